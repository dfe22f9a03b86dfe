// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resources that take addresses from a subnet without being nodes: endpoints, gateways, load balancers, machines.
#include "core/io/importers/azure/readers.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace aksnet {
namespace {

struct ConsumerType {
    std::string_view type;
    SubnetConsumerKind kind;
    std::string_view list;    ///< of elements that each name a subnet; empty: the resource itself does
    std::string_view subnet;  ///< the key of the reference
};

constexpr std::array consumerTypes{
    ConsumerType{"Microsoft.Network/privateEndpoints", SubnetConsumerKind::privateEndpoint, "", "subnet"},
    ConsumerType{"Microsoft.Network/bastionHosts", SubnetConsumerKind::bastion, "ipConfigurations", "subnet"},
    ConsumerType{"Microsoft.Network/applicationGateways", SubnetConsumerKind::applicationGateway,
                 "gatewayIPConfigurations", "subnet"},
    ConsumerType{"Microsoft.Network/loadBalancers", SubnetConsumerKind::internalLoadBalancer,
                 "frontendIPConfigurations", "subnet"},
    ConsumerType{"Microsoft.Network/virtualNetworkGateways", SubnetConsumerKind::virtualNetworkGateway,
                 "ipConfigurations", "subnet"},
    ConsumerType{"Microsoft.Network/privateLinkServices", SubnetConsumerKind::privateLinkService, "ipConfigurations",
                 "subnet"},
    ConsumerType{"Microsoft.Network/networkInterfaces", SubnetConsumerKind::virtualMachine, "ipConfigurations",
                 "subnet"},
    ConsumerType{"Microsoft.ContainerInstance/containerGroups", SubnetConsumerKind::containerInstance, "subnetIds",
                 "id"},
    ConsumerType{"Microsoft.DBforPostgreSQL/flexibleServers", SubnetConsumerKind::other, "network",
                 "delegatedSubnetResourceId"},
    ConsumerType{"Microsoft.DBforMySQL/flexibleServers", SubnetConsumerKind::other, "network",
                 "delegatedSubnetResourceId"},
};

const ConsumerType* findConsumerType(std::string_view type) {
    const auto found = std::ranges::find_if(
        consumerTypes, [&](const ConsumerType& known) { return sameIgnoringCase(known.type, type); });
    return found == consumerTypes.end() ? nullptr : &*found;
}

/// The objects that each name a subnet: elements of a list, one object, or the resource's own fields.
std::vector<JsonView> consumerParts(const JsonView& fields, std::string_view list) {
    if (list.empty()) {
        return {fields};
    }
    const Json* value = fields.find(list);
    return value && value->is_object() ? std::vector{fields.object(list)} : fields.objects(list);
}

/// Instances of an application gateway, each with an address, and one more for a private frontend.
int consumerGatewayAddresses(const JsonView& fields) {
    const auto most = fields.object("autoscaleConfiguration").number("maxCapacity", anyAddressCount);
    const int instances = most ? *most : fields.object("sku").number("capacity", anyAddressCount).value_or(1);
    const std::vector<JsonView> frontends = fields.objects("frontendIPConfigurations");
    const auto isPrivate = [](const JsonView& frontend) { return frontend.properties().has("subnet"); };
    return instances + (std::ranges::any_of(frontends, isPrivate) ? 1 : 0);
}

/// The endpoint a network interface belongs to, else the interface.
ArmId consumerOwner(const ResourceObject& resource, SubnetConsumerKind& kind) {
    const JsonView fields = resource.view.properties();
    if (kind == SubnetConsumerKind::virtualMachine) {
        if (const auto endpoint = readReference(fields, "privateEndpoint")) {
            kind = SubnetConsumerKind::privateEndpoint;
            return endpoint->id;
        }
        if (!fields.has("virtualMachine")) {
            kind = SubnetConsumerKind::other;
        }
    }
    return resource.id;
}

}  // namespace

std::vector<std::string_view> consumerTypeNames() {
    std::vector<std::string_view> names;
    for (const ConsumerType& known : consumerTypes) {
        names.push_back(known.type);
    }
    return names;
}

bool isConsumerType(std::string_view type) {
    return findConsumerType(type) != nullptr;
}

std::vector<ConsumerReading> readConsumers(const ResourceObject& resource) {
    std::vector<ConsumerReading> readings;
    const ConsumerType* type = findConsumerType(resource.type);
    if (!type) {
        return readings;
    }
    const JsonView fields = resource.view.properties();
    SubnetConsumerKind kind = type->kind;
    const ArmId owner = consumerOwner(resource, kind);
    std::unordered_map<std::string, std::size_t> bySubnet;
    for (const JsonView& part : consumerParts(fields, type->list)) {
        const JsonView inner = part.properties();
        auto subnet = readReference(inner, type->subnet);
        if (!subnet) {
            continue;
        }
        const auto address = inner.address("privateIPAddress");
        const auto [known, isNew] = bySubnet.try_emplace(subnet->id.key(), readings.size());
        if (isNew) {
            readings.push_back({owner, kind, std::move(*subnet), 1, address});
        } else {
            int& count = readings[known->second].addressCount;
            count = std::min(count + 1, anyAddressCount.most);
        }
    }
    if (kind == SubnetConsumerKind::applicationGateway && !readings.empty()) {
        readings.front().addressCount = std::min(consumerGatewayAddresses(fields), anyAddressCount.most);
    }
    return readings;
}

}  // namespace aksnet
