// SPDX-License-Identifier: GPL-3.0-or-later
//
// See changeability.h.
#include "core/catalog/changeability.h"

#include "core/catalog/model_sources.h"

#include <algorithm>
#include <array>

namespace aksnet::catalog {

namespace {

using enum ModelId;

constexpr ModelSet everyModel{kubenet, nodeSubnet, podSubnetDynamic, podSubnetStatic, overlay, bringYourOwn};
constexpr ModelSet azureModels{nodeSubnet, podSubnetDynamic, podSubnetStatic, overlay};
constexpr ModelSet podSubnetModels{podSubnetDynamic, podSubnetStatic};

}  // namespace

std::string_view effortTitle(Effort effort) {
    switch (effort) {
        case Effort::freely: return "freely";
        case Effort::reimage: return "by reimage";
        case Effort::oneWay: return "one-way";
        case Effort::newPool: return "new pool";
        case Effort::newCluster: return "new cluster";
    }
    return {};
}

std::string_view changeableTitle(Changeable what) {
    switch (what) {
        case Changeable::nodeCount: return "node count";
        case Changeable::autoscalerBounds: return "autoscaler bounds";
        case Changeable::maxSurge: return "max surge";
        case Changeable::morePools: return "more pools";
        case Changeable::maxPods: return "max pods";
        case Changeable::poolSubnet: return "node subnet of a pool";
        case Changeable::poolPodSubnet: return "pod subnet of a pool";
        case Changeable::allocationMode: return "allocation mode of pod addresses";
        case Changeable::osType: return "operating system of a pool";
        case Changeable::podCidr: return "pod CIDR";
        case Changeable::serviceCidr: return "service CIDR";
        case Changeable::dnsServiceIp: return "DNS service IP";
        case Changeable::ipFamilies: return "IP families";
        case Changeable::dataPlane: return "data plane";
        case Changeable::policyEngine: return "network policy engine";
        case Changeable::networkPlugin: return "networking model";
        case Changeable::outboundType: return "outbound type";
        case Changeable::outboundAddresses: return "outbound addresses and ports";
        case Changeable::loadBalancerSku: return "load balancer SKU";
        case Changeable::subnetPrefix: return "prefix of a subnet in use";
        case Changeable::networkSpace: return "address space of the virtual network";
        case Changeable::virtualNetwork: return "virtual network";
        case Changeable::routeTable: return "route table";
        case Changeable::apiServerIntegration: return "API Server VNet Integration";
        case Changeable::privateCluster: return "private endpoint of the API server";
        case Changeable::privateDnsZone: return "private DNS zone";
        case Changeable::authorizedRanges: return "authorized IP ranges";
        case Changeable::hostRouting: return "eBPF host routing";
    }
    return {};
}

std::string_view armProperty(Changeable what) {
    switch (what) {
        case Changeable::nodeCount: return "agentPoolProfiles.count";
        case Changeable::autoscalerBounds: return "agentPoolProfiles.maxCount";
        case Changeable::maxSurge: return "agentPoolProfiles.upgradeSettings.maxSurge";
        case Changeable::morePools: return "agentPoolProfiles";
        case Changeable::maxPods: return "agentPoolProfiles.maxPods";
        case Changeable::poolSubnet: return "agentPoolProfiles.vnetSubnetID";
        case Changeable::poolPodSubnet: return "agentPoolProfiles.podSubnetID";
        case Changeable::allocationMode: return "agentPoolProfiles.podIPAllocationMode";
        case Changeable::osType: return "agentPoolProfiles.osType";
        case Changeable::podCidr: return "networkProfile.podCidr";
        case Changeable::serviceCidr: return "networkProfile.serviceCidr";
        case Changeable::dnsServiceIp: return "networkProfile.dnsServiceIP";
        case Changeable::ipFamilies: return "networkProfile.ipFamilies";
        case Changeable::dataPlane: return "networkProfile.networkDataplane";
        case Changeable::policyEngine: return "networkProfile.networkPolicy";
        case Changeable::networkPlugin: return "networkProfile.networkPlugin";
        case Changeable::outboundType: return "networkProfile.outboundType";
        case Changeable::outboundAddresses: return "networkProfile.loadBalancerProfile";
        case Changeable::loadBalancerSku: return "networkProfile.loadBalancerSku";
        case Changeable::subnetPrefix: return "subnets.addressPrefixes";
        case Changeable::networkSpace: return "addressSpace.addressPrefixes";
        case Changeable::virtualNetwork: return "virtualNetworks";
        case Changeable::routeTable: return "subnets.routeTable";
        case Changeable::apiServerIntegration: return "apiServerAccessProfile.enableVnetIntegration";
        case Changeable::privateCluster: return "apiServerAccessProfile.enablePrivateCluster";
        case Changeable::privateDnsZone: return "apiServerAccessProfile.privateDNSZone";
        case Changeable::authorizedRanges: return "apiServerAccessProfile.authorizedIPRanges";
        case Changeable::hostRouting: return "networkProfile.advancedNetworking.performance.accelerationMode";
    }
    return {};
}

std::span<const ChangeRule> changeRules() {
    using enum Changeable;
    using enum Effort;
    static constexpr std::array rules{
        ChangeRule{nodeCount, everyModel, freely, false, false, "", "As far as addresses and limits reach.",
                   sources::quotas},
        ChangeRule{autoscalerBounds, everyModel, freely, false, false, "", "As far as addresses and limits reach.",
                   sources::quotas},
        ChangeRule{maxSurge, everyModel, freely, false, false, "", "", sources::rollingUpgrades},
        ChangeRule{morePools, everyModel, freely, false, false, "",
                   "Their subnets lie in the virtual network of the cluster.", model_sources::nodePoolSubnets},
        ChangeRule{outboundAddresses, everyModel, freely, false, false, "",
                   "Outbound addresses change and connections drop.", sources::standardLoadBalancer},
        ChangeRule{authorizedRanges, everyModel, freely, false, false, "", "", sources::apiServerVnetIntegration},
        ChangeRule{
            networkSpace, everyModel, freely, false, false, "",
            "Prefixes can be added, and taken away while unused; then update the cluster without arguments. Windows "
            "nodes translate towards new ranges until they are reimaged.",
            model_sources::nodePoolSubnets},
        ChangeRule{outboundType, everyModel, freely, false, false, "",
                   "In place within Azure's table, never between the network that AKS makes and your own; the egress "
                   "address changes and connections drop. Not with node auto-provisioning.",
                   model_sources::outboundTypes},
        ChangeRule{podCidr,
                   {overlay},
                   freely,
                   false,
                   false,
                   "to a range that holds the old one",
                   "Linux nodes only, one IPv4 range; it cannot shrink or move.",
                   model_sources::podCidrExpansion},
        ChangeRule{podCidr,
                   {overlay},
                   newCluster,
                   false,
                   false,
                   "to any other range",
                   "It can grow in place, never shrink or move.",
                   model_sources::podCidrExpansion},
        ChangeRule{podCidr,
                   {bringYourOwn},
                   freely,
                   false,
                   false,
                   "",
                   "Through the API from version 2026-01-01 on.",
                   model_sources::bringYourOwnCni},
        ChangeRule{podCidr,
                   {kubenet},
                   newCluster,
                   false,
                   true,
                   "",
                   "Only while the cluster moves to Overlay, on which pages disagree.",
                   sources::kubenet},
        ChangeRule{
            policyEngine, azureModels, reimage, true, true, "",
            "Kubernetes 1.30 or later; all pools are reimaged at once. One page says that changing between Azure "
            "and Calico reimages nothing.",
            model_sources::nodeDisruptions},
        ChangeRule{ipFamilies,
                   {overlay},
                   reimage,
                   true,
                   true,
                   "IPv4 to dual-stack",
                   "Listed as an operation in place; older guidance asks for a new cluster.",
                   model_sources::nodeDisruptions,
                   ChangeStart::before},
        ChangeRule{ipFamilies,
                   {overlay},
                   newCluster,
                   false,
                   false,
                   "back to IPv4 alone",
                   "No page tells of a way back.",
                   model_sources::nodeDisruptions,
                   ChangeStart::after},
        ChangeRule{ipFamilies,
                   {kubenet, nodeSubnet, podSubnetDynamic, podSubnetStatic, bringYourOwn},
                   newCluster,
                   false,
                   false,
                   "",
                   "Dual-stack needs Overlay, or static blocks as a preview.",
                   sources::overlaySetup},
        ChangeRule{privateDnsZone, everyModel, reimage, true, false, "", "All pools are reimaged.",
                   model_sources::nodeDisruptions},
        ChangeRule{hostRouting, azureModels, reimage, true, false, "",
                   "Kubernetes 1.33 or later and the Cilium data plane.", model_sources::nodeDisruptions},
        ChangeRule{dataPlane, azureModels, oneWay, true, false, "Azure to Cilium",
                   "No Windows pools; node auto-provisioning is off meanwhile. Azure and Calico policies give way to "
                   "Cilium. All pools are reimaged.",
                   model_sources::updateAzureCni, ChangeStart::before},
        ChangeRule{dataPlane, azureModels, newCluster, false, true, "Cilium to Azure",
                   "One page lists the way back as a reimage.", model_sources::nodeDisruptions, ChangeStart::after},
        ChangeRule{dataPlane,
                   {kubenet},
                   newCluster,
                   false,
                   false,
                   "",
                   "First move the cluster to Overlay, then change the data plane.",
                   model_sources::updateAzureCni},
        ChangeRule{networkPlugin,
                   {nodeSubnet, kubenet},
                   oneWay,
                   true,
                   false,
                   "to Overlay",
                   "All pools are reimaged at once.",
                   model_sources::updateAzureCni},
        ChangeRule{networkPlugin,
                   {podSubnetDynamic, podSubnetStatic, overlay, bringYourOwn},
                   newCluster,
                   false,
                   false,
                   "",
                   "",
                   model_sources::updateAzureCni},
        ChangeRule{loadBalancerSku, everyModel, oneWay, false, false, "Basic to Standard",
                   "Kubernetes 1.27 or later; egress addresses change.", sources::releaseNotes, ChangeStart::before},
        ChangeRule{loadBalancerSku, everyModel, newCluster, false, false, "Standard to Basic", "There is no way back.",
                   sources::releaseNotes, ChangeStart::after},
        ChangeRule{apiServerIntegration, everyModel, oneWay, true, false, "off to on",
                   "Its subnet must be empty; all pools are updated, the cluster stops and starts, and the API server "
                   "gets another address.",
                   sources::apiServerVnetIntegration, ChangeStart::before},
        ChangeRule{apiServerIntegration, everyModel, newCluster, false, false, "on to off",
                   "It cannot be switched off.", sources::apiServerVnetIntegration, ChangeStart::after},
        ChangeRule{maxPods, everyModel, newPool, false, true, "",
                   "One page tells to update max pods in place; two others rule it out.", model_sources::newNodePools},
        ChangeRule{poolSubnet, everyModel, newPool, false, false, "", "", model_sources::nodePoolSubnets},
        ChangeRule{poolPodSubnet, podSubnetModels, newPool, false, false, "", "", sources::podSubnetConcepts},
        ChangeRule{allocationMode, podSubnetModels, newPool, false, false, "dynamic to static block, and back",
                   "On another pod subnet: one serves a single mode.", sources::staticBlockAllocation},
        ChangeRule{osType, everyModel, newPool, false, false, "", "", model_sources::newNodePools},
        ChangeRule{subnetPrefix, everyModel, newPool, false, false, "",
                   "A subnet in use keeps its prefix: new subnet, new pool, drain.", model_sources::subnetTooSmall},
        ChangeRule{serviceCidr, everyModel, newCluster, false, false, "",
                   "From Kubernetes 1.33 on more ranges can be added inside the cluster.", sources::ipAddressPlanning},
        ChangeRule{dnsServiceIp, everyModel, newCluster, false, false, "", "", sources::ipAddressPlanning},
        ChangeRule{virtualNetwork, everyModel, newCluster, false, false, "", "", sources::faq},
        ChangeRule{privateCluster, everyModel, newCluster, false, false, "public to private, and back",
                   "Or turn on API Server VNet Integration, after which both are possible.", sources::privateClusters},
        ChangeRule{routeTable,
                   {kubenet},
                   newCluster,
                   false,
                   false,
                   "",
                   "The table is attached before creation; its own routes may change.",
                   sources::kubenet},
    };
    return rules;
}

const ChangeRule* findChangeRule(Changeable what, ModelId model) {
    const auto all = changeRules();
    const auto found =
        std::ranges::find_if(all, [&](const ChangeRule& rule) { return rule.what == what && rule.models.has(model); });
    return found == all.end() ? nullptr : &*found;
}

ModelChange modelChange(ModelId from, ModelId to) {
    static constexpr std::array changes{
        ModelChange{
            nodeSubnet, overlay, Effort::oneWay, true,
            "Kubernetes 1.27 or later, no Azure or Calico network policy, no masquerade configuration of your own, "
            "Windows images 20348.1668 or later, and a pod CIDR outside the virtual network; all pools are "
            "reimaged at once.",
            model_sources::updateAzureCni},
        ModelChange{
            kubenet, overlay, Effort::oneWay, true,
            "Kubernetes 1.27 or later, no network policy, and a user-assigned identity where the route table is "
            "yours; all pools are reimaged at once.",
            model_sources::updateAzureCni},
        ModelChange{podSubnetDynamic, podSubnetStatic, Effort::newPool, false, "A new pool on another pod subnet.",
                    sources::staticBlockAllocation},
        ModelChange{podSubnetStatic, podSubnetDynamic, Effort::newPool, false, "A new pool on another pod subnet.",
                    sources::staticBlockAllocation},
        ModelChange{nodeSubnet, podSubnetDynamic, Effort::newPool, false,
                    "Not in place: new pools with a pod subnet, or a new cluster.", model_sources::updateAzureCni},
        ModelChange{nodeSubnet, podSubnetStatic, Effort::newPool, false,
                    "Not in place: new pools with a pod subnet, or a new cluster.", model_sources::updateAzureCni},
    };
    const auto found = std::ranges::find_if(
        changes, [&](const ModelChange& change) { return change.from == from && change.to == to; });
    if (found != changes.end()) {
        return *found;
    }
    return from == to
               ? ModelChange{from, to, Effort::freely, false, "", model_sources::updateAzureCni}
               : ModelChange{
                     from, to, Effort::newCluster, false, "There is no way in place.", model_sources::updateAzureCni};
}

}  // namespace aksnet::catalog
