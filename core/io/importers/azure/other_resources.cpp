// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resources that the plan has no place for. Whether leaving one out matters is told from what it is and from what it names.
#include "core/base/text.h"
#include "core/io/arm/template_target.h"
#include "core/io/importers/aks_node_id.h"
#include "core/io/importers/azure/resource_import.h"

#include <fmt/format.h>

#include <array>

namespace aksnet {
namespace {

struct OtherType {
    std::string_view start;  ///< of the type, in lower case
    std::string_view reason;
};

/// Left out on purpose, the longest start first where one begins with another.
constexpr std::array otherTypes{
    OtherType{"microsoft.containerservice/managedclusters/agentpools/machines",
              "Single nodes are counted by their node pool."},
    OtherType{"microsoft.containerservice/", "It does not bear on the addresses of a cluster."},
    OtherType{"microsoft.network/virtualnetworks/subnets/resourcenavigationlinks",
              "It only names the service that uses a subnet."},
    OtherType{"microsoft.network/virtualnetworks/subnets/serviceassociationlinks",
              "It only names the service that uses a subnet."},
    OtherType{"microsoft.network/privatednszones", "Names are not part of the address plan."},
    OtherType{"microsoft.network/privateendpoints/privatednszonegroups", "Names are not part of the address plan."},
    OtherType{"microsoft.network/dnszones", "Names are not part of the address plan."},
    OtherType{"microsoft.network/networkwatchers", "It watches the network and takes no addresses."},
    OtherType{"microsoft.network/applicationsecuritygroups", "It groups machines and takes no addresses."},
    OtherType{"microsoft.network/ddosprotectionplans", "It takes no addresses."},
    OtherType{"microsoft.connectedvmwarevsphere/", "It is a network outside Azure."},
    OtherType{"microsoft.compute/virtualmachines",
              "It takes addresses through its network interfaces, which are resources of their own."},
    OtherType{"microsoft.resources/deployments", "It is the record of a deployment, not a resource of the network."},
};

/// The first text in the value that names a subnet.
const std::string* findSubnetMention(const Json& value) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const auto id = text.size() > armType::subnet.size() ? armIdOf(text) : std::nullopt;
        return id && id->isType(armType::subnet) ? &text : nullptr;
    }
    if (value.is_structured()) {
        for (const Json& element : value) {
            if (const std::string* found = findSubnetMention(element)) {
                return found;
            }
        }
    }
    return nullptr;
}

}  // namespace

ResourceOutcome outcomeOfOtherResource(std::string_view type, const Json& object, const std::optional<ArmId>& id) {
    if (id && isAksNode(*id)) {
        return {ImportStatus::ignored, "It belongs to the nodes of a cluster; the node pool counts their addresses."};
    }
    const std::string lower = lowered(type);
    for (const OtherType& other : otherTypes) {
        if (lower.starts_with(other.start)) {
            return {ImportStatus::ignored, std::string(other.reason)};
        }
    }
    if (lower.contains("/providers/")) {
        return {ImportStatus::ignored, "It is attached to another resource and takes no addresses."};
    }
    if (lower.starts_with("microsoft.network/")) {
        return {ImportStatus::notUnderstood,
                "It touches the network, but this version does not read resources of its type."};
    }
    if (const std::string* mention = findSubnetMention(object)) {
        return {ImportStatus::notUnderstood,
                fmt::format("It names subnet {}, but this version does not read resources of its type.",
                            armIdOf(*mention)->name())};
    }
    return {ImportStatus::ignored, "It names no subnet and takes no part in the network plan."};
}

}  // namespace aksnet
