// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every file of the project keeps to: where it stands, how long it is, how it begins, what it does not speak of.
#include "tests/house/project_files.h"

using namespace aksnet::testing;

namespace {

QStringList rootFiles() {
    return {QStringLiteral(".clang-format"), QStringLiteral(".clang-tidy"),    QStringLiteral(".editorconfig"),
            QStringLiteral(".gitignore"),    QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"),
            QStringLiteral("LICENSE"),       QStringLiteral("README.md"),      QStringLiteral("dev")};
}

/// All text that we wrote by hand. Fixtures may quote what others wrote, and the licence is not ours.
QStringList ownTexts() {
    QStringList paths = filesUnder(topFolders(), {QStringLiteral("*")});
    paths.removeIf([](const QString& path) {
        return path.startsWith(QStringLiteral("tests/fixtures/")) ||
               path.startsWith(QStringLiteral("tests/fuzz/seeds/")) ||
               path.startsWith(QStringLiteral("tests/golden/")) || path.endsWith(QStringLiteral(".png"));
    });
    for (const QString& file : rootFiles()) {
        if (file != QStringLiteral("LICENSE")) {
            paths << file;
        }
    }
    return paths;
}

bool isScriptOrCode(const QString& path) {
    const QString name = path.section(u'/', -1);
    return name.endsWith(QStringLiteral(".cpp")) || name.endsWith(QStringLiteral(".h")) ||
           name.endsWith(QStringLiteral(".cmake")) || name == QStringLiteral("CMakeLists.txt") ||
           name == QStringLiteral("dev") || name == QStringLiteral("run") || name == QStringLiteral("install-packages");
}

}  // namespace

class TstHouseFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRootHoldsWhatItMust() {
        Complaints complaints;
        for (const QString& name : rootFiles() + topFolders()) {
            complaints.unless(exists(name), name + QStringLiteral(" is missing"));
        }
        complaints.unless(textOf(QStringLiteral(".ci/run")).contains(QStringLiteral("./dev test")),
                          QStringLiteral(".ci/run does not call ./dev test"));
        for (const QString& script :
             {QStringLiteral("dev"), QStringLiteral(".ci/run"), QStringLiteral("packaging/install-packages")}) {
            complaints.unless(QFileInfo(sourcePath(script)).isExecutable(),
                              script + QStringLiteral(" is not executable"));
        }
        VERIFY_NONE(complaints);
    }

    void noSourceFileIsOver500Lines() {
        Complaints complaints;
        for (const QString& path : codeUnder(topFolders())) {
            const auto lines = textOf(path).count(u'\n');
            complaints.unless(lines <= 500, QStringLiteral("%1 has %2 lines").arg(path).arg(lines));
        }
        VERIFY_NONE(complaints);
    }

    void everyFolderIntroducesItselfIn60Lines() {
        Complaints complaints;
        for (const QString& folder : topFolders()) {
            if (folder.startsWith(u'.')) {
                continue;
            }
            const QString readme = folder + QStringLiteral("/README.md");
            if (!exists(readme)) {
                complaints.add(readme + QStringLiteral(" is missing"));
                continue;
            }
            const auto lines = textOf(readme).count(u'\n');
            complaints.unless(lines <= 60, QStringLiteral("%1 has %2 lines").arg(readme).arg(lines));
        }
        VERIFY_NONE(complaints);
    }

    void linksBetweenPagesLead_data() {
        QTest::addColumn<QString>("page");
        for (const QString& page :
             filesUnder(topFolders(), {QStringLiteral("*.md")}) + QStringList{QStringLiteral("README.md")}) {
            QTest::newRow(qPrintable(page)) << page;
        }
    }
    void linksBetweenPagesLead() {
        QFETCH(QString, page);
        Complaints complaints;
        for (const QString& target : captures(textOf(page), QStringLiteral("\\]\\(([^)\\s#]+)"))) {
            const bool isFile =
                !target.contains(QStringLiteral("://")) && !target.startsWith(QStringLiteral("mailto:"));
            const QString path = QDir::cleanPath(QFileInfo(sourcePath(page)).path() + u'/' + target);
            complaints.unless(!isFile || QFile::exists(path),
                              page + QStringLiteral(" links ") + target + QStringLiteral(", which is not there"));
        }
        VERIFY_NONE(complaints);
    }

    void codeNamesItsLicenceFirst() {
        Complaints complaints;
        for (const QString& path : ownTexts()) {
            if (isScriptOrCode(path)) {
                const QString start = textOf(path).section(u'\n', 0, 1);
                complaints.unless(start.contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")),
                                  path + QStringLiteral(" does not begin with its licence"));
            }
        }
        VERIFY_NONE(complaints);
    }

    void textFilesAreTidy() {
        Complaints complaints;
        for (const QString& path : ownTexts()) {
            const QString text = textOf(path);
            complaints.unless(!text.contains(u'\r') && !text.contains(u'\t'),
                              path + QStringLiteral(" has carriage returns or tabs"));
            complaints.unless(text.endsWith(u'\n'), path + QStringLiteral(" does not end in a line feed"));
            complaints.unless(!text.contains(QRegularExpression(QStringLiteral("[ ]+\\n"))),
                              path + QStringLiteral(" has spaces at line ends"));
        }
        VERIFY_NONE(complaints);
    }

    /// Nothing is left for later, and no path of one machine.
    void filesDoNotSpeakOfMachinesOrOfWorkToDo() {
        // Written in two parts, so that this file does not hold them.
        const QStringList words{
            QStringLiteral("TO") + QStringLiteral("DO"),   QStringLiteral("FIX") + QStringLiteral("ME"),
            QStringLiteral("XX") + QStringLiteral("X"),    QStringLiteral("/ho") + QStringLiteral("me/"),
            QStringLiteral("/wo") + QStringLiteral("rk/"), QStringLiteral("/tm") + QStringLiteral("p/")};
        Complaints complaints;
        for (const QString& path : ownTexts()) {
            const QString text = textOf(path);
            for (const QString& word : words) {
                complaints.unless(!text.contains(word), path + QStringLiteral(" holds \"") + word + u'"');
            }
        }
        VERIFY_NONE(complaints);
    }

    /// The verbs ask the script for groups that the list has, and the list names each package once a group.
    void packageGroupsExist() {
        const QString list = textOf(QStringLiteral("packaging/packages.txt"));
        const QStringList groups = captures(list, QStringLiteral("^\\[(\\w+)\\]$"));
        Complaints complaints;
        for (const QString& asked :
             captures(textOf(QStringLiteral("dev")), QStringLiteral("install-packages ([a-z ]+)$"))) {
            for (const QString& group : asked.split(u' ')) {
                complaints.unless(groups.contains(group), QStringLiteral("dev asks for the package group ") + group);
            }
        }
        QVERIFY(groups.contains(QStringLiteral("build")));
        VERIFY_NONE(complaints);
    }
};

QTEST_APPLESS_MAIN(TstHouseFiles)
#include "tst_house_files.moc"
