// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which outbound type a running cluster can change to: two matrices, one for the network that AKS makes, one for networks of
// one's own. Rows are what the cluster has, columns what it shall have.
#pragma once

#include "core/catalog/egress_sources.h"
#include "core/plan/cluster.h"

#include <array>

namespace aksnet::catalog {

/// y: allowed, n: refused, d: sources disagree, best counted as refused, -: no change.
struct OutboundChangeRow {
    OutboundType from;
    std::string_view answers;
};

inline constexpr std::array managedNetworkTypes{OutboundType::loadBalancer, OutboundType::managedNatGatewayV2,
                                                OutboundType::managedNatGateway, OutboundType::none,
                                                OutboundType::block};
/// From the V2 gateway a release note (2026-05-29) allows none and block, the page does not; from the first gateway to the
/// load balancer the page shows a command once and its table says no.
inline constexpr std::array<OutboundChangeRow, 5> managedNetworkChanges{{
    {OutboundType::loadBalancer, "-yyyy"},
    {OutboundType::managedNatGatewayV2, "n-ndd"},
    {OutboundType::managedNatGateway, "dy-yy"},
    {OutboundType::none, "yyy-y"},
    {OutboundType::block, "yyyy-"},
}};

inline constexpr std::array ownNetworkTypes{OutboundType::loadBalancer, OutboundType::userAssignedNatGateway,
                                            OutboundType::userDefinedRouting, OutboundType::none, OutboundType::block};
inline constexpr std::array<OutboundChangeRow, 4> ownNetworkChanges{{
    {OutboundType::loadBalancer, "-yyyn"},
    {OutboundType::userAssignedNatGateway, "y-yyn"},
    {OutboundType::userDefinedRouting, "yy-yn"},
    {OutboundType::none, "yyy-n"},
}};
inline constexpr const Source& outboundChangesSource = egress_sources::outboundTypes;

}  // namespace aksnet::catalog
