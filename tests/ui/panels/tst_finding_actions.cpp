// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with findings in the window: waiving, other severities, fixing all, the context menu.
#include "tests/support/findings_window.h"
#include "ui/dialogs/fix_all_dialog.h"
#include "ui/dialogs/waive_dialog.h"
#include "ui/panels/finding_details.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QThreadPool>
#include <QTreeWidget>

using namespace aksnet;
using namespace aksnet::test;
using ui::ActionId;

class TstFindingActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingIsWaivedAndTakenBack();
    void severalAreWaivedAtOnce();
    void anExpiredWaiverIsTold();
    void severitiesAreOverridden();
    void fixingAllIsOneStep();
    void fixingAllCanBeUndoneFromItsSummary();
    void fixingAllCanBeCancelled();
    void theContextMenuActsOnTheFinding();
};

void TstFindingActions::aFindingIsWaivedAndTakenBack() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const int errors = open.session.view()->snapshot->counts.error;
    open.press(Qt::Key_F8);
    onNextDialog<ui::WaiveDialog>([](ui::WaiveDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QPlainTextEdit*>(), QStringLiteral("It goes next month."));
        pressButton(dialog, QStringLiteral("Waive"));
    });
    open.press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(open.session.view()->snapshot->counts.error, errors - 1);
    QCOMPARE(open.session.view()->snapshot->counts.waived, 1);
    QVERIFY(open.panel.current());
    QVERIFY(open.panel.details()->text()->toPlainText().contains(QStringLiteral("Accepted: It goes next month.")));
    const QModelIndex current = open.panel.view()->currentIndex();
    QVERIFY(current.data(Qt::ForegroundRole).isValid());
    QVERIFY(current.siblingAtColumn(ui::FindingsModel::messageColumn)
                .data()
                .toString()
                .startsWith(QStringLiteral("Accepted: It goes next month.")));
    QVERIFY(!open.action(ActionId::waive)->isEnabled());
    open.action(ActionId::withdrawWaiver)->trigger();
    QTRY_COMPARE(open.session.view()->snapshot->counts.waived, 0);
    QVERIFY(open.isActiveAgain());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.session.view()->snapshot->counts.waived, 1);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.session.view()->snapshot->counts.error, errors);
    QVERIFY(!open.action(ActionId::withdrawWaiver)->isEnabled());
}

void TstFindingActions::severalAreWaivedAtOnce() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    open.click(open.row(0, 0));
    open.click(open.row(0, 2), Qt::ShiftModifier);
    QCOMPARE(open.panel.chosen().size(), std::size_t{3});
    onNextDialog<ui::WaiveDialog>([](ui::WaiveDialog& dialog) {
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Waive 3 findings"));
        QTest::keyClicks(dialog.findChild<QPlainTextEdit*>(), QStringLiteral("Known."));
        pressButton(dialog, QStringLiteral("Waive"));
    });
    const int before = open.indexInUndo();
    open.action(ActionId::waive)->trigger();
    QTRY_COMPARE(open.session.view()->snapshot->counts.waived, 3);
    QCOMPARE(open.indexInUndo(), before + 1);
}

void TstFindingActions::anExpiredWaiverIsTold() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const Finding first = open.session.view()->snapshot->findings.front();
    QVERIFY(open.session.apply(AddWaiver{{std::string(first.ruleId), first.subject, "Until we move.", "2020-01-31"}}));
    QVERIFY(open.settles());
    QCOMPARE(open.session.view()->snapshot->counts.waived, 0);
    open.press(Qt::Key_F8);
    const QString told = QStringLiteral("Accepted until 2020-01-31; counts again.");
    QVERIFY(open.panel.details()->text()->toPlainText().contains(told));
    QVERIFY(open.panel.view()->currentIndex().siblingAtColumn(2).data().toString().startsWith(told));
    // It can be renewed with the same reason, or taken away.
    onNextDialog<ui::WaiveDialog>(
        [](ui::WaiveDialog& dialog) { QCOMPARE(dialog.reason(), QStringLiteral("Until we move.")); });
    open.action(ActionId::waive)->trigger();
    open.action(ActionId::withdrawWaiver)->trigger();
    QVERIFY(open.session.plan().waivers.empty());
}

void TstFindingActions::severitiesAreOverridden() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const FindingCounts before = open.session.view()->snapshot->counts;
    open.press(Qt::Key_F8);
    const std::string rule(open.panel.current()->ruleId);
    QVERIFY(open.action(ActionId::severityOfRule)->isChecked());
    open.action(ActionId::severityInfo)->trigger();
    QTRY_VERIFY(open.session.view()->snapshot->counts.info > before.info);
    QVERIFY(open.panel.current());
    QCOMPARE(std::string(open.panel.current()->ruleId), rule);
    QVERIFY(open.action(ActionId::severityInfo)->isChecked());
    QVERIFY(open.panel.details()->text()->toPlainText().contains(
        QStringLiteral("Note in this plan; the rule says error.")));
    open.action(ActionId::severityOfRule)->trigger();
    QTRY_COMPARE(open.session.view()->snapshot->counts, before);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(open.session.view()->snapshot->counts != before);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open.session.view()->snapshot->counts, before);
}

void TstFindingActions::fixingAllIsOneStep() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const Plan plan = open.session.plan();
    const int before = open.indexInUndo();
    const int errors = open.session.view()->snapshot->counts.error;
    onNextDialog<ui::FixAllDialog>([&](ui::FixAllDialog& dialog) {
        QTRY_VERIFY(dialog.list()->isVisible());
        const QTreeWidgetItem* applied = dialog.list()->topLevelItem(0);
        QCOMPARE(applied->text(0), QStringLiteral("Applied (%1)").arg(applied->childCount()));
        QVERIFY(applied->childCount() > 0);
        QVERIFY(!applied->child(0)->text(2).isEmpty());
        const QTreeWidgetItem* left = dialog.list()->topLevelItem(1);
        QVERIFY(left && left->childCount() > 0 && !left->child(0)->text(2).isEmpty());
        QCOMPARE(open.indexInUndo(), before + 1);
        pressButton(dialog, QStringLiteral("Close"));
    });
    open.press(Qt::Key_F8, Qt::ControlModifier);
    QVERIFY(open.settles());
    QVERIFY(open.session.view()->snapshot->counts.error < errors);
    QCOMPARE(open.indexInUndo(), before + 1);
    QVERIFY(open.isActiveAgain());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(open.session.plan() == plan);
}

void TstFindingActions::fixingAllCanBeUndoneFromItsSummary() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const Plan plan = open.session.plan();
    onNextDialog<ui::FixAllDialog>([&](ui::FixAllDialog& dialog) {
        QTRY_VERIFY(dialog.list()->isVisible());
        QVERIFY(open.session.plan() != plan);
        pressButton(dialog, QStringLiteral("Undo"));
    });
    open.action(ActionId::fixAll)->trigger();
    QVERIFY(open.session.plan() == plan);
}

void TstFindingActions::fixingAllCanBeCancelled() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const Plan plan = open.session.plan();
    {
        // The answer is there but not yet told when the user cancels: it is thrown away.
        ui::FixAllDialog dialog(open.session.planPtr(), "2026-11-23");
        const QSignalSpy mended(&dialog, &ui::FixAllDialog::mended);
        QThreadPool::globalInstance()->waitForDone();
        dialog.reject();
        QTest::qWait(0);
        QCOMPARE(mended.count(), 0);
        QVERIFY(!dialog.list()->isVisibleTo(&dialog));
    }
    QVERIFY(open.session.plan() == plan);
    open.session.newPlan();
    QVERIFY(open.settles());
    QVERIFY(!open.action(ActionId::fixAll)->isEnabled());
}

void TstFindingActions::theContextMenuActsOnTheFinding() {
    const Workplace place;
    OpenFindings open(place);
    QVERIFY(open.isReady());
    const QModelIndex row = open.row(0, 3);
    open.click(row);
    const Finding* finding = open.panel.current();
    QTimer::singleShot(0, qApp, [&open] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(open.action(ActionId::waive)));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(open.action(ActionId::copyFindings)).center());
        if (menu->isVisible()) {
            menu->close();
        }
    });
    Q_EMIT open.panel.view()->customContextMenuRequested(open.panel.view()->visualRect(row).center());
    QVERIFY(clipboardText().contains(ui::toQt(finding->message)));
}

QTEST_MAIN(TstFindingActions)
#include "tst_finding_actions.moc"
