// SPDX-License-Identifier: GPL-3.0-or-later
//
// Links that are resources of their own, as in Terraform. They may come before the things they link, so they are kept to
// the end, when what a subnet or gateway says itself is known.
#include "core/io/importers/plan_merger.h"

#include <algorithm>

namespace aksnet {
namespace {

template <class Id>
void linkUnlessLinked(std::optional<Id>& link, Id id) {
    link = link ? link : id;
}

template <class Id>
void linkOnce(std::vector<Id>& links, Id id) {
    if (std::ranges::find(links, id) == links.end()) {
        links.push_back(id);
    }
}

}  // namespace

bool PlanMerger::put(AssociationReading&& reading) {
    const auto& [user, used] = reading;
    if (user.id.isType(armType::subnet)) {
        if (used.id.isType(armType::routeTable)) {
            m_subnetAssociations.push_back({user.id, flatId<RouteTable>(used)});
        } else if (used.id.isType(armType::natGateway)) {
            m_subnetAssociations.push_back({user.id, flatId<NatGateway>(used)});
        } else if (used.id.isType(armType::networkSecurityGroup)) {
            m_subnetAssociations.push_back({user.id, flatId<NetworkSecurityGroup>(used)});
        } else {
            return false;
        }
        return linkSubnet(user).has_value();
    }
    if (!user.id.isType(armType::natGateway)) {
        return false;
    }
    if (used.id.isType(armType::publicIpAddress)) {
        m_natGatewayAssociations.push_back({user.id, flatId<PublicIpAddress>(used)});
    } else if (used.id.isType(armType::publicIpPrefix)) {
        m_natGatewayAssociations.push_back({user.id, flatId<PublicIpPrefix>(used)});
    } else {
        return false;
    }
    static_cast<void>(flatId<NatGateway>(user));  // it is mentioned
    return true;
}

void PlanMerger::linkAssociations() {
    for (const SubnetAssociation& association : m_subnetAssociations) {
        Subnet& subnet = m_draft.subnet(association.subnet).thing;
        if (const auto* table = std::get_if<RouteTableId>(&association.used)) {
            linkUnlessLinked(subnet.routeTable, *table);
        } else if (const auto* gateway = std::get_if<NatGatewayId>(&association.used)) {
            linkUnlessLinked(subnet.natGateway, *gateway);
        } else {
            linkUnlessLinked(subnet.networkSecurityGroup, std::get<NetworkSecurityGroupId>(association.used));
        }
    }
    for (const NatGatewayAssociation& association : m_natGatewayAssociations) {
        NatGateway& gateway = m_draft.flat<NatGateway>(association.gateway).thing;
        if (const auto* address = std::get_if<PublicIpAddressId>(&association.used)) {
            linkOnce(gateway.publicIpAddresses, *address);
        } else {
            linkOnce(gateway.publicIpPrefixes, std::get<PublicIpPrefixId>(association.used));
        }
    }
}

}  // namespace aksnet
