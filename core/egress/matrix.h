// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which source address each destination sees, for everything that starts a connection in a cluster.
#pragma once

#include "core/egress/tracer.h"

namespace aksnet {

/// What a pod, a pod on its host's network and a node may want to reach. Where the plan has several of a kind the first
/// stands for all.
enum class MatrixDestination : std::uint8_t {
    podOnSameNode,
    podOnOtherNode,
    clusterService,
    ownNode,
    otherNode,
    machineInSubnet,
    machineInNetwork,
    machineInPeer,
    onPremises,
    privateEndpointInNetwork,
    privateEndpointInPeer,
    serviceEndpoint,
    internet,
    firewall,
    metadata,
    platformDns,
    podOfOtherCluster,
    apiServer,
};
inline constexpr std::size_t matrixDestinations = 18;
[[nodiscard]] std::string_view matrixDestinationTitle(MatrixDestination destination);
/// Stable name in files: "podOnSameNode".
[[nodiscard]] std::string_view matrixDestinationKey(MatrixDestination destination);

enum class MatrixSource : std::uint8_t { pod, hostNetworkPod, node };
[[nodiscard]] std::string_view matrixSourceTitle(MatrixSource source);

struct MatrixCell {
    std::optional<Flow> flow;  ///< none where the plan has no such destination
    Disposition disposition = Disposition::undetermined;
    std::optional<FlowAddress> seen =
        {};  ///< the source's address as the destination, or the firewall on the way, sees it
    std::string reason = {};
};

struct MatrixRow {
    NodePoolId pool;
    MatrixSource source;
    std::vector<MatrixCell> cells;  ///< by MatrixDestination
};

/// Rows: pods, host-network pods and nodes of each pool. `tracer` is over the same facts.
[[nodiscard]] std::vector<MatrixRow> egressMatrixOf(const Facts& facts, Tracer& tracer, const ClusterFacts& cluster);

/// The flow of one cell; none where the plan has no such destination.
[[nodiscard]] std::optional<Flow> matrixFlow(const Facts& facts, const PoolFacts& pool, MatrixSource source,
                                             MatrixDestination destination);

}  // namespace aksnet
