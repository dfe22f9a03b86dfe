// SPDX-License-Identifier: GPL-3.0-or-later
//
// One hash map over the tables of all families.
#include "core/io/importers/terraform/types.h"

#include "core/io/importers/plan_draft.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace aksnet {
namespace {

using TerraformTypeMap = std::unordered_map<std::string_view, const TerraformType*>;

TerraformTypeMap allTerraformTypes() {
    TerraformTypeMap map;
    for (const auto& family :
         {terraformNetworkTypes(), terraformEgressTypes(), terraformConsumerTypes(), terraformClusterTypes()}) {
        for (const TerraformType& type : family) {
            map.emplace(type.type, &type);
        }
    }
    return map;
}

constexpr std::array terraformAssociations{
    TerraformAssociation{"azurerm_subnet_route_table_association", "subnet_id", armType::subnet, "route_table_id",
                         armType::routeTable},
    TerraformAssociation{"azurerm_subnet_nat_gateway_association", "subnet_id", armType::subnet, "nat_gateway_id",
                         armType::natGateway},
    TerraformAssociation{"azurerm_subnet_network_security_group_association", "subnet_id", armType::subnet,
                         "network_security_group_id", armType::networkSecurityGroup},
    TerraformAssociation{"azurerm_nat_gateway_public_ip_association", "nat_gateway_id", armType::natGateway,
                         "public_ip_address_id", armType::publicIpAddress},
    TerraformAssociation{"azurerm_nat_gateway_public_ip_prefix_association", "nat_gateway_id", armType::natGateway,
                         "public_ip_prefix_id", armType::publicIpPrefix},
};

}  // namespace

const TerraformType* findTerraformType(std::string_view type) {
    static const TerraformTypeMap types = allTerraformTypes();
    const auto found = types.find(type);
    return found == types.end() ? nullptr : found->second;
}

const TerraformAssociation* findTerraformAssociation(std::string_view type) {
    const auto found = std::ranges::find(terraformAssociations, type, &TerraformAssociation::type);
    return found == terraformAssociations.end() ? nullptr : &*found;
}

}  // namespace aksnet
