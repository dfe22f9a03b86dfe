// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as its user meets it: files, keys, findings, undo.
#include "tests/support/window_fixture.h"
#include "ui/canvas/diagram_view.h"
#include "ui/models/findings_model.h"
#include "ui/panels/finding_details.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/outline_panel.h"
#include "ui/window/start_page.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

using namespace aksnet;
using namespace aksnet::test;
using ui::ActionId;

namespace {

/// How many findings of that rule the list shows.
int listed(const ui::FindingsPanel& panel, const QString& rule) {
    const QAbstractItemModel& model = *panel.view()->model();
    int count = 0;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex heading = model.index(group, 0);
        for (int row = 0; row < model.rowCount(heading); ++row) {
            count += model.index(row, ui::FindingsModel::ruleColumn, heading).data().toString() == rule ? 1 : 0;
        }
    }
    return count;
}

/// Presses a button of the message box that the next call will open.
void answerNextBox(QMessageBox::StandardButton button) {
    QTimer::singleShot(0, qApp, [button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        QTest::mouseClick(box->button(button), Qt::LeftButton);
    });
}

void typeOver(QWidget* editor, const QString& text) {
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, text);
}

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPrefixEditedByKeyboardIsFoundFaultyUndoneSavedAndReopened();
    void aFixClearsItsFinding();
    void aFaultyPlanOpensAndDraws();
    void theStartPageLeadsToAPlan();
    void everySampleOpensFromItsMenu();
    void severalFilesDroppedBecomeOnePlan();
    void recentFilesAreRememberedNewestFirst();
    void unsavedChangesAreAskedAbout();
    void aBrokenFileLeavesThePlanAlone();
    void findingsAreSteppedThroughByKey();
    void aMovedBoxCanGoBackToItsPlace();
    void themesChangeColours();
    void removingAsksWhenMoreGoesAlong();
    void everyActionHasTextTipAndItsOwnKeys();
};

void TestMainWindow::aPrefixEditedByKeyboardIsFoundFaultyUndoneSavedAndReopened() {
    const Workplace place;
    const QString path = place.copyOf(samplePath(QStringLiteral("overlay-cilium")));
    OpenWindow open;
    open.window.openFiles({path});
    QVERIFY(open.isReady());
    const Plan before = open.session.plan();
    QCOMPARE(listed(*open.window.findings(), QStringLiteral("IP-002")), 0);

    // Ctrl+F, a name, down to the row that is left: the subnet is chosen without the mouse.
    QTest::keyClick(&open.window, Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), open.window.outline()->filter());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("snet-private"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget(), open.window.outline()->view());
    const ObjectRef subnet = objectNamed(before, ObjectKind::subnet, "snet-private-endpoints");
    for (int step = 0; step < 10 && open.session.selection().current() != subnet; ++step) {
        QTest::keyClick(open.window.outline()->view(), Qt::Key_Down);
    }
    QCOMPARE(open.session.selection().current(), subnet);

    // F2 goes to the name, Tab on to the prefix.
    QTest::keyClick(&open.window, Qt::Key_F2);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("name"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("addressPrefixes"));
    typeOver(QApplication::focusWidget(), QStringLiteral("10.10.0.0/27"));
    QTRY_COMPARE(listed(*open.window.findings(), QStringLiteral("IP-002")), 1);
    QVERIFY(open.window.isWindowModified());

    // All the keys typed in one visit of the field are one step back.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(listed(*open.window.findings(), QStringLiteral("IP-002")), 0);
    QVERIFY(open.session.plan() == before);
    QVERIFY(!open.window.isWindowModified());

    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(listed(*open.window.findings(), QStringLiteral("IP-002")), 1);
    QTest::keyClick(&open.window, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!open.window.isWindowModified());

    OpenWindow again;
    again.window.openFiles({path});
    QVERIFY(again.isReady());
    QVERIFY(again.session.plan() == open.session.plan());
    QVERIFY(!(again.session.plan() == before));
    QCOMPARE(listed(*again.window.findings(), QStringLiteral("IP-002")), 1);
}

void TestMainWindow::aFixClearsItsFinding() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("broken")))});
    QVERIFY(open.isReady());
    QTest::keyClick(&open.window, Qt::Key_F8);
    const Finding* finding = open.window.findings()->details()->finding();
    QVERIFY(finding);
    QCOMPARE(finding->ruleId, std::string_view("IP-001"));
    auto* fix = open.window.findings()->details()->findChild<QPushButton*>(QStringLiteral("fix"));
    QVERIFY(fix);
    QTest::mouseClick(fix, Qt::LeftButton);
    QTRY_COMPARE(listed(*open.window.findings(), QStringLiteral("IP-001")), 0);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(listed(*open.window.findings(), QStringLiteral("IP-001")), 1);
}

void TestMainWindow::aFaultyPlanOpensAndDraws() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("broken")))});
    QVERIFY(open.isReady());
    QVERIFY(open.session.view()->snapshot->counts.error > 5);
    for (const ObjectRef object : allObjects(open.session.plan())) {
        const bool isDrawn = object.kind == ObjectKind::virtualNetwork || object.kind == ObjectKind::subnet ||
                             object.kind == ObjectKind::cluster || object.kind == ObjectKind::nodePool;
        QVERIFY2(!isDrawn || open.window.canvas()->widgetRectOf(object).has_value(), toText(object).c_str());
    }
    // A click on a box chooses the thing in it.
    const ObjectRef pool = objectNamed(open.session.plan(), ObjectKind::virtualNetwork, "vnet-partner");
    const QRectF box = *open.window.canvas()->widgetRectOf(pool);
    QTest::mouseClick(open.window.canvas(), Qt::LeftButton, {}, QPointF(box.left() + 6, box.bottom() - 6).toPoint());
    QCOMPARE(open.session.selection().current(), pool);
}

void TestMainWindow::theStartPageLeadsToAPlan() {
    const Workplace place;
    OpenWindow open;
    QVERIFY(open.isReady());
    QVERIFY(open.window.startPage()->isVisible());
    QVERIFY(!open.window.actionList().at(ActionId::exportPicture)->isEnabled());
    auto* fresh = open.window.startPage()->findChild<QPushButton*>(QStringLiteral("startNew"));
    QVERIFY(fresh);
    fresh->setFocus();
    QTest::keyClick(fresh, Qt::Key_Space);
    QCOMPARE(open.session.plan().virtualNetworks.size(), std::size_t(1));
    QVERIFY(!open.window.startPage()->isVisible());
    for (const ActionId id : {ActionId::addSubnet, ActionId::addCluster, ActionId::addNodePool}) {
        open.trigger(id);
    }
    QVERIFY(open.settles());
    QCOMPARE(open.session.plan().clusters.size(), std::size_t(1));
    QCOMPARE(open.session.plan().clusters.front()->agentPoolProfiles.size(), std::size_t(2));
    QCOMPARE(open.session.view()->snapshot->counts.error, 0);
}

void TestMainWindow::everySampleOpensFromItsMenu() {
    const Workplace place;
    OpenWindow open;
    QVERIFY(open.isReady());
    const auto samples = ui::allSamples();
    QCOMPARE(samples.size(), 5);
    for (const ui::Sample& sample : samples) {
        open.window.openSample(sample.path);
        QVERIFY(open.settles());
        QCOMPARE(ui::toQt(open.session.plan().name), sample.title);
        QVERIFY(!open.window.isWindowModified());
    }
}

void TestMainWindow::severalFilesDroppedBecomeOnePlan() {
    const Workplace place;
    OpenWindow open;
    QVERIFY(open.isReady());
    QMimeData data;
    const QString folder = QStringLiteral("tests/fixtures/imports/az_flattened/");
    data.setUrls({QUrl::fromLocalFile(place.copyOf(folder + QStringLiteral("1-aks-show.json"))),
                  QUrl::fromLocalFile(place.copyOf(folder + QStringLiteral("2-vnet-show.json")))});
    bool reported = false;
    QTimer closer;
    connect(&closer, &QTimer::timeout, this, [&reported] {
        if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget())) {
            reported = true;
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    });
    closer.start(10);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&open.window, &drop);
    QTRY_VERIFY(reported);
    QVERIFY(open.settles());
    QCOMPARE(open.session.plan().clusters.size(), std::size_t(1));
    QCOMPARE(open.session.plan().virtualNetworks.size(), std::size_t(1));
    const ClusterFacts* cluster = nullptr;
    for (const ClusterFacts& facts : open.session.view()->snapshot->facts->clusters) {
        cluster = &facts;
    }
    QVERIFY(cluster && cluster->virtualNetwork);
}

void TestMainWindow::recentFilesAreRememberedNewestFirst() {
    const Workplace place;
    const QString first = place.copyOf(samplePath(QStringLiteral("overlay-cilium")));
    const QString second = place.copyOf(samplePath(QStringLiteral("kubenet-migration")));
    {
        OpenWindow open;
        open.window.openFiles({first});
        open.window.openFiles({second});
        QVERIFY(open.isReady());
    }
    const ui::Settings settings;
    QCOMPARE(settings.recentFiles(), QStringList({second, first}));
}

void TestMainWindow::unsavedChangesAreAskedAbout() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("overlay-cilium")))});
    QVERIFY(open.isReady());
    open.trigger(ActionId::addExternalNetwork);
    QVERIFY(open.window.isWindowModified());
    const Plan changed = open.session.plan();
    answerNextBox(QMessageBox::Cancel);
    open.trigger(ActionId::newPlan);
    QVERIFY(open.session.plan() == changed);
    answerNextBox(QMessageBox::Cancel);
    QVERIFY(!open.window.close());
    answerNextBox(QMessageBox::Discard);
    open.trigger(ActionId::newPlan);
    QVERIFY(open.session.plan().virtualNetworks.empty());
}

void TestMainWindow::aBrokenFileLeavesThePlanAlone() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("overlay-cilium")))});
    QVERIFY(open.isReady());
    const Plan before = open.session.plan();
    QFile broken(place.path(QStringLiteral("cut.aksnet.json")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\"format\": \"aksnet-plan\", \"version\": 1, \"virtualNetworks\": [{");
    broken.close();
    QString message;
    QTimer::singleShot(0, qApp, [&message] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        message = box->text() + box->informativeText() + box->detailedText();
        box->accept();
    });
    open.window.openFiles({broken.fileName()});
    QVERIFY2(message.contains(QStringLiteral("cut.aksnet.json")), qPrintable(message));
    QVERIFY(open.session.plan() == before);
}

void TestMainWindow::findingsAreSteppedThroughByKey() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("broken")))});
    QVERIFY(open.isReady());
    const auto& findings = open.session.view()->snapshot->findings;
    for (const Finding& expected : findings) {
        QTest::keyClick(&open.window, Qt::Key_F8);
        const Finding* shown = open.window.findings()->details()->finding();
        QVERIFY(shown);
        QCOMPARE(shown->where, expected.where);
        QCOMPARE(open.session.selection().current(), expected.subject);
    }
    QTest::keyClick(&open.window, Qt::Key_F8);
    QCOMPARE(open.window.findings()->details()->finding()->where, findings.front().where);
    QTest::keyClick(&open.window, Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(open.window.findings()->details()->finding()->where, findings.back().where);
}

void TestMainWindow::aMovedBoxCanGoBackToItsPlace() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("overlay-cilium")))});
    QVERIFY(open.isReady());
    const ObjectRef network = objectNamed(open.session.plan(), ObjectKind::virtualNetwork, "vnet-shop");
    const QAction* action = open.window.actionList().at(ActionId::placeAutomatically);
    open.session.select({{network}});
    QVERIFY(!action->isEnabled());
    const Layout before = open.session.layout();
    QTest::keyClick(open.window.canvas(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(open.session.layout() != before);
    QVERIFY(action->isEnabled());
    open.trigger(ActionId::placeAutomatically);
    QVERIFY(open.session.layout() == before);
    QVERIFY(!action->isEnabled());
    open.trigger(ActionId::undo);
    QVERIFY(open.session.layout() != before);
}

void TestMainWindow::themesChangeColours() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("overlay-cilium")))});
    QVERIFY(open.isReady());
    open.trigger(ActionId::themeLight);
    const QColor light = open.window.canvas()->grab().toImage().pixelColor(2, 2);
    open.trigger(ActionId::themeDark);
    const QColor dark = open.window.canvas()->grab().toImage().pixelColor(2, 2);
    QVERIFY(light.lightness() > 200);
    QVERIFY(dark.lightness() < 60);
    const ui::Settings settings;
    QCOMPARE(settings.themeChoice(), ui::ThemeChoice::dark);
}

void TestMainWindow::removingAsksWhenMoreGoesAlong() {
    const Workplace place;
    OpenWindow open;
    open.window.openFiles({place.copyOf(samplePath(QStringLiteral("overlay-cilium")))});
    QVERIFY(open.isReady());
    const Plan before = open.session.plan();
    open.session.select({{objectNamed(before, ObjectKind::subnet, "snet-aks-nodes")}});
    QTimer::singleShot(0, qApp, [] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        box->reject();
    });
    open.trigger(ActionId::remove);
    QVERIFY(open.session.plan() == before);
    QTimer::singleShot(0, qApp, [] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole ||
                box->buttonRole(button) == QMessageBox::DestructiveRole) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("The question has no button that agrees.");
    });
    open.trigger(ActionId::remove);
    QCOMPARE(open.session.plan().virtualNetworks.front()->subnets.size(),
             before.virtualNetworks.front()->subnets.size() - 1);
    open.trigger(ActionId::undo);
    QVERIFY(open.session.plan() == before);
}

void TestMainWindow::everyActionHasTextTipAndItsOwnKeys() {
    const Workplace place;
    OpenWindow open;
    QMap<QString, QString> owners;
    for (std::size_t i = 0; i < ui::actionCount; ++i) {
        const QAction* action = open.window.actionList().at(static_cast<ActionId>(i));
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->statusTip().isEmpty());
        for (const QKeySequence& keys : action->shortcuts()) {
            const QString text = keys.toString();
            QVERIFY2(!owners.contains(text),
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(text, owners.value(text), action->objectName())));
            owners.insert(text, action->objectName());
        }
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
