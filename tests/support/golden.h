// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts compared with their golden files under tests/golden.
#pragma once

#include "tests/support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

namespace aksnet::testing {

/// The first line in which the text and its golden file differ, as a message; empty if they are the same. The file is
/// written first where AKSNET_RENEW_GOLDEN=1 asks for it.
[[nodiscard]] inline QString differenceFromGolden(const QString& name, const std::string& text) {
    const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/tests/golden/") + name;
    if (renewsGoldenFiles()) {
        QDir().mkpath(QFileInfo(path).path());
        renewGoldenFile(path, text);
    }
    if (!QFile::exists(path)) {
        return QStringLiteral("There is no golden file %1.").arg(path);
    }
    const std::string golden = fileText(path);
    if (golden == text) {
        return {};
    }
    const QStringList expected = QString::fromStdString(golden).split(QLatin1Char('\n'));
    const QStringList actual = QString::fromStdString(text).split(QLatin1Char('\n'));
    for (qsizetype line = 0; line < std::max(expected.size(), actual.size()); ++line) {
        const QString wanted = expected.value(line, QStringLiteral("(end)"));
        const QString found = actual.value(line, QStringLiteral("(end)"));
        if (wanted != found) {
            return QStringLiteral("%1, line %2\n  golden: %3\n  now:    %4").arg(name).arg(line + 1).arg(wanted, found);
        }
    }
    return QStringLiteral("%1 differs in bytes that are no text.").arg(name);
}

}  // namespace aksnet::testing
