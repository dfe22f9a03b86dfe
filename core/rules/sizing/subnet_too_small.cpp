// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the addresses that node pools (at their largest, with upgrade surge) and everything else take exceed the subnet.
// Why: Azure refuses the pool, its scaling or its upgrade, and a subnet in use cannot be resized. Fix: a larger subnet.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// "10 nodes × (1 + 30 pods)" where pods share the node subnet, "10 nodes × 256" elsewhere.
std::string poolExpression(const SubnetDemand& demand, const PoolFacts& pool, int nodes, std::string_view noun) {
    if (pool.model->id == ModelId::nodeSubnet) {
        return fmt::format("{} {} × (1 + {} pods)", nodes, noun, pool.maxPods);
    }
    return demand.perNode == 1 ? fmt::format("{} {}", nodes, noun) : fmt::format("{} {} × {}", nodes, noun, demand.perNode);
}

std::vector<SumRow> demandRows(const Facts& facts, const SubnetFacts& subnet) {
    std::vector<SumRow> rows;
    for (const SubnetDemand& demand : subnet.demands) {
        const std::string name = facts.index->nameOf(demand.owner);
        const PoolFacts* pool = demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (!pool) {
            rows.push_back({name, std::string(kindName(demand.owner.kind)), grouped(demand.other)});
            continue;
        }
        rows.push_back({name, poolExpression(demand, *pool, demand.nodeCount, "nodes"), grouped(demand.nodes + demand.pods)});
        if (demand.surge > 0) {
            rows.push_back({name, poolExpression(demand, *pool, demand.surgeCount, "surge nodes"), grouped(demand.surge)});
        }
    }
    rows.push_back({"total", "", grouped(subnet.used())});
    rows.push_back({"available", fmt::format("{} − {} reserved by Azure", grouped(subnet.size), subnet.reserved), grouped(subnet.usable())});
    rows.push_back({"missing", "", grouped(subnet.missing())});
    return rows;
}

/// What the service itself was seen to count for Node Subnet at creation: n × (max pods − 1), no surge (aks-facts 3.4).
void addObservedRow(const Facts& facts, const SubnetFacts& subnet, std::vector<SumRow>& rows) {
    std::uint64_t counted = 0;
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool = demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (pool && pool->model->id == ModelId::nodeSubnet) {
            counted += static_cast<std::uint64_t>(std::max(demand.nodeCount, 0)) * static_cast<std::uint64_t>(std::max(pool->maxPods - 1, 0));
        }
    }
    if (counted > 0) {
        rows.push_back({"observed check", counted > subnet.usable() ? "nodes × (max pods − 1); would be refused at creation too" : "nodes × (max pods − 1); would pass at creation",
                        grouped(counted)});
    }
}

void reportTooSmall(const Facts& facts, FindingSink& sink, const SubnetFacts& subnet) {
    const SubnetPlace place = *facts.index->find(subnet.subnet);
    const int fitting = smallestSubnetFor(subnet.used());
    const bool onlySurge = subnet.used() - subnet.surge <= subnet.usable();
    const bool hasPools = std::ranges::any_of(subnet.demands, [](const SubnetDemand& demand) { return demand.owner.kind == ObjectKind::nodePool; });
    Finding& finding = sink.add(
        subnet.subnet, "addressPrefixes",
        fmt::format("Subnet {} has {} usable addresses; {} {}, {} more{}.{}", place.subnet->name, grouped(subnet.usable()),
                    onlySurge ? "while its pools are upgraded they need" : hasPools ? "its pools need" : "what stands in it needs", grouped(subnet.used()),
                    grouped(subnet.missing()), onlySurge ? " than it has, so the upgrade fails" : "",
                    fitting > 0 ? fmt::format(" The smallest subnet that fits is a /{}.", fitting) : std::string(" No single subnet is large enough.")));
    for (const SubnetDemand& demand : subnet.demands) {
        finding.related.push_back(demand.owner);
    }
    if (onlySurge) {
        finding.severity = Severity::warning;
    }
    if (!hasPools) {
        finding.azureCode = "SubnetIsFull";
    }
    finding.sum = demandRows(facts, subnet);
    addObservedRow(facts, subnet, finding.sum);
    const auto isV4 = [](const Prefix& prefix) { return prefix.isV4(); };
    if (fitting > 0 && std::ranges::count_if(place.subnet->addressPrefixes, isV4) == 1) {
        const Prefix current = *std::ranges::find_if(place.subnet->addressPrefixes, isV4);
        if (const auto room = sink.proposals().subnetRange(subnet.virtualNetwork, subnet.subnet, current, fitting)) {
            finding.fixes.push_back(replaceSubnetPrefix(*place.subnet, current, *room));
        }
    }
}

void checkSubnetTooSmall(const Facts& facts, FindingSink& sink) {
    for (const SubnetFacts& subnet : facts.subnets) {
        // A subnet without an IPv4 range yet is being drawn; there is nothing to compare with.
        if (subnet.size > 0 && subnet.missing() > 0) {
            reportTooSmall(facts, sink, subnet);
        }
    }
}

}  // namespace

const Rule subnetTooSmall{
    .id = "SIZE-001",
    .name = "subnet-too-small",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Subnet is too small for what is planned in it",
    .azureCode = "InsufficientSubnetSize",
    .check = checkSubnetTooSmall,
};

}  // namespace aksnet::rules
