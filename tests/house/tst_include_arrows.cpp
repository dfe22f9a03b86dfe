// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who may include whom: app → ui → core, and inside core and ui only what stands to the left.
#include "tests/house/project_files.h"

using namespace aksnet::testing;

namespace {

/// Folders from left to right; those of one entry stand side by side and do not see each other.
using Arrows = QList<QStringList>;

Arrows arrowsFrom(const QString& line) {
    Arrows arrows;
    for (const QString& group : line.split(QStringLiteral(" < "))) {
        arrows << group.split(QStringLiteral(", "));
    }
    return arrows;
}

Arrows coreArrows() {
    return arrowsFrom(QStringLiteral(
        "base < address < plan < catalog < models < facts < egress < rules < engine < advisor < report < diagram < io"));
}

Arrows uiArrows() {
    return arrowsFrom(QStringLiteral("base < document < models < canvas, charts < panels, dialogs, export < window"));
}

/// Where the folder stands; -1 if the arrows do not know it.
int placeOf(const Arrows& arrows, const QString& folder) {
    for (int i = 0; i < arrows.size(); ++i) {
        if (arrows[i].contains(folder)) {
            return i;
        }
    }
    return -1;
}

QStringList quotedIncludes(const QString& text) {
    return captures(text, QStringLiteral("^\\s*#\\s*include\\s+\"([^\"]+)\""));
}

QStringList angleIncludes(const QString& text) {
    return captures(text, QStringLiteral("^\\s*#\\s*include\\s+<([^>]+)>"));
}

QStringList codeAndListsUnder(const QString& folder) {
    return filesUnder({folder}, {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.def")});
}

void checkArrows(const QString& house, const Arrows& arrows, Complaints& complaints) {
    for (const QString& path : codeAndListsUnder(house)) {
        const QString folder = path.section(u'/', 1, 1);
        const int place = placeOf(arrows, folder);
        if (place < 0) {
            complaints.add(path + QStringLiteral(" stands in a folder that the arrows do not know"));
            continue;
        }
        for (const QString& included : quotedIncludes(textOf(path))) {
            const QString other = included.section(u'/', 1, 1);
            if (included.section(u'/', 0, 0) == house && other != folder) {
                const int otherPlace = placeOf(arrows, other);
                complaints.unless(otherPlace >= 0 && otherPlace < place,
                                  path + QStringLiteral(" includes ") + included);
            }
        }
    }
}

}  // namespace

class TstIncludeArrows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thisTestSeesIncludes() {
        const QString text = QStringLiteral(
            "#include \"core/io/svg.h\"\n  #  include \"a.h\" // why\n#include <QWidget>\n// #include \"no.h\"\n");
        QCOMPARE(quotedIncludes(text), QStringList({QStringLiteral("core/io/svg.h"), QStringLiteral("a.h")}));
        QCOMPARE(angleIncludes(text), QStringList({QStringLiteral("QWidget")}));
        QVERIFY(codeAndListsUnder(QStringLiteral("core")).size() > 100);
        QCOMPARE(placeOf(uiArrows(), QStringLiteral("charts")), 3);
    }

    void coreIncludesOnlyToTheLeft() {
        Complaints complaints;
        checkArrows(QStringLiteral("core"), coreArrows(), complaints);
        VERIFY_NONE(complaints);
    }

    void uiIncludesOnlyToTheLeft() {
        Complaints complaints;
        checkArrows(QStringLiteral("ui"), uiArrows(), complaints);
        VERIFY_NONE(complaints);
    }

    /// core includes core, ui core and ui; app may include all three; nobody includes tests.
    void housesIncludeOnlyWhatStandsBelowThem() {
        const QMap<QString, QStringList> allowed{
            {QStringLiteral("core"), {QStringLiteral("core")}},
            {QStringLiteral("ui"), {QStringLiteral("core"), QStringLiteral("ui")}},
            {QStringLiteral("app"), {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}},
        };
        Complaints complaints;
        for (auto house = allowed.begin(); house != allowed.end(); ++house) {
            for (const QString& path : codeAndListsUnder(house.key())) {
                for (const QString& included : quotedIncludes(textOf(path))) {
                    complaints.unless(house->contains(included.section(u'/', 0, 0)),
                                      path + QStringLiteral(" includes ") + included);
                }
            }
        }
        VERIFY_NONE(complaints);
    }

    void quotedIncludesArePathsFromTheRoot() {
        Complaints complaints;
        for (const QString& path : codeUnder(topFolders())) {
            for (const QString& included : quotedIncludes(textOf(path))) {
                const bool generated =
                    included.endsWith(QStringLiteral(".moc")) || included == QStringLiteral("core/base/version.h");
                complaints.unless(generated || exists(included),
                                  path + QStringLiteral(" includes ") + included +
                                      QStringLiteral(", which is no path from the root"));
            }
        }
        VERIFY_NONE(complaints);
    }

    void coreHasNoQt() {
        const QRegularExpression qtHeader(QStringLiteral("^(Q[A-Z]|Qt|q[a-z]+\\.h)"));
        Complaints complaints;
        for (const QString& path : codeAndListsUnder(QStringLiteral("core"))) {
            for (const QString& included : angleIncludes(textOf(path))) {
                complaints.unless(!qtHeader.match(included).hasMatch(),
                                  path + QStringLiteral(" includes <") + included + u'>');
            }
        }
        VERIFY_NONE(complaints);
    }

    /// The JSON library stays behind core/io: no header that others include shows it.
    void jsonLibraryStaysInsideIo() {
        Complaints complaints;
        for (const QString& path : codeUnder({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            const bool usesIt = textOf(path).contains(QStringLiteral("<nlohmann/"));
            const bool isInner =
                path.startsWith(QStringLiteral("core/io/")) &&
                (path.endsWith(QStringLiteral(".cpp")) || path.startsWith(QStringLiteral("core/io/importers/")));
            complaints.unless(!usesIt || isInner, path + QStringLiteral(" includes nlohmann/json"));
        }
        for (const QString& path : codeUnder({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            for (const QString& included : quotedIncludes(textOf(path))) {
                complaints.unless(
                    !included.startsWith(QStringLiteral("core/io/importers/")) ||
                        path.startsWith(QStringLiteral("core/io/")),
                    path + QStringLiteral(" includes ") + included + QStringLiteral(", which is private to core/io"));
            }
        }
        VERIFY_NONE(complaints);
    }

    /// Sources may be compiled as one unit: what one file pulls in must not spill into the next. Our literals' suffixes,
    /// pulled in inside our namespace, hide nothing.
    void noFileUsesAWholeNamespaceOrMissesItsGuard() {
        const QRegularExpression usingNamespace(QStringLiteral("^using namespace (?!literals;)"),
                                                QRegularExpression::MultilineOption);
        Complaints complaints;
        for (const QString& path : codeUnder({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            const QString text = textOf(path);
            complaints.unless(!usingNamespace.match(text).hasMatch(),
                              path + QStringLiteral(" has `using namespace` at file scope"));
            complaints.unless(path.endsWith(QStringLiteral(".cpp")) || text.contains(QStringLiteral("#pragma once")),
                              path + QStringLiteral(" has no #pragma once"));
        }
        VERIFY_NONE(complaints);
    }
};

QTEST_APPLESS_MAIN(TstIncludeArrows)
#include "tst_include_arrows.moc"
