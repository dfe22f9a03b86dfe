// SPDX-License-Identifier: GPL-3.0-or-later
//
// Microsoft.Network/virtualNetworks with subnets and peerings, each also as a resource of its own.
#include "core/io/importers/azure/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// A range that an IPAM pool gave out stands beside the plain ones.
std::vector<Prefix> vnetAllocatedPrefixes(const JsonView& view) {
    std::vector<Prefix> result;
    for (const JsonView& allocation : view.objects("ipamPoolPrefixAllocations")) {
        const std::vector<Prefix> prefixes = allocation.prefixes("allocatedAddressPrefixes");
        result.insert(result.end(), prefixes.begin(), prefixes.end());
    }
    return result;
}

/// All ranges of an object: the plural, the singular (az and REST give either or both), or what IPAM allocated.
std::vector<Prefix> vnetPrefixesOf(const JsonView& view) {
    const std::size_t problemsBefore = view.problems().properties.size();
    std::vector<Prefix> prefixes = view.prefixes("addressPrefixes");
    if (const auto single = view.prefix("addressPrefix");
        single && std::ranges::find(prefixes, *single) == prefixes.end()) {
        prefixes.push_back(*single);
    }
    if (prefixes.empty()) {
        prefixes = vnetAllocatedPrefixes(view);
    }
    if (prefixes.empty() && view.has("ipamPoolPrefixAllocations")) {
        view.note("ipamPoolPrefixAllocations", "The range comes from an IPAM pool and is not stated; it is unknown.");
    } else if (prefixes.empty() && view.problems().properties.size() == problemsBefore) {
        view.note("addressPrefixes", "No address range is stated.");
    }
    return prefixes;
}

std::vector<std::string> vnetServiceNames(const JsonView& view, std::string_view list, std::string_view key) {
    std::vector<std::string> names;
    for (const JsonView& element : view.objects(list)) {
        const std::string name = element.properties().text(key);
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

/// The ids in a list of {"id": …}, without paths: such lists can be as long as the subnet has addresses.
std::vector<ArmId> vnetIdsIn(const JsonView& view, std::string_view key) {
    std::vector<ArmId> ids;
    const Json* list = view.find(key);
    if (!list || !list->is_array()) {
        return ids;
    }
    for (const Json& element : *list) {
        const Json* text = findIgnoringCase(element, "id");
        auto id = text && text->is_string() ? ArmId::parse(text->get_ref<const std::string&>()) : std::nullopt;
        if (id) {
            ids.push_back(std::move(*id));
        }
    }
    return ids;
}

/// Services that live in a subnet without saying how many addresses they take; AKS's own are counted by their pools.
void vnetNoteServices(const JsonView& view, std::string_view list) {
    for (const JsonView& link : view.objects(list)) {
        const std::string type = link.properties().quietText("linkedResourceType");
        if (!type.empty() && !startsIgnoringCase(type, "Microsoft.ContainerService/")) {
            view.note(list, fmt::format("{} uses the subnet; how many addresses it takes is not stated.", type));
        }
    }
}

std::optional<bool> vnetPolicyEnabled(const JsonView& view, std::string_view key) {
    const auto state = view.enumeration<PrivateEndpointNetworkPolicies>(key);
    return state ? std::optional(*state != PrivateEndpointNetworkPolicies::disabled) : std::nullopt;
}

}  // namespace

SubnetReading readSubnet(const JsonView& view, const ArmId& id) {
    const JsonView fields = view.properties();
    SubnetReading reading;
    reading.id = id;
    reading.path = view.path();
    Subnet& subnet = reading.value;
    subnet.name = readName(view, id);
    subnet.armId = id.stated();
    subnet.addressPrefixes = vnetPrefixesOf(fields);
    subnet.delegations = vnetServiceNames(fields, "delegations", "serviceName");
    subnet.serviceEndpoints = vnetServiceNames(fields, "serviceEndpoints", "service");
    subnet.privateEndpointNetworkPolicies =
        fields.enumeration<PrivateEndpointNetworkPolicies>("privateEndpointNetworkPolicies")
            .value_or(PrivateEndpointNetworkPolicies::disabled);
    subnet.privateLinkServiceNetworkPoliciesEnabled = vnetPolicyEnabled(fields, "privateLinkServiceNetworkPolicies");
    subnet.defaultOutboundAccess = fields.boolean("defaultOutboundAccess");
    reading.routeTable = readReference(fields, "routeTable");
    reading.natGateway = readReference(fields, "natGateway");
    reading.networkSecurityGroup = readReference(fields, "networkSecurityGroup");
    reading.addressHolders = vnetIdsIn(fields, "ipConfigurations");
    reading.privateEndpoints = vnetIdsIn(fields, "privateEndpoints");
    if (const Json* used = fields.find("ipConfigurations"); used && used->is_array()) {
        subnet.usedAddresses = static_cast<int>(std::min<std::size_t>(used->size(), anyAddressCount.most));
    }
    for (ArmId& gateway : vnetIdsIn(fields, "applicationGatewayIPConfigurations")) {
        reading.addressHolders.push_back(std::move(gateway));
    }
    vnetNoteServices(fields, "serviceAssociationLinks");
    vnetNoteServices(fields, "resourceNavigationLinks");
    return reading;
}

PeeringReading readPeering(const JsonView& view, const ArmId& id) {
    const JsonView fields = view.properties();
    PeeringReading reading;
    reading.id = id;
    reading.path = view.path();
    Peering& peering = reading.value;
    peering.name = readName(view, id);
    if (const auto remote = readReference(fields, "remoteVirtualNetwork")) {
        peering.remoteArmId = remote->id.text();
        reading.remotePath = remote->path;
    }
    peering.remoteAddressPrefixes = fields.object("remoteVirtualNetworkAddressSpace").prefixes("addressPrefixes");
    if (peering.remoteAddressPrefixes.empty()) {
        peering.remoteAddressPrefixes = fields.object("remoteAddressSpace").prefixes("addressPrefixes");
    }
    peering.allowVirtualNetworkAccess = fields.flag("allowVirtualNetworkAccess", true);
    peering.allowForwardedTraffic = fields.flag("allowForwardedTraffic");
    peering.allowGatewayTransit = fields.flag("allowGatewayTransit");
    peering.useRemoteGateways = fields.flag("useRemoteGateways");
    peering.peeringState = fields.enumeration<PeeringState>("peeringState").value_or(PeeringState::notStated);
    peering.peerCompleteVnets = fields.boolean("peerCompleteVnets");
    if (fields.flag("enableOnlyIPv6Peering")) {
        fields.note("enableOnlyIPv6Peering", "Only IPv6 is peered; the plan takes the peering for IPv4 too.");
    }
    peering.localSubnetNames = fields.texts("localSubnetNames");
    peering.remoteSubnetNames = fields.texts("remoteSubnetNames");
    return reading;
}

VirtualNetworkReading readVirtualNetwork(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<VirtualNetworkReading>(resource);
    const JsonView space = fields.object("addressSpace");
    if (space.exists()) {
        reading.value.addressPrefixes = vnetPrefixesOf(space);
    } else {
        fields.note("addressSpace", "No address space is stated.");
    }
    reading.value.dnsServers = fields.object("dhcpOptions").texts("dnsServers");
    for (const JsonView& subnet : fields.objects("subnets")) {
        if (const auto id = readChildId(subnet, resource.id, "subnets")) {
            reading.subnets.push_back(readSubnet(subnet, *id));
        }
    }
    for (const JsonView& peering : fields.objects("virtualNetworkPeerings")) {
        if (const auto id = readChildId(peering, resource.id, "virtualNetworkPeerings")) {
            reading.peerings.push_back(readPeering(peering, *id));
        }
    }
    return reading;
}

}  // namespace aksnet
