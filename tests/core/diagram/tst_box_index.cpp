// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the canvas finds under a point or in sight is what a walk over all boxes finds.
#include "core/diagram/box_index.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/show.h"

#include <QtTest>

#include <cmath>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// The deepest box under the point, of equally deep ones the last. Children lie inside their parents, so the last of all
/// that are met is as deep as any that is painted above the others.
std::optional<int> hitByHand(const Diagram& diagram, Point point) {
    std::optional<int> best;
    for (int i = 0; i < static_cast<int>(diagram.boxes.size()); ++i) {
        if (diagram.boxes[static_cast<std::size_t>(i)].rect.contains(point)) {
            best = i;
        }
    }
    return best;
}

std::vector<int> visitByHand(const Diagram& diagram, const Rect& visible, double minSize) {
    std::vector<int> seen;
    for (int i = 0; i < static_cast<int>(diagram.boxes.size()); ++i) {
        const Rect& rect = diagram.boxes[static_cast<std::size_t>(i)].rect;
        if (rect.intersects(visible) && std::max(rect.width, rect.height) >= minSize) {
            seen.push_back(i);
        }
    }
    return seen;
}

std::vector<int> visited(const BoxIndex& index, const Rect& visible, double minSize) {
    std::vector<int> seen;
    index.visit(visible, minSize, [&](int position) { seen.push_back(position); });
    return seen;
}

double distanceToLink(const Link& link, Point point) {
    // Links are horizontal and vertical lines: the nearest point is the nearest in either direction.
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < link.points.size(); ++k) {
        const Point a = link.points[k - 1];
        const Point b = link.points[k];
        const double dx = point.x - std::clamp(point.x, std::min(a.x, b.x), std::max(a.x, b.x));
        const double dy = point.y - std::clamp(point.y, std::min(a.y, b.y), std::max(a.y, b.y));
        best = std::min(best, std::hypot(dx, dy));
    }
    return best;
}

Point randomPoint(Dice& dice, const Rect& bounds) {
    return {bounds.x + bounds.width * dice.between(0, 100'000) / 1e5,
            bounds.y + bounds.height * dice.between(0, 100'000) / 1e5};
}

}  // namespace

class TstBoxIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hitsAreThoseOfAWalk_data() { addDiagramCases(); }
    void hitsAreThoseOfAWalk() {
        QFETCH(int, position);
        const Diagram& diagram = fetchDiagramCase(position).diagram;
        const BoxIndex index(diagram);
        Dice dice(static_cast<std::uint64_t>(position) + 1);
        for (int i = 0; i < 2'000; ++i) {
            const Point point = randomPoint(dice, diagram.bounds);
            QCOMPARE(index.hit(point), hitByHand(diagram, point));
        }
        for (const Box& box : diagram.boxes) {
            for (const Point corner :
                 {Point{box.rect.x, box.rect.y}, Point{box.rect.right(), box.rect.bottom()}, box.rect.center()}) {
                QCOMPARE(index.hit(corner), hitByHand(diagram, corner));
            }
        }
        QVERIFY(!index.hit({diagram.bounds.x - 1, diagram.bounds.y}));
    }

    void visitsAreThoseOfAWalk_data() { addDiagramCases(); }
    void visitsAreThoseOfAWalk() {
        QFETCH(int, position);
        const Diagram& diagram = fetchDiagramCase(position).diagram;
        const BoxIndex index(diagram);
        Dice dice(static_cast<std::uint64_t>(position) + 100);
        for (int i = 0; i < 300; ++i) {
            const Point a = randomPoint(dice, diagram.bounds);
            const Point b = randomPoint(dice, diagram.bounds);
            const Rect visible = Rect{a.x, a.y, 0, 0}.united({b.x, b.y, 0, 0});
            const double minSize = dice.chance(50) ? 0 : dice.between(1, 400);
            QCOMPARE(visited(index, visible, minSize), visitByHand(diagram, visible, minSize));
        }
    }

    void linksAreFoundByTheirDistance_data() { addDiagramCases(); }
    void linksAreFoundByTheirDistance() {
        QFETCH(int, position);
        const Diagram& diagram = fetchDiagramCase(position).diagram;
        const BoxIndex index(diagram);
        Dice dice(static_cast<std::uint64_t>(position) + 200);
        for (int i = 0; i < 500; ++i) {
            const Point point = randomPoint(dice, diagram.bounds);
            double least = std::numeric_limits<double>::infinity();
            for (const Link& link : diagram.links) {
                least = std::min(least, distanceToLink(link, point));
            }
            const auto found = index.hitLink(point, 30);
            QCOMPARE(found.has_value(), least <= 30);
            QVERIFY(!found || distanceToLink(diagram.links[static_cast<std::size_t>(*found)], point) <= least + 1e-9);
        }
    }

    void objectsAreFoundByTheirBox_data() { addDiagramCases(); }
    void objectsAreFoundByTheirBox() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const BoxIndex index(each.diagram);
        for (const ObjectRef object : allObjects(each.plan())) {
            const auto byHand = std::ranges::find(each.diagram.boxes, object, &Box::object);
            const auto found = index.boxOf(object);
            QCOMPARE(found.has_value(), byHand != each.diagram.boxes.end());
            QVERIFY(!found || *found == byHand - each.diagram.boxes.begin());
        }
        QVERIFY(!index.boxOf({}));
        QVERIFY(!index.boxOf({ObjectKind::subnet, maxObjectNumber}));
    }
};

QTEST_APPLESS_MAIN(TstBoxIndex)
#include "tst_box_index.moc"
