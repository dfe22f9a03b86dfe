// SPDX-License-Identifier: GPL-3.0-or-later
//
// From plan objects to pieces: what each kind of box says and how large it is. Only core/diagram uses this.
#pragma once

#include "core/diagram/piece.h"

namespace aksnet::diagram {

/// What all piece makers need; lists by owner are gathered once.
struct PieceContext {
    explicit PieceContext(const Snapshot& from, const Layout& placed);

    const Snapshot& snapshot;
    const Facts& facts;
    const Layout& layout;
    /// Positions in Facts::pools and Plan::subnetConsumers by subnet position; in Plan::clusters by VNet position.
    std::vector<std::vector<std::uint32_t>> poolsOfSubnet;
    std::vector<std::vector<std::uint32_t>> consumersOfSubnet;
    std::vector<bool> isPodSubnet;
};

inline constexpr double subnetWidth = 240;
inline constexpr double cardWidth = 220;  ///< of pools and consumers
inline constexpr double cardHeight = 42;
inline constexpr double cardGap = 6;
inline constexpr double networkPadding = 16;

/// A VNet with its subnets, or a line that says what to add. Its rect is at 0, 0.
[[nodiscard]] Piece networkPiece(const PieceContext& context, const VirtualNetwork& network);
[[nodiscard]] Piece subnetPiece(const PieceContext& context, const Subnet& subnet, const SubnetFacts& facts);
[[nodiscard]] Piece poolPiece(const PieceContext& context, const PoolFacts& pool);
/// A cluster's card with its pod and service ranges and the pools that have no subnet yet, at least as wide as wanted.
[[nodiscard]] Piece clusterPiece(const PieceContext& context, const ClusterFacts& cluster, double wanted);
[[nodiscard]] Piece externalPiece(const PieceContext& context, const ExternalNetwork& external);
[[nodiscard]] Piece internetPiece();
[[nodiscard]] Piece emptyPlanPiece();
/// A small card for a device on a VNet's edge.
[[nodiscard]] Piece devicePiece(const PieceContext& context, ObjectRef object, Symbol symbol, std::string_view name,
                                std::string_view kind);

/// "1,581 of 2,043 used · 462 free", "short by 59", "no addresses yet".
[[nodiscard]] std::string useCaption(const SubnetFacts& facts);
[[nodiscard]] std::string joined(const std::vector<Prefix>& prefixes);

}  // namespace aksnet::diagram
