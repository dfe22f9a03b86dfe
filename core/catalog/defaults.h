// SPDX-License-Identifier: GPL-3.0-or-later
//
// What AKS takes where a cluster or pool states nothing. Ranges are kept as text; ranges.h gives them as values.
#pragma once

#include "core/catalog/fact.h"
#include "core/catalog/model_sources.h"

namespace aksnet::catalog {

inline constexpr Fact<std::string_view> podCidrText{"10.244.0.0/16", sources::overlaySetup};
inline constexpr Fact<std::string_view> serviceCidrText{"10.0.0.0/16", sources::overlaySetup};
/// Not derived from a service CIDR that is stated: an ARM template must give both.
inline constexpr Fact<std::string_view> dnsServiceIpText{"10.0.0.10", sources::overlaySetup};
/// An early release note spoke of random unique local ranges; the page of today names these.
inline constexpr Fact<std::string_view> podCidrIpv6Text{"fd12:3456:789a::/64", sources::overlaySetup};
inline constexpr Fact<std::string_view> serviceCidrIpv6Text{"fd12:3456:789a:1::/108", sources::overlaySetup};

/// In ARM's words.
inline constexpr Fact<std::string_view> outboundTypeText{"loadBalancer", model_sources::outboundTypes};
inline constexpr Fact<std::string_view> loadBalancerSkuText{"standard", sources::standardLoadBalancer};

/// Max pods by networking model.
inline constexpr Fact<int> maxPodsOverlay{250, sources::overlayConcepts};
/// One page says 110, another 250; the command line was seen to take 250.
inline constexpr Fact<int> maxPodsPodSubnet{250, sources::dynamicAllocation};
inline constexpr Fact<int> maxPodsNodeSubnet{30, sources::ipAddressPlanning};
inline constexpr Fact<int> maxPodsKubenet{110, sources::kubenet};
inline constexpr Fact<int> maxPodsBringYourOwn{250, sources::karpenter};

/// Surge where maxSurge is null: a tenth of the nodes from Kubernetes 1.32 on, for existing clusters too; one node before.
/// Three older pages still say one node.
inline constexpr Fact<int> surgePercent{10, sources::release20250316};
inline constexpr Fact<int> surgePercentFromMinor{32, sources::release20250316};
inline constexpr Fact<int> surgeNodesBefore{1, sources::rollingUpgrades};

}  // namespace aksnet::catalog
