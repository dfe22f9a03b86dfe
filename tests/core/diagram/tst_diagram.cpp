// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds of every picture, whatever the plan.
#include "core/diagram/badge.h"
#include "core/diagram/text_metrics.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/show.h"

#include <QtTest>

#include <numeric>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// Things that have a box of their own.
bool hasBox(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::virtualNetwork:
        case ObjectKind::subnet:
        case ObjectKind::externalNetwork:
        case ObjectKind::natGateway:
        case ObjectKind::firewall:
        case ObjectKind::cluster:
        case ObjectKind::nodePool:
        case ObjectKind::subnetConsumer: return true;
        default: return false;
    }
}

/// What a line of text covers: from the height of its capitals down to its base line.
Rect coveredBy(const TextItem& item) {
    const double width = textWidth(item.text, item.size, item.bold);
    const double left = item.align == TextItem::Align::left     ? item.at.x
                        : item.align == TextItem::Align::middle ? item.at.x - width / 2
                                                                : item.at.x - width;
    return {left, item.at.y - 0.73 * item.size, width, 0.73 * item.size};
}

FindingCounts countsByHand(const Snapshot& snapshot, ObjectRef object) {
    FindingCounts counts;
    for (const Finding& finding : snapshot.findings) {
        if (finding.subject != object && std::ranges::find(finding.related, object) == finding.related.end()) {
            continue;
        }
        int& count = !finding.waivedReason.empty()           ? counts.waived
                     : finding.severity == Severity::error   ? counts.error
                     : finding.severity == Severity::warning ? counts.warning
                                                             : counts.info;
        ++count;
    }
    return counts;
}

bool isSame(const TextItem& a, const TextItem& b) {
    return a.at == b.at && a.size == b.size && a.role == b.role && a.align == b.align && a.bold == b.bold &&
           a.text == b.text && a.full == b.full;
}

bool isSame(const Box& a, const Box& b) {
    return a.object == b.object && a.role == b.role && a.rect == b.rect && a.parent == b.parent && a.depth == b.depth &&
           a.symbol == b.symbol && a.symbolRect == b.symbolRect && a.title == b.title && a.subtitle == b.subtitle &&
           a.tip == b.tip && a.counts == b.counts && a.bar.has_value() == b.bar.has_value() &&
           (!a.bar || (a.bar->rect == b.bar->rect && a.bar->amounts == b.bar->amounts)) &&
           std::ranges::equal(a.texts, b.texts, [](const TextItem& x, const TextItem& y) { return isSame(x, y); });
}

bool isSame(const Link& a, const Link& b) {
    return a.object == b.object && a.role == b.role && a.from == b.from && a.to == b.to && a.points == b.points &&
           a.directed == b.directed && a.faulty == b.faulty && a.tip == b.tip &&
           a.label.has_value() == b.label.has_value() && (!a.label || isSame(*a.label, *b.label));
}

/// The bar has what is demanded, less what is missing of it.
void checkPlaced(const Box& box, const UseAmounts& demanded) {
    std::uint64_t homeless = 0;
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        const bool isDemand =
            kind != static_cast<std::size_t>(UseKind::reserved) && kind < static_cast<std::size_t>(UseKind::free);
        QVERIFY2(isDemand ? box.bar->amounts[kind] <= demanded[kind] : box.bar->amounts[kind] == demanded[kind],
                 shownBox(box).c_str());
        homeless += demanded[kind] - box.bar->amounts[kind];
    }
    QCOMPARE(homeless, demanded[static_cast<std::size_t>(UseKind::missing)]);
}

}  // namespace

class TstDiagram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingHasOneBoxAndEveryBoxStandsForSomething_data() { addDiagramCases(); }
    void everythingHasOneBoxAndEveryBoxStandsForSomething() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::map<ObjectRef, int> boxes;
        for (const Box& box : each.diagram.boxes) {
            if (box.object.number != 0) {
                ++boxes[box.object];
            }
        }
        for (const ObjectRef object : allObjects(each.plan())) {
            if (hasBox(object.kind)) {
                // A NAT gateway that is attached to subnets of several networks, which Azure refuses, stands on each.
                const bool isOne = object.kind == ObjectKind::natGateway ? boxes[object] >= 1 : boxes[object] == 1;
                QVERIFY2(isOne, toText(object).c_str());
                boxes.erase(object);
            }
        }
        QVERIFY2(boxes.empty(), boxes.empty() ? "" : toText(boxes.begin()->first).c_str());
    }

    void boxesSayWhatTheyStandFor_data() { addDiagramCases(); }
    void boxesSayWhatTheyStandFor() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box& box : each.diagram.boxes) {
            if (box.object.number != 0) {
                QCOMPARE(box.title, nameOf(each.plan(), box.object));
                QVERIFY2(box.tip.find(box.title) != std::string::npos, box.tip.c_str());
            }
        }
    }

    void thingsLieInWhatTheyBelongTo_data() { addDiagramCases(); }
    void thingsLieInWhatTheyBelongTo() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const PlanIndex index(each.plan());
        for (const Box& box : each.diagram.boxes) {
            const ObjectRef owner = box.parent >= 0 ? each.box(box.parent).object : ObjectRef{};
            if (box.object.kind == ObjectKind::subnet) {
                QCOMPARE(owner, index.parentOf(box.object));
            } else if (box.object.kind == ObjectKind::subnetConsumer) {
                QCOMPARE(owner, ObjectRef(index.find(SubnetConsumerId(box.object.number))->subnet));
            } else if (box.object.kind == ObjectKind::nodePool) {
                const NodePoolPlace place = *index.find(NodePoolId(box.object.number));
                QCOMPARE(owner,
                         place.pool->vnetSubnet ? ObjectRef(*place.pool->vnetSubnet) : ObjectRef(place.cluster->id));
            } else if (box.object.number != 0) {
                QCOMPARE(box.parent, -1);
            }
        }
    }

    void childrenLieInsideTheirParentsAndBehindThem_data() { addDiagramCases(); }
    void childrenLieInsideTheirParentsAndBehindThem() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::vector<int> open;  // the boxes around the one before
        for (int i = 0; i < static_cast<int>(each.diagram.boxes.size()); ++i) {
            const Box& box = each.box(i);
            while (!open.empty() && open.back() != box.parent) {
                open.pop_back();
            }
            QCOMPARE(open.empty() ? -1 : open.back(), box.parent);
            QCOMPARE(box.depth, static_cast<int>(open.size()));
            if (box.parent >= 0) {
                QVERIFY2(liesInside(box.rect, each.box(box.parent).rect), shownBox(box).c_str());
            }
            open.push_back(i);
        }
    }

    void siblingsNeverOverlap_data() { addDiagramCases(); }
    void siblingsNeverOverlap() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::map<int, std::vector<const Box*>> siblings;
        for (const Box& box : each.diagram.boxes) {
            siblings[box.parent].push_back(&box);
        }
        for (const auto& [parent, boxes] : siblings) {
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                for (std::size_t k = i + 1; k < boxes.size(); ++k) {
                    // Devices stand on the edge of their network.
                    const bool isOnEdge = boxes[i]->role == BoxRole::virtualNetwork &&
                                          boxes[k]->role == BoxRole::egressDevice &&
                                          boxes[k]->rect.center().y == boxes[i]->rect.y;
                    QVERIFY2(isOnEdge || !boxes[i]->rect.intersects(interior(boxes[k]->rect)),
                             (shownBox(*boxes[i]) + " and " + shownBox(*boxes[k])).c_str());
                }
            }
        }
    }

    void everythingInABoxHasItsOwnRoom_data() { addDiagramCases(); }
    void everythingInABoxHasItsOwnRoom() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (int i = 0; i < static_cast<int>(each.diagram.boxes.size()); ++i) {
            const Box& box = each.box(i);
            std::vector<Rect> taken;
            if (box.symbol != Symbol::none) {
                taken.push_back(box.symbolRect);
            }
            if (box.bar) {
                taken.push_back(box.bar->rect);
            }
            for (const TextItem& text : box.texts) {
                taken.push_back(coveredBy(text));
            }
            for (int child = i + 1;
                 child < static_cast<int>(each.diagram.boxes.size()) && each.box(child).depth > box.depth; ++child) {
                if (each.box(child).parent == i) {
                    taken.push_back(each.box(child).rect);
                }
            }
            for (std::size_t a = 0; a < taken.size(); ++a) {
                QVERIFY2(liesInside(taken[a], box.rect), shownBox(box).c_str());
                for (std::size_t b = a + 1; b < taken.size(); ++b) {
                    // Subnets that were placed by hand may lie upon each other.
                    QVERIFY2(!taken[a].intersects(interior(taken[b])),
                             fmt::format("{}: {} and {}", shownBox(box), a, b).c_str());
                }
            }
        }
    }

    void barsTellTheFacts_data() { addDiagramCases(); }
    void barsTellTheFacts() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const Facts& facts = *each.snapshot->facts;
        for (const Box& box : each.diagram.boxes) {
            if (box.object.kind == ObjectKind::subnet) {
                const SubnetFacts& subnet = *facts.find(SubnetId(box.object.number));
                QCOMPARE(box.bar.has_value(), subnet.size > 0);
                if (box.bar) {
                    checkPlaced(box, {subnet.reserved, subnet.nodes, subnet.surge, subnet.pods, subnet.other,
                                      subnet.free(), subnet.missing()});
                    QCOMPARE(std::reduce(box.bar->amounts.begin(), box.bar->amounts.end()),
                             subnet.size + subnet.missing());
                }
            } else if (box.bar) {
                QCOMPARE(box.role, BoxRole::rangeStrip);
                const ClusterFacts& cluster = *facts.find(ClusterId(each.box(box.parent).object.number));
                const std::uint64_t need = cluster.podCidrNeed + cluster.podCidrSurge;
                const std::uint64_t size = cluster.podCidrSize;
                checkPlaced(box, {0, 0, cluster.podCidrSurge, cluster.podCidrNeed, 0, size - std::min(need, size),
                                  need - std::min(need, size)});
                QCOMPARE(std::reduce(box.bar->amounts.begin(), box.bar->amounts.end()), std::max(need, size));
            }
        }
    }

    void whatFindsNoRoomIsTakenOffItsOwners() {
        // Reserved, nodes, surge, pods, other, free, missing: 11 × 31 = 341 in a /24 lack 90; one surge node is 31 of them.
        QCOMPARE(placedAmounts({5, 10, 31, 300, 0, 0, 90}), (UseAmounts{5, 10, 0, 241, 0, 0, 90}));
        QCOMPARE(placedAmounts({5, 10, 1, 20, 3, 217, 0}), (UseAmounts{5, 10, 1, 20, 3, 217, 0}));
        QCOMPARE(placedAmounts({5, 4, 1, 0, 3, 0, 5}), (UseAmounts{5, 0, 0, 0, 3, 0, 5}));
    }

    void badgesTellTheFindings_data() { addDiagramCases(); }
    void badgesTellTheFindings() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box& box : each.diagram.boxes) {
            const FindingCounts expected =
                box.object.number == 0 ? FindingCounts{} : countsByHand(*each.snapshot, box.object);
            QVERIFY2(box.counts == expected, shownBox(box).c_str());
            QCOMPARE(badgeOf(box).has_value(), expected.error + expected.warning > 0);
        }
    }

    void theBoundsHoldEverything_data() { addDiagramCases(); }
    void theBoundsHoldEverything() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Box& box : each.diagram.boxes) {
            QVERIFY2(liesInside(box.rect.adjusted(16), each.diagram.bounds), shownBox(box).c_str());
        }
        for (const Link& link : each.diagram.links) {
            for (const Point point : link.points) {
                QVERIFY(each.diagram.bounds.contains(point));
            }
        }
    }

    void theSamePlanGivesTheSamePicture_data() { addDiagramCases(); }
    void theSamePlanGivesTheSamePicture() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        const Diagram again = makeDiagram(*snapshotOf(Plan(each.plan())), each.document.layout);
        QVERIFY(std::ranges::equal(again.boxes, each.diagram.boxes,
                                   [](const Box& a, const Box& b) { return isSame(a, b); }));
        QVERIFY(std::ranges::equal(again.links, each.diagram.links,
                                   [](const Link& a, const Link& b) { return isSame(a, b); }));
        QCOMPARE(again.bounds, each.diagram.bounds);
    }

    void anEmptyPlanSaysWhatToDo() {
        const DiagramCase empty = diagramCase(QStringLiteral("empty"), {});
        QCOMPARE(empty.diagram.boxes.size(), std::size_t{1});
        QCOMPARE(empty.diagram.boxes.front().role, BoxRole::placeholder);
        QCOMPARE(empty.diagram.boxes.front().title, std::string("This plan is empty"));
        QVERIFY(empty.diagram.links.empty());
    }

    void aNetworkWithoutSubnetsSaysSo() {
        Plan plan;
        VirtualNetwork network;
        network.id.value = plan.nextNumber++;
        network.info.name = "hub";
        plan.virtualNetworks.push_back(std::move(network));
        const DiagramCase each = diagramCase(QStringLiteral("bare network"), {plan, {}});
        const auto hint = std::ranges::find(each.diagram.boxes, BoxRole::placeholder, &Box::role);
        QVERIFY(hint != each.diagram.boxes.end());
        QCOMPARE(hint->title, std::string("No subnets yet"));
        QCOMPARE(each.box(hint->parent).title, std::string("hub"));
    }

    void poolsWithoutASubnetStandInTheirCluster() {
        Plan plan;
        Cluster cluster;
        cluster.id.value = plan.nextNumber++;
        cluster.info.name = "aks";
        for (const char* name : {"system", "apps", "spot"}) {
            NodePool& pool = cluster.agentPoolProfiles.emplace_back();
            pool.id.value = plan.nextNumber++;
            pool.name = name;
        }
        plan.clusters.push_back(std::move(cluster));
        const DiagramCase each = diagramCase(QStringLiteral("homeless"), {plan, {}});
        int pools = 0;
        for (const Box& box : each.diagram.boxes) {
            if (box.role == BoxRole::nodePool) {
                QCOMPARE(each.box(box.parent).title, std::string("aks"));
                ++pools;
            }
        }
        QCOMPARE(pools, 3);
    }
};

QTEST_APPLESS_MAIN(TstDiagram)
#include "tst_diagram.moc"
