// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a public cluster's authorized ranges do not hold the public addresses of the firewall or NAT gateway that its nodes
// leave through. Why: nodes call the API server from there and are refused. Fix: add these addresses.
#include "core/address/address_set.h"
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void addKnownAddresses(const Facts& facts, const std::vector<PublicIpAddressId>& ids, AddressSetBuilder& known) {
    for (const PublicIpAddressId id : ids) {
        if (const auto& address = facts.index->find(id)->ipAddress; address && address->isV4()) {
            known.add(Prefix::containing(*address, bitWidth(IpFamily::v4)));
        }
    }
}

/// The public addresses that the cluster's nodes are known to leave with. A load balancer's AKS lets in by itself.
AddressSet knownEgress(const Facts& facts, const ClusterFacts& cluster) {
    const OutboundType type = effectiveOutboundType(*cluster.value);
    AddressSetBuilder known;
    for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
        const Subnet& subnet = *facts.index->find(id)->subnet;
        const Route* route = defaultRouteOf(facts, subnet);
        if (type == OutboundType::userDefinedRouting && route && route->nextHopIpAddress) {
            for (const Firewall& firewall : facts.plan->firewalls) {
                if (firewall.privateIpAddress == route->nextHopIpAddress) {
                    addKnownAddresses(facts, firewall.publicIpAddresses, known);
                }
            }
        } else if (type == OutboundType::userAssignedNatGateway && subnet.natGateway && !route) {
            const NatGateway& gateway = *facts.index->find(*subnet.natGateway);
            addKnownAddresses(facts, gateway.publicIpAddresses, known);
            for (const PublicIpPrefixId prefix : gateway.publicIpPrefixes) {
                if (const auto& range = facts.index->find(prefix)->ipPrefix; range && range->isV4()) {
                    known.add(*range);
                }
            }
        }
    }
    return std::move(known).build();
}

void checkAuthorizedRangesMissEgress(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        if (access.authorizedIpRanges.empty() || access.enablePrivateCluster || access.enableVnetIntegration) {
            continue;
        }
        AddressSetBuilder builder;
        for (const std::string& text : access.authorizedIpRanges) {
            if (const auto prefix = Prefix::parse(text)) {
                builder.add(*prefix);
            } else if (const auto one = IpAddress::parse(text)) {
                builder.add(Prefix::containing(*one, bitWidth(one->family())));
            }
        }
        const AddressSet missing = knownEgress(facts, cluster).without(std::move(builder).build());
        if (missing.empty()) {
            continue;
        }
        std::vector<std::string> texts;
        std::ranges::transform(missing.toPrefixes(), std::back_inserter(texts), &Prefix::text);
        Finding& finding =
            sink.add(cluster.cluster, "apiServerAccessProfile.authorizedIPRanges",
                     fmt::format("Nodes of cluster {} call their API server from {}, which its authorized ranges "
                                 "do not let in.",
                                 cluster.value->info.name, listed(texts)));
        if (access.authorizedIpRanges.size() + texts.size() <= catalog::mostAuthorizedRanges) {
            finding.fixes.push_back(
                changeCluster(cluster, fmt::format("Let in {}", listed(texts)), [&](Cluster& changed) {
                    auto& ranges = changed.apiServerAccessProfile.authorizedIpRanges;
                    ranges.insert(ranges.end(), texts.begin(), texts.end());
                }));
        }
    }
}

}  // namespace

const Rule authorizedRangesMissEgress{
    .id = "PRV-007",
    .name = "authorized-ranges-miss-egress",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Authorized ranges leave out the cluster's own egress",
    .azureCode = "",
    .levers = {Lever::authorizedRanges, Lever::outboundAddresses},
    .check = checkAuthorizedRangesMissEgress,
};

}  // namespace aksnet::rules
