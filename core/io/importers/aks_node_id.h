// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells what AKS made by its names: the machines and interfaces of nodes, which their node pool already counts, and VNets.
#pragma once

#include "core/catalog/aks_managed_network.h"
#include "core/io/importers/arm_id.h"
#include "core/plan/enum_text.h"

namespace aksnet {

inline constexpr std::string_view networkInterfaceType = "Microsoft.Network/networkInterfaces";
inline constexpr std::string_view scaleSetType = "Microsoft.Compute/virtualMachineScaleSets";

/// By the node resource group's default name, or by AKS's own names: scale sets are called aks-<pool>-… or, for Windows,
/// aks<pool>; interfaces of availability sets aks-<pool>-….
[[nodiscard]] inline bool isAksNode(const ArmId& owner) {
    const bool machine = owner.isType(networkInterfaceType) || owner.isType(scaleSetType);
    return machine && (startsIgnoringCase(owner.resourceGroup(), nodeResourceGroupStart.value) ||
                       startsIgnoringCase(owner.name(), owner.isType(scaleSetType) ? "aks" : "aks-"));
}

/// A VNet that AKS made for a cluster that names no subnet.
[[nodiscard]] inline bool isAksManagedNetwork(const ArmId& network) {
    return startsIgnoringCase(network.resourceGroup(), nodeResourceGroupStart.value) &&
           startsIgnoringCase(network.name(), aksManagedNetworkName.value);
}

}  // namespace aksnet
