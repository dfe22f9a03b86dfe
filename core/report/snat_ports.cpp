// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a cluster and a number of nodes that matters: how many SNAT ports there are, for each node and to one destination.
#include "core/egress/ports.h"
#include "core/report/report.h"

#include <algorithm>
#include <map>

namespace aksnet {

namespace {

/// Node counts by what is worth saying of them; the plan's own come first in a note.
using NodeCounts = std::map<std::uint64_t, std::string>;

void noteCount(NodeCounts& counts, std::uint64_t nodes, std::string_view note) {
    if (nodes == 0) {
        return;
    }
    std::string& text = counts[nodes];
    text += text.empty() ? "" : "; ";
    text += note;
}

NodeCounts countsOfInterest(const Facts& facts, const ClusterFacts& cluster, const PortSupply& supply) {
    NodeCounts counts;
    std::uint64_t most = 0;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        most += static_cast<std::uint64_t>(std::max(facts.pools[i].nodesMax, 0));
    }
    noteCount(counts, nodesOfNow(facts, cluster), "nodes now");
    noteCount(counts, most, "nodes at most");
    noteCount(counts, nodesWithPorts(facts, cluster), "nodes at most, with surge");
    if (supply.device != PortDevice::loadBalancer) {
        return counts;
    }
    if (supply.allocatedPorts > 0) {
        const std::uint64_t limit =
            mostNodesWithPorts(static_cast<std::uint64_t>(supply.allocatedPorts), supply.addresses);
        noteCount(counts, limit, "the most that Azure takes");
        noteCount(counts, limit + 1, "InvalidLoadBalancerProfileAllocatedOutboundPorts");
        return counts;
    }
    for (const PortCliff& cliff : automaticCliffs(supply.addresses)) {
        noteCount(counts, static_cast<std::uint64_t>(cliff.fromNodes),
                  cliff.fromNodes == 1 ? "automatic allocation"
                  : cliff.ports        ? "fewer ports a node"
                                       : "the table has ended");
    }
    return counts;
}

Cell numberOrNone(std::uint64_t number) {
    return number == 0 ? Cell() : Cell(static_cast<std::int64_t>(number));
}

}  // namespace

Table snatPorts(const Snapshot& snapshot) {
    Table table{.key = "snat-ports",
                .title = "SNAT ports by number of nodes",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"device", "Leaves by", ColumnType::text},
                            {"addresses", "Addresses", ColumnType::integer},
                            {"nodes", "Nodes", ColumnType::integer},
                            {"portsPerNode", "Ports a node", ColumnType::integer},
                            {"portsTotal", "Ports in all", ColumnType::integer},
                            {"perDestination", "To one destination", ColumnType::integer},
                            {"perNodeAndDestination", "Of a node to one destination", ColumnType::integer},
                            {"isFeasible", "Works", ColumnType::text},
                            {"note", "Note", ColumnType::text}},
                .rows = {}};
    const Facts& facts = *snapshot.facts;
    for (const ClusterFacts& cluster : facts.clusters) {
        const PortSupply supply = portSupplyOf(facts, cluster);
        for (const auto& [nodes, note] : countsOfInterest(facts, cluster, supply)) {
            const PortBudget budget = portBudget(supply, nodes);
            table.rows.push_back(
                {cluster.cluster,
                 {cluster.value->info.name, std::string(portDeviceTitle(supply.device)), numberOrNone(supply.addresses),
                  static_cast<std::int64_t>(nodes), numberOrNone(budget.perNode), numberOrNone(budget.total),
                  numberOrNone(budget.perDestination), numberOrNone(budget.perNodeAndDestination),
                  std::string(budget.isFeasible ? "yes" : "no"), note}});
        }
    }
    return table;
}

}  // namespace aksnet
