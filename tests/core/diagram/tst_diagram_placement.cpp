// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was placed by hand stays there, and everything else stays where it was as far as it can.
#include "core/diagram/badge.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// A box's corner as placements state it: from the corner of what it lies in.
Point cornerOf(const Diagram& diagram, const Box& box) {
    const Rect parent = box.parent >= 0 ? diagram.boxes[static_cast<std::size_t>(box.parent)].rect : Rect{};
    return {box.rect.x - parent.x, box.rect.y - parent.y};
}

Diagram drawnWith(const DiagramCase& each, std::map<ObjectRef, Placement> placements) {
    return makeDiagram(*each.snapshot, {.placements = std::move(placements)});
}

bool isNear(const Rect& a, const Rect& b) {
    return std::abs(a.x - b.x) + std::abs(a.y - b.y) + std::abs(a.width - b.width) + std::abs(a.height - b.height) <
           1e-6;
}

/// Every so many-th box of those that can be moved.
std::vector<const Box*> someBoxes(const DiagramCase& each) {
    std::vector<const Box*> boxes;
    for (const Box& box : each.diagram.boxes) {
        if (box.placeable) {
            boxes.push_back(&box);
        }
    }
    const std::size_t step = boxes.size() / 12 + 1;
    std::vector<const Box*> some;
    for (std::size_t i = 0; i < boxes.size(); i += step) {
        some.push_back(boxes[i]);
    }
    return some;
}

/// Moves about a third of everything to anywhere.
std::map<ObjectRef, Placement> randomPlacements(const DiagramCase& each, std::uint64_t seed) {
    Dice dice(seed);
    std::map<ObjectRef, Placement> placements;
    for (const Box& box : each.diagram.boxes) {
        if (box.placeable && dice.chance(30)) {
            placements[box.object] = {.x = static_cast<double>(dice.between(-600, 1'800)),
                                      .y = static_cast<double>(dice.between(-600, 1'200))};
        }
    }
    return placements;
}

}  // namespace

class TstDiagramPlacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placingAThingWhereItStandsChangesNothing_data() { addDiagramCases(); }
    void placingAThingWhereItStandsChangesNothing() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box* box : someBoxes(each)) {
            const Point corner = cornerOf(each.diagram, *box);
            const Diagram again = drawnWith(each, {{box->object, {.x = corner.x, .y = corner.y}}});
            QCOMPARE(again.boxes.size(), each.diagram.boxes.size());
            for (std::size_t i = 0; i < again.boxes.size(); ++i) {
                QVERIFY2(isNear(again.boxes[i].rect, each.diagram.boxes[i].rect),
                         (shownBox(*box) + " moves " + shownBox(each.diagram.boxes[i])).c_str());
                QCOMPARE(again.boxes[i].userPlaced, again.boxes[i].object == box->object && box->object.number != 0);
            }
        }
    }

    void aThingMovedFarAwayMovesNothingElse_data() { addDiagramCases(); }
    void aThingMovedFarAwayMovesNothingElse() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box* box : someBoxes(each)) {
            if (box->parent >= 0) {
                continue;
            }
            const Placement target{.x = each.diagram.bounds.right() + 500, .y = 700};
            const Diagram again = drawnWith(each, {{box->object, target}});
            for (std::size_t i = 0; i < again.boxes.size(); ++i) {
                const Box& after = again.boxes[i];
                if (after.object == box->object) {
                    QVERIFY(after.userPlaced);
                    QCOMPARE(after.rect.x, target.x);
                    QCOMPARE(after.rect.y, target.y);
                }
                // A network takes its devices and clusters along, and every box what lies in it.
                QVERIFY2(isNear(after.rect, each.diagram.boxes[i].rect) || after.rect.x >= target.x,
                         (shownBox(*box) + " moves " + shownBox(each.diagram.boxes[i])).c_str());
            }
        }
    }

    void aSubnetMovedAsideLeavesItsNeighboursInPlace_data() { addDiagramCases(); }
    void aSubnetMovedAsideLeavesItsNeighboursInPlace() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box* box : someBoxes(each)) {
            if (box->object.kind != ObjectKind::subnet) {
                continue;
            }
            const Box& network = each.box(box->parent);
            const Placement target{.x = network.rect.width + 40, .y = 90};
            const Diagram again = drawnWith(each, {{box->object, target}});
            for (std::size_t i = 0; i < again.boxes.size(); ++i) {
                const Box& before = each.diagram.boxes[i];
                const Box& after = again.boxes[i];
                const Point corner = cornerOf(again, after);
                if (after.object == box->object) {
                    QCOMPARE(corner.x, target.x);
                    QCOMPARE(corner.y, target.y);
                    QVERIFY(liesInside(after.rect, again.boxes[static_cast<std::size_t>(after.parent)].rect));
                } else if (before.parent == box->parent) {
                    QVERIFY2(corner == cornerOf(each.diagram, before), shownBox(before).c_str());
                }
            }
        }
    }

    void networksSubnetsClustersAndExternalNetworksCanBePlaced_data() { addDiagramCases(); }
    void networksSubnetsClustersAndExternalNetworksCanBePlaced() {
        QFETCH(int, position);
        for (const Box& box : fetchDiagramCase(position).diagram.boxes) {
            switch (box.object.kind) {
                case ObjectKind::virtualNetwork:
                case ObjectKind::subnet:
                case ObjectKind::cluster:
                case ObjectKind::externalNetwork: QVERIFY(box.placeable); break;
                case ObjectKind::firewall:
                case ObjectKind::natGateway:
                    // On a network's edge it goes where the network goes.
                    QCOMPARE(box.placeable, box.subtitle.ends_with("yet"));
                    break;
                default: QVERIFY(!box.placeable);
            }
        }
    }

    void aSubnetNeverLeavesItsNetworkNorCoversItsName() {
        const DiagramCase each =
            diagramCase(QStringLiteral("hub"), samplePlan(QStringLiteral("private-hub-and-spoke")));
        const auto box =
            std::ranges::find(each.diagram.boxes, ObjectKind::subnet, [](const Box& b) { return b.object.kind; });
        const Diagram again = drawnWith(each, {{box->object, {.x = -500, .y = -500}}});
        const Box& after = again.boxes[static_cast<std::size_t>(box - each.diagram.boxes.begin())];
        const Box& network = again.boxes[static_cast<std::size_t>(after.parent)];
        QVERIFY(liesInside(after.rect, network.rect));
        for (const TextItem& text : network.texts) {
            QVERIFY(text.at.y < after.rect.y);
        }
    }

    void whateverIsPlacedTheRestKeepsClearOfIt_data() { addDiagramCases(); }
    void whateverIsPlacedTheRestKeepsClearOfIt() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto placements = randomPlacements(each, seed);
            const Diagram again = drawnWith(each, placements);
            QCOMPARE(again.boxes.size(), each.diagram.boxes.size());
            for (std::size_t i = 0; i < again.boxes.size(); ++i) {
                const Box& box = again.boxes[i];
                QVERIFY(box.parent < 0 || liesInside(box.rect, again.boxes[static_cast<std::size_t>(box.parent)].rect));
                QCOMPARE(box.userPlaced, placements.contains(box.object));
                for (std::size_t k = i + 1; k < again.boxes.size() && box.object.kind == ObjectKind::subnet; ++k) {
                    const Box& other = again.boxes[k];
                    const bool isNeighbour = other.parent == box.parent && other.object.kind == ObjectKind::subnet;
                    QVERIFY2(!isNeighbour || (box.userPlaced && other.userPlaced) ||
                                 !box.rect.intersects(interior(other.rect)),
                             (shownBox(box) + " and " + shownBox(other)).c_str());
                }
            }
        }
    }

    void networksKeepClearOfPlacedOnes_data() { addDiagramCases(); }
    void networksKeepClearOfPlacedOnes() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Diagram again = drawnWith(each, randomPlacements(each, seed));
            std::vector<const Box*> networks;
            for (const Box& box : again.boxes) {
                if (box.role == BoxRole::virtualNetwork) {
                    networks.push_back(&box);
                }
            }
            for (const Box* a : networks) {
                for (const Box* b : networks) {
                    QVERIFY2(a == b || (a->userPlaced && b->userPlaced) || !a->rect.intersects(interior(b->rect)),
                             (shownBox(*a) + " and " + shownBox(*b)).c_str());
                }
            }
        }
    }

    void linksFollowWhereverThingsArePlaced_data() { addDiagramCases(); }
    void linksFollowWhereverThingsArePlaced() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const Diagram again = drawnWith(each, randomPlacements(each, seed));
            QCOMPARE(again.links.size(), each.diagram.links.size());
            for (const Link& link : again.links) {
                QVERIFY(link.points.size() >= 2);
                const auto onEdge = [&](Point p, int position_) {
                    const Rect& rect = again.boxes[static_cast<std::size_t>(position_)].rect;
                    return rect.contains(p) &&
                           (p.x == rect.x || p.x == rect.right() || p.y == rect.y || p.y == rect.bottom());
                };
                QVERIFY2(onEdge(link.points.front(), link.from) && onEdge(link.points.back(), link.to),
                         link.tip.c_str());
                for (std::size_t k = 1; k < link.points.size(); ++k) {
                    QVERIFY(link.points[k].x == link.points[k - 1].x || link.points[k].y == link.points[k - 1].y);
                }
                for (const Point corner : arrowHead(link.points)) {
                    QVERIFY(std::isfinite(corner.x) && std::isfinite(corner.y));
                }
            }
        }
    }

    void peersThatTouchAreStillLinked() {
        Plan plan;
        for (const int number : {1, 2}) {
            VirtualNetwork network;
            network.id.value = plan.nextNumber++;
            network.info.name = fmt::format("vnet-{}", number);
            plan.virtualNetworks.push_back(std::move(network));
        }
        Peering peering;
        peering.id.value = plan.nextNumber++;
        peering.remoteVirtualNetwork = plan.virtualNetworks[1]->id;
        plan.virtualNetworks[0].edit().peerings.push_back(std::move(peering));
        const VirtualNetworkId first = plan.virtualNetworks[0]->id;
        const VirtualNetworkId second = plan.virtualNetworks[1]->id;
        const double width = diagramCase(QStringLiteral("two"), {plan, {}}).diagram.boxes[1].rect.width;
        const DiagramCase each =
            diagramCase(QStringLiteral("touching"),
                        {plan, {.placements = {{first, {.x = 0, .y = 300}}, {second, {.x = width, .y = 300}}}}});
        QCOMPARE(each.diagram.links.size(), std::size_t{1});
        QVERIFY(each.diagram.links.front().points.size() >= 2);
    }

    void placementsOfThingsThatAreGoneDoNoHarm() {
        const DiagramCase each = diagramCase(QStringLiteral("overlay"), samplePlan(QStringLiteral("overlay-cilium")));
        const Diagram again = drawnWith(each, {{{ObjectKind::subnet, maxObjectNumber}, {.x = 1, .y = 2}}});
        QVERIFY(std::ranges::equal(again.boxes, each.diagram.boxes, {}, &Box::rect, &Box::rect));
    }
};

QTEST_APPLESS_MAIN(TstDiagramPlacement)
#include "tst_diagram_placement.moc"
