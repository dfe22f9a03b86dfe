// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project's own files as the house tests see them: what stands in the source folder, without builds and outputs.
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace aksnet::testing {

[[nodiscard]] inline QString sourcePath(const QString& path) {
    return QStringLiteral(AKSNET_SOURCE_DIR "/") + path;
}

[[nodiscard]] inline bool exists(const QString& path) {
    return QFile::exists(sourcePath(path));
}

/// The file's text; the test ends if it cannot be read.
[[nodiscard]] inline QString textOf(const QString& path) {
    QFile file(sourcePath(path));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    return QString::fromUtf8(file.readAll());
}

/// Paths from the root of all files under `folders` whose name matches one of the wildcards, sorted.
[[nodiscard]] inline QStringList filesUnder(const QStringList& folders, const QStringList& wildcards) {
    QStringList paths;
    const QDir root(QStringLiteral(AKSNET_SOURCE_DIR));
    for (const QString& folder : folders) {
        QDirIterator walk(root.filePath(folder), wildcards, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            paths << root.relativeFilePath(walk.next());
        }
    }
    paths.sort();
    return paths;
}

/// The folders that make up the project; anything else at the root is a build or an output.
[[nodiscard]] inline QStringList topFolders() {
    return {QStringLiteral("app"),   QStringLiteral("core"), QStringLiteral("packaging"), QStringLiteral("resources"),
            QStringLiteral("tests"), QStringLiteral("ui"),   QStringLiteral(".ci")};
}

[[nodiscard]] inline QStringList codeUnder(const QStringList& folders) {
    return filesUnder(folders, {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
}

/// Every first capture of the pattern, line by line; comments at line ends do not matter to it.
[[nodiscard]] inline QStringList captures(const QString& text, const QString& pattern) {
    QStringList found;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        found << match.next().captured(1);
    }
    return found;
}

/// "podSubnetDynamic" → "pod_subnet_dynamic": the file name of an identifier.
[[nodiscard]] inline QString fileNameOf(const QString& identifier) {
    QString name;
    for (const QChar letter : identifier) {
        if (letter.isUpper()) {
            name += u'_';
        }
        name += letter.toLower();
    }
    return name;
}

/// Collects complaints, so that one run names all of them.
class Complaints {
public:
    void add(const QString& complaint) { m_lines << complaint; }
    void unless(bool holds, const QString& complaint) {
        if (!holds) {
            add(complaint);
        }
    }
    [[nodiscard]] QByteArray text() const { return m_lines.join(u'\n').prepend(u'\n').toUtf8(); }
    [[nodiscard]] bool none() const { return m_lines.isEmpty(); }

private:
    QStringList m_lines;
};

}  // namespace aksnet::testing

/// Fails with every complaint at once.
#define VERIFY_NONE(complaints) QVERIFY2((complaints).none(), (complaints).text().constData())
