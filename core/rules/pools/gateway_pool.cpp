// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool of mode Gateway is autoscaled, has more nodes than its public prefix has addresses, or a prefix outside /28
// to /31. Why: AKS refuses it. Fix: a fixed count, a larger prefix.
#include "core/base/text.h"
#include "core/catalog/egress_limits.h"
#include "core/catalog/model_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkGatewayPoolSize(const PoolFacts& pool, const NodePool& value, FindingSink& sink) {
    const int size = value.gatewayPublicIpPrefixSize.value_or(catalog::longestGatewayPrefix);
    if (size < catalog::shortestGatewayPrefix || size > catalog::longestGatewayPrefix) {
        const int right = std::clamp(size, catalog::shortestGatewayPrefix.value, catalog::longestGatewayPrefix.value);
        Finding& finding =
            sink.add(pool.pool, "gatewayProfile.publicIPPrefixSize",
                     fmt::format("Gateway pool {} asks for a public /{}; /{} to /{} are allowed.", value.name, size,
                                 catalog::shortestGatewayPrefix.value, catalog::longestGatewayPrefix.value));
        if (pool.nodesMax <= catalog::mostGatewayNodes(right)) {
            finding.fixes.push_back(changePool(pool, value, fmt::format("Ask for a /{}", right),
                                               [&](NodePool& changed) { changed.gatewayPublicIpPrefixSize = right; }));
        }
        return;
    }
    if (pool.nodesMax <= catalog::mostGatewayNodes(size)) {
        return;
    }
    Finding& finding =
        sink.add(pool.pool, "gatewayProfile.publicIPPrefixSize",
                 fmt::format("Gateway pool {} has {}, but its public /{} has only {}.", value.name,
                             counted(static_cast<unsigned>(pool.nodesMax), "node"), size,
                             counted(static_cast<unsigned>(catalog::mostGatewayNodes(size)), "address")));
    finding.sum = {{value.name, "nodes", grouped(static_cast<unsigned>(pool.nodesMax))},
                   {fmt::format("/{}", size), "public addresses",
                    grouped(static_cast<unsigned>(catalog::mostGatewayNodes(size)))}};
    for (int larger = size - 1; larger >= catalog::shortestGatewayPrefix; --larger) {
        if (pool.nodesMax <= catalog::mostGatewayNodes(larger)) {
            finding.fixes.push_back(changePool(pool, value, fmt::format("Ask for a /{}", larger),
                                               [&](NodePool& changed) { changed.gatewayPublicIpPrefixSize = larger; }));
            return;
        }
    }
}

void checkGatewayPool(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        if (value.mode != NodePoolMode::gateway) {
            return;
        }
        if (value.enableAutoScaling) {
            Finding& finding =
                sink.add(pool.pool, "enableAutoScaling",
                         fmt::format("Gateway pool {} is autoscaled; a gateway pool has a fixed count.", value.name));
            finding.fixes.push_back(changePool(
                pool, value, fmt::format("Fix the count of {} at {}", value.name, value.count), [](NodePool& changed) {
                    changed.enableAutoScaling = false;
                    changed.minCount.reset();
                    changed.maxCount.reset();
                }));
        }
        checkGatewayPoolSize(pool, value, sink);
    });
}

}  // namespace

const Rule gatewayPool{
    .id = "POOL-007",
    .name = "gateway-pool",
    .family = "pools",
    .severity = Severity::error,
    .title = "Gateway pool does not fit its public prefix",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::publicAddresses},
    .check = checkGatewayPool,
};

}  // namespace aksnet::rules
