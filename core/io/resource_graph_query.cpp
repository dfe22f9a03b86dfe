// SPDX-License-Identifier: GPL-3.0-or-later
//
// The types come from the readers' own table, so that the query cannot fall behind them.
#include "core/io/resource_graph_query.h"

#include "core/base/text.h"
#include "core/io/importers/azure/resource_import.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {

std::string resourceGraphQuery() {
    std::string types;
    for (const std::string_view type : readableResourceTypes()) {
        if (std::ranges::count(type, '/') == 1) {
            types += fmt::format("{}'{}'", types.empty() ? "" : ", ", lowered(type));
        }
    }
    return fmt::format(
        "resources | where type in~ ({}) | project id, name, type, location, resourceGroup, subscriptionId, sku, "
        "zones, identity, properties | order by id asc",
        types);
}

std::string resourceGraphCommand() {
    return fmt::format("az graph query --first 1000 -o json -q \"{}\" > estate.json", resourceGraphQuery());
}

}  // namespace aksnet
