// SPDX-License-Identifier: GPL-3.0-or-later
//
// The guide: its pages hold what they promise, and the dialog finds, follows and returns by mouse and keyboard.
#include "app/command_line.h"
#include "core/io/plan_file.h"
#include "core/models/model.h"
#include "core/rules/rule.h"
#include "tests/support/dialogs.h"
#include "tests/support/window_fixture.h"
#include "ui/base/text.h"
#include "ui/base/theme_manager.h"
#include "ui/dialogs/guide_dialog.h"
#include "ui/window/action_list.h"
#include "ui/window/main_window.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

#include <sstream>

using namespace aksnet;
using namespace aksnet::test;
using namespace aksnet::ui;

namespace {

/// Every page of every chapter.
QList<GuidePage> everyPage() {
    QList<GuidePage> pages;
    for (const GuideChapter& chapter : guideChapters()) {
        pages << chapter.pages;
    }
    return pages;
}

/// All that the expression captures first in the guide's own pages, each once.
QStringList capturedInGuide(const QString& expression) {
    const QRegularExpression pattern(expression);
    QStringList found;
    const QList<GuideChapter> chapters = guideChapters();
    for (const GuidePage& page : chapters.front().pages) {
        for (auto match = pattern.globalMatch(page.text); match.hasNext();) {
            const QString text = match.next().captured(1);
            if (!found.contains(text)) {
                found << text;
            }
        }
    }
    return found;
}

QString plainMenuText(QString text) {
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

/// The action that is reached through these menu entries, or null.
const QAction* menuEntry(const QList<QAction*>& actions, const QStringList& path) {
    for (QAction* action : actions) {
        if (plainMenuText(action->text()) != path.front()) {
            continue;
        }
        return path.size() == 1 ? action : action->menu() ? menuEntry(action->menu()->actions(), path.mid(1)) : nullptr;
    }
    return nullptr;
}

QStringList shownTitles(const GuideDialog& guide) {
    QStringList titles;
    for (int row = 0; row < guide.pages()->count(); ++row) {
        if (const auto* item = guide.pages()->item(row); !item->isHidden()) {
            titles << item->text();
        }
    }
    return titles;
}

QString firstLine(const GuideDialog& guide) {
    return guide.page()->document()->firstBlock().text();
}

/// Where the page's links lead.
QList<QUrl> linksOf(const QTextDocument& page) {
    QList<QUrl> links;
    for (QTextBlock block = page.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (const QString link = it.fragment().charFormat().anchorHref(); !link.isEmpty()) {
                links << QUrl(link);
            }
        }
    }
    return links;
}

QString helpOf(const QStringList& arguments) {
    std::ostringstream help;
    std::ostringstream errors;
    (void)app::parseArguments(arguments, {help, errors});
    return QString::fromStdString(help.str());
}

/// The commands that the program's own help lists.
QStringList commandNames() {
    const QString commands = helpOf({QStringLiteral("--help")}).section(QStringLiteral("Subcommands:"), 1);
    const QRegularExpression name(QStringLiteral("^  ([a-z-]+) +[A-Z]"), QRegularExpression::MultilineOption);
    QStringList names;
    for (auto match = name.globalMatch(commands); match.hasNext();) {
        names << match.next().captured(1);
    }
    return names;
}

}  // namespace

class TestGuideDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The pages

    void guideBeginsWithItsOwnPagesInOrder() {
        const QList<GuideChapter> chapters = guideChapters();
        QCOMPARE(chapters.size(), 3);
        QVERIFY(chapters[0].pages.size() >= 8);
        for (int i = 0; i < chapters[0].pages.size(); ++i) {
            QVERIFY(chapters[0].pages[i].url.fileName().startsWith(QStringLiteral("%1-").arg(i + 1)));
        }
        QCOMPARE(chapters[1].pages.size(), static_cast<qsizetype>(allModels().size()));
    }

    void everyRuleWithAPageIsListed() {
        QStringList listed;
        const QList<GuideChapter> chapters = guideChapters();
        for (const GuidePage& page : chapters[2].pages) {
            listed << page.url.path();
        }
        for (const Rule* rule : allRules()) {
            const QString path = QStringLiteral("/rules/%1.md").arg(toQt(rule->id));
            QCOMPARE(listed.contains(path), QFile::exists(QLatin1Char(':') + path));
        }
    }

    void everyPageHasOneTitleOnItsFirstLine() {
        const QRegularExpression heading(QStringLiteral("^# (.+)$"), QRegularExpression::MultilineOption);
        for (const GuidePage& page : everyPage()) {
            // Comments in code blocks look like headings; titles are looked for outside them.
            QString text = page.text;
            text.remove(
                QRegularExpression(QStringLiteral("```.*?```"), QRegularExpression::DotMatchesEverythingOption));
            auto found = heading.globalMatch(text);
            QVERIFY2(found.hasNext(), qPrintable(page.url.toString()));
            const auto first = found.next();
            QCOMPARE(first.capturedStart(), 0);
            QCOMPARE(first.captured(1), page.title);
            QVERIFY2(!found.hasNext(), qPrintable(page.url.toString()));
        }
    }

    void everyLinkLeadsToSomething() {
        GuideDialog guide;
        int followed = 0;
        for (const GuidePage& page : everyPage()) {
            guide.page()->setSource(page.url);
            for (const QUrl& link : linksOf(*guide.page()->document())) {
                const QUrl target = page.url.resolved(link);
                const QByteArray said = (page.url.toString() + QStringLiteral(" links to ") + link.toString()).toUtf8();
                if (target.scheme() == QLatin1String("https")) {
                    QVERIFY2(target.host().contains(QLatin1Char('.')), said.constData());
                    continue;
                }
                QCOMPARE(target.scheme(), QStringLiteral("qrc"));
                QVERIFY2(QFile::exists(QLatin1Char(':') + target.path()), said.constData());
                ++followed;
            }
        }
        QVERIFY(followed > 10);
    }

    void everyTableIsATableAndNoMarkIsLeftOver() {
        for (const GuidePage& page : everyPage()) {
            QTextDocument document;
            document.setMarkdown(page.text);
            int tables = 0;
            for (const QTextFrame* frame : document.rootFrame()->childFrames()) {
                tables += qobject_cast<const QTextTable*>(frame) ? 1 : 0;
            }
            QCOMPARE(tables, page.text.count(QRegularExpression(QStringLiteral("^\\|(-+\\|)+$"),
                                                                QRegularExpression::MultilineOption)));
            const QString text = document.toPlainText();
            for (const auto& left : {QStringLiteral("**"), QStringLiteral("]("), QStringLiteral("```")}) {
                QVERIFY2(!text.contains(left), qPrintable(page.url.toString()));
            }
        }
    }

    void menusThatAreNamedExist() {
        DocumentSession session;
        const MainWindow window(&session);
        const QStringList paths = capturedInGuide(QStringLiteral("\\*\\*(\\w+ ▸ [^*]+)\\*\\*"));
        QVERIFY(paths.size() >= 4);
        for (const QString& path : paths) {
            QVERIFY2(menuEntry(window.menuBar()->actions(), path.split(QStringLiteral(" ▸ "))), qPrintable(path));
        }
    }

    void keysThatAreNamedAreShortcuts() {
        QSet<QString> known{QStringLiteral("Ctrl+A")};
        const ActionList actions;
        for (std::size_t i = 0; i < actionCount; ++i) {
            for (const QKeySequence& keys : actions.at(static_cast<ActionId>(i))->shortcuts()) {
                known << keys.toString(QKeySequence::PortableText);
            }
        }
        const QStringList named = capturedInGuide(
            QStringLiteral("\\b((?:(?:Ctrl|Shift|Alt)\\+)*F\\d+|(?:(?:Ctrl|Shift|Alt)\\+)+[A-Z0-9])\\b"));
        QVERIFY(named.size() >= 8);
        for (const QString& keys : named) {
            QVERIFY2(known.contains(keys), qPrintable(keys));
        }
    }

    void optionsThatAreNamedAreInTheHelp() {
        QString known;
        for (const QString& command : commandNames()) {
            known += helpOf({command, QStringLiteral("--help")});
        }
        QFile file(QStringLiteral(":/guide/8-command-line.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        int found = 0;
        for (auto match = QRegularExpression(QStringLiteral("`(--[a-z-]+)")).globalMatch(text); match.hasNext();
             ++found) {
            const QString option = match.next().captured(1);
            QVERIFY2(known.contains(option), qPrintable(option));
        }
        QVERIFY(found >= 8);
    }

    void everyCommandIsDescribed() {
        QVERIFY(commandNames().size() >= 4);
        QFile file(QStringLiteral(":/guide/8-command-line.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QString& command : commandNames()) {
            QVERIFY2(text.contains(QStringLiteral("\naksnet %1 ").arg(command)), qPrintable(command));
        }
    }

    void planInThePlanFilesPageIsWrittenAsTheProgramWritesIt() {
        QFile file(QStringLiteral(":/guide/9-plan-file.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = QString::fromUtf8(file.readAll()).section(QStringLiteral("```\n"), 1, 1).toStdString();
        const auto document = parsePlan(text, "example");
        QVERIFY2(document.has_value(), document ? "" : document.error().text().c_str());
        QCOMPARE(QString::fromStdString(writePlan(*document)), QString::fromStdString(text));
    }

    // The dialog

    void firstPageIsShownAtTheStart() {
        GuideDialog guide;
        QCOMPARE(firstLine(guide), guideChapters().front().pages.front().title);
        QCOMPARE(guide.pages()->currentItem()->text(), firstLine(guide));
        QVERIFY(!guide.backAction()->isEnabled());
    }

    void upAndDownChangeThePageAndSkipChapters() {
        GuideDialog guide;
        guide.show();
        QVERIFY(QTest::qWaitForWindowActive(&guide));
        QVERIFY(guide.pages()->hasFocus());
        const QList<GuidePage> pages = everyPage();
        for (qsizetype i = 1; i < 12; ++i) {
            QTest::keyClick(guide.pages(), Qt::Key_Down);
            QCOMPARE(firstLine(guide), pages[i].title);
        }
        for (qsizetype i = 10; i >= 0; --i) {
            QTest::keyClick(guide.pages(), Qt::Key_Up);
            QCOMPARE(firstLine(guide), pages[i].title);
        }
    }

    void everythingIsReachedByTabAndHasAName() {
        GuideDialog guide;
        QVERIFY(opens(guide));
        QCOMPARE(nameless(guide), QString());
        // Of a page Tab goes through the links first.
        guide.page()->setHtml(QString());
        QCOMPARE(unreachable(guide), QString());
    }

    void linksAreFollowedAndLeftByKeyboard() {
        GuideDialog guide;
        guide.show();
        QVERIFY(QTest::qWaitForWindowActive(&guide));
        const QString start = firstLine(guide);
        const QUrl first = guide.page()->source().resolved(linksOf(*guide.page()->document()).front());
        guide.page()->setFocus();
        QTest::keyClick(guide.page(), Qt::Key_Tab);
        QTest::keyClick(guide.page(), Qt::Key_Return);
        QCOMPARE(guide.page()->source(), first);
        QVERIFY(firstLine(guide) != start);
        QCOMPARE(guide.pages()->currentItem()->text(), firstLine(guide));
        const QString second = firstLine(guide);
        QTest::keyClick(&guide, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(firstLine(guide), start);
        QCOMPARE(guide.pages()->currentItem()->text(), start);
        QTest::keyClick(&guide, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(firstLine(guide), second);
        QVERIFY(!guide.forwardAction()->isEnabled());
    }

    void searchingKeepsThePagesWithAllWords() {
        GuideDialog guide;
        guide.show();
        QVERIFY(QTest::qWaitForWindowActive(&guide));
        const QStringList all = shownTitles(guide);
        QTest::keyClick(&guide, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(guide.search()->hasFocus());
        QTest::keyClicks(guide.search(), QStringLiteral("netcfgsubnetrangeoutsidevnet"));
        QVERIFY(shownTitles(guide).contains(QStringLiteral("IP-001 Subnet lies outside its virtual network")));
        QVERIFY(shownTitles(guide).size() < all.size());
        QVERIFY(guide.page()->toPlainText().contains(QStringLiteral("NetcfgSubnetRangeOutsideVnet")));
        QVERIFY(!guide.page()->extraSelections().isEmpty());
        // Words count one by one, wherever they stand on the page.
        guide.search()->clear();
        QTest::keyClicks(guide.search(), QStringLiteral("mended exchange"));
        QVERIFY(!shownTitles(guide).contains(QStringLiteral("Getting started")));
        guide.search()->clear();
        QTest::keyClicks(guide.search(), QStringLiteral("sarif pipeline"));
        QVERIFY(shownTitles(guide).contains(QStringLiteral("Command line")));
        QCOMPARE(firstLine(guide), QStringLiteral("Command line"));
        QTest::keyClick(guide.search(), Qt::Key_Escape);
        QCOMPARE(shownTitles(guide), all);
        QCOMPARE(firstLine(guide), QStringLiteral("Command line"));
        QVERIFY(guide.page()->extraSelections().isEmpty());
        QVERIFY(guide.isVisible());
    }

    void enterGoesFromPlaceToPlaceAndAroundAgain() {
        GuideDialog guide;
        guide.search()->setText(QStringLiteral("undo"));
        QVERIFY(guide.page()->extraSelections().size() >= 1);
        guide.search()->setText(QStringLiteral("subnet"));
        const auto count = guide.page()->extraSelections().size();
        QVERIFY(count >= 2);
        QSet<int> places;
        for (qsizetype i = 0; i < count; ++i) {
            QTest::keyClick(guide.search(), Qt::Key_Return);
            QCOMPARE(guide.page()->textCursor().selectedText().toLower(), QStringLiteral("subnet"));
            places << guide.page()->textCursor().position();
        }
        QCOMPARE(places.size(), count);
        QTest::keyClick(guide.search(), Qt::Key_Return);
        QVERIFY(places.contains(guide.page()->textCursor().position()));
    }

    void searchThatFindsNothingSaysSo() {
        GuideDialog guide;
        guide.show();
        guide.search()->setText(QStringLiteral("xyzzy"));
        QVERIFY(shownTitles(guide).isEmpty());
        const auto labels = guide.pages()->findChildren<QLabel*>();
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels.front()->isVisible());
        guide.search()->clear();
        QVERIFY(!labels.front()->isVisible());
    }

    void arrowsInTheSearchFieldChangeThePage() {
        GuideDialog guide;
        guide.search()->setText(QStringLiteral("plan"));
        const QString before = firstLine(guide);
        QTest::keyClick(guide.search(), Qt::Key_Down);
        QVERIFY(firstLine(guide) != before);
        QVERIFY(guide.page()->toPlainText().contains(QStringLiteral("plan"), Qt::CaseInsensitive));
        QTest::keyClick(guide.search(), Qt::Key_Up);
        QCOMPARE(firstLine(guide), before);
    }

    void anotherThemeKeepsPageAndPlace() {
        ThemeManager themes(ThemeChoice::light);
        GuideDialog guide;
        guide.resize(700, 300);
        guide.show();
        guide.page()->setSource(QUrl(QStringLiteral("qrc:/guide/6-importing.md")));
        QTRY_VERIFY(guide.page()->verticalScrollBar()->maximum() > 200);
        guide.page()->verticalScrollBar()->setValue(200);
        themes.setChoice(ThemeChoice::dark);
        QCoreApplication::processEvents();
        QCOMPARE(guide.page()->source().fileName(), QStringLiteral("6-importing.md"));
        QCOMPARE(guide.page()->verticalScrollBar()->value(), 200);
        // Links are written in the theme's own colour.
        const QTextBlock block = guide.page()->document()->firstBlock();
        QVERIFY(block.isValid());
        QColor link;
        for (QTextBlock at = block; at.isValid(); at = at.next()) {
            for (auto it = at.begin(); !it.atEnd(); ++it) {
                if (it.fragment().charFormat().isAnchor()) {
                    link = it.fragment().charFormat().foreground().color();
                }
            }
        }
        QCOMPARE(link, darkColors().accent);
    }

private:
    const Workplace m_place;
};

QTEST_MAIN(TestGuideDialog)
#include "tst_guide_dialog.moc"
