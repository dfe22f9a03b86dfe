// SPDX-License-Identifier: GPL-3.0-or-later
//
// The canvas under mouse, wheel and keys. Positions are asked of the view, never counted in pixels of text.
#include "tests/support/window_fixture.h"
#include "ui/base/theme_manager.h"
#include "ui/canvas/diagram_view.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace aksnet;
using namespace aksnet::test;

namespace {

struct OpenCanvas {
    ui::DocumentSession session;
    ui::DiagramView view{&session};

    explicit OpenCanvas(const QString& sample) {
        view.setTheme(ui::builtInTheme(QStringLiteral("light")));
        view.resize(1000, 700);
        view.show();
        const bool opened = session.open(QStringLiteral(AKSNET_SOURCE_DIR "/") + samplePath(sample)).has_value();
        if (!opened || !QTest::qWaitForWindowActive(&view) ||
            !QTest::qWaitFor([this] { return isUpToDate(session); })) {
            qFatal("The sample did not open.");
        }
    }

    [[nodiscard]] ObjectRef object(ObjectKind kind, std::string_view name) const {
        return objectNamed(session.plan(), kind, name);
    }
    /// A point of the box that no box inside it covers.
    [[nodiscard]] QPoint cornerOf(ObjectRef thing) const {
        const QRectF rect = *view.widgetRectOf(thing);
        return QPointF(rect.left() + 3, rect.bottom() - 3).toPoint();
    }
};

void wheel(QWidget& widget, QPointF at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

}  // namespace

class TestDiagramView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewDocumentIsFitted();
    void clicksSelectAndControlAdds();
    void theWheelZoomsAtThePointer();
    void middleButtonAndSpacePan();
    void draggingMovesABoxAsOneStep();
    void aRubberBandTakesWhatLiesInIt();
    void arrowsWalkTheTree();
    void escapeGivesUpADrag();
    void revealBringsIntoSight();
    void screenReadersFindTheBoxes();
    void findingsShowAsBadges();
};

void TestDiagramView::aNewDocumentIsFitted() {
    OpenCanvas open(QStringLiteral("private-hub-and-spoke"));
    const Rect seen = open.view.visibleRect();
    for (const Box& box : open.session.view()->diagram->boxes) {
        QVERIFY(box.rect.x >= seen.x && box.rect.right() <= seen.right() && box.rect.y >= seen.y &&
                box.rect.bottom() <= seen.bottom());
    }
    // It stays fitted when the window grows, until the user looks elsewhere.
    const double before = open.view.zoom();
    open.view.resize(1400, 1000);
    QTRY_VERIFY(open.view.zoom() > before);
}

void TestDiagramView::clicksSelectAndControlAdds() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef network = open.object(ObjectKind::virtualNetwork, "vnet-shop");
    const ObjectRef pool = open.object(ObjectKind::nodePool, "system");
    QTest::mouseClick(&open.view, Qt::LeftButton, {}, open.cornerOf(network));
    QCOMPARE(open.session.selection().objects, std::vector<ObjectRef>{network});
    QTest::mouseClick(&open.view, Qt::LeftButton, Qt::ControlModifier, open.cornerOf(pool));
    QCOMPARE(open.session.selection().objects, (std::vector<ObjectRef>{network, pool}));
    QTest::mouseClick(&open.view, Qt::LeftButton, Qt::ControlModifier, open.cornerOf(network));
    QCOMPARE(open.session.selection().objects, std::vector<ObjectRef>{pool});
    QTest::mouseClick(&open.view, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(open.session.selection().empty());
}

void TestDiagramView::theWheelZoomsAtThePointer() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef pool = open.object(ObjectKind::nodePool, "apps");
    const QPointF under = open.view.widgetRectOf(pool)->center();
    const double before = open.view.zoom();
    wheel(open.view, under, 3);
    QVERIFY(open.view.zoom() > before);
    const QPointF after = open.view.widgetRectOf(pool)->center();
    QVERIFY((after - under).manhattanLength() < 1.0);
    wheel(open.view, under, -3);
    QVERIFY(std::abs(open.view.zoom() - before) < 1e-9);
}

void TestDiagramView::middleButtonAndSpacePan() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef network = open.object(ObjectKind::virtualNetwork, "vnet-shop");
    const QPointF before = open.view.widgetRectOf(network)->topLeft();
    QTest::mousePress(&open.view, Qt::MiddleButton, {}, QPoint(500, 300));
    QTest::mouseMove(&open.view, QPoint(540, 330));
    QTest::mouseRelease(&open.view, Qt::MiddleButton, {}, QPoint(540, 330));
    QVERIFY((open.view.widgetRectOf(network)->topLeft() - before - QPointF(40, 30)).manhattanLength() < 1.5);
    QTest::keyPress(&open.view, Qt::Key_Space);
    QTest::mousePress(&open.view, Qt::LeftButton, {}, QPoint(500, 300));
    QTest::mouseMove(&open.view, QPoint(460, 270));
    QTest::mouseRelease(&open.view, Qt::LeftButton, {}, QPoint(460, 270));
    QTest::keyRelease(&open.view, Qt::Key_Space);
    QVERIFY((open.view.widgetRectOf(network)->topLeft() - before).manhattanLength() < 1.5);
    QVERIFY(open.session.selection().empty());
}

void TestDiagramView::draggingMovesABoxAsOneStep() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef network = open.object(ObjectKind::virtualNetwork, "vnet-shop");
    const QPointF before = open.view.widgetRectOf(network)->topLeft();
    const QPoint grip = open.cornerOf(network);
    QTest::mousePress(&open.view, Qt::LeftButton, {}, grip);
    for (int step = 1; step <= 10; ++step) {
        QTest::mouseMove(&open.view, grip + QPoint(6 * step, 4 * step));
    }
    QTest::mouseRelease(&open.view, Qt::LeftButton, {}, grip + QPoint(60, 40));
    QCOMPARE(open.session.undoStack().count(), 1);
    QTRY_VERIFY((open.view.widgetRectOf(network)->topLeft() - before - QPointF(60, 40)).manhattanLength() < 2.5);
    // The engine has nothing to recompute, and undo brings the box back.
    open.session.undoStack().undo();
    QTRY_VERIFY((open.view.widgetRectOf(network)->topLeft() - before).manhattanLength() < 1.0);
}

void TestDiagramView::aRubberBandTakesWhatLiesInIt() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef cluster = open.object(ObjectKind::cluster, "aks-shop");
    const QRectF rect = *open.view.widgetRectOf(cluster);
    const QPoint from = rect.bottomRight().toPoint() + QPoint(12, 12);
    const QPoint to = rect.topLeft().toPoint() - QPoint(1, 1);
    QVERIFY(!open.view.objectAt(from));
    QTest::mousePress(&open.view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&open.view, (from + to) / 2);
    QTest::mouseMove(&open.view, to);
    QTest::mouseRelease(&open.view, Qt::LeftButton, {}, to);
    QVERIFY(open.session.selection().contains(cluster));
    QVERIFY(!open.session.selection().contains(open.object(ObjectKind::virtualNetwork, "vnet-shop")));
}

void TestDiagramView::arrowsWalkTheTree() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const ObjectRef network = open.object(ObjectKind::virtualNetwork, "vnet-shop");
    open.session.select({{network}});
    QTest::keyClick(&open.view, Qt::Key_Down);
    const ObjectRef first = open.session.selection().current();
    QCOMPARE(first.kind, ObjectKind::subnet);
    QTest::keyClick(&open.view, Qt::Key_Right);
    const ObjectRef second = open.session.selection().current();
    QCOMPARE(second.kind, ObjectKind::subnet);
    QVERIFY(second != first);
    QTest::keyClick(&open.view, Qt::Key_Left);
    QCOMPARE(open.session.selection().current(), first);
    QTest::keyClick(&open.view, Qt::Key_Up);
    QCOMPARE(open.session.selection().current(), network);
    QSignalSpy activated(&open.view, &ui::DiagramView::activated);
    QTest::keyClick(&open.view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
}

void TestDiagramView::escapeGivesUpADrag() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    const QPoint grip = open.cornerOf(open.object(ObjectKind::virtualNetwork, "vnet-shop"));
    QTest::mousePress(&open.view, Qt::LeftButton, {}, grip);
    QTest::mouseMove(&open.view, grip + QPoint(40, 40));
    QTest::keyClick(&open.view, Qt::Key_Escape);
    QTest::mouseRelease(&open.view, Qt::LeftButton, {}, grip + QPoint(40, 40));
    QCOMPARE(open.session.undoStack().count(), 0);
}

void TestDiagramView::revealBringsIntoSight() {
    OpenCanvas open(QStringLiteral("private-hub-and-spoke"));
    const ObjectRef subnet = open.object(ObjectKind::subnet, "snet-build-agents");
    for (int i = 0; i < 6; ++i) {
        open.view.zoomIn();
    }
    open.view.centerOn({0, 0});
    const QRectF all(open.view.rect());
    QVERIFY(!all.contains(*open.view.widgetRectOf(subnet)));
    open.view.reveal(subnet);
    QVERIFY(all.contains(open.view.widgetRectOf(subnet)->center()));
}

void TestDiagramView::screenReadersFindTheBoxes() {
    OpenCanvas open(QStringLiteral("overlay-cilium"));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&open.view);
    QVERIFY(canvas);
    QVERIFY(canvas->childCount() > 0);
    QStringList names;
    std::function<void(QAccessibleInterface*)> collect = [&](QAccessibleInterface* item) {
        names << item->text(QAccessible::Name);
        for (int i = 0; i < item->childCount(); ++i) {
            collect(item->child(i));
        }
    };
    collect(canvas);
    for (const char* name : {"vnet-shop", "snet-aks-nodes", "system", "aks-shop"}) {
        QVERIFY2(names.filter(QLatin1String(name)).size() > 0, name);
    }
}

void TestDiagramView::findingsShowAsBadges() {
    OpenCanvas open(QStringLiteral("broken"));
    const ObjectRef stray = open.object(ObjectKind::subnet, "snet-stray");
    open.view.zoomReset();
    open.view.reveal(stray);
    const auto colours = [&] {
        const QRectF rect = *open.view.widgetRectOf(stray);
        const QImage image =
            open.view.grab(QRectF(rect.right() - 10, rect.top() - 10, 20, 20).toAlignedRect()).toImage();
        const QColor error = ui::toQt(open.view.theme().error);
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                pixels += image.pixelColor(x, y) == error ? 1 : 0;
            }
        }
        return pixels;
    };
    QTRY_VERIFY(colours() > 20);
    QVERIFY(open.session.apply(SetAddressPrefixes{stray, {*Prefix::parse("10.20.200.0/24")}}).has_value());
    QTRY_VERIFY(isUpToDate(open.session));
    QCOMPARE(colours(), 0);
}

QTEST_MAIN(TestDiagramView)
#include "tst_diagram_view.moc"
