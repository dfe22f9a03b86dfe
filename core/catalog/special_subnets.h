// SPDX-License-Identifier: GPL-3.0-or-later
//
// Subnets whose name gives them a purpose, and how large Azure wants them.
#pragma once

#include "core/catalog/sources.h"

#include <span>

namespace aksnet::catalog {

struct SpecialSubnet {
    std::string_view name;     ///< exact name
    std::string_view purpose;  ///< "Azure Bastion"
    int longestAllowed;        ///< a longer prefix is refused
    int longestRecommended;    ///< a longer prefix works but is too small for some uses
    Source source;
};

[[nodiscard]] std::span<const SpecialSubnet> specialSubnets();
/// By exact name without regard to case; null for any other subnet.
[[nodiscard]] const SpecialSubnet* findSpecialSubnet(std::string_view name);

/// The delegation that AKS itself sets on pod and API-server subnets.
inline constexpr std::string_view managedClustersDelegation = "Microsoft.ContainerService/managedClusters";

}  // namespace aksnet::catalog
