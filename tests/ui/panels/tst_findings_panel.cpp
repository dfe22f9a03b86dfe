// SPDX-License-Identifier: GPL-3.0-or-later
//
// Living with findings, by mouse and keyboard: filters, groups, copies, rule pages.
#include "tests/support/findings_window.h"
#include "ui/models/finding_text.h"
#include "ui/panels/finding_details.h"
#include "ui/panels/findings_bar.h"
#include "ui/panels/rule_page_view.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>
#include <QToolButton>

using namespace aksnet;
using namespace aksnet::test;
using ui::ActionId;

class TstFindingsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFamilyIsChosenFromItsMenu();
    void theSelectedThingNarrowsTheList();
    void goingThroughTheListDoesNotNarrowIt();
    void keysGoOverTheFilteredList();
    void theGroupingIsRemembered();
    void severalFindingsAreCopied();
    void allShownAreCopied();
    void textsCopyTheirOwn();
    void theRulePageFollowsTheFinding();
    void linksOfRulePagesWork();
    void whatIsHiddenIsFoundWhenAskedFor();
    void foldedHeadingsStayFolded();
    void everythingIsReachedByTab();

public Q_SLOTS:
    void takeUrl(const QUrl& url) { m_url = url; }

private:
    QUrl m_url;
};

void TstFindingsPanel::aFamilyIsChosenFromItsMenu() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const auto all = open.panel.shown().size();
    QMenu* menu = open.panel.bar()->familyButton()->menu();
    menu->popup(open.window.pos());
    QVERIFY(QTest::qWaitForWindowExposed(menu));
    QAction* sizing = nullptr;
    for (QAction* action : menu->actions()) {
        if (action->text().startsWith(QStringLiteral("Sizing ("))) {
            sizing = action;
        }
    }
    QVERIFY(sizing);
    const QString text = sizing->text();
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(sizing).center());
    const auto shown = open.panel.shown();
    QVERIFY(!shown.empty() && shown.size() < all);
    QCOMPARE(text, QStringLiteral("Sizing (%1)").arg(shown.size()));
    for (const Finding* finding : shown) {
        QCOMPARE(ui::familyOf(*finding), std::string_view("sizing"));
    }
    QCOMPARE(open.panel.bar()->familyButton()->text(), QStringLiteral("Sizing"));
    menu->popup(open.window.pos());
    QVERIFY(QTest::qWaitForWindowExposed(menu));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().front()).center());
    QCOMPARE(open.panel.shown().size(), all);
}

void TstFindingsPanel::theSelectedThingNarrowsTheList() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const auto all = open.panel.shown().size();
    const ObjectRef stray = objectNamed(open.session.plan(), ObjectKind::subnet, "snet-stray");
    const ObjectRef partner = objectNamed(open.session.plan(), ObjectKind::virtualNetwork, "vnet-partner");
    QTest::keyClick(&open.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(open.action(ActionId::onlySelected)->isChecked());
    QCOMPARE(open.panel.shown().size(), all);
    open.session.select({{stray}});
    const auto aboutStray = open.panel.shown();
    QVERIFY(!aboutStray.empty() && aboutStray.size() < all);
    // Nothing lies inside this subnet: the list is what its badge counts.
    const FindingCounts counts = open.session.view()->snapshot->countsOf(stray);
    QCOMPARE(static_cast<int>(aboutStray.size()), counts.error + counts.warning + counts.info);
    open.session.select({{partner}});
    QVERIFY(open.panel.shown() != aboutStray);
    open.session.select({});
    QCOMPARE(open.panel.shown().size(), all);
    open.session.select({{stray}});
    QTest::keyClick(&open.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(open.panel.shown().size(), all);
}

void TstFindingsPanel::goingThroughTheListDoesNotNarrowIt() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.action(ActionId::onlySelected)->trigger();
    open.session.select({{objectNamed(open.session.plan(), ObjectKind::virtualNetwork, "vnet-main")}});
    const auto about = open.panel.shown();
    QVERIFY(about.size() > 2);
    for (std::size_t i = 0; i < about.size(); ++i) {
        QTest::keyClick(&open.window, Qt::Key_F8);
        QCOMPARE(open.panel.shown(), about);
        QCOMPARE(open.panel.current(), about[i]);
        QCOMPARE(open.session.selection().current(), about[i]->subject);
    }
}

void TstFindingsPanel::keysGoOverTheFilteredList() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    QTest::keyClick(&open.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), open.panel.filter());
    QTest::keyClicks(open.panel.filter(), QStringLiteral("snet-nodes"));
    const auto shown = open.panel.shown();
    QVERIFY(shown.size() > 1 && shown.size() < open.session.view()->snapshot->findings.size());
    for (const Finding* expected : shown) {
        open.press(Qt::Key_F8);
        QCOMPARE(open.panel.current(), expected);
    }
    open.press(Qt::Key_F8);
    QCOMPARE(open.panel.current(), shown.front());
    open.press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(open.panel.current(), shown.back());
}

void TstFindingsPanel::theGroupingIsRemembered() {
    const Workplace place;
    {
        OpenFindings open(place);
        QVERIFY(open.isReady());
        open.click(open.row(0, 1));
        const Finding* current = open.panel.current();
        QVERIFY(current);
        QVERIFY(open.panel.view()->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Errors")));
        open.action(ActionId::groupByThing)->trigger();
        QCOMPARE(open.panel.current(), current);
        QVERIFY(open.panel.view()->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Subnet ")));
    }
    OpenFindings again(place);
    QVERIFY(again.isReady());
    QVERIFY(again.action(ActionId::groupByThing)->isChecked());
    QVERIFY(again.panel.view()->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Subnet ")));
}

void TstFindingsPanel::severalFindingsAreCopied() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.click(open.row(0, 0));
    open.click(open.row(0, 2), Qt::ControlModifier);
    const auto chosen = open.panel.chosen();
    QCOMPARE(chosen.size(), std::size_t{2});
    const QString left = ui::toQt(open.panel.shown()[1]->message);
    QTest::keyClick(open.panel.view(), Qt::Key_C, Qt::ControlModifier);
    const QString text = clipboardText();
    QTest::keyClick(open.panel.view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString markdown = clipboardText();
    QVERIFY(markdown.startsWith(QStringLiteral("## ")));
    for (const Finding* finding : chosen) {
        QVERIFY2(text.contains(ui::toQt(finding->message)), qPrintable(text));
        QVERIFY2(markdown.contains(ui::toQt(finding->ruleId)), qPrintable(markdown));
        QVERIFY(!finding->sum.empty());
        for (const SumRow& row : finding->sum) {
            QVERIFY(text.contains(ui::toQt(row.value)));
            QVERIFY(markdown.contains(QStringLiteral("| %1 |").arg(ui::toQt(row.value))));
        }
    }
    QVERIFY(!text.contains(left));
}

void TstFindingsPanel::allShownAreCopied() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.panel.filter()->setText(QStringLiteral("snet-nodes"));
    open.action(ActionId::copyShown)->trigger();
    const QString text = clipboardText();
    open.action(ActionId::copyShownMarkdown)->trigger();
    const auto shown = open.panel.shown();
    for (const Finding& finding : open.session.view()->snapshot->findings) {
        const bool isShown = std::ranges::find(shown, &finding) != shown.end();
        QCOMPARE(text.contains(ui::toQt(finding.message)), isShown);
    }
    QCOMPARE(clipboardText().count(QStringLiteral("\n### ")), static_cast<qsizetype>(shown.size()));
}

void TstFindingsPanel::textsCopyTheirOwn() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.click(open.row(0, 0));
    QLineEdit* filter = open.panel.filter();
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("a"));
    filter->selectAll();
    QTest::keyClick(filter, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboardText(), QStringLiteral("a"));
}

void TstFindingsPanel::theRulePageFollowsTheFinding() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    ui::RulePageView* page = open.panel.details()->rulePage();
    open.press(Qt::Key_F8);
    open.press(Qt::Key_F1, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), page);
    const auto& findings = open.session.view()->snapshot->findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        QCOMPARE(page->source(), QUrl(QStringLiteral("qrc:/rules/%1.md").arg(ui::toQt(findings[i].ruleId))));
        QVERIFY(page->toPlainText().startsWith(ui::toQt(findings[i].ruleId)));
        QVERIFY(page->toPlainText().contains(QStringLiteral("How to fix")));
        QVERIFY(!page->isBackwardAvailable());
        open.press(Qt::Key_F8);
    }
}

void TstFindingsPanel::linksOfRulePagesWork() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    ui::RulePageView* page = open.panel.details()->rulePage();
    open.press(Qt::Key_F8);
    open.press(Qt::Key_F1, Qt::ShiftModifier);
    const QUrl own = page->source();
    // The sources are the page's links, all into the web.
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "takeUrl");
    const auto restore = qScopeGuard([] { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); });
    m_url.clear();
    QTest::keyClick(page, Qt::Key_Tab);
    QTest::keyClick(page, Qt::Key_Return);
    QCOMPARE(m_url.scheme(), QStringLiteral("https"));
    QCOMPARE(page->source(), own);
    // A page of the guide, reached by a link, and on to a rule.
    page->setHtml(QStringLiteral("<a href=\"../guide/5-findings.md\">guide</a>"));
    QTest::keyClick(page, Qt::Key_Tab);
    QTest::keyClick(page, Qt::Key_Return);
    QCOMPARE(page->source(), QUrl(QStringLiteral("qrc:/guide/5-findings.md")));
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("Findings")));
    QVERIFY(page->isBackwardAvailable());
    QTest::keyClick(page, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(page->source(), own);
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("IP-001")));
}

void TstFindingsPanel::whatIsHiddenIsFoundWhenAskedFor() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const Finding wanted = open.session.view()->snapshot->findings.front();
    open.action(ActionId::onlySelected)->trigger();
    open.session.select({{objectNamed(open.session.plan(), ObjectKind::externalNetwork, "Branch offices")}});
    open.panel.filter()->setText(QStringLiteral("nothing has these words"));
    QVERIFY(open.panel.shown().empty());
    open.panel.choose({wanted.ruleId, wanted.subject, wanted.where});
    QVERIFY(open.panel.current());
    QCOMPARE(open.panel.current()->where, wanted.where);
    QVERIFY(!open.action(ActionId::onlySelected)->isChecked());
}

void TstFindingsPanel::foldedHeadingsStayFolded() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    QTreeView* view = open.panel.view();
    const auto heading = [view](int row) { return view->model()->index(row, 0); };
    QVERIFY(view->isExpanded(heading(0)) && view->isExpanded(heading(1)));
    view->collapse(heading(0));
    QVERIFY(open.session.apply(SetPlanInfo{"another name", "", "", ""}));
    QVERIFY(open.settles());
    QVERIFY(!view->isExpanded(heading(0)));
    QVERIFY(view->isExpanded(heading(1)));
    // Going to a finding opens its heading.
    open.press(Qt::Key_F8);
    QVERIFY(view->isExpanded(heading(0)));
}

void TstFindingsPanel::everythingIsReachedByTab() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.press(Qt::Key_F8);
    QSet<QWidget*> reached;
    open.panel.filter()->setFocus();
    // Links of pages are reached by Tab too, hence more presses than widgets.
    for (int i = 0; i < 200; ++i) {
        reached << QApplication::focusWidget();
        open.press(Qt::Key_Tab);
    }
    for (QWidget* widget : open.panel.findChildren<QWidget*>()) {
        const bool takesTab = widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled() &&
                              !widget->focusProxy() && !widget->objectName().startsWith(QLatin1String("qt_"));
        QVERIFY2(!takesTab || reached.contains(widget),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + widget->objectName()));
    }
}

QTEST_MAIN(TstFindingsPanel)
#include "tst_findings_panel.moc"
