// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines between boxes: which there are, where they begin and end, and what they keep clear of.
#include "core/diagram/text_metrics.h"
#include "tests/core/diagram/diagram_cases.h"
#include "tests/support/show.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

bool liesOnEdge(Point p, const Rect& rect) {
    const bool isOnSide = (p.x == rect.x || p.x == rect.right()) && p.y >= rect.y && p.y <= rect.bottom();
    const bool isOnTopOrBottom = (p.y == rect.y || p.y == rect.bottom()) && p.x >= rect.x && p.x <= rect.right();
    return isOnSide || isOnTopOrBottom;
}

Rect segmentRect(Point a, Point b) {
    return Rect{a.x, a.y, 0, 0}.united({b.x, b.y, 0, 0});
}

/// true if the open inside of the rectangle meets the horizontal or vertical line.
bool runsThrough(const Rect& rect, Point a, Point b) {
    const Rect line = segmentRect(a, b);
    return line.x < rect.right() && line.right() > rect.x && line.y < rect.bottom() && line.bottom() > rect.y;
}

/// What a label covers, from the height of its letters to their descent.
Rect coveredByLabel(const TextItem& label) {
    const double width = textWidth(label.text, label.size);
    return {label.at.x - width / 2, label.at.y - 0.73 * label.size, width, 0.93 * label.size};
}

std::string shownLink(const DiagramCase& each, const Link& link) {
    std::string text = link.tip + " from " + shownBox(each.box(link.from)) + " to " + shownBox(each.box(link.to)) + ":";
    for (const Point point : link.points) {
        text += fmt::format(" {},{}", point.x, point.y);
    }
    return text;
}

using Ends = std::pair<ObjectRef, ObjectRef>;

}  // namespace

class TstDiagramLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksRunFromEdgeToEdgeInStraightSteps_data() { addDiagramCases(); }
    void linksRunFromEdgeToEdgeInStraightSteps() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Link& link : each.diagram.links) {
            const std::string shown = shownLink(each, link);
            QVERIFY2(link.points.size() >= 2, shown.c_str());
            QVERIFY2(link.from != link.to, shown.c_str());
            QVERIFY2(liesOnEdge(link.points.front(), each.box(link.from).rect), shown.c_str());
            QVERIFY2(liesOnEdge(link.points.back(), each.box(link.to).rect), shown.c_str());
            for (std::size_t k = 1; k < link.points.size(); ++k) {
                const Point a = link.points[k - 1];
                const Point b = link.points[k];
                QVERIFY2((a.x == b.x) != (a.y == b.y), shown.c_str());
            }
        }
    }

    void linksKeepOutOfBoxes_data() { addDiagramCases(); }
    void linksKeepOutOfBoxes() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        for (const Link& link : each.diagram.links) {
            for (std::size_t k = 1; k < link.points.size(); ++k) {
                for (const Box& box : each.diagram.boxes) {
                    QVERIFY2(box.parent >= 0 || !runsThrough(interior(box.rect), link.points[k - 1], link.points[k]),
                             (shownLink(each, link) + " through " + shownBox(box)).c_str());
                }
            }
        }
    }

    void labelsCanBeRead_data() { addDiagramCases(); }
    void labelsCanBeRead() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::vector<const TextItem*> labels;
        for (const Link& link : each.diagram.links) {
            if (!link.label) {
                continue;
            }
            const Rect room = coveredByLabel(*link.label);
            for (const Box& box : each.diagram.boxes) {
                QVERIFY2(box.parent >= 0 || !box.rect.intersects(room), shownLink(each, link).c_str());
            }
            for (const Link& other : each.diagram.links) {
                for (std::size_t k = 1; k < other.points.size(); ++k) {
                    QVERIFY2(!runsThrough(room, other.points[k - 1], other.points[k]),
                             (link.label->text + " of " + shownLink(each, link) + " under " + shownLink(each, other))
                                 .c_str());
                }
            }
            for (const TextItem* other : labels) {
                // Lines that run together share one label.
                QVERIFY2(!coveredByLabel(*other).intersects(room) ||
                             (other->at == link.label->at && other->text == link.label->text),
                         (link.label->text + " and " + other->text + " of " + shownLink(each, link)).c_str());
            }
            labels.push_back(&*link.label);
        }
    }

    void peersAreLinkedOnceWhicheverWayTheyPeer_data() { addDiagramCases(); }
    void peersAreLinkedOnceWhicheverWayTheyPeer() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::map<Ends, int> directions;  // 1 for the one with the smaller number first, 2 for the other, 3 both
        for (const auto& network : each.plan().virtualNetworks) {
            for (const Peering& peering : network->peerings) {
                if (!peering.remoteVirtualNetwork || *peering.remoteVirtualNetwork == network->id) {
                    continue;
                }
                const ObjectRef a = network->id;
                const ObjectRef b = *peering.remoteVirtualNetwork;
                directions[{std::min(a, b), std::max(a, b)}] |= a < b ? 1 : 2;
            }
        }
        std::map<Ends, int> drawn;
        for (const Link& link : each.diagram.links) {
            if (link.role != LinkRole::peering) {
                continue;
            }
            const ObjectRef a = each.box(link.from).object;
            const ObjectRef b = each.box(link.to).object;
            const Ends ends{std::min(a, b), std::max(a, b)};
            QVERIFY2(!drawn.contains(ends), shownLink(each, link).c_str());
            drawn[ends] = !link.directed ? 3 : a < b ? 1 : 2;
        }
        QVERIFY(drawn == directions);
    }

    void externalNetworksAreLinkedToWhatTheyConnect_data() { addDiagramCases(); }
    void externalNetworksAreLinkedToWhatTheyConnect() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::set<Ends> expected;
        for (const ExternalNetwork& external : each.plan().externalNetworks) {
            for (const VirtualNetworkId network : external.connectedVirtualNetworks) {
                expected.insert({external.id, network});
            }
        }
        std::set<Ends> drawn;
        for (const Link& link : each.diagram.links) {
            if (link.role == LinkRole::externalConnection) {
                QVERIFY2(drawn.insert({each.box(link.from).object, each.box(link.to).object}).second,
                         shownLink(each, link).c_str());
            }
        }
        QVERIFY(drawn == expected);
    }

    void clustersHangOnTheirNetworkAndDevicesLeadToTheInternet_data() { addDiagramCases(); }
    void clustersHangOnTheirNetworkAndDevicesLeadToTheInternet() {
        QFETCH(int, position);
        const DiagramCase& each = fetchDiagramCase(position);
        std::set<Ends> attached;
        std::map<int, int> waysOut;
        for (const Link& link : each.diagram.links) {
            if (link.role == LinkRole::attachment) {
                attached.insert({each.box(link.from).object, each.box(link.to).object});
            } else if (link.role == LinkRole::egress) {
                QCOMPARE(each.box(link.from).role, BoxRole::egressDevice);
                QCOMPARE(each.box(link.to).role, BoxRole::internet);
                QVERIFY(link.directed);
                ++waysOut[link.from];
            }
        }
        std::set<Ends> expected;
        for (const ClusterFacts& cluster : each.snapshot->facts->clusters) {
            if (cluster.virtualNetwork) {
                expected.insert({*cluster.virtualNetwork, cluster.cluster});
            }
        }
        QVERIFY(attached == expected);
        for (int i = 0; i < static_cast<int>(each.diagram.boxes.size()); ++i) {
            const Box& box = each.box(i);
            const bool isConnected = box.role == BoxRole::egressDevice && !box.subtitle.ends_with("yet");
            QVERIFY2(waysOut[i] == (isConnected ? 1 : 0), shownBox(box).c_str());
        }
    }

    void faultyPeeringsAreMarked() {
        const DiagramCase each = diagramCase(QStringLiteral("broken"), samplePlan(QStringLiteral("broken")));
        std::set<Ends> overlapping;
        for (const RangeOverlap& overlap : each.snapshot->facts->overlaps) {
            if (overlap.kind == OverlapKind::peeredNetworks) {
                overlapping.insert({overlap.a, overlap.b});
            }
        }
        QVERIFY(!overlapping.empty());
        for (const Link& link : each.diagram.links) {
            const Ends ends{each.box(link.from).object, each.box(link.to).object};
            if (link.role == LinkRole::peering &&
                (overlapping.contains(ends) || overlapping.contains({ends.second, ends.first}))) {
                QVERIFY(link.faulty);
                QVERIFY(link.label);
                QCOMPARE(link.label->text, std::string("overlap"));
            }
        }
    }

    /// Both ways of connecting to one hub are told apart, though they arrive at the same place.
    void severalKindsOfConnectionAreAllNamed() {
        Plan plan;
        VirtualNetwork hub;
        hub.id.value = plan.nextNumber++;
        hub.info.name = "hub";
        hub.addressPrefixes = {Prefix::containing(IpAddress::v4(10U << 24), 16)};
        for (const auto connection :
             {ExternalConnection::vpn, ExternalConnection::expressRoute, ExternalConnection::internet}) {
            ExternalNetwork external;
            external.id.value = plan.nextNumber++;
            external.name = fmt::format("site {}", external.id.value);
            external.connection = connection;
            external.connectedVirtualNetworks = {hub.id};
            plan.externalNetworks.push_back(std::move(external));
        }
        plan.virtualNetworks.push_back(std::move(hub));
        const DiagramCase each = diagramCase(QStringLiteral("three ways"), {plan, {}});
        std::vector<std::pair<Rect, std::string>> labels;
        for (const Link& link : each.diagram.links) {
            if (link.label) {
                labels.emplace_back(coveredByLabel(*link.label), link.label->text);
            }
        }
        QCOMPARE(labels.size(), std::size_t{3});
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t k = i + 1; k < labels.size(); ++k) {
                QVERIFY2(!labels[i].first.intersects(labels[k].first),
                         (labels[i].second + " and " + labels[k].second).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstDiagramLinks)
#include "tst_diagram_links.moc"
