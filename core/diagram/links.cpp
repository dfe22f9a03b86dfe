// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines between boxes: orthogonal, in the gutters between columns and on the buses above them, never through a box.
//
//   adjacent columns          same column            further apart, over the bus
//   ┌──┐      ┌──┐            ┌──┐                       ┌───────────────┐
//   │a ├──┐   │  │          ┌─┤a │                   ┌──┐│ ┌──┐    ┌──┐  │
//   └──┘  └───┤b │          │ └──┘                   │a ├┘ │  │  ┌─┤b │  │ …
//             └──┘          └─┤b │                   └──┘  └──┘──┘ └──┘
#include "core/diagram/arrange.h"
#include "core/plan/enum_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace aksnet::diagram {

namespace {

constexpr double portTop = 30;  ///< first port below a box's top edge
constexpr double portStep = 14;
constexpr double labelSize = 9.5;
constexpr double egressGutter = 18;  ///< distances from a column's right edge
constexpr double busGutter = 34;
constexpr double entryGutter = 60;  ///< distance from the target's left edge: room for a label
constexpr double sameColumnGutter = 26;

enum class Side : std::uint8_t { left, right };

class Linker {
public:
    Linker(const PieceContext& context, const Arrangement& arrangement, Diagram& out)
        : m_context(context), m_arrangement(arrangement), m_out(out) {
        for (int position = 0; position < static_cast<int>(out.boxes.size()); ++position) {
            const Box& box = out.boxes[static_cast<std::size_t>(position)];
            if (box.object.number != 0) {
                m_boxOf.emplace(box.object, position);
            }
            if (box.role == BoxRole::internet) {
                m_internet = position;
            }
        }
        for (const Site& site : arrangement.sites) {
            if (site.networkId) {
                m_columnOf[m_boxOf.at(*site.networkId)] = site.column;
            }
        }
    }

    void addPeerings();
    void addExternals();
    void addClusters();
    void addEgress();

private:
    [[nodiscard]] const Rect& rect(int box) const { return m_out.boxes[static_cast<std::size_t>(box)].rect; }
    [[nodiscard]] int columnOf(int box) const {
        const auto found = m_columnOf.find(box);
        return found == m_columnOf.end() ? (m_out.boxes[static_cast<std::size_t>(box)].userPlaced ? -1 : 0)
                                         : found->second;
    }
    double port(int box, Side side, std::string_view label);
    std::vector<Point> path(int from, int to, std::string_view label, double busY);
    std::vector<Point> freePath(int from, int to) const;
    Link& add(ObjectRef object, LinkRole role, int from, int to, std::vector<Point> points);
    void addEgressOf(const Site& site, const Piece& device, int box);

    const PieceContext& m_context;
    const Arrangement& m_arrangement;
    Diagram& m_out;
    std::map<ObjectRef, int> m_boxOf;
    std::map<int, int> m_columnOf;
    std::map<std::tuple<int, Side, std::string_view>, double> m_ports;
    std::map<std::pair<int, Side>, int> m_portCount;
    int m_internet = -1;
};

/// Links of one label share a port, so that they read as one trunk.
double Linker::port(int box, Side side, std::string_view label) {
    const auto key = std::tuple(box, side, label);
    if (const auto found = m_ports.find(key); found != m_ports.end()) {
        return found->second;
    }
    const int number = m_portCount[{box, side}]++;
    const double y = std::min(rect(box).y + portTop + portStep * number, rect(box).bottom() - 8);
    m_ports.emplace(key, y);
    return y;
}

/// Between boxes that were placed by hand nothing is known of what lies between: the shortest elbow.
std::vector<Point> Linker::freePath(int from, int to) const {
    const Rect& a = rect(from);
    const Rect& b = rect(to);
    if (b.x >= a.right() || a.x >= b.right()) {
        const bool isRight = b.x >= a.right();
        const Point start{isRight ? a.right() : a.x, a.center().y};
        const Point end{isRight ? b.x : b.right(), b.center().y};
        const double x = (start.x + end.x) / 2;
        return {start, {x, start.y}, {x, end.y}, end};
    }
    const bool isBelow = b.y >= a.bottom();
    const Point start{a.center().x, isBelow ? a.bottom() : a.y};
    const Point end{b.center().x, isBelow ? b.y : b.bottom()};
    const double y = (start.y + end.y) / 2;
    return {start, {start.x, y}, {end.x, y}, end};
}

std::vector<Point> Linker::path(int from, int to, std::string_view label, double busY) {
    const int fromColumn = columnOf(from);
    const int toColumn = columnOf(to);
    if (fromColumn < 0 || toColumn < 0) {
        return freePath(from, to);
    }
    if (fromColumn > toColumn) {
        auto points = path(to, from, label, busY);
        std::ranges::reverse(points);
        return points;
    }
    const Rect& a = rect(from);
    const Rect& b = rect(to);
    if (fromColumn == toColumn) {
        const double x = std::min(a.x, b.x) - sameColumnGutter;
        const double ya = port(from, Side::left, label);
        const double yb = port(to, Side::left, label);
        return {{a.x, ya}, {x, ya}, {x, yb}, {b.x, yb}};
    }
    const double ya = port(from, Side::right, label);
    const double entry = b.x - entryGutter;
    // Column 1 is empty where there is no hub.
    const bool isAdjacent =
        std::all_of(m_arrangement.columns.begin() + fromColumn + 1, m_arrangement.columns.begin() + toColumn,
                    [](const Rect& column) { return column.width == 0; });
    if (isAdjacent) {
        if (ya > b.y + 12 && ya < b.bottom() - 12) {
            return {{a.right(), ya}, {b.x, ya}};
        }
        const double yb = port(to, Side::left, label);
        return {{a.right(), ya}, {entry, ya}, {entry, yb}, {b.x, yb}};
    }
    const double yb = port(to, Side::left, label);
    const double exit = m_arrangement.columns[static_cast<std::size_t>(fromColumn)].right() + busGutter;
    return {{a.right(), ya}, {exit, ya}, {exit, busY}, {entry, busY}, {entry, yb}, {b.x, yb}};
}

Link& Linker::add(ObjectRef object, LinkRole role, int from, int to, std::vector<Point> points) {
    // Equal neighbours would make a bend of no length.
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() == 1) {  // boxes placed by hand that touch
        points.push_back(points.front());
    }
    Link& link = m_out.links.emplace_back(Link{.object = object,
                                               .role = role,
                                               .from = from,
                                               .to = to,
                                               .points = std::move(points),
                                               .label = std::nullopt,
                                               .tip = {}});
    link.faulty = object.number != 0 && m_context.snapshot.countsOf(object).error > 0;
    return link;
}

using NetworkPair = std::pair<ObjectRef, ObjectRef>;

/// A text that placeLabels will find a place for.
void setLabel(Link& link, std::string_view text) {
    link.label = TextItem{.at = {},
                          .size = labelSize,
                          .role = TextRole::caption,
                          .align = TextItem::Align::middle,
                          .text = std::string(text),
                          .full = {}};
}

std::string_view connectionName(ExternalConnection connection) {
    switch (connection) {
        case ExternalConnection::vpn: return "VPN";
        case ExternalConnection::expressRoute: return "ExpressRoute";
        case ExternalConnection::virtualWan: return "Virtual WAN";
        case ExternalConnection::internet: return "internet";
        default: return "connection";
    }
}

/// The first peering from one network to another, for each such pair in the plan.
std::map<NetworkPair, PeeringId> peeringsByEnds(const Plan& plan) {
    std::map<NetworkPair, PeeringId> peerings;
    for (const auto& network : plan.virtualNetworks) {
        for (const Peering& peering : network->peerings) {
            if (peering.remoteVirtualNetwork) {
                peerings.emplace(NetworkPair(network->id, *peering.remoteVirtualNetwork), peering.id);
            }
        }
    }
    return peerings;
}

/// Peered networks that overlap, in either order.
std::set<NetworkPair> overlappingPeers(const Facts& facts) {
    std::set<NetworkPair> pairs;
    for (const RangeOverlap& overlap :
         std::ranges::equal_range(facts.overlaps, OverlapKind::peeredNetworks, {}, &RangeOverlap::kind)) {
        pairs.emplace(overlap.a, overlap.b);
        pairs.emplace(overlap.b, overlap.a);
    }
    return pairs;
}

void Linker::addPeerings() {
    const auto peerings = peeringsByEnds(*m_context.snapshot.plan);
    const auto overlapping = overlappingPeers(m_context.facts);
    for (const auto& network : m_context.snapshot.plan->virtualNetworks) {
        for (const Peering& peering : network->peerings) {
            if (!peering.remoteVirtualNetwork || *peering.remoteVirtualNetwork == network->id) {
                continue;
            }
            const VirtualNetwork& remote = *m_context.facts.index->find(*peering.remoteVirtualNetwork);
            const auto back = peerings.find({remote.id, network->id});
            // One line for both directions, drawn by the one with the smaller number.
            const bool isFirst = peerings.at({network->id, remote.id}) == peering.id;
            if (!isFirst || (back != peerings.end() && back->second < peering.id)) {
                continue;
            }
            const int from = m_boxOf.at(network->id);
            const int to = m_boxOf.at(remote.id);
            const bool isFaulty = overlapping.contains({network->id, remote.id});
            const std::string_view label = isFaulty ? "overlap" : "peering";
            Link& link = add(peering.id, LinkRole::peering, from, to, path(from, to, label, peeringBusY));
            link.directed = back == peerings.end();
            link.faulty = link.faulty || isFaulty;
            setLabel(link, label);
            link.tip = fmt::format("Peering of {} and {}{}", network->info.name, remote.info.name,
                                   link.directed ? ", one direction only" : "");
        }
    }
}

void Linker::addExternals() {
    for (const ExternalNetwork& external : m_context.snapshot.plan->externalNetworks) {
        const std::string_view kind = connectionName(external.connection);
        const std::set<VirtualNetworkId> networks(external.connectedVirtualNetworks.begin(),
                                                  external.connectedVirtualNetworks.end());
        for (const VirtualNetworkId connected : networks) {
            const int from = m_boxOf.at(external.id);
            const int to = m_boxOf.at(connected);
            Link& link = add(external.id, LinkRole::externalConnection, from, to, path(from, to, kind, externalBusY));
            link.tip = fmt::format("{} to {}, {}", external.name, m_context.facts.index->nameOf(connected), kind);
            setLabel(link, kind);
        }
    }
}

void Linker::addClusters() {
    for (const Site& site : m_arrangement.sites) {
        if (!site.network) {
            continue;
        }
        const int network = m_boxOf.at(*site.networkId);
        for (const Piece& cluster : site.clusters) {
            const int card = m_boxOf.at(cluster.box.object);
            const Rect& from = rect(network);
            const Rect& to = rect(card);
            std::vector<Point> points =
                cluster.box.userPlaced
                    ? freePath(network, card)
                    : std::vector<Point>{{from.x + 9, from.bottom()}, {from.x + 9, to.y + 22}, {to.x, to.y + 22}};
            Link& link = add(cluster.box.object, LinkRole::attachment, network, card, std::move(points));
            link.faulty = false;
            link.tip = fmt::format("Cluster {} has its nodes in {}", cluster.box.title, site.network->box.title);
        }
    }
}

/// Straight up to the bus where nothing stands above, else through the gutter at the right.
void Linker::addEgressOf(const Site& site, const Piece& device, int box) {
    const Rect& from = rect(box);
    const Rect& internet = rect(m_internet);
    std::vector<Point> points{{from.center().x, from.y}};
    if (site.column < 0 || !site.isTopmost) {
        const double edge =
            site.column >= 0 ? m_arrangement.columns[static_cast<std::size_t>(site.column)].right() : site.rect.right();
        const double above = from.y - 12;
        points.push_back({from.center().x, above});
        points.push_back({edge + egressGutter, above});
    }
    const Point last = points.back();
    if (last.x > internet.right() || last.x < internet.x) {
        points.push_back({last.x, egressBusY});
        points.push_back({last.x < internet.x ? internet.x : internet.right(), egressBusY});
    } else {
        points.push_back({last.x, last.y < egressBusY ? internet.y : internet.bottom()});
    }
    Link& link = add(device.box.object, LinkRole::egress, box, m_internet, std::move(points));
    link.directed = true;
    link.faulty = false;
    link.tip = fmt::format("Traffic to the internet leaves through {} ({})", device.box.title, device.box.subtitle);
}

void Linker::addEgress() {
    if (m_internet < 0) {
        return;
    }
    for (const Site& site : m_arrangement.sites) {
        for (std::size_t i = 0; i < site.devices.size(); ++i) {
            addEgressOf(site, site.devices[i], site.deviceBoxes[i]);
        }
    }
}

}  // namespace

void addLinks(const PieceContext& context, const Arrangement& arrangement, Diagram& out) {
    Linker linker(context, arrangement, out);
    linker.addClusters();
    linker.addEgress();
    linker.addExternals();
    linker.addPeerings();
    placeLabels(out);
}

}  // namespace aksnet::diagram
