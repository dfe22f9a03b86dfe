// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the range from which AKS shall make the ingress controller's subnet lies outside the cluster's network, or over a
// subnet. Why: AKS refuses the add-on. Fix: a free range of the network.
#include "core/catalog/aks_managed_network.h"
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

using namespace literals;

struct GatewayRangePlace {
    std::string network;
    std::vector<Prefix> space;
    std::vector<std::pair<std::string, Prefix>> subnets;
};

GatewayRangePlace gatewayRangePlace(const Facts& facts, const ClusterFacts& cluster) {
    const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
    if (!network) {
        return {"the network that AKS makes",
                {catalog::managedVirtualNetwork()},
                {{std::string(aksManagedSubnetName.value), catalog::managedSubnet()}}};
    }
    GatewayRangePlace place{fmt::format("virtual network {}", network->info.name), network->addressPrefixes, {}};
    for (const Subnet& subnet : network->subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            place.subnets.emplace_back(subnet.name, prefix);
        }
    }
    return place;
}

void checkApplicationGatewayCidr(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& range = cluster.value->ingressApplicationGatewaySubnetCidr;
        if (!range || cluster.value->ingressApplicationGatewaySubnet || cluster.poolCount == 0) {
            continue;
        }
        // A cluster that is there already may be older than 2022-02-24 and have the larger network of those days.
        const bool mayBeOld =
            !cluster.value->info.armId.empty() && !ownNetworkOf(facts, cluster) && "10.0.0.0/8"_prefix.contains(*range);
        if (mayBeOld) {
            continue;
        }
        const GatewayRangePlace place = gatewayRangePlace(facts, cluster);
        const bool isInside =
            std::ranges::any_of(place.space, [&](const Prefix& space) { return space.contains(*range); });
        const auto met =
            std::ranges::find_if(place.subnets, [&](const auto& subnet) { return subnet.second.overlaps(*range); });
        if (place.space.empty() || (isInside && met == place.subnets.end())) {
            continue;
        }
        std::vector<std::string> spaces;
        std::ranges::transform(place.space, std::back_inserter(spaces), &Prefix::text);
        Finding& finding = sink.add(
            cluster.cluster, "addonProfiles.ingressApplicationGateway.config.subnetCIDR",
            isInside
                ? fmt::format("AKS shall make a subnet {} for the Application Gateway of cluster {}, but {} ({}) has "
                              "addresses of it.",
                              range->text(), cluster.value->info.name, met->first, met->second.text())
                : fmt::format("AKS shall make a subnet {} for the Application Gateway of cluster {}, but that is not "
                              "inside {} ({}).",
                              range->text(), cluster.value->info.name, place.network, listed(spaces)));
        finding.sum = {{"Application Gateway", "subnet to be made", range->text()},
                       {place.network, "address space", listed(spaces)}};
    }
}

}  // namespace

const Rule applicationGatewayCidr{
    .id = "SUB-009",
    .name = "application-gateway-cidr",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Range for Application Gateway does not suit the network",
    .azureCode = "IngressAppGwAddonConfigInvalidSubnetCIDRNotContainedWithinVirtualNetwork",
    .levers = {Lever::subnetPrefix, Lever::addressSpace},
    .check = checkApplicationGatewayCidr,
};

}  // namespace aksnet::rules
