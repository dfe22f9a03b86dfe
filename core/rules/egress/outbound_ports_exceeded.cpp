// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: allocatedOutboundPorts × (largest nodes + surge) exceeds 64,000 × outbound addresses.
// Why: Azure refuses the cluster or the change. Fix: more outbound addresses, or fewer ports a node.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

std::uint64_t outboundAddresses(const Facts& facts, const LoadBalancerProfile& profile) {
    std::uint64_t count = profile.outboundIps.size();
    for (const PublicIpPrefixId id : profile.outboundIpPrefixes) {
        const PublicIpPrefix* prefix = facts.index->find(id);
        count += prefix && prefix->prefixLength >= 24 && prefix->prefixLength <= 32 ? std::uint64_t{1} << (32 - prefix->prefixLength) : 0;
    }
    return count > 0 ? count : static_cast<std::uint64_t>(std::max(profile.managedOutboundIpCount.value_or(1), 0));
}

void checkOutboundPortsExceeded(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        if (!profile || profile->allocatedOutboundPorts.value_or(0) <= 0 || effectiveOutboundType(*cluster.value) != OutboundType::loadBalancer) {
            continue;
        }
        std::uint64_t nodes = 0;
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            nodes += static_cast<std::uint64_t>(facts.pools[i].nodesMax + facts.pools[i].surge);
        }
        const auto ports = static_cast<std::uint64_t>(*profile->allocatedOutboundPorts);
        const std::uint64_t addresses = outboundAddresses(facts, *profile);
        const auto perAddress = static_cast<std::uint64_t>(catalog::snatPortsPerIp);
        if (nodes * ports <= perAddress * addresses) {
            continue;
        }
        const std::uint64_t needed = (nodes * ports + perAddress - 1) / perAddress;
        Finding& finding = sink.add(cluster.cluster, "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
                                    fmt::format("Cluster {} gives each of {} nodes (surge included) {} SNAT ports, {} in all; its {} outbound addresses have {}.",
                                                cluster.value->info.name, grouped(nodes), grouped(ports), grouped(nodes * ports), addresses, grouped(perAddress * addresses)));
        finding.sum = {{"required", fmt::format("{} nodes × {} ports", grouped(nodes), grouped(ports)), grouped(nodes * ports)},
                       {"available", fmt::format("{} addresses × {} ports", addresses, grouped(perAddress)), grouped(perAddress * addresses)},
                       {"addresses needed", "", grouped(needed)}};
        if (profile->outboundIps.empty() && profile->outboundIpPrefixes.empty() && needed <= 100) {
            NetworkProfile changed = cluster.value->networkProfile;
            changed.loadBalancerProfile->managedOutboundIpCount = static_cast<int>(needed);
            finding.fixes.push_back({fmt::format("Give {} {} managed outbound addresses", cluster.value->info.name, needed), SetNetworkProfile{cluster.cluster, std::move(changed)}});
        }
    }
}

}  // namespace

const Rule outboundPortsExceeded{
    .id = "LB-001",
    .name = "outbound-ports-exceeded",
    .family = "egress",
    .severity = Severity::error,
    .title = "More SNAT ports allocated than the outbound addresses have",
    .azureCode = "InvalidLoadBalancerProfileAllocatedOutboundPorts",
    .check = checkOutboundPortsExceeded,
};

}  // namespace aksnet::rules
