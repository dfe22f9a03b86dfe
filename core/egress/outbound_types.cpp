// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outbound_types.h.
#include "core/egress/outbound_types.h"

#include "core/catalog/egress_changes.h"
#include "core/egress/tracer.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {

namespace {

namespace ways = catalog::egress_sources;

constexpr std::array typeInfos{
    OutboundTypeInfo{OutboundType::loadBalancer, NetworkOwner::anyone,
                     "A Standard load balancer and pools that are scale sets.",
                     "Load balancer kubernetes with an outbound rule and managed public addresses, or your own.",
                     "One of the load balancer's outbound addresses.", false, &ways::outboundTypes},
    OutboundTypeInfo{
        OutboundType::userDefinedRouting, NetworkOwner::customer,
        "A route table on every node subnet, and on pod subnets, with 0.0.0.0/0 to an appliance or a virtual "
        "network gateway, in place beforehand.",
        "Nothing; a load balancer appears with the first Service that asks for one, and carries no egress.",
        "The address of the firewall, appliance or gateway.", false, &ways::egressRouting},
    OutboundTypeInfo{OutboundType::managedNatGateway, NetworkOwner::aks, "The network that AKS makes.",
                     "A Standard NAT gateway with 1 to 16 addresses on the AKS subnet.",
                     "One of the NAT gateway's addresses.", false, &ways::aksNatGateway},
    OutboundTypeInfo{OutboundType::managedNatGatewayV2, NetworkOwner::aks,
                     "The network that AKS makes, in a region that has StandardV2, and a preview flag.",
                     "A StandardV2 NAT gateway for IPv4 and IPv6 with managed addresses or your own.",
                     "One of the NAT gateway's addresses.", true, &ways::aksNatGateway},
    OutboundTypeInfo{OutboundType::userAssignedNatGateway, NetworkOwner::customer,
                     "A NAT gateway with an address on every node subnet, and on pod subnets, in place beforehand.",
                     "Nothing.", "One of the addresses of the subnet's NAT gateway.", false, &ways::aksNatGateway},
    OutboundTypeInfo{
        OutboundType::none, NetworkOwner::anyone,
        "A cluster that does without the Internet: a private registry, and a private or integrated API server.",
        "Nothing; you may add a way out of your own, such as public addresses of nodes.",
        "None, or that of what you add.", false, &ways::isolatedClusters},
    OutboundTypeInfo{OutboundType::block, NetworkOwner::aks,
                     "The network that AKS makes, and a cluster that does without the Internet.",
                     "Rules that keep all egress back.", "None.", true, &ways::isolatedClusters},
};

template <std::size_t Types, std::size_t Rows>
ChangeAnswer answerIn(const std::array<OutboundType, Types>& types,
                      const std::array<catalog::OutboundChangeRow, Rows>& rows, OutboundType from, OutboundType to) {
    const auto row = std::ranges::find(rows, from, &catalog::OutboundChangeRow::from);
    const auto column = std::ranges::find(types, to);
    if (row == rows.end() || column == types.end()) {
        return ChangeAnswer::refused;
    }
    switch (row->answers[static_cast<std::size_t>(column - types.begin())]) {
        case 'y': return ChangeAnswer::allowed;
        case 'd': return ChangeAnswer::disputed;
        default: return ChangeAnswer::refused;
    }
}

std::string whyNot(OutboundType from, OutboundType to, bool isOwnNetwork, ChangeAnswer answer) {
    if (answer == ChangeAnswer::disputed) {
        return fmt::format(
            "Sources disagree about {} to {}: a page or release note shows it, the table of changes refuses it.",
            enumText(from), enumText(to));
    }
    const NetworkOwner needed = outboundTypeInfo(to).network;
    if (needed == NetworkOwner::aks && isOwnNetwork) {
        return fmt::format("{} works only in the network that AKS makes.", enumText(to));
    }
    if (needed == NetworkOwner::customer && !isOwnNetwork) {
        std::string why = fmt::format("{} works only in a network of your own.", enumText(to));
        if (from == OutboundType::managedNatGateway && to == OutboundType::userDefinedRouting) {
            why += " One page describes this change all the same; no table has it.";
        }
        return why;
    }
    return fmt::format("AKS does not change {} to {}.", enumText(from), enumText(to));
}

/// What the Internet sees now of the cluster's first pool; empty if nothing gets there.
std::string seenNow(const Facts& facts, const ClusterFacts& cluster) {
    if (cluster.poolCount == 0) {
        return {};
    }
    const Trace now = trace(
        facts, {.source = PodEndpoint{.pool = facts.pools[cluster.firstPool].pool}, .destination = InternetEndpoint{}});
    return now.disposition == Disposition::delivered ? now.sourceSeen.text() : std::string();
}

std::string addressEffectOf(const std::string& before, OutboundType to) {
    const bool isClosed = to == OutboundType::none || to == OutboundType::block;
    const std::string first =
        before.empty() ? "Nothing leaves the cluster now." : fmt::format("The Internet no longer sees {}.", before);
    return fmt::format("{} Afterwards it sees: {} Open connections break.", first,
                       isClosed ? std::string_view("nothing.") : outboundTypeInfo(to).addressSeen);
}

std::string rangesEffectOf(const Cluster& cluster, OutboundType to) {
    const ApiServerAccessProfile& access = cluster.apiServerAccessProfile;
    if (access.enablePrivateCluster || access.enableVnetIntegration) {
        return "Nodes reach the API server privately, so authorised ranges do not matter to them.";
    }
    if (to == OutboundType::none || to == OutboundType::block) {
        return "Nodes no longer reach a public API server: make it private or integrate it first.";
    }
    if (access.authorizedIpRanges.empty()) {
        return "The API server has no authorised ranges.";
    }
    return to == OutboundType::loadBalancer
               ? std::string("AKS authorises the load balancer's addresses by itself; drop the old ones.")
               : std::string(
                     "Add the new addresses to the authorised ranges before the change, or nodes lose the API server.");
}

}  // namespace

std::span<const OutboundTypeInfo> outboundTypeInfos() {
    return typeInfos;
}

const OutboundTypeInfo& outboundTypeInfo(OutboundType type) {
    return *std::ranges::find(typeInfos, type, &OutboundTypeInfo::type);
}

bool isInOwnNetwork(const Facts& facts, const ClusterFacts& cluster) {
    const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
    return network && !network->managedByAks;
}

ChangeAnswer outboundChangeAnswer(OutboundType from, OutboundType to, bool isOwnNetwork) {
    if (from == to) {
        return ChangeAnswer::same;
    }
    return isOwnNetwork ? answerIn(catalog::ownNetworkTypes, catalog::ownNetworkChanges, from, to)
                        : answerIn(catalog::managedNetworkTypes, catalog::managedNetworkChanges, from, to);
}

OutboundChange outboundChange(const Facts& facts, const ClusterFacts& cluster, OutboundType to) {
    const OutboundType from = effectiveOutboundType(*cluster.value);
    const bool isOwn = isInOwnNetwork(facts, cluster);
    OutboundChange change{.answer = outboundChangeAnswer(from, to, isOwn),
                          .why = {},
                          .addressEffect = {},
                          .rangesEffect = {},
                          .source = &catalog::outboundChangesSource};
    if (change.answer == ChangeAnswer::same) {
        return change;
    }
    if (change.answer == ChangeAnswer::allowed && cluster.value->nodeProvisioningAuto) {
        change.answer = ChangeAnswer::refused;
        change.why = "Clusters with node auto-provisioning cannot change their outbound type.";
    } else if (change.answer != ChangeAnswer::allowed) {
        change.why = whyNot(from, to, isOwn, change.answer);
    } else {
        change.why = fmt::format("It needs: {}", outboundTypeInfo(to).prerequisites);
    }
    change.addressEffect = addressEffectOf(seenNow(facts, cluster), to);
    change.rangesEffect = rangesEffectOf(*cluster.value, to);
    return change;
}

}  // namespace aksnet
