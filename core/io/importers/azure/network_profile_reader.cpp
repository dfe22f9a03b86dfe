// SPDX-License-Identifier: GPL-3.0-or-later
//
// networkProfile of a managed cluster, in today's words and those of API versions since 2019.
#include "core/io/importers/azure/readers.h"

namespace aksnet {
namespace {

/// `podCidrs` outranks the older `podCidr`, which repeats its first entry.
std::vector<Prefix> profilePrefixes(const JsonView& view, std::string_view plural, std::string_view singular) {
    std::vector<Prefix> prefixes = view.prefixes(plural);
    if (const auto single = prefixes.empty() ? view.prefix(singular) : std::nullopt) {
        prefixes.push_back(*single);
    }
    return prefixes;
}

LoadBalancerProfile profileLoadBalancer(const JsonView& view, ClusterReading& cluster) {
    LoadBalancerProfile profile;
    const JsonView managed = view.object("managedOutboundIPs");
    profile.managedOutboundIpCount = managed.number("count");
    profile.managedOutboundIpv6Count = managed.number("countIPv6");
    cluster.outboundIps = readReferences(view.object("outboundIPs"), "publicIPs");
    cluster.outboundIpPrefixes = readReferences(view.object("outboundIPPrefixes"), "publicIPPrefixes");
    profile.allocatedOutboundPorts = view.number("allocatedOutboundPorts");
    profile.idleTimeoutInMinutes = view.number("idleTimeoutInMinutes");
    profile.backendPoolType = view.enumeration<BackendPoolType>("backendPoolType");
    return profile;
}

AdvancedNetworking profileAdvancedNetworking(const JsonView& view) {
    AdvancedNetworking advanced;
    advanced.enabled = view.flag("enabled");
    advanced.observability = view.object("observability").flag("enabled");
    advanced.security = view.object("security").flag("enabled");
    if (const std::string mode = view.object("performance").text("accelerationMode"); !sameIgnoringCase(mode, "None")) {
        advanced.accelerationMode = mode;
    }
    return advanced;
}

std::vector<IpFamily> profileFamilies(const JsonView& view) {
    std::vector<IpFamily> families;
    for (const std::string& word : view.texts("ipFamilies")) {
        if (const auto family = enumFromText<IpFamily>(word)) {
            families.push_back(*family);
        } else {
            view.note("ipFamilies", "An IP family is neither IPv4 nor IPv6.");
        }
    }
    return families;
}

}  // namespace

void readNetworkProfile(const JsonView& view, ClusterReading& cluster) {
    NetworkProfile& profile = cluster.value.networkProfile;
    profile.networkPlugin = view.enumeration<NetworkPlugin>("networkPlugin");
    profile.networkPluginMode = view.enumeration<NetworkPluginMode>("networkPluginMode");
    // Previews before 2023 called the data plane ebpfDataplane.
    profile.networkDataplane =
        view.enumeration<NetworkDataplane>(view.has("networkDataplane") ? "networkDataplane" : "ebpfDataplane");
    profile.networkPolicy = view.enumeration<NetworkPolicy>("networkPolicy");
    profile.podCidrs = profilePrefixes(view, "podCidrs", "podCidr");
    profile.serviceCidrs = profilePrefixes(view, "serviceCidrs", "serviceCidr");
    profile.dnsServiceIp = view.address("dnsServiceIP");
    profile.ipFamilies = profileFamilies(view);
    profile.outboundType = view.enumeration<OutboundType>("outboundType");
    profile.loadBalancerSku = view.enumeration<LoadBalancerSku>("loadBalancerSku");
    if (const JsonView balancer = view.object("loadBalancerProfile"); balancer.exists()) {
        profile.loadBalancerProfile = profileLoadBalancer(balancer, cluster);
    }
    if (const JsonView gateway = view.object("natGatewayProfile"); gateway.exists()) {
        profile.natGatewayProfile.emplace();
        profile.natGatewayProfile->managedOutboundIpCount = gateway.object("managedOutboundIPProfile").number("count");
        profile.natGatewayProfile->idleTimeoutInMinutes = gateway.number("idleTimeoutInMinutes");
    }
    if (const JsonView advanced = view.object("advancedNetworking"); advanced.exists()) {
        profile.advancedNetworking = profileAdvancedNetworking(advanced);
    }
    profile.staticEgressGatewayEnabled = view.object("staticEgressGatewayProfile").flag("enabled");
    profile.kubeProxyMode = view.object("kubeProxyConfig").text("mode");
    if (view.has("dockerBridgeCidr")) {
        view.ignore("dockerBridgeCidr", "AKS has ignored the Docker bridge since its nodes run containerd.");
    }
}

}  // namespace aksnet
