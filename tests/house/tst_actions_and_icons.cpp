// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action of the window says what it does, its keys are its own, and every icon that is named is there.
#include "tests/house/project_files.h"

using namespace aksnet::testing;

namespace {

struct ActionLine {
    QString id;
    QString menu;
    QString text;
    QString tip;
    QString icon;
    QString shortcuts;
};

QList<ActionLine> actionLines() {
    return {
#define ACTION(id, menu, text, tip, icon, shortcuts)                   \
    {QStringLiteral(#id), QStringLiteral(#menu), QStringLiteral(text), \
     QStringLiteral(tip), QStringLiteral(icon),  QStringLiteral(shortcuts)},
#define SEPARATOR(menu)
#include "ui/window/actions.def"
#undef SEPARATOR
#undef ACTION
    };
}

QString iconPath(const QString& name) {
    return QStringLiteral("resources/icons/%1.svg").arg(name);
}

/// All words in quotes, and icon files in style sheets, in the sources of the window.
QSet<QString> quotedWords() {
    QSet<QString> words;
    for (const QString& path : filesUnder({QStringLiteral("ui"), QStringLiteral("app")},
                                          {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.def")})) {
        const QString text = textOf(path);
        for (const QString& word : captures(text, QStringLiteral("\"([a-z][a-z0-9-]*)\"")) +
                                       captures(text, QStringLiteral(":/icons/([a-z0-9-]+)\\.svg"))) {
            words.insert(word);
        }
    }
    return words;
}

}  // namespace

class TstActionsAndIcons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyActionSaysWhatItDoes() {
        Complaints complaints;
        QSet<QString> ids;
        QSet<QString> tips;
        for (const ActionLine& action : actionLines()) {
            complaints.unless(!action.text.isEmpty(), action.id + QStringLiteral(" has no text"));
            complaints.unless(action.tip.size() > 8, action.id + QStringLiteral(" has no tip"));
            complaints.unless(!action.tip.endsWith(u'.'),
                              action.id + QStringLiteral(": tips are phrases, without a full stop"));
            complaints.unless(action.icon.isEmpty() || exists(iconPath(action.icon)),
                              action.id + QStringLiteral(" names the missing icon ") + action.icon);
            complaints.unless(!ids.contains(action.id), action.id + QStringLiteral(" stands in the list twice"));
            complaints.unless(!tips.contains(action.tip), action.id + QStringLiteral(" has the tip of another action"));
            ids.insert(action.id);
            tips.insert(action.tip);
        }
        QVERIFY(ids.size() > 20);
        VERIFY_NONE(complaints);
    }

    void noTwoActionsShareAKey() {
        QMap<QString, QString> owners;
        Complaints complaints;
        for (const ActionLine& action : actionLines()) {
            for (const QString& keys : action.shortcuts.split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
                complaints.unless(!owners.contains(keys),
                                  QStringLiteral("%1 and %2 share %3").arg(owners.value(keys), action.id, keys));
                owners.insert(keys, action.id);
            }
        }
        VERIFY_NONE(complaints);
    }

    /// Within one menu no two texts have the same letter underlined.
    void menusHaveOneActionALetter() {
        QMap<QString, QString> owners;
        Complaints complaints;
        for (const ActionLine& action : actionLines()) {
            const auto letter = captures(action.text, QStringLiteral("&(\\w)"));
            if (!letter.isEmpty()) {
                const QString key = action.menu + u' ' + letter.front().toLower();
                complaints.unless(
                    !owners.contains(key),
                    QStringLiteral("%1 and %2 underline the same letter").arg(owners.value(key), action.id));
                owners.insert(key, action.id);
            }
        }
        VERIFY_NONE(complaints);
    }

    void iconsThatCodeNamesAreThere() {
        Complaints complaints;
        const QString named =
            QStringLiteral("(?:makeIcon|tintedIcon|setIcon|Icon)\\(QStringLiteral\\(\"([a-z0-9-]+)\"\\)");
        for (const QString& path : codeUnder({QStringLiteral("ui"), QStringLiteral("app")})) {
            for (const QString& name : captures(textOf(path), named)) {
                complaints.unless(exists(iconPath(name)), path + QStringLiteral(" names the missing icon ") + name);
            }
        }
        complaints.unless(exists(iconPath(QStringLiteral("aksnet"))),
                          QStringLiteral("the program's own icon is missing"));
        VERIFY_NONE(complaints);
    }

    void noIconLiesUnused() {
        const QSet<QString> words = quotedWords();
        Complaints complaints;
        for (const QString& path : filesUnder({QStringLiteral("resources/icons")}, {QStringLiteral("*.svg")})) {
            const QString name = QFileInfo(path).completeBaseName();
            complaints.unless(words.contains(name), path + QStringLiteral(" is named nowhere"));
        }
        VERIFY_NONE(complaints);
    }

    /// Symbols take the window's text colour, so they work in light and dark. The program's own icon has colours; a style
    /// sheet shows `control-…` as they are, so those are of a grey that does for both.
    void symbolsTakeTheTextColour() {
        Complaints complaints;
        for (const QString& path : filesUnder({QStringLiteral("resources/icons")}, {QStringLiteral("*.svg")})) {
            const QString text = textOf(path);
            const bool keepsColour =
                path.endsWith(QStringLiteral("/aksnet.svg")) || path.contains(QStringLiteral("/control-"));
            complaints.unless(text.contains(QStringLiteral("viewBox=")), path + QStringLiteral(" has no viewBox"));
            complaints.unless(keepsColour || !text.contains(QRegularExpression(QStringLiteral("#[0-9a-fA-F]{3,6}\""))),
                              path + QStringLiteral(" has a colour of its own"));
            complaints.unless(!text.contains(QStringLiteral("<text")),
                              path + QStringLiteral(" holds text, which looks different everywhere"));
        }
        VERIFY_NONE(complaints);
    }
};

QTEST_APPLESS_MAIN(TstActionsAndIcons)
#include "tst_actions_and_icons.moc"
