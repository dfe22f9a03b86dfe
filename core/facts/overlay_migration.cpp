// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changing a cluster's IPAM mode to Overlay: kubenet and Node Subnet can, in place and for good; all pools are reimaged
// together, and pods get a range of their own.
#include "core/address/allocator.h"
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"
#include "core/catalog/subnet_checks.h"
#include "core/facts/life_cycle_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace aksnet {

namespace {

using namespace literals;

/// Private space that the cluster's pods would not meet.
AddressSet spaceForPods(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<Prefix> taken;
    for (const ClusterRange& range : cluster.serviceCidrs) {
        taken.push_back(range.prefix);
    }
    for (const catalog::ForbiddenRange& reserved : catalog::aksReservedRanges()) {
        taken.push_back(reserved.range);
    }
    if (!cluster.virtualNetwork) {
        taken.push_back(catalog::managedVirtualNetwork());
    } else if (const VirtualNetwork* network = facts.index->find(*cluster.virtualNetwork)) {
        std::ranges::copy(network->addressPrefixes, std::back_inserter(taken));
        for (const Subnet& subnet : network->subnets) {
            std::ranges::copy(subnet.addressPrefixes, std::back_inserter(taken));
        }
        std::ranges::transform(facts.reachableFrom(network->id), std::back_inserter(taken), &ReachableRange::prefix);
    }
    static const std::array space{"10.0.0.0/8"_prefix, "172.16.0.0/12"_prefix, "192.168.0.0/16"_prefix,
                                  "100.64.0.0/10"_prefix};
    return freeSpace(space, taken);
}

}  // namespace

std::optional<Prefix> freePodCidr(const Facts& facts, const ClusterFacts& cluster, int length) {
    const AddressSet space = spaceForPods(facts, cluster);
    const Prefix usual = Prefix::containing(catalog::defaultPodCidr().first(), length);
    return space.contains(AddressRange(usual)) ? usual : findFree(space, IpFamily::v4, length);
}

namespace facts {

namespace {

constexpr KubernetesVersion oldestForOverlay{1, 27};

std::string_view policyTitle(NetworkPolicy policy) {
    switch (policy) {
        case NetworkPolicy::azure: return "Azure network policy manager";
        case NetworkPolicy::calico: return "Calico";
        case NetworkPolicy::cilium:
        case NetworkPolicy::none: return {};
    }
    return {};
}

LifeCycleStep nothingToMigrate(std::string sentence) {
    return {.stage = LifeCycleStage::migrate,
            .outcome = StageOutcome::notApplicable,
            .sentence = std::move(sentence),
            .azureCode = {}};
}

/// kubenet keeps its pod CIDR, which had room for the same nodes during the upgrade.
std::string keptRange(const LifeCycleSubject& subject, std::uint64_t nodes) {
    return fmt::format("{} keep {}, a /24 each.", counted(nodes, "node"),
                       subject.rangeName(*subject.capacity->find(subject.cluster->cluster)));
}

}  // namespace

LifeCycleStep migration(const LifeCycleSubject& subject) {
    constexpr auto stage = LifeCycleStage::migrate;
    const ClusterFacts& cluster = *subject.cluster;
    const std::string name = subject.nameOf(cluster.cluster);
    const ModelId from = cluster.model->id;
    const bool hasPodSubnet =
        std::ranges::any_of(subject.pools(), [](const PoolFacts& pool) { return pool.model->usesPodSubnet; });
    if (hasPodSubnet) {
        return nothingToMigrate("Azure has no way from Pod Subnet to Overlay; that takes a new cluster.");
    }
    if (from != ModelId::kubenet && from != ModelId::nodeSubnet) {
        return nothingToMigrate(fmt::format("There is nothing to migrate to from {}.", cluster.model->title));
    }
    const KubernetesVersion version = kubernetesVersion(*cluster.value);
    if (version != KubernetesVersion{} && version < oldestForOverlay) {
        return failed(stage, cluster.cluster, 0, 0, "", catalog::sources::cniMigration,
                      fmt::format("Cluster {} has Kubernetes {}; the change to Overlay takes 1.27 or later.", name,
                                  cluster.value->kubernetesVersion));
    }
    const std::uint64_t nodes = subject.nodesAt(Occasion::atMaximumDuringUpgrade);
    const std::uint64_t need = std::max<std::uint64_t>(nodes, 1) * catalog::podBlockAddresses;
    const int length = 32 - static_cast<int>(std::bit_width(need - 1));
    const RangeCapacity* kept = subject.capacity->find(cluster.cluster);
    std::string sentence;
    if (from == ModelId::kubenet && kept) {
        sentence = keptRange(subject, nodes);
    } else if (const auto range = freePodCidr(*subject.facts, cluster, length)) {
        sentence = fmt::format("{} is free for pods: {} × 256 need {} addresses.", range->text(),
                               counted(nodes, "node"), grouped(need));
    } else {
        int largest = length;
        while (largest < catalog::podBlockLength && !freePodCidr(*subject.facts, cluster, largest)) {
            ++largest;
        }
        const bool isAny = freePodCidr(*subject.facts, cluster, largest).has_value();
        const std::uint64_t available = isAny ? std::uint64_t{1} << (32 - largest) : 0;
        return failed(stage, cluster.cluster, need, available, "", catalog::sources::cniMigration,
                      fmt::format("{} × 256 = {} addresses, a /{}, for pods; the largest private range that meets "
                                  "neither the virtual network nor what it reaches {}.",
                                  counted(nodes, "node"), grouped(need), length,
                                  isAny ? fmt::format("is a /{}", largest) : std::string("is smaller than a /24")));
    }
    sentence += " All pools are reimaged together, and there is no way back.";
    const std::string_view policy =
        policyTitle(cluster.value->networkProfile.networkPolicy.value_or(NetworkPolicy::none));
    if (!policy.empty()) {
        sentence += fmt::format(" {} must be uninstalled first.", policy);
    }
    return passed(stage, std::move(sentence));
}

}  // namespace facts

}  // namespace aksnet
