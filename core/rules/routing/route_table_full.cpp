// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a table has more than 400 routes, those that kubenet adds for nodes included. Why: Azure refuses the next one; a
// kubenet node without a route has unreachable pods. Fix: fewer routes, or Azure CNI Overlay.
#include "core/base/text.h"
#include "core/catalog/model_limits.h"
#include "core/rules/definitions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkRouteTableFull(const Facts& facts, FindingSink& sink) {
    std::map<RouteTableId, std::uint64_t> nodeRoutes;
    for (const PoolFacts& pool : facts.pools) {
        const auto place =
            pool.model->id == ModelId::kubenet && pool.nodeSubnet ? facts.index->find(*pool.nodeSubnet) : std::nullopt;
        if (place && place->subnet->routeTable) {
            nodeRoutes[*place->subnet->routeTable] +=
                static_cast<std::uint64_t>(std::max(pool.nodesMax, 0)) + static_cast<std::uint64_t>(pool.surge);
        }
    }
    for (const RouteTable& table : facts.plan->routeTables) {
        const auto found = nodeRoutes.find(table.id);
        const std::uint64_t ofNodes = found == nodeRoutes.end() ? 0 : found->second;
        const std::uint64_t total = table.routes.size() + ofNodes;
        // A cluster that is too large by itself is SIZE-005's to report.
        const bool areNodesTooMany = ofNodes > catalog::mostRoutesPerTable;
        if (total <= catalog::mostRoutesPerTable ||
            (areNodesTooMany && table.routes.size() <= catalog::mostRoutesPerTable)) {
            continue;
        }
        const bool isNow = table.routes.size() > catalog::mostRoutesPerTable;
        Finding& finding = sink.add(
            table.id, "routes",
            isNow ? fmt::format("Route table {} has {}; Azure's limit is {}.", table.info.name,
                                counted(table.routes.size(), "route"), grouped(catalog::mostRoutesPerTable.value))
                  : fmt::format(
                        "Route table {} has {}, and kubenet adds one for each of up to {}: {} in all, where Azure's "
                        "limit is {}.",
                        table.info.name, counted(table.routes.size(), "route"), counted(ofNodes, "node"),
                        grouped(total), grouped(catalog::mostRoutesPerTable.value)));
        finding.severity = isNow ? Severity::error : Severity::warning;
        finding.sum = {{table.info.name, "routes of your own", grouped(table.routes.size())},
                       {"kubenet", "a route for each node at most, surge included", grouped(ofNodes)},
                       {"limit", "of one table", grouped(catalog::mostRoutesPerTable.value)}};
    }
}

}  // namespace

const Rule routeTableFull{
    .id = "RT-007",
    .name = "route-table-full",
    .family = "routing",
    .severity = Severity::error,
    .title = "Route table has no room for its routes",
    .azureCode = "",
    .levers = {Lever::routes, Lever::nodeCount, Lever::autoscalerBounds, Lever::networkingModel},
    .check = checkRouteTableFull,
};

}  // namespace aksnet::rules
