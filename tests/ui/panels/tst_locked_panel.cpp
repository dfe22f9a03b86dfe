// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is locked, on the diagram, in its panel and beside the inspector's fields, with mouse and keyboard.
#include "tests/support/window_fixture.h"
#include "ui/base/effort_sign.h"
#include "ui/canvas/diagram_view.h"
#include "ui/panels/fields/field.h"
#include "ui/panels/form.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/locked_panel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

using namespace aksnet;
using namespace aksnet::test;
using catalog::Effort;

namespace {

constexpr int thingColumn = static_cast<int>(ChangeabilityColumn::thing);
constexpr int fieldColumn = static_cast<int>(ChangeabilityColumn::field);
constexpr int effortColumnAt = static_cast<int>(ChangeabilityColumn::effort);

/// The shop's sample with the panel in sight.
struct Locked {
    Workplace place;
    OpenWindow open;

    explicit Locked(const QString& sample = QStringLiteral("overlay-cilium")) {
        open.window.openSample(QStringLiteral(":/samples/%1.aksnet.json").arg(sample));
        open.window.showLocked();
    }
    [[nodiscard]] bool isReady() {
        return open.isReady() && QTest::qWaitFor([this] { return panel()->isVisible() && rowCount() > 0; });
    }
    [[nodiscard]] ui::LockedPanel* panel() const { return open.window.lockedPanel(); }
    [[nodiscard]] ui::DiagramView* canvas() const { return open.window.canvas(); }
    [[nodiscard]] QTableView* table() const { return panel()->tableView(); }
    [[nodiscard]] int rowCount() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column) const {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] ObjectRef named(ObjectKind kind, std::string_view name) const {
        return objectNamed(open.session.plan(), kind, name);
    }
    [[nodiscard]] int rowOf(const QString& thing, const QString& field) const {
        for (int row = 0; row < rowCount(); ++row) {
            if (cell(row, thingColumn) == thing && cell(row, fieldColumn) == field) {
                return row;
            }
        }
        return -1;
    }
    void clickRow(int row) const {
        const QModelIndex index = table()->model()->index(row, thingColumn);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
    }
    void press(const QString& text) const {
        for (auto* button : panel()->findChildren<QToolButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("There is no such button.");
    }
    [[nodiscard]] ObjectRef selected() const { return open.session.selection().current(); }
};

}  // namespace

class TestLockedPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableListsEveryFieldOfThePlan() {
        Locked locked;
        QVERIFY(locked.isReady());
        const std::size_t fields = lockedFields(*locked.open.session.view()->snapshot->facts).size();
        QCOMPARE(locked.rowCount(), static_cast<int>(fields));
        QVERIFY(locked.rowOf(QStringLiteral("aks-shop"), QStringLiteral("service CIDR")) >= 0);
        QVERIFY(!locked.table()->isColumnHidden(effortColumnAt));
        QVERIFY(locked.table()->isColumnHidden(static_cast<int>(ChangeabilityColumn::source)));
        const QModelIndex effort = locked.table()->model()->index(0, effortColumnAt);
        QVERIFY(!effort.data(Qt::DecorationRole).value<QPixmap>().isNull());
    }

    void filtersByEffortAndWords() {
        Locked locked;
        QVERIFY(locked.isReady());
        const int all = locked.rowCount();
        locked.panel()->effortBox()->setFocus();
        QTest::keyClick(locked.panel()->effortBox(), Qt::Key_Down);  // the dearest stands first
        QVERIFY(locked.rowCount() > 0 && locked.rowCount() < all);
        for (int row = 0; row < locked.rowCount(); ++row) {
            QCOMPARE(locked.cell(row, effortColumnAt), QStringLiteral("new cluster"));
        }
        QTest::keyClicks(locked.panel()->filterField(), QStringLiteral("SHOP service"));
        QCOMPARE(locked.rowCount(), 2);  // the range and the DNS address in it
        QTest::keyClicks(locked.panel()->filterField(), QStringLiteral(" nothing"));
        QCOMPARE(locked.rowCount(), 0);
        QVERIFY(!locked.table()->isVisible());
        locked.panel()->filterField()->clear();
        QTest::keyClick(locked.panel()->effortBox(), Qt::Key_Home);
        QCOMPARE(locked.rowCount(), all);
    }

    void sortsFromCheapToDear() {
        Locked locked;
        QVERIFY(locked.isReady());
        QHeaderView* header = locked.table()->horizontalHeader();
        const int at = header->sectionViewportPosition(effortColumnAt) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, header->height() / 2));
        const QString first = locked.cell(0, effortColumnAt);
        const QString last = locked.cell(locked.rowCount() - 1, effortColumnAt);
        QVERIFY(first != last);
        QVERIFY((QStringList{first, last}.contains(QStringLiteral("freely"))));
        QVERIFY((QStringList{first, last}.contains(QStringLiteral("new cluster"))));
    }

    void rowsAndDiagramSelectEachOther() {
        Locked locked;
        QVERIFY(locked.isReady());
        const ObjectRef cluster = locked.named(ObjectKind::cluster, "aks-shop");
        locked.clickRow(locked.rowOf(QStringLiteral("aks-shop"), QStringLiteral("service CIDR")));
        QCOMPARE(locked.selected(), cluster);
        // The row that was clicked stays, although it is not the thing's first.
        QCOMPARE(locked.cell(locked.table()->currentIndex().row(), fieldColumn), QStringLiteral("service CIDR"));
        locked.table()->setFocus();
        while (locked.selected() == cluster) {
            QTest::keyClick(locked.table(), Qt::Key_Down);
        }
        QCOMPARE(locked.selected().kind, ObjectKind::nodePool);
        const ObjectRef network = locked.open.session.plan().virtualNetworks.front()->id;
        locked.open.session.select({{network}});
        QCOMPARE(locked.cell(locked.table()->currentIndex().row(), fieldColumn),
                 QStringLiteral("address space of the virtual network"));
        locked.open.session.select({});
    }

    void shownRowsAreCopiedWithAllColumns() {
        Locked locked;
        QVERIFY(locked.isReady());
        QTest::keyClicks(locked.panel()->filterField(), QStringLiteral("aks-shop service"));
        locked.press(QStringLiteral("CSV"));
        const QString csv = QGuiApplication::clipboard()->text();
        QVERIFY(csv.startsWith(QStringLiteral("thing,kind,in,field,property,value,effort,")));
        QCOMPARE(csv.count(QStringLiteral("\r\n")), locked.rowCount() + 1);
        QVERIFY(csv.contains(QStringLiteral("networkProfile.serviceCidr,")) &&
                csv.contains(QStringLiteral("https://")));
        locked.press(QStringLiteral("Markdown"));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("| Thing |")));
    }

    void anEmptyPlanSaysSo() {
        const Workplace place;
        OpenWindow open;
        open.window.showLocked();
        QVERIFY(open.isReady());
        QVERIFY(!open.window.lockedPanel()->tableView()->isVisible());
        QVERIFY(!open.window.actionList().at(ui::ActionId::showLocked)->isEnabled());
    }

    void theDiagramShowsChipsWhileSwitchedOn() {
        Locked locked;
        QVERIFY(locked.isReady());
        const ObjectRef cluster = locked.named(ObjectKind::cluster, "aks-shop");
        QVERIFY(!locked.canvas()->lockedOverlay().isShown() && locked.canvas()->lockedChipsOf(cluster).empty());
        const QImage before = locked.canvas()->grab().toImage();
        QTest::keyClick(&locked.open.window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(locked.canvas()->lockedOverlay().isShown());
        const auto chips = locked.canvas()->lockedChipsOf(cluster);
        QVERIFY(!chips.empty());
        QCOMPARE(chips.front().effort, Effort::newCluster);
        QVERIFY(std::ranges::is_sorted(chips, std::ranges::greater{}, &ui::LockedOverlay::Chip::effort));
        const QRectF box = *locked.canvas()->widgetRectOf(cluster);
        for (const auto& chip : chips) {
            QVERIFY(chip.rect.left() >= box.left() - 1 && chip.rect.right() <= box.right() + 1);
        }
        QVERIFY(locked.canvas()->grab().toImage() != before);
        locked.press(QStringLiteral("On the diagram"));
        QVERIFY(!locked.canvas()->lockedOverlay().isShown() && locked.canvas()->lockedChipsOf(cluster).empty());
        QVERIFY(locked.canvas()->grab().toImage() == before);
    }

    void chipsTellTheirFieldsAndSelectTheirThing() {
        Locked locked;
        QVERIFY(locked.isReady());
        locked.open.trigger(ui::ActionId::showLocked);
        const ObjectRef cluster = locked.named(ObjectKind::cluster, "aks-shop");
        const QPointF chip = locked.canvas()->lockedChipsOf(cluster).front().rect.center();
        const QString tip = locked.canvas()->tipAt(chip);
        QVERIFY2(tip.contains(QStringLiteral("New cluster")) && tip.contains(QStringLiteral("service CIDR")),
                 qPrintable(tip));
        QVERIFY(tip.contains(QStringLiteral("From Kubernetes 1.33 on more ranges can be added inside the cluster.")));
        QTest::mouseClick(locked.canvas(), Qt::LeftButton, {}, chip.toPoint());
        QCOMPARE(locked.selected(), cluster);
        const QRectF box = *locked.canvas()->widgetRectOf(cluster);
        QVERIFY(locked.canvas()->tipAt(box.topLeft() + QPointF(4, 4)).contains(QStringLiteral("New cluster: ")));
    }

    void signsDifferWithoutColour() {
        Theme grey = ui::builtInTheme(QStringLiteral("print"));
        grey.symbol = grey.info = grey.path = grey.warning = grey.error = Color{60, 60, 60};
        for (const Effort a : allEfforts) {
            for (const Effort b : allEfforts) {
                const QImage first = ui::effortPixmap(grey, a, 2).toImage();
                const QImage second = ui::effortPixmap(grey, b, 2).toImage();
                int different = 0;
                for (int y = 0; y < first.height(); ++y) {
                    for (int x = 0; x < first.width(); ++x) {
                        different += first.pixel(x, y) != second.pixel(x, y) ? 1 : 0;
                    }
                }
                QVERIFY(a == b ? different == 0 : different > first.width() * first.height() / 10);
            }
        }
    }

    void theLegendLeavesTheWaysLegendAlone() {
        Locked locked;
        QVERIFY(locked.isReady());
        locked.open.trigger(ui::ActionId::showLocked);
        ui::DiagramPath path;
        path.stops.push_back({.at = {}, .isInternet = true, .title = QStringLiteral("the Internet")});
        locked.canvas()->showPath(path);
        const QSizeF size = locked.canvas()->size();
        const ui::ViewTransform transform{{0, 0}, 1};
        const QRectF way = locked.canvas()->pathOverlay().legendRect(size);
        const QRectF legend = locked.canvas()->lockedOverlay().legendRect(size, transform, way);
        QVERIFY(!legend.intersects(way));
        QVERIFY(QRectF(QPointF(), size).contains(legend));
    }

    void chipsFollowThePlan() {
        Locked locked;
        QVERIFY(locked.isReady());
        locked.open.trigger(ui::ActionId::showLocked);
        const ObjectRef cluster = locked.named(ObjectKind::cluster, "aks-shop");
        QVERIFY(locked.open.session.apply(Remove{{cluster}}).has_value());
        QVERIFY(locked.open.settles());
        QVERIFY(locked.canvas()->lockedChipsOf(cluster).empty());
        QCOMPARE(locked.rowOf(QStringLiteral("aks-shop"), QStringLiteral("service CIDR")), -1);
    }

    void fieldsOfTheInspectorAreMarked() {
        Locked locked;
        QVERIFY(locked.isReady());
        locked.open.session.select({{locked.named(ObjectKind::cluster, "aks-shop")}});
        const auto* form = locked.open.window.inspector()->findChild<ui::Form*>();
        QVERIFY(form);
        const QLabel* mark = form->find(QStringLiteral("serviceCidr"))->mark();
        QVERIFY(mark->isVisible());
        QCOMPARE(mark->toolTip(),
                 QStringLiteral("Service CIDR: new cluster. From Kubernetes 1.33 on more ranges can be "
                                "added inside the cluster."));
        const QString pods = form->find(QStringLiteral("podCidr"))->mark()->toolTip();
        QCOMPARE(pods.count(u'\n'), 1);  // it can grow, but not move
        QVERIFY(!form->find(QStringLiteral("kubernetesVersion"))->mark()->isVisible());
    }
};

QTEST_MAIN(TestLockedPanel)
#include "tst_locked_panel.moc"
