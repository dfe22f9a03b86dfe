// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole files as text, and golden files that are only written on request.
#pragma once

#include <QFile>
#include <QString>
#include <QtTest>

#include <string>

namespace aksnet::testing {

[[nodiscard]] inline std::string fileText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}

/// true if golden files are to be written anew instead of compared.
[[nodiscard]] inline bool renewsGoldenFiles() {
    return qEnvironmentVariable("AKSNET_RENEW_GOLDEN") == QLatin1String("1");
}

/// Writes a golden file where that is asked for and its text is another. What it stands for must be read after that.
inline void renewGoldenFile(const QString& path, const std::string& text) {
    if (QFile::exists(path) && fileText(path) == text) {
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QByteArray::fromStdString(text)) != static_cast<qint64>(text.size())) {
        qFatal("cannot write %s", qPrintable(path));
    }
}

}  // namespace aksnet::testing
