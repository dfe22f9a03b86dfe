// SPDX-License-Identifier: GPL-3.0-or-later
//
// Known types by how they begin, the longer start first; the rest by what they name.
#include "core/io/importers/terraform/other_types.h"

#include "core/base/text.h"
#include "core/io/importers/terraform/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

struct OtherTerraformType {
    std::string_view start;
    std::string_view reason;
    ImportStatus status = ImportStatus::ignored;
};

constexpr std::string_view terraformNetworkSentence =
    "It touches the network, but this version does not read resources of its type.";
constexpr std::string_view terraformNamesSentence = "Names are not part of the address plan.";
constexpr std::string_view terraformMachineSentence =
    "It takes addresses through its network interfaces, which are resources of their own.";

constexpr std::array otherTerraformTypes{
    OtherTerraformType{"azurerm_resource_group", "It holds other resources and takes no addresses."},
    OtherTerraformType{"azurerm_role_", "It grants rights and takes no addresses."},
    OtherTerraformType{"azurerm_user_assigned_identity", "It is an identity and takes no addresses."},
    OtherTerraformType{"azurerm_client_config", "It tells who is signed in."},
    OtherTerraformType{"azurerm_subscription", "It tells which subscription is used."},
    OtherTerraformType{"azurerm_private_dns_resolver", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_private_dns_", terraformNamesSentence},
    OtherTerraformType{"azurerm_dns_", terraformNamesSentence},
    OtherTerraformType{"azurerm_network_watcher", "It watches the network and takes no addresses."},
    OtherTerraformType{"azurerm_application_security_group", "It groups machines and takes no addresses."},
    OtherTerraformType{"azurerm_network_interface_", "It links a network interface and takes no addresses itself."},
    OtherTerraformType{"azurerm_network_ddos_protection_plan", "It takes no addresses."},
    OtherTerraformType{"azurerm_linux_virtual_machine_scale_set", terraformNetworkSentence,
                       ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_windows_virtual_machine_scale_set", terraformNetworkSentence,
                       ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_linux_virtual_machine", terraformMachineSentence},
    OtherTerraformType{"azurerm_windows_virtual_machine", terraformMachineSentence},
    OtherTerraformType{"azurerm_virtual_machine", terraformMachineSentence},
    OtherTerraformType{"azurerm_kubernetes_cluster_extension", "It runs in a cluster, on nodes that are counted."},
    OtherTerraformType{"azurerm_kubernetes_flux_configuration", "It runs in a cluster, on nodes that are counted."},
    OtherTerraformType{"azurerm_kubernetes_service_versions", "It tells which versions there are."},
    OtherTerraformType{"azurerm_firewall_", "It holds rules of a firewall, which the plan does not keep."},
    OtherTerraformType{"azurerm_lb_", "It belongs to a load balancer and takes no addresses itself."},
    OtherTerraformType{"azurerm_web_application_firewall_policy", "It holds rules and takes no addresses."},
    OtherTerraformType{"azurerm_virtual_hub", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_virtual_wan", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_virtual_network", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_local_network_gateway", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_vpn_", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_point_to_site_vpn_gateway", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_express_route_", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_route_server", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_route_filter", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_route_map", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_network_manager", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azurerm_subnet_", terraformNetworkSentence, ImportStatus::notUnderstood},
    OtherTerraformType{"azapi_data_plane_resource", "It lies inside a service and takes no addresses."},
    OtherTerraformType{"azapi_resource_action", "It calls a resource once and leaves nothing behind."},
    OtherTerraformType{"azapi_",
                       "It changes a part of a resource that is described elsewhere; the change was not read.",
                       ImportStatus::notUnderstood},
    OtherTerraformType{"azuread_", "It is an identity and takes no addresses."},
    OtherTerraformType{"kubernetes_", "It lives inside a cluster; its pods and services take the cluster's addresses."},
    OtherTerraformType{"kubectl_", "It lives inside a cluster; its pods and services take the cluster's addresses."},
    OtherTerraformType{"helm_", "It lives inside a cluster; its pods and services take the cluster's addresses."},
};

bool isTerraformSubnetKey(std::string_view key) {
    return key == "subnet_id" || key == "subnet_ids" || key.ends_with("_subnet_id") || key.ends_with("_subnet_ids");
}

/// The attribute that names a subnet in values, or is to name one by the expressions; empty if none does.
std::string terraformSubnetMention(const Json* tree) {
    if (!tree || !tree->is_structured()) {
        return {};
    }
    for (const auto& item : tree->items()) {
        const Json& value = item.value();
        if (tree->is_object() && isTerraformSubnetKey(item.key())) {
            const bool isExpression = terraformMember(&value, "references") != nullptr;
            const bool isText = value.is_string() && !value.get_ref<const std::string&>().empty();
            if (isExpression || isText || (value.is_array() && !value.empty())) {
                return item.key();
            }
        }
        if (std::string inner = terraformSubnetMention(&value); !inner.empty()) {
            return inner;
        }
    }
    return {};
}

}  // namespace

ResourceOutcome outcomeOfOtherTerraform(const TerraformResource& resource) {
    const std::string& type = resource.parsed.type;
    const auto known = std::ranges::find_if(
        otherTerraformTypes, [&](const OtherTerraformType& other) { return type.starts_with(other.start); });
    if (resource.parsed.isData) {
        return {ImportStatus::ignored, "It only looks something up; it makes nothing."};
    }
    if (known != otherTerraformTypes.end()) {
        return {known->status, std::string(known->reason)};
    }
    if (!type.starts_with("azurerm_")) {
        return {ImportStatus::ignored, fmt::format("It is no resource of Azure but of the provider {}.",
                                                   inQuotes(std::string_view(type).substr(0, type.find('_'))))};
    }
    for (const Json* tree : {resource.values, terraformMember(resource.configuration, "expressions")}) {
        if (const std::string key = terraformSubnetMention(tree); !key.empty()) {
            return {
                ImportStatus::notUnderstood,
                fmt::format("It names a subnet by its {}, but this version does not read resources of its type.", key)};
        }
    }
    return {ImportStatus::ignored, "It names no subnet and takes no part in the network plan."};
}

}  // namespace aksnet
