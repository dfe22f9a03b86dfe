// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet layout`: what every address is for, whose a single one is, and which a node has.
#include "app/commands.h"
#include "app/table_command.h"
#include "core/base/text.h"
#include "core/report/address_lookup.h"

#include <fmt/format.h>

namespace aksnet::app {

namespace {

Result<Table> wholeLayout(const Snapshot& snapshot, const LayoutOptions& options) {
    Table table = addressLayout(snapshot);
    if (!options.range.empty()) {
        keepNamed(table, options.range);
        if (table.rows.empty()) {
            return fail("", fmt::format("The plan has no subnet with a prefix and no cluster called {}.",
                                        inQuotes(options.range)));
        }
    }
    return table;
}

Result<Table> ownersOf(const Snapshot& snapshot, const LayoutOptions& options) {
    const auto address = IpAddress::parse(options.address);
    if (!address) {
        return std::unexpected(address.error());
    }
    Table table = addressOwners(snapshot, *address);
    if (!options.range.empty()) {
        keepNamed(table, options.range, 1);
    }
    if (table.rows.empty()) {
        return fail(
            "", fmt::format("{} lies in no subnet, pod CIDR or service CIDR{}.", address->text(),
                            options.range.empty() ? std::string(" of the plan") : " of " + inQuotes(options.range)));
    }
    return table;
}

/// The pool of that name, in the cluster that --cluster names where several have one.
Result<NodePoolId> poolNamed(const Plan& plan, const LayoutOptions& options) {
    std::optional<NodePoolId> found;
    for (const auto& cluster : plan.clusters) {
        if (!options.range.empty() && !equalsIgnoringCase(cluster->info.name, options.range)) {
            continue;
        }
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            if (equalsIgnoringCase(pool.name, options.pool)) {
                if (found) {
                    return fail("", fmt::format("Several clusters have a node pool called {}; name one with --cluster.",
                                                inQuotes(options.pool)));
                }
                found = pool.id;
            }
        }
    }
    if (!found) {
        return fail("", fmt::format("The plan has no node pool called {}{}.", inQuotes(options.pool),
                                    options.range.empty() ? "" : " in " + inQuotes(options.range)));
    }
    return *found;
}

Result<Table> addressesOfOne(const Snapshot& snapshot, const LayoutOptions& options) {
    const auto pool = poolNamed(*snapshot.plan, options);
    if (!pool) {
        return std::unexpected(pool.error());
    }
    Table table = nodeAddresses(snapshot, *pool, options.node);
    if (table.rows.empty()) {
        const PoolFacts& facts = *snapshot.facts->find(*pool);
        return fail("",
                    fmt::format("Node {} of pool {} has no address in the plan; the pool has {} now, {} at most and {} "
                                "in an upgrade, counted from 0.",
                                options.node, inQuotes(options.pool),
                                counted(static_cast<std::uint64_t>(facts.nodesNow), "node"), facts.nodesMax,
                                counted(static_cast<std::uint64_t>(facts.surge), "surge node")));
    }
    return table;
}

}  // namespace

int runLayout(const LayoutOptions& options, Streams streams) {
    return runTable(options.files, options.format, streams, [&](const Snapshot& snapshot) {
        return !options.address.empty() ? ownersOf(snapshot, options)
               : !options.pool.empty()  ? addressesOfOne(snapshot, options)
                                        : wholeLayout(snapshot, options);
    });
}

}  // namespace aksnet::app
