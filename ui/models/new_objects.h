// SPDX-License-Identifier: GPL-3.0-or-later
//
// New things with sensible contents: a name nobody has yet, addresses nobody uses yet, and a place that follows from what
// is selected.
#pragma once

#include "core/address/address_set.h"
#include "core/plan/edit.h"

namespace aksnet::ui {

enum class NewKind : std::uint8_t {
    virtualNetwork,
    subnet,
    peering,
    cluster,
    nodePool,
    externalNetwork,
    privateEndpoint,
    routeTable,
    natGateway,
    firewall,
    approvedRange,
    publicIpPrefix,
};

/// An edit that adds something, and what to select once it is applied.
struct NewThing {
    Edit edit;
    ObjectRef object;
};

/// How to add a thing of that kind near `current` (a subnet goes into the VNet that is selected or that holds what is
/// selected, else into the first one). An Error says what is missing first: "A subnet needs a virtual network."
[[nodiscard]] Result<NewThing> makeNew(NewKind kind, const Plan& plan, ObjectRef current);

/// `wanted` if no thing of that kind in the plan is called so, else with the lowest number that makes it free: "aks-2".
[[nodiscard]] std::string freeName(const Plan& plan, ObjectKind kind, const std::string& wanted);

/// The lowest block of that length in private space that meets nothing the plan names: VNets, external networks, peers'
/// ranges, pod and service CIDRs, AKS's defaults and reserved ranges. Taken from the approved ranges while there are any.
[[nodiscard]] std::optional<Prefix> freePrivatePrefix(const Plan& plan, int length);

/// Free space inside a VNet: its IPv4 prefixes without those of its subnets.
[[nodiscard]] AddressSet freeSpaceOf(const VirtualNetwork& network);

}  // namespace aksnet::ui
