// SPDX-License-Identifier: GPL-3.0-or-later
//
// See model_variant.h.
#include "core/advisor/model_variant.h"

#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"
#include "core/catalog/subnet_checks.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

/// What the cluster's nodes take at maximum with all surge nodes, of one kind of range.
std::uint64_t peakNeed(const Facts& facts, const ClusterFacts& cluster, const Cluster& value, const Model& model,
                       std::uint64_t NodeNeed::* of) {
    std::uint64_t need = 0;
    for (std::size_t i = 0; i < cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[cluster.firstPool + i];
        const auto nodes = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0) + pool.surge);
        const NodeNeed perNode = model.nodeNeed(value.agentPoolProfiles[i].maxPods.value_or(model.defaultMaxPods));
        need = saturatingAdd(need, saturatingMultiply(nodes, perNode.*of));
    }
    return need;
}

/// The length of the smallest block with that many addresses.
int blockFor(std::uint64_t addresses) {
    const auto bits = static_cast<int>(std::bit_width(std::max<std::uint64_t>(addresses, 1) - 1));
    return 32 - std::min(bits, 32);
}

/// States the max pods in force, so that every model carries the same load.
void stateMaxPods(ModelVariant& variant, const Facts& facts, const ClusterFacts& cluster, const Model& model) {
    for (std::size_t i = 0; i < cluster.poolCount; ++i) {
        const int inForce = facts.pools[cluster.firstPool + i].maxPods;
        const int allowed = std::clamp(inForce, model.minMaxPods, model.maxMaxPods);
        NodePool& pool = variant.cluster.agentPoolProfiles[i];
        pool.maxPods = allowed;
        if (allowed != inForce) {
            variant.notes.push_back(
                fmt::format("Max pods of pool {} become {}; {} were asked for.", pool.name, allowed, inForce));
        }
    }
}

std::uint64_t ipv4Room(std::span<const ClusterRange> ranges) {
    std::uint64_t room = 0;
    for (const ClusterRange& range : ranges) {
        room += range.prefix.isV4() ? static_cast<std::uint64_t>(range.prefix.size()) : 0;
    }
    return room;
}

void choosePodCidr(ModelVariant& variant, const Facts& facts, Carver& carver, const ClusterFacts& cluster,
                   const Model& model) {
    NetworkProfile& profile = variant.cluster.networkProfile;
    const std::uint64_t need = peakNeed(facts, cluster, variant.cluster, model, &NodeNeed::podCidr);
    if (const std::uint64_t room = ipv4Room(cluster.podCidrs); room > 0 && room >= need) {
        profile.podCidrs.clear();
        std::ranges::transform(cluster.podCidrs, std::back_inserter(profile.podCidrs), &ClusterRange::prefix);
        return;
    }
    // AKS's own default is a /16; a smaller range will do where private space is scarce.
    const int smallest = std::min<int>(blockFor(need), catalog::podBlockLength);
    std::optional<Prefix> range;
    for (int length = std::min(catalog::defaultPodCidr().length(), smallest); !range && length <= smallest; ++length) {
        range = carver.proposals().clusterRange(cluster, length, cluster.serviceCidrs);
    }
    if (!range) {
        variant.against.push_back(
            fmt::format("No private range is free for a pod CIDR of {}, a /{}.", counted(need, "address"), smallest));
        return;
    }
    profile.podCidrs = {*range};
    if (isDualStack(variant.cluster)) {
        const auto stated =
            std::ranges::find_if(cluster.podCidrs, [](const ClusterRange& each) { return !each.prefix.isV4(); });
        profile.podCidrs.push_back(stated == cluster.podCidrs.end() ? catalog::defaultPodCidrIpv6() : stated->prefix);
    }
    variant.notes.push_back(fmt::format("The pod CIDR is {}.", range->text()));
}

/// A name that no subnet of the VNet has.
std::string newSubnetName(const VirtualNetwork& network, const std::string& clusterName) {
    std::string name = fmt::format("{}-pods", clusterName.empty() ? "aks" : clusterName);
    const auto isTaken = [&](const std::string& wanted) {
        return std::ranges::any_of(network.subnets,
                                   [&](const Subnet& subnet) { return equalsIgnoringCase(subnet.name, wanted); });
    };
    const std::string base = name;
    for (int i = 2; isTaken(name); ++i) {
        name = fmt::format("{}-{}", base, i);
    }
    return name;
}

/// A range for the new pod subnet, in the VNet or in a further range of it.
std::optional<Prefix> podSubnetRange(ModelVariant& variant, Carver& carver, const VirtualNetwork& network, int length) {
    const auto inside = carver.subnets(network.id, length);
    if (inside) {
        return inside->front();
    }
    const auto further = carver.furtherRanges(network.id, carver.networkSpace(), length);
    if (!further) {
        variant.against.push_back(inside.error().what);
        variant.against.push_back(further.error().what);
        return std::nullopt;
    }
    std::vector<Prefix> prefixes = network.addressPrefixes;
    prefixes.push_back(further->front());
    variant.edits.emplace_back(SetAddressPrefixes{network.id, std::move(prefixes)});
    variant.notes.push_back(fmt::format("Virtual network {} gets a further range, {}, for the pod subnet.",
                                        network.info.name, further->front().text()));
    return further->front();
}

/// One new pod subnet for all of the cluster's pools.
void addPodSubnet(ModelVariant& variant, const Facts& facts, Carver& carver, const ClusterFacts& cluster,
                  const Model& model) {
    if (!cluster.virtualNetwork) {
        variant.against.push_back(
            cluster.poolCount == 0
                ? fmt::format("{} says its model by its pools; cluster {} has none.", model.title,
                              cluster.value->info.name)
                : fmt::format("A pod subnet needs a virtual network of your own; no pool of cluster {} names a subnet.",
                              cluster.value->info.name));
        return;
    }
    const VirtualNetwork& network = *facts.index->find(*cluster.virtualNetwork);
    const std::uint64_t need = peakNeed(facts, cluster, variant.cluster, model, &NodeNeed::podSubnet);
    // The blocks that hold Azure's own addresses, at either end, cannot be given to nodes.
    const auto* blocks = std::get_if<GrowsInBlocks>(&model.growth);
    const int length = blocks ? blockFor(need + 2 * static_cast<std::uint64_t>(blocks->blockAddresses))
                              : rules::smallestSubnetFor(need);
    if (length < catalog::shortestRangeIpv4) {
        variant.against.push_back(fmt::format("Its pods need {}; no subnet is that large.", counted(need, "address")));
        return;
    }
    const auto range = podSubnetRange(variant, carver, network, std::min<int>(length, catalog::longestSubnetIpv4));
    if (!range) {
        return;
    }
    Subnet subnet;
    subnet.name = newSubnetName(network, cluster.value->info.name);
    subnet.addressPrefixes = {*range};
    const Subnet* nodes = nullptr;
    if (const auto first = facts.pools[cluster.firstPool].nodeSubnet) {
        nodes = facts.index->find(*first)->subnet;
    }
    if (nodes) {
        // Pods leave with their own address, so what stands at the nodes' subnet is needed at theirs.
        subnet.routeTable = nodes->routeTable;
        subnet.natGateway = nodes->natGateway;
        subnet.networkSecurityGroup = nodes->networkSecurityGroup;
    }
    for (NodePool& pool : variant.cluster.agentPoolProfiles) {
        pool.podSubnet = SubnetId(facts.plan->nextNumber);
    }
    variant.notes.push_back(fmt::format("A new subnet {} with {} takes the pods.", subnet.name, range->text()));
    variant.edits.emplace_back(PutSubnet{network.id, std::move(subnet)});
}

}  // namespace

ModelVariant variantOf(const Facts& facts, Carver& carver, const ClusterFacts& cluster, const Model& model) {
    ModelVariant variant{.cluster = *cluster.value, .edits = {}, .against = {}, .notes = {}};
    stateMaxPods(variant, facts, cluster, model);
    spellModel(model, variant.cluster);
    if (model.usesPodCidr) {
        choosePodCidr(variant, facts, carver, cluster, model);
    }
    if (model.usesPodSubnet) {
        addPodSubnet(variant, facts, carver, cluster, model);
    }
    if (variant.against.empty()) {
        variant.edits.emplace_back(PutCluster{variant.cluster});
    } else {
        variant.edits.clear();
    }
    return variant;
}

}  // namespace aksnet::advisor
