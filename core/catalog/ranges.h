// SPDX-License-Identifier: GPL-3.0-or-later
//
// Address ranges with a meaning of their own: AKS's defaults, ranges that must not be used, private space.
#pragma once

#include "core/address/prefix.h"
#include "core/catalog/sources.h"

#include <span>

namespace aksnet::catalog {

/// A range and what stands against its use.
struct ForbiddenRange {
    Prefix range;
    std::string_view reason;  ///< ends a sentence: "… is multicast space"
    Source source;
};

/// No virtual network may use these (Azure virtual network FAQ).
[[nodiscard]] std::span<const ForbiddenRange> platformForbiddenRanges();
/// No AKS cluster may use these for pods, services or its virtual network (AKS: CNI overview, 2026-07-10).
[[nodiscard]] std::span<const ForbiddenRange> aksReservedRanges();

/// AKS's defaults where a cluster states nothing (catalog/defaults.h), and the network it makes where no subnet is named.
[[nodiscard]] Prefix defaultPodCidr();
[[nodiscard]] Prefix defaultServiceCidr();
[[nodiscard]] IpAddress defaultDnsServiceIp();
[[nodiscard]] Prefix defaultPodCidrIpv6();
[[nodiscard]] Prefix defaultServiceCidrIpv6();
[[nodiscard]] Prefix managedVirtualNetwork();
[[nodiscard]] Prefix managedSubnet();

/// true for RFC 1918 and RFC 6598 space (what AKS expects of pod CIDRs), and for IPv6 unique local addresses.
[[nodiscard]] bool isPrivate(const Prefix& prefix);

}  // namespace aksnet::catalog
