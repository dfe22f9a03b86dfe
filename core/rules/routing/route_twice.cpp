// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two routes of a table have the same prefix. Why: Azure refuses the second. Fix: remove one.
#include "core/rules/definitions.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkRouteTwice(const Facts& facts, FindingSink& sink) {
    std::vector<const Route*> routes;
    for (const RouteTable& table : facts.plan->routeTables) {
        routes.clear();
        std::ranges::transform(table.routes, std::back_inserter(routes), [](const Route& route) { return &route; });
        std::ranges::sort(routes, {},
                          [](const Route* route) { return std::pair(std::string_view(route->addressPrefix), route); });
        for (std::size_t i = 1; i < routes.size(); ++i) {
            const Route& first = *routes[i - 1];
            const Route& second = *routes[i];
            if (first.addressPrefix != second.addressPrefix || second.addressPrefix.empty()) {
                continue;
            }
            const auto position = &second - table.routes.data();
            Finding& finding =
                sink.add(table.id, fmt::format("routes[{}].addressPrefix", position),
                         fmt::format("Routes {} and {} of {} are both for {}; a table has one route for a prefix.",
                                     first.name, second.name, table.info.name, second.addressPrefix));
            RouteTable changed = table;
            changed.routes.erase(changed.routes.begin() + position);
            finding.fixes.push_back({fmt::format("Remove route {}", second.name), Put<RouteTable>{std::move(changed)}});
        }
    }
}

}  // namespace

const Rule routeTwice{
    .id = "RT-006",
    .name = "route-twice",
    .family = "routing",
    .severity = Severity::error,
    .title = "Route table has two routes for one prefix",
    .azureCode = "",
    .levers = {Lever::routes},
    .check = checkRouteTwice,
};

}  // namespace aksnet::rules
