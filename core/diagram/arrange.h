// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the top-level boxes stand. Only core/diagram uses this.
//
//   column 0        column 1       columns 2 …
//   ┌ Internet ┐ ←──────────── egress bus ────────────
//   └──────────┘    ───────── peering bus ────────────
//   ┌ on-prem  ┐    ┌ hub    ┐     ┌ spoke ┐  ┌ spoke ┐
//   └──────────┘────│        │─────│       │  │       │
//                   └────────┘     └───────┘  └───────┘
//                                   └ cluster  └ cluster
#pragma once

#include "core/diagram/pieces.h"

namespace aksnet::diagram {

/// A VNet with its devices and clusters, or a cluster without a VNet; moved and placed as one.
struct Site {
    std::optional<Piece> network;
    std::optional<VirtualNetworkId> networkId;
    std::vector<Piece> devices;    ///< on the network's top edge
    std::vector<int> deviceBoxes;  ///< their boxes, once the diagram has them; those that AKS makes have no object
    std::vector<Piece> clusters;   ///< below it
    Rect rect;                     ///< of everything
    int column = 0;                ///< 1 hubs, 2 … the others; -1 placed by hand
    bool isTopmost = false;        ///< nothing stands above it in its column
    bool isHub = false;
};

struct Arrangement {
    std::vector<Site> sites;
    std::vector<Piece> outside;  ///< column 0: internet, external networks, devices that are attached to nothing
    std::vector<Rect> columns;   ///< extent of each column, column 0 first
};

inline constexpr double egressBusY = 24;
inline constexpr double externalBusY = 66;
inline constexpr double peeringBusY = 82;
inline constexpr double contentTop = 128;
inline constexpr double columnGap = 116;
inline constexpr double outsideGap = 150;

[[nodiscard]] Arrangement arrange(const PieceContext& context);

/// Finds each label of the links a place above one of its link's horizontal stretches, clear of all lines and of other
/// labels; takes away what finds none, and all but one where links of the same label run together.
void placeLabels(Diagram& diagram);

/// Adds the links between the boxes of a flattened arrangement.
void addLinks(const PieceContext& context, const Arrangement& arrangement, Diagram& out);

}  // namespace aksnet::diagram
