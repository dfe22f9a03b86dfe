// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: allocatedOutboundPorts × (largest nodes + surge) exceeds 64,000 × outbound addresses.
// Why: Azure refuses the cluster or the change. Fix: more outbound addresses, or fewer ports a node.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void addPortFixes(const ClusterFacts& cluster, std::uint64_t nodes, std::uint64_t addresses,
                  std::uint64_t addressesNeeded, Finding& finding) {
    const NetworkProfile& profile = cluster.value->networkProfile;
    const std::string& name = cluster.value->info.name;
    const bool isManaged =
        profile.loadBalancerProfile->outboundIps.empty() && profile.loadBalancerProfile->outboundIpPrefixes.empty();
    if (isManaged && addressesNeeded <= static_cast<std::uint64_t>(catalog::mostManagedOutboundIps)) {
        NetworkProfile changed = profile;
        changed.loadBalancerProfile->managedOutboundIpCount = static_cast<int>(addressesNeeded);
        finding.fixes.push_back({fmt::format("Give {} {}", name, counted(addressesNeeded, "managed outbound address")),
                                 SetNetworkProfile{cluster.cluster, std::move(changed)}});
    }
    if (const std::uint64_t ports = mostPortsForNodes(nodes, addresses); ports > 0) {
        NetworkProfile changed = profile;
        changed.loadBalancerProfile->allocatedOutboundPorts = static_cast<int>(ports);
        finding.fixes.push_back({fmt::format("Let each node of {} have {}", name, counted(ports, "SNAT port")),
                                 SetNetworkProfile{cluster.cluster, std::move(changed)}});
    }
}

void checkOutboundPortsExceeded(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        if (!profile || profile->allocatedOutboundPorts.value_or(0) <= 0 ||
            effectiveOutboundType(*cluster.value) != OutboundType::loadBalancer) {
            continue;
        }
        // Of a prefix that is only named in an import the size is not known.
        const bool isKnown = std::ranges::all_of(profile->outboundIpPrefixes, [&](PublicIpPrefixId id) {
            const PublicIpPrefix& prefix = *facts.index->find(id);
            return prefix.ipPrefix || prefix.info.armId.empty();
        });
        if (!isKnown) {
            continue;
        }
        const std::uint64_t nodes = nodesWithPorts(facts, cluster);
        const auto ports = static_cast<std::uint64_t>(*profile->allocatedOutboundPorts);
        const std::uint64_t addresses = outboundAddressCount(*facts.index, *profile);
        const auto perAddress = static_cast<std::uint64_t>(catalog::snatPortsPerIp);
        const std::uint64_t required = nodes * ports;
        const std::uint64_t available = perAddress * addresses;
        if (required <= available) {
            continue;
        }
        const std::uint64_t addressesNeeded = addressesForPorts(nodes, ports);
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
                     fmt::format("Cluster {} allocates {} to each of {}, surge included: {} in all, but has {} on {}.",
                                 cluster.value->info.name, counted(ports, "SNAT port"), counted(nodes, "node"),
                                 grouped(required), grouped(available), counted(addresses, "outbound address")));
        finding.sum = {
            {"required", fmt::format("{} × {}", counted(nodes, "node"), counted(ports, "port")), grouped(required)},
            {"available", fmt::format("{} × {}", counted(addresses, "address"), counted(perAddress, "port")),
             grouped(available)},
            {"addresses needed", "", grouped(addressesNeeded)}};
        addPortFixes(cluster, nodes, addresses, addressesNeeded, finding);
    }
}

}  // namespace

const Rule outboundPortsExceeded{
    .id = "LB-001",
    .name = "outbound-ports-exceeded",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "More SNAT ports allocated than the outbound addresses have",
    .azureCode = "InvalidLoadBalancerProfileAllocatedOutboundPorts",
    .levers = {Lever::outboundAddresses, Lever::nodeCount, Lever::autoscalerBounds, Lever::maxSurge,
               Lever::outboundType},
    .check = checkOutboundPortsExceeded,
};

}  // namespace aksnet::rules
