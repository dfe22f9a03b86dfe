// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a cluster and a number of nodes that matters: how many SNAT ports there are, for each node and to one destination.
#include "core/report/snat_ports.h"

#include "core/egress/ports.h"

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

std::uint64_t mostPodsOfNode(const Facts& facts, const ClusterFacts& cluster) {
    int most = 0;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        most = std::max(most, facts.pools[i].maxPods);
    }
    return static_cast<std::uint64_t>(most);
}

/// What a row is about, again for further columns.
struct PortRow {
    const ClusterFacts* cluster;
    PortSupply supply;
    std::uint64_t nodes;
};

Table portTable(const Snapshot& snapshot, std::vector<PortRow>& about) {
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
            about.push_back({&cluster, supply, nodes});
        }
    }
    return table;
}

}  // namespace

Table snatPorts(const Snapshot& snapshot) {
    std::vector<PortRow> about;
    return portTable(snapshot, about);
}

Table snatPortsFor(const Snapshot& snapshot, std::uint64_t connections) {
    std::vector<PortRow> about;
    Table table = portTable(snapshot, about);
    table.columns.push_back({"addressesNeeded", "Addresses needed", ColumnType::integer});
    for (std::size_t i = 0; i < about.size(); ++i) {
        const PortRow& row = about[i];
        const auto needed =
            addressesForConnections(row.supply, row.nodes, mostPodsOfNode(*snapshot.facts, *row.cluster), connections);
        table.rows[i].cells.push_back(needed ? Cell(static_cast<std::int64_t>(*needed)) : Cell());
    }
    return table;
}

}  // namespace aksnet
