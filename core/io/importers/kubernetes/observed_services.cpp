// SPDX-License-Identifier: GPL-3.0-or-later
//
// The service CIDR from the addresses of services, and the addresses that internal load balancers take from subnets.
#include "core/base/text.h"
#include "core/catalog/ranges.h"
#include "core/io/importers/kubernetes/observed_ranges.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aksnet {
namespace {

/// What Azure's cloud provider calls the load balancer in the node resource group that serves inside of the VNet.
constexpr std::string_view internalBalancerName = "kubernetes-internal";

RangeEvidence serviceEvidence(const ClusterSighting& sighting, IpFamily family) {
    RangeEvidence evidence{.what = "service CIDR",
                           .parts = "services",
                           .key = "spec.clusterIP",
                           .where = &sighting.services.front()->where};
    const int width = bitWidth(family);
    for (const ServiceObservation* service : sighting.services) {
        for (const IpAddress address : service->clusterAddresses) {
            if (address.family() != family) {
                continue;
            }
            evidence.add(Prefix::containing(address, width), family);
            // The API server's own service has the range's second address.
            const auto start = service->is("default", "kubernetes") ? address.minus(1) : std::nullopt;
            if (start) {
                evidence.add(Prefix::containing(*start, width), family);
            }
        }
    }
    return evidence;
}

void placeDnsService(ClusterSighting& sighting, ObservationTarget target) {
    std::optional<IpAddress>& stated = sighting.cluster->networkProfile.dnsServiceIp;
    for (const ServiceObservation* service : sighting.services) {
        if (!service->is("kube-system", "kube-dns") || service->clusterAddresses.front() == stated) {
            continue;
        }
        const IpAddress seen = service->clusterAddresses.front();
        if (stated) {
            remarkSighting(target, service->where, sighting,
                           {ImportStatus::ignored, "spec.clusterIP",
                            fmt::format("The plan has DNS service IP {}, but kube-dns has {}; the plan keeps its own.",
                                        stated->text(), seen.text())});
        } else {
            stated = seen;
        }
    }
}

std::vector<VirtualNetworkId> networksOfSighting(const ClusterSighting& sighting, const SubnetLookup& subnets) {
    std::vector<VirtualNetworkId> networks;
    for (const NodePool& pool : sighting.cluster->agentPoolProfiles) {
        const SubnetLookup::Found found = pool.vnetSubnet ? subnets.find(*pool.vnetSubnet) : SubnetLookup::Found{};
        if (found.network && std::ranges::find(networks, found.network->id) == networks.end()) {
            networks.push_back(found.network->id);
        }
    }
    return networks;
}

/// The id that the internal load balancer has in Azure, so that its own file means the same thing; empty if unknown.
std::string internalBalancerId(const Cluster& cluster) {
    const auto id = ArmId::parse(cluster.info.armId);
    return id && !cluster.nodeResourceGroup.empty()
               ? fmt::format("/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/loadBalancers/{}",
                             id->subscription(), cluster.nodeResourceGroup, internalBalancerName)
               : std::string();
}

void placeInternalFrontends(ClusterSighting& sighting, ObservationTarget target, const SubnetLookup& subnets) {
    const std::vector<VirtualNetworkId> networks = networksOfSighting(sighting, subnets);
    std::map<std::uint32_t, std::set<IpAddress>> taken;  // by subnet
    for (const ServiceObservation* service : sighting.services) {
        for (const IpAddress address : service->isInternal ? service->frontends : std::vector<IpAddress>()) {
            const Subnet* subnet = networks.empty() ? nullptr : subnets.holding(address, networks).subnet;
            if (!subnet) {
                remarkSighting(
                    target, service->where, sighting,
                    {ImportStatus::unknown, "status.loadBalancer.ingress",
                     fmt::format("The subnet{} that {} is of is not known; import the virtual network of the "
                                 "cluster too.",
                                 service->subnetName.empty() ? "" : " " + service->subnetName, address.text())});
                continue;
            }
            taken[subnet->id.value].insert(address);
        }
    }
    for (const auto& [number, addresses] : taken) {
        const DraftThing<SubnetConsumer> consumer =
            target.draft.consumer(internalBalancerId(*sighting.cluster), internalBalancerName, SubnetId{number});
        const int count = static_cast<int>(std::min<std::size_t>(addresses.size(), anyAddressCount.most));
        consumer.thing.kind = SubnetConsumerKind::internalLoadBalancer;
        consumer.thing.addressCount = consumer.isNew ? count : std::max(consumer.thing.addressCount, count);
        if (addresses.size() == 1 && consumer.isNew) {
            consumer.thing.ipAddress = *addresses.begin();
        }
    }
}

/// Frontends of the public load balancer: the plan knows public addresses by their resources, and those have names of
/// their own.
void accountForPublicFrontends(const ClusterSighting& sighting, ObservationTarget target) {
    std::set<IpAddress> known;
    for (const PublicIpAddress& address : target.draft.rest().publicIpAddresses) {
        if (address.ipAddress) {
            known.insert(*address.ipAddress);
        }
    }
    for (const ServiceObservation* service : sighting.services) {
        if (service->isInternal || service->frontends.empty()) {
            continue;
        }
        const bool isKnown =
            std::ranges::all_of(service->frontends, [&](IpAddress address) { return known.contains(address); });
        if (!isKnown) {
            remarkSighting(
                target, service->where, sighting,
                {ImportStatus::ignored, "status.loadBalancer.ingress",
                 fmt::format("{} takes nothing from the address plan; import `az network public-ip list -o json` "
                             "for the resource that it is.",
                             joinedTexts(service->frontends))});
        }
    }
}

}  // namespace

void placeServices(ClusterSighting& sighting, ObservationTarget target, const SubnetLookup& subnets) {
    if (sighting.services.empty()) {
        return;
    }
    NetworkProfile& profile = sighting.cluster->networkProfile;
    RangeEvidence v4 = serviceEvidence(sighting, IpFamily::v4);
    RangeEvidence v6 = serviceEvidence(sighting, IpFamily::v6);
    v4.usual = catalog::defaultServiceCidr();
    v6.usual = catalog::defaultServiceCidrIpv6();
    placeRange(sighting, target, profile.serviceCidrs, IpFamily::v4, v4);
    placeRange(sighting, target, profile.serviceCidrs, IpFamily::v6, v6);
    placeDnsService(sighting, target);
    placeInternalFrontends(sighting, target, subnets);
    accountForPublicFrontends(sighting, target);
}

}  // namespace aksnet
