// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a cluster: model, nodes, and how much of its pod CIDR is spoken for.
#include "core/plan/enum_text.h"
#include "core/report/report.h"

namespace aksnet {

namespace {

std::string rangesText(const std::vector<ClusterRange>& ranges) {
    std::string text;
    for (const ClusterRange& range : ranges) {
        text += (text.empty() ? "" : ", ") + range.prefix.text();
    }
    return text;
}

}  // namespace

Table clusterOverview(const Snapshot& snapshot) {
    Table table{.key = "clusters",
                .title = "Clusters",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"model", "Networking model", ColumnType::text},
                            {"outboundType", "Outbound type", ColumnType::text},
                            {"nodes", "Nodes", ColumnType::integer},
                            {"nodesMax", "Nodes at most", ColumnType::integer},
                            {"podCidr", "Pod CIDR", ColumnType::text},
                            {"podCidrSize", "Pod addresses", ColumnType::integer},
                            {"podCidrNeed", "Pod addresses needed", ColumnType::integer},
                            {"serviceCidr", "Service CIDR", ColumnType::text},
                            {"dnsServiceIP", "DNS service IP", ColumnType::text}},
                .rows = {}};
    for (const ClusterFacts& cluster : snapshot.facts->clusters) {
        std::int64_t nodes = 0;
        std::int64_t nodesMax = 0;
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            nodes += snapshot.facts->pools[i].nodesNow;
            nodesMax += snapshot.facts->pools[i].nodesMax;
        }
        const bool hasPodCidr = cluster.podCidrSize > 0;
        // How much of it a plugin of one's own needs, nobody knows.
        const bool hasNeed = hasPodCidr && cluster.model->nodeNeed(cluster.model->defaultMaxPods).podCidr > 0;
        table.rows.push_back(
            {cluster.cluster,
             {cluster.value->info.name, std::string(cluster.model->title),
              std::string(enumText(effectiveOutboundType(*cluster.value))), nodes, nodesMax,
              rangesText(cluster.podCidrs), hasPodCidr ? Cell(static_cast<std::int64_t>(cluster.podCidrSize)) : Cell(),
              hasNeed ? Cell(static_cast<std::int64_t>(cluster.podCidrNeed + cluster.podCidrSurge)) : Cell(),
              rangesText(cluster.serviceCidrs), cluster.dnsServiceIp.text()}});
    }
    return table;
}

}  // namespace aksnet
