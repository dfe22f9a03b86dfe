// SPDX-License-Identifier: GPL-3.0-or-later
//
// The virtual network that AKS makes in the node resource group when a cluster names no subnet.
#pragma once

#include "core/catalog/fact.h"

namespace aksnet {

/// Azure adds eight digits to this name: aks-vnet-12345678.
inline constexpr Fact<std::string_view> aksManagedNetworkName{"aks-vnet", catalog::sources::managedNetworkIssue};
inline constexpr Fact<std::string_view> aksManagedSubnetName{"aks-subnet", catalog::sources::managedNetworkIssue};
/// Clusters made before release 2022-02-24 have 10.0.0.0/8 with a subnet 10.240.0.0/16 instead.
inline constexpr Fact<std::string_view> aksManagedNetworkPrefix{"10.224.0.0/12", catalog::sources::managedNetworkIssue};
inline constexpr Fact<std::string_view> aksManagedSubnetPrefix{"10.224.0.0/16", catalog::sources::managedNetworkIssue};
/// What the node resource group's default name starts with: MC_<group>_<cluster>_<region>.
inline constexpr Fact<std::string_view> nodeResourceGroupStart{"MC_", catalog::sources::faq};

}  // namespace aksnet
