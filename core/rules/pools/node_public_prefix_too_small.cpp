// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: nodes get public addresses from a prefix that is smaller than the pool at its largest. Why: scaling fails; with
// surge, the upgrade does. Fix: a larger prefix.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNodePublicPrefixTooSmall(const Facts& facts, FindingSink& sink) {
    std::map<PublicIpPrefixId, std::vector<const PoolFacts*>> users;
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        if (value.enableNodePublicIp && value.nodePublicIpPrefix) {
            users[*value.nodePublicIpPrefix].push_back(&pool);
        }
    });
    for (const auto& [id, pools] : users) {
        const PublicIpPrefix& prefix = *facts.index->find(id);
        const std::uint64_t available = addressesOfPrefix(prefix);
        std::uint64_t nodes = 0;
        std::uint64_t surge = 0;
        std::vector<ObjectRef> related;
        for (const PoolFacts* pool : pools) {
            nodes += static_cast<std::uint64_t>(std::max(pool->nodesMax, 0));
            surge += static_cast<std::uint64_t>(pool->surge);
            related.emplace_back(pool->pool);
        }
        // Of a prefix that is only named in an import the size is not known.
        const bool isKnown = prefix.ipPrefix || prefix.info.armId.empty();
        if (!isKnown || available == 0 || nodes + surge <= available) {
            continue;
        }
        related = inOrder(std::move(related));
        const bool isTooSmall = nodes > available;
        Finding& finding =
            sink.add(id, "prefixLength",
                     fmt::format("Public prefix {} (/{}) has {}; {} {} {}{}.", prefix.info.name, prefix.prefixLength,
                                 counted(available, "address"), listedNames(facts, "node pool", related),
                                 related.size() == 1 ? "takes" : "take", grouped(isTooSmall ? nodes : nodes + surge),
                                 isTooSmall ? " at their largest" : " during an upgrade, surge included"));
        finding.severity = isTooSmall ? Severity::error : Severity::warning;
        finding.related = std::move(related);
        finding.sum = {{"nodes", "at most", grouped(nodes)},
                       {"surge nodes", "at most", grouped(surge)},
                       {"available", fmt::format("/{}", prefix.prefixLength), grouped(available)}};
    }
}

}  // namespace

const Rule nodePublicPrefixTooSmall{
    .id = "POOL-009",
    .name = "node-public-prefix-too-small",
    .family = "pools",
    .severity = Severity::error,
    .title = "Public prefix has too few addresses for the nodes",
    .azureCode = "",
    .levers = {Lever::publicAddresses, Lever::nodeCount, Lever::autoscalerBounds},
    .check = checkNodePublicPrefixTooSmall,
};

}  // namespace aksnet::rules
