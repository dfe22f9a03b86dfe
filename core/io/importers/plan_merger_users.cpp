// SPDX-License-Identifier: GPL-3.0-or-later
//
// What else takes addresses from a subnet, told from the ids that the subnet itself lists. An address is attributed only
// where the id says plainly whose it is; nodes of AKS are never counted here, their pools are.
#include "core/base/text.h"
#include "core/io/importers/aks_node_id.h"
#include "core/io/importers/plan_merger.h"

#include <algorithm>
#include <array>
#include <map>

namespace aksnet {
namespace {

struct SubnetUserType {
    std::string_view type;
    SubnetConsumerKind kind;
};

constexpr std::array subnetUserTypes{
    SubnetUserType{"Microsoft.Network/loadBalancers", SubnetConsumerKind::internalLoadBalancer},
    SubnetUserType{"Microsoft.Network/bastionHosts", SubnetConsumerKind::bastion},
    SubnetUserType{"Microsoft.Network/applicationGateways", SubnetConsumerKind::applicationGateway},
    SubnetUserType{"Microsoft.Network/virtualNetworkGateways", SubnetConsumerKind::virtualNetworkGateway},
    SubnetUserType{"Microsoft.Network/virtualHubs", SubnetConsumerKind::routeServer},
    SubnetUserType{"Microsoft.Network/privateLinkServices", SubnetConsumerKind::privateLinkService},
};

/// Azure names the interface of a private endpoint "<endpoint>.nic.<guid>".
constexpr std::string_view endpointInterfaceMark = ".nic.";
constexpr std::string_view networkInterfacesName = "network interfaces";

/// One owner of addresses and how many of the subnet's addresses it holds.
struct SubnetUser {
    ArmId owner;
    int addresses;
};

/// Owners by key, so the same list always gives the same plan.
std::map<std::string, SubnetUser> subnetUsersOf(const std::vector<ArmId>& holders) {
    std::map<std::string, SubnetUser> users;
    for (const ArmId& holder : holders) {
        const auto owner = holder.ancestor(1);
        if (owner) {
            ++users.try_emplace(owner->key(), SubnetUser{*owner, 0}).first->second.addresses;
        }
    }
    return users;
}

}  // namespace

void PlanMerger::putSubnetUsers(const SubnetReading& reading, SubnetId subnet) {
    if (reading.addressHolders.empty() && reading.privateEndpoints.empty() &&
        m_networkInterfaces.contains(subnet.value)) {
        return;  // another file has told more
    }
    const auto putConsumer = [&](const ArmId& owner, SubnetConsumerKind kind, int addresses) {
        SubnetConsumer& consumer = m_draft.consumer(owner.stated(), owner.name(), subnet).thing;
        consumer.kind = kind;
        countAddresses(consumer, addresses);
    };
    std::map<std::string, int> endpointAddresses;  // by lower-case name: a private endpoint's interface carries it
    for (const ArmId& endpoint : reading.privateEndpoints) {
        endpointAddresses.try_emplace(lowered(endpoint.name()), 0);
    }
    NetworkInterfaces interfaces;
    for (const auto& [key, user] : subnetUsersOf(reading.addressHolders)) {
        const auto known =
            std::ranges::find_if(subnetUserTypes, [&](const auto& type) { return user.owner.isType(type.type); });
        const std::size_t mark = user.owner.name().find(endpointInterfaceMark);
        const auto endpoint = endpointAddresses.find(lowered(user.owner.name().substr(0, mark)));
        if (known != subnetUserTypes.end()) {
            putConsumer(user.owner, known->kind, user.addresses);
        } else if (user.owner.isType(armType::firewall)) {
            Firewall& firewall = m_draft.flat<Firewall>(user.owner).thing;
            firewall.subnet = subnet;
            mention(firewall.id, user.owner, reading.path);
        } else if (mark != std::string_view::npos && endpoint != endpointAddresses.end()) {
            endpoint->second += user.addresses;
        } else if (!isAksNode(user.owner) &&
                   (user.owner.isType(networkInterfaceType) || user.owner.isType(scaleSetType))) {
            interfaces.holders.push_back(
                {user.owner.stated(), std::string(user.owner.resourceGroup()), user.addresses});
        }
    }
    for (const ArmId& endpoint : reading.privateEndpoints) {
        const int addresses = endpointAddresses.at(lowered(endpoint.name()));
        interfaces.privateEndpointsAmongThem += addresses == 0 ? 1 : 0;
        putConsumer(endpoint, SubnetConsumerKind::privateEndpoint, std::max(1, addresses));
    }
    if (m_networkInterfaces.insert_or_assign(subnet.value, std::move(interfaces)).second) {
        m_subnetsWithInterfaces.push_back(subnet);
    }
}

void PlanMerger::countAddresses(SubnetConsumer& consumer, int addresses) {
    const bool isFirst = m_countedConsumers.insert(consumer.id.value).second;
    consumer.addressCount = isFirst ? addresses : std::max(consumer.addressCount, addresses);
}

void PlanMerger::countNetworkInterfaces() {
    std::unordered_set<std::string> nodeResourceGroups;
    for (const Cluster& cluster : m_draft.clusters()) {
        nodeResourceGroups.insert(lowered(cluster.nodeResourceGroup));
    }
    for (const SubnetId subnet : m_subnetsWithInterfaces) {
        const NetworkInterfaces& interfaces = m_networkInterfaces.at(subnet.value);
        int addresses = -interfaces.privateEndpointsAmongThem;
        for (const NetworkInterfaces::Holder& holder : interfaces.holders) {
            const bool ofNode = nodeResourceGroups.contains(lowered(holder.resourceGroup));
            const bool counted = m_draft.findConsumer(holder.armId, {}, subnet) != nullptr;
            addresses += ofNode || counted ? 0 : holder.addresses;
        }
        addresses = std::max(0, addresses);
        if (addresses > 0 || m_draft.findConsumer({}, networkInterfacesName, subnet)) {
            SubnetConsumer& consumer = m_draft.consumer({}, networkInterfacesName, subnet).thing;
            consumer.kind = SubnetConsumerKind::virtualMachine;
            consumer.addressCount = addresses;
        }
    }
}

}  // namespace aksnet
