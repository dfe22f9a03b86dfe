// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits that hold for some networking models only.
#pragma once

#include "core/catalog/fact.h"
#include "core/catalog/model_sources.h"

#include <cstdint>

namespace aksnet::catalog {

/// Overlay: one page names 200,000 pods, another 250,000.
inline constexpr Fact<std::uint64_t> advisedPodsOverlay{200000, model_sources::largeClusters};
inline constexpr Fact<std::uint64_t> mostPodsOverlay{250000, model_sources::planPodNetworking};
/// Dynamic pod subnets were tested with that many routable pods; static blocks reach further.
inline constexpr Fact<std::uint64_t> mostPodsDynamic{50000, model_sources::largeClusters};
inline constexpr Fact<std::uint64_t> mostPodsStaticBlock{1000000, sources::staticBlockAllocation};
/// Private addresses of a virtual network; a /28 block counts as one.
inline constexpr Fact<std::uint64_t> mostAddressesPerNetwork{65536, model_sources::networkLimits};
/// The Kubernetes minor version that static blocks need.
inline constexpr Fact<int> staticBlockFromMinor{28, sources::staticBlockAllocation};
/// One route a node and those of the user, in one route table.
inline constexpr Fact<std::uint64_t> mostRoutesPerTable{400, model_sources::networkLimits};

/// Azure network policy manager.
inline constexpr Fact<std::uint64_t> mostNodesAzurePolicy{250, model_sources::networkPolicies};
inline constexpr Fact<std::uint64_t> mostPodsAzurePolicy{20000, model_sources::networkPolicies};
inline constexpr Fact<std::uint64_t> mostCiliumIdentities{65535, model_sources::ciliumDataPlane};

/// A node of a static egress gateway takes one address of its public prefix.
[[nodiscard]] constexpr int mostGatewayNodes(int publicPrefixLength) {
    return 1 << (32 - publicPrefixLength);
}

/// Addresses an Application Gateway takes of its subnet, Azure's own not counted: one an instance and one for a private
/// frontend.
inline constexpr Fact<int> addressesPerGatewayInstance{1, sources::applicationGatewayInfrastructure};
[[nodiscard]] constexpr std::uint64_t applicationGatewayAddresses(int instances, int privateFrontends) {
    return static_cast<std::uint64_t>(instances) * static_cast<std::uint64_t>(addressesPerGatewayInstance.value) +
           static_cast<std::uint64_t>(privateFrontends);
}

}  // namespace aksnet::catalog
