// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between a subnet and the internet: NAT gateways, public addresses and prefixes, Azure Firewall.
#include "core/io/importers/azure/readers.h"

namespace aksnet {
namespace {

References egressReferences(const JsonView& view, std::string_view v4, std::string_view v6) {
    References references = readReferences(view, v4);
    for (Reference& reference : readReferences(view, v6)) {
        references.push_back(std::move(reference));
    }
    return references;
}

}  // namespace

NatGatewayReading readNatGateway(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<NatGatewayReading>(resource);
    reading.value.sku =
        resource.view.object("sku").enumeration<NatGatewaySku>("name").value_or(NatGatewaySku::standard);
    reading.value.idleTimeoutInMinutes = fields.number("idleTimeoutInMinutes");
    reading.value.zones = resource.view.texts("zones");
    reading.publicIpAddresses = egressReferences(fields, "publicIpAddresses", "publicIpAddressesV6");
    reading.publicIpPrefixes = egressReferences(fields, "publicIpPrefixes", "publicIpPrefixesV6");
    return reading;
}

PublicIpAddressReading readPublicIpAddress(const ResourceObject& resource) {
    auto reading = startReading<PublicIpAddressReading>(resource);
    reading.value.ipAddress = resource.view.properties().address("ipAddress");
    return reading;
}

PublicIpPrefixReading readPublicIpPrefix(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<PublicIpPrefixReading>(resource);
    reading.value.ipPrefix = fields.prefix("ipPrefix");
    const auto length = fields.number("prefixLength", anyPrefixLength);
    if (length || reading.value.ipPrefix) {
        reading.value.prefixLength = length ? *length : reading.value.ipPrefix->length();
    } else {
        fields.note("prefixLength", "The size is not stated.");
    }
    return reading;
}

FirewallReading readFirewall(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<FirewallReading>(resource);
    for (const JsonView& configuration : fields.objects("ipConfigurations")) {
        const JsonView inner = configuration.properties();
        if (auto subnet = readReference(inner, "subnet"); subnet && !reading.subnet) {
            reading.subnet = std::move(subnet);
        }
        if (const auto address = inner.address("privateIPAddress"); address && !reading.value.privateIpAddress) {
            reading.value.privateIpAddress = address;
        }
        if (auto address = readReference(inner, "publicIPAddress")) {
            reading.publicIpAddresses.push_back(std::move(*address));
        }
    }
    if (!reading.value.privateIpAddress) {
        reading.value.privateIpAddress = fields.object("hubIPAddresses").address("privateIPAddress");
    }
    return reading;
}

}  // namespace aksnet
