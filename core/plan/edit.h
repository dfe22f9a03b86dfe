// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every way a plan can change, as values. Forms, gestures, fixes, imports and the command line all speak Edit.
#pragma once

#include "core/plan/plan.h"

#include <concepts>
#include <variant>

namespace aksnet {

/// Number to put into an id of a new object: `apply` gives it the plan's next number. A VNet or cluster is numbered
/// before its subnets, peerings and pools, in their order, so the ids to come can be told from `nextNumber` beforehand.
inline constexpr std::uint32_t newNumber = 0;

struct SetPlanInfo {
    std::string name;
    std::string description;
    std::string author;
    std::string revision;
};
struct Rename {
    ObjectRef object;
    std::string name;
};
/// Replaces the prefixes of a virtual network, subnet, external network, or (one prefix) approved range.
struct SetAddressPrefixes {
    ObjectRef object;
    std::vector<Prefix> addressPrefixes;
};
/// Adds the value (id number newNumber) or replaces the one with the same id. Replacing a VNet or cluster replaces its
/// subnets, peerings and pools too; new ones among them get numbers.
struct PutVirtualNetwork {
    VirtualNetwork value;
};
struct PutSubnet {
    VirtualNetworkId virtualNetwork;  ///< a subnet that lies in another VNet moves here
    Subnet value;
};
struct PutPeering {
    VirtualNetworkId virtualNetwork;  ///< the VNet it lies in already, unless it is new
    Peering value;
};
struct PutCluster {
    Cluster value;
};
struct PutNodePool {
    ClusterId cluster;  ///< the cluster it lies in already, unless it is new
    NodePool value;
};
struct SetNetworkProfile {
    ClusterId cluster;
    NetworkProfile value;
};
template <class T>
struct Put {
    T value;
};
/// Removes a thing and all inside it. References to what is gone are cleared (a pool then lies in no subnet); consumers of
/// a removed subnet, peerings to a removed VNet and waivers for removed things go with it.
struct Remove {
    ObjectRef object;
};
struct AddWaiver {
    Waiver waiver;  ///< replaces an earlier one for the same rule and subject
};
struct RemoveWaiver {
    std::string rule;
    ObjectRef subject;
};
/// How grave the findings of a rule are in this plan; none: as grave as the rule says.
struct SetSeverity {
    std::string rule;
    std::optional<Severity> severity;
};
/// Replaces everything at once, for imports. Numbers the old plan gave are not given again.
struct ReplacePlan {
    Plan plan;
    std::string label;  ///< what the undo list calls it
};
struct EditGroup;

using Edit =
    std::variant<SetPlanInfo, Rename, SetAddressPrefixes, PutVirtualNetwork, PutSubnet, PutPeering, PutCluster,
                 PutNodePool, SetNetworkProfile, Put<RouteTable>, Put<NatGateway>, Put<NetworkSecurityGroup>,
                 Put<Firewall>, Put<PublicIpPrefix>, Put<PublicIpAddress>, Put<ExternalNetwork>, Put<ApprovedRange>,
                 Put<SubnetConsumer>, Remove, AddWaiver, RemoveWaiver, SetSeverity, ReplacePlan, Shared<EditGroup>>;

/// Several edits as one step: all or none.
struct EditGroup {
    std::string label;
    std::vector<Edit> edits;
};

/// The plan after the edit, or why it cannot be: an unknown id, an empty name where one is needed, a reference that does
/// not resolve, an edit that does not suit the object. The Error's `where` is a plan file path such as
/// "clusters[0].agentPoolProfiles[2].name" where a field is meant. The given plan is never changed. Copies share what the
/// edit leaves alone: changing a subnet clones one VNet.
///
/// Laws:  integrity(plan) empty and apply(plan, e) succeeds  ⇒  integrity(result) empty
///        numbers given once are never given again
[[nodiscard]] Result<Plan> apply(const Plan& plan, const Edit& edit);

/// The same for arguments that are no constants: as Edit is a std::variant, an unqualified call would find std::apply.
template <class PlanArgument, class EditArgument>
    requires std::same_as<std::remove_cvref_t<PlanArgument>, Plan> && std::convertible_to<EditArgument, Edit>
[[nodiscard]] Result<Plan> apply(PlanArgument&& plan, EditArgument&& edit) {
    const Plan& before = plan;
    const Edit& change = edit;
    return apply(before, change);
}

/// What the undo list shows: "Rename subnet aks-nodes", "Change prefix of aks-nodes to 10.0.4.0/22".
[[nodiscard]] std::string describe(const Plan& before, const Edit& edit);

/// What goes or is cleared with a removal, as sentences for a question to the user; empty if nothing else does.
[[nodiscard]] std::vector<std::string> consequencesOfRemoving(const Plan& plan, ObjectRef object);

}  // namespace aksnet
