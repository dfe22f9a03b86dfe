// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the addresses that node pools (at their largest, with upgrade surge) and everything else take exceed the subnet.
// Why: Azure refuses the pool, its scaling or its upgrade, and a subnet in use cannot be resized. Fix: a larger subnet.
//
//   more than it has …                      severity   what happens
//   already without surge                   error      refused, or nodes never become ready
//   only while pools are upgraded           warning    the upgrade fails
//   only when dynamic nodes run full        warning    pods wait for addresses; until then the subnet does
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/models/pod_batches.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/sizing/size_targets.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The pool behind a demand, or null if something else takes the addresses.
const PoolFacts* poolOf(const Facts& facts, const SubnetDemand& demand) {
    return demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
}

/// true if the demand is for pods in a subnet of their own.
bool isForPods(const SubnetDemand& demand, const PoolFacts* pool) {
    return pool && pool->model->usesPodSubnet && demand.nodes == 0 && demand.perNode > 1;
}

/// true if nodes ask for those addresses only as pods start.
bool isDynamic(const SubnetDemand& demand, const PoolFacts* pool) {
    return isForPods(demand, pool) && pool->model->id == ModelId::podSubnetDynamic;
}

/// What is asked of the subnet, besides its use at peak.
struct SubnetSum {
    std::uint64_t atStart = 0;    ///< before any pod runs, without surge: less than this never works
    std::uint64_t byService = 0;  ///< what the service was seen to compare with the subnet when a pool is made
    bool hasPools = false;
    bool hasOthers = false;
    bool hasNodeSubnetPools = false;
    bool hasPodSubnetPools = false;
    bool hasDynamicPools = false;
};

/// The service counts n × (max pods − 1) for Node Subnet and n × 16 for pod subnets, no surge.
SubnetSum sumOf(const Facts& facts, const SubnetFacts& subnet) {
    SubnetSum sum;
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool = poolOf(facts, demand);
        const auto nodes = static_cast<std::uint64_t>(std::max(demand.nodeCount, 0));
        std::uint64_t start = demand.nodes + demand.pods + demand.other;
        std::uint64_t service = start;
        if (isForPods(demand, pool)) {
            service = nodes * static_cast<std::uint64_t>(catalog::dynamicBatch);
            sum.hasPodSubnetPools = true;
        } else if (pool && pool->model->id == ModelId::nodeSubnet) {
            service = nodes * static_cast<std::uint64_t>(std::max(pool->maxPods - 1, 0));
            sum.hasNodeSubnetPools = true;
        }
        if (isDynamic(demand, pool)) {
            start = nodes * podSubnetAddressesTaken(0, {.most = pool->maxPods});
            sum.hasDynamicPools = true;
        }
        sum.atStart += start;
        sum.byService += service;
        (pool ? sum.hasPools : sum.hasOthers) = true;
    }
    return sum;
}

enum class Shortfall : std::uint8_t {
    always,     ///< from the start
    unnoticed,  ///< from the start, but the service's own sum for pod subnets is too low to refuse it
    upgrade,    ///< for surge nodes only
    whenFull,   ///< once dynamic nodes have all their pods
};

Shortfall shortfallOf(const SubnetFacts& subnet, const SubnetSum& sum) {
    if (sum.atStart > subnet.usable()) {
        const bool isAccepted = sum.byService <= subnet.usable() && !sum.hasNodeSubnetPools;
        return sum.hasPodSubnetPools && isAccepted ? Shortfall::unnoticed : Shortfall::always;
    }
    return subnet.used() - subnet.surge <= subnet.usable() ? Shortfall::upgrade : Shortfall::whenFull;
}

/// "10 nodes × (1 + 30 pods)" where pods share the node subnet, "10 nodes × 256" elsewhere.
std::string poolExpression(const SubnetDemand& demand, const PoolFacts& pool, int nodes, std::string_view noun) {
    const std::string count = counted(static_cast<unsigned>(nodes), noun);
    if (pool.model->id == ModelId::nodeSubnet) {
        return fmt::format("{} × (1 + {})", count, counted(static_cast<unsigned>(pool.maxPods), "pod"));
    }
    return demand.perNode == 1 ? count : fmt::format("{} × {}", count, demand.perNode);
}

std::vector<SumRow> demandRows(const Facts& facts, const SubnetFacts& subnet, const SubnetSum& sum) {
    std::vector<SumRow> rows;
    for (const SubnetDemand& demand : subnet.demands) {
        const std::string name = facts.index->nameOf(demand.owner);
        const PoolFacts* pool = poolOf(facts, demand);
        if (!pool) {
            const bool isApiServer = demand.owner.kind == ObjectKind::cluster;
            rows.push_back(
                {name, isApiServer ? "API server" : std::string(kindName(demand.owner.kind)), grouped(demand.other)});
            continue;
        }
        rows.push_back({name,
                        poolExpression(demand, *pool, demand.nodeCount, isDynamic(demand, pool) ? "full node" : "node"),
                        grouped(demand.nodes + demand.pods)});
        if (demand.surge > 0) {
            rows.push_back(
                {name, poolExpression(demand, *pool, demand.surgeCount, "surge node"), grouped(demand.surge)});
        }
    }
    rows.push_back({"total", "", grouped(subnet.used())});
    rows.push_back({"available", fmt::format("{} − {} reserved by Azure", grouped(subnet.size), subnet.reserved),
                    grouped(subnet.usable())});
    rows.push_back({"missing", "", grouped(subnet.missing())});
    if (sum.hasDynamicPools) {
        rows.push_back({"at start", "before pods run, without surge", grouped(sum.atStart)});
    }
    if (sum.hasNodeSubnetPools || sum.hasPodSubnetPools) {
        rows.push_back({"observed check",
                        fmt::format("nodes × {}; {} at creation", sum.hasNodeSubnetPools ? "(max pods − 1)" : "16",
                                    sum.byService > subnet.usable() ? "refused" : "accepted"),
                        grouped(sum.byService)});
    }
    return rows;
}

std::string_view whoNeeds(const SubnetSum& sum) {
    if (!sum.hasPools) {
        return "what stands in it needs";
    }
    return sum.hasOthers ? "its pools and what else stands in it need" : "its pools need";
}

/// What happens, from "its pools need 310, 59 more" on, without the period.
std::string consequence(const SubnetFacts& subnet, const SubnetSum& sum, Shortfall shortfall) {
    const std::string need = grouped(subnet.used());
    const std::string missing = grouped(subnet.missing());
    if (shortfall == Shortfall::upgrade) {
        return fmt::format("while its pools are upgraded {} are needed, {} more, so the upgrade fails", need, missing);
    }
    std::string text = sum.hasDynamicPools ? fmt::format("{} {} to start and {} when nodes are full, {} more",
                                                         whoNeeds(sum), grouped(sum.atStart), need, missing)
                                           : fmt::format("{} {}, {} more", whoNeeds(sum), need, missing);
    if (shortfall == Shortfall::unnoticed) {
        text += "; the service accepts the nodes, but not all become ready";
    } else if (shortfall == Shortfall::whenFull) {
        text += "; pods will wait for addresses";
    }
    return text;
}

/// The code of what Azure says, as far as it says anything at all.
std::string_view codeOf(const SubnetSum& sum, Shortfall shortfall) {
    if (shortfall == Shortfall::whenFull) {
        return "";
    }
    // The network finds the subnet full where the service did not look.
    return !sum.hasPools || shortfall == Shortfall::unnoticed ? "SubnetIsFull" : "InsufficientSubnetSize";
}

void addLargerSubnetFix(FindingSink& sink, const SubnetFacts& subnet, const Subnet& value, int length,
                        Finding& finding) {
    // Beside Overlay the subnet of an Application Gateway must not grow: SUB-008.
    const auto isGatewaySubnet = [&](const ClusterFacts& cluster) {
        return cluster.value->ingressApplicationGatewaySubnet == subnet.subnet;
    };
    if (std::ranges::any_of(sink.proposals().facts().clusters, isGatewaySubnet)) {
        return;
    }
    const auto isV4 = [](const Prefix& prefix) { return prefix.isV4(); };
    if (length == 0 || std::ranges::count_if(value.addressPrefixes, isV4) != 1) {
        return;
    }
    const Prefix current = *std::ranges::find_if(value.addressPrefixes, isV4);
    if (const auto room = sink.proposals().subnetRange(subnet.virtualNetwork, subnet.subnet, current, length)) {
        finding.fixes.push_back(replaceSubnetPrefix(value, current, *room));
    }
}

void reportTooSmall(const Facts& facts, FindingSink& sink, const SubnetFacts& subnet) {
    const Subnet& value = *facts.index->find(subnet.subnet)->subnet;
    const SubnetSum sum = sumOf(facts, subnet);
    const Shortfall shortfall = shortfallOf(subnet, sum);
    const int fitting = smallestSubnetFor(subnet.used());
    Finding& finding =
        sink.add(subnet.subnet, "addressPrefixes",
                 fmt::format("Subnet {} has {}; {}. {}", value.name, counted(subnet.usable(), "usable address"),
                             consequence(subnet, sum, shortfall),
                             fitting > 0 ? fmt::format("The smallest subnet that fits is a /{}.", fitting)
                                         : std::string("No single subnet is large enough.")));
    std::ranges::transform(subnet.demands, std::back_inserter(finding.related), &SubnetDemand::owner);
    std::ranges::sort(finding.related);
    finding.related.erase(std::ranges::unique(finding.related).begin(), finding.related.end());
    const bool isLater = shortfall == Shortfall::upgrade || shortfall == Shortfall::whenFull;
    finding.severity = isLater ? Severity::warning : Severity::error;
    finding.azureCode = codeOf(sum, shortfall);
    finding.sum = demandRows(facts, subnet, sum);
    finding.targets = subnetTargets(facts, subnet, fitting);
    if (finding.azureCode == "InsufficientSubnetSize") {
        finding.azureMessage = insufficientSubnetMessage(subnet.used(), subnet.usable());
    } else if (finding.azureCode == "SubnetIsFull") {
        finding.azureMessage =
            fmt::format("Subnet {} does not have enough capacity for {} IP addresses", value.name, subnet.missing());
    } else {
        finding.azureMessage.clear();
    }
    addLargerSubnetFix(sink, subnet, value, fitting, finding);
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
    .azureMessage = "Pre-allocated IPs N exceeds IPs available M in Subnet",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::maxSurge, Lever::maxPods, Lever::subnetPrefix,
               Lever::networkingModel},
    .check = checkSubnetTooSmall,
};

}  // namespace aksnet::rules
