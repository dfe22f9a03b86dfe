// SPDX-License-Identifier: GPL-3.0-or-later
//
// Virtual networks, and the boxes that stand outside them.
#include "core/base/text.h"
#include "core/diagram/pieces.h"
#include "core/diagram/text_metrics.h"
#include "core/plan/enum_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::diagram {

namespace {

constexpr double networkHeader = 64;
constexpr double subnetGap = 14;
constexpr double externalWidth = 210;
constexpr std::size_t externalLines = 6;
constexpr double leastDeviceWidth = 140;
constexpr double mostDeviceWidth = 240;
constexpr double aroundDeviceText = 43;
constexpr double deviceHeight = 32;

/// Subnets as pieces; those placed by hand keep their place.
std::vector<Piece> subnetPieces(const PieceContext& context, const VirtualNetwork& network) {
    std::vector<Piece> pieces;
    for (const Subnet& subnet : network.subnets) {
        Piece piece = subnetPiece(context, subnet, *context.facts.find(subnet.id));
        if (const Placement* placement = placementOf(context.layout, subnet.id)) {
            // Placements are relative to the VNet; the flow's origin stands below its header.
            piece.box.rect.x = std::max(placement->x - networkPadding, 0.0);
            piece.box.rect.y = std::max(placement->y - networkHeader, 0.0);
            piece.box.userPlaced = true;
        }
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::string networkTip(const VirtualNetwork& network) {
    std::string tip =
        fmt::format("Virtual network {}\n{}", network.info.name,
                    network.addressPrefixes.empty() ? "no address space yet" : joined(network.addressPrefixes));
    if (!network.info.location.empty()) {
        tip += "\n" + network.info.location;
    }
    tip += fmt::format("\n{} subnet{}, {} peering{}", network.subnets.size(), network.subnets.size() == 1 ? "" : "s",
                       network.peerings.size(), network.peerings.size() == 1 ? "" : "s");
    if (network.managedByAks) {
        tip += "\nMade and managed by AKS";
    }
    return network.info.note.empty() ? tip : tip + "\n" + network.info.note;
}

}  // namespace

Piece networkPiece(const PieceContext& context, const VirtualNetwork& network) {
    Piece piece;
    piece.box.object = network.id;
    piece.box.placeable = true;
    piece.box.role = BoxRole::virtualNetwork;
    piece.box.title = network.info.name;
    piece.box.subtitle = joined(network.addressPrefixes);
    piece.box.tip = networkTip(network);
    piece.box.counts = context.snapshot.countsOf(network.id);
    std::vector<Piece> subnets = subnetPieces(context, network);
    ColumnFlow flow{.columnWidth = subnetWidth, .gapX = subnetGap, .gapY = subnetGap, .columns = 1};
    flow.columns = pleasantColumns(subnets, flow);
    Point content = flowIntoColumns(subnets, flow);
    if (subnets.empty()) {
        content = {subnetWidth, 40};
        Piece hint;
        hint.box.role = BoxRole::placeholder;
        hint.box.rect = {networkPadding, networkHeader, subnetWidth, 40};
        hint.box.title = "No subnets yet";
        addText(hint, hint.box.title,
                {.x = subnetWidth / 2,
                 .baseline = 24,
                 .room = subnetWidth - 16,
                 .size = 11,
                 .role = TextRole::caption,
                 .align = TextItem::Align::middle});
        piece.children.push_back(std::move(hint));
    }
    const double width = std::max(content.x, subnetWidth) + 2 * networkPadding;
    piece.box.rect = {0, 0, width, networkHeader + content.y + networkPadding};
    setSymbol(piece, Symbol::virtualNetwork, networkPadding, 22, 22);
    addText(piece, network.info.name,
            {.x = networkPadding + 32,
             .baseline = 32,
             .room = width - 2 * networkPadding - 32,
             .size = 14,
             .role = TextRole::title,
             .bold = true});
    const std::string space = network.addressPrefixes.empty() ? "no address space yet" : piece.box.subtitle;
    addText(piece, space + (network.managedByAks ? " · managed by AKS" : ""),
            {.x = networkPadding + 32,
             .baseline = 49,
             .room = width - 2 * networkPadding - 32,
             .size = 11.5,
             .role = TextRole::subtitle});
    for (Piece& subnet : subnets) {
        subnet.box.rect.x += networkPadding;
        subnet.box.rect.y += networkHeader;
        piece.children.push_back(std::move(subnet));
    }
    return piece;
}

Piece externalPiece(const PieceContext& context, const ExternalNetwork& external) {
    Piece piece;
    piece.box.object = external.id;
    piece.box.placeable = true;
    piece.box.role = BoxRole::externalNetwork;
    piece.box.title = external.name;
    piece.box.subtitle = joined(external.addressPrefixes);
    piece.box.tip = fmt::format("External network {}\n{}", external.name, piece.box.subtitle);
    piece.box.counts = context.snapshot.countsOf(external.id);
    setSymbol(piece,
              external.kind == ExternalNetworkKind::onPremises   ? Symbol::onPremises
              : external.kind == ExternalNetworkKind::otherCloud ? Symbol::cloud
                                                                 : Symbol::internet,
              12, 11, 20);
    addText(piece, external.name,
            {.x = 42, .baseline = 26, .room = externalWidth - 54, .size = 12.5, .role = TextRole::title, .bold = true});
    const auto& prefixes = external.addressPrefixes;
    const std::size_t shown = prefixes.size() > externalLines ? externalLines - 1 : prefixes.size();
    double baseline = 46;
    for (std::size_t i = 0; i < shown; ++i, baseline += 16) {
        addText(piece, prefixes[i].text(),
                {.x = 42, .baseline = baseline, .room = externalWidth - 54, .size = 11, .role = TextRole::subtitle});
    }
    if (shown < prefixes.size()) {
        addText(piece, fmt::format("and {} more", prefixes.size() - shown),
                {.x = 42, .baseline = baseline, .room = externalWidth - 54, .size = 11, .role = TextRole::caption});
        baseline += 16;
    }
    piece.box.rect = {0, 0, externalWidth, std::max(baseline - 2, 44.0)};
    return piece;
}

Piece internetPiece() {
    Piece piece;
    piece.box.role = BoxRole::internet;
    piece.box.rect = {0, 0, externalWidth, 48};
    piece.box.title = "Internet";
    piece.box.tip = "Internet";
    setSymbol(piece, Symbol::internet, 12, 14, 20);
    addText(piece, "Internet",
            {.x = 42, .baseline = 29, .room = externalWidth - 54, .size = 12.5, .role = TextRole::title, .bold = true});
    return piece;
}

Piece emptyPlanPiece() {
    Piece piece;
    piece.box.role = BoxRole::placeholder;
    piece.box.rect = {0, 0, 420, 92};
    piece.box.title = "This plan is empty";
    addText(piece, piece.box.title,
            {.x = 210,
             .baseline = 38,
             .room = 390,
             .size = 14,
             .role = TextRole::title,
             .bold = true,
             .align = TextItem::Align::middle});
    addText(piece, "Add a virtual network first, or import what you have.",
            {.x = 210,
             .baseline = 62,
             .room = 390,
             .size = 11.5,
             .role = TextRole::subtitle,
             .align = TextItem::Align::middle});
    return piece;
}

Piece devicePiece(const PieceContext& context, ObjectRef object, Symbol symbol, std::string_view name,
                  std::string_view kind) {
    Piece piece;
    piece.box.object = object;
    piece.box.role = BoxRole::egressDevice;
    const double textRoom = std::max(textWidth(name, 10.5, true), textWidth(kind, 9));
    const double width = std::clamp(textRoom + aroundDeviceText, leastDeviceWidth, mostDeviceWidth);
    piece.box.rect = {0, 0, width, deviceHeight};
    piece.box.title = std::string(name);
    piece.box.subtitle = std::string(kind);
    piece.box.tip = fmt::format("{}\n{}", name, kind);
    piece.box.counts = object.number != 0 ? context.snapshot.countsOf(object) : FindingCounts{};
    setSymbol(piece, symbol, 8, 8, 16);
    addText(piece, name,
            {.x = 31, .baseline = 14.5, .room = width - 39, .size = 10.5, .role = TextRole::title, .bold = true});
    addText(piece, kind, {.x = 31, .baseline = 26, .room = width - 39, .size = 9, .role = TextRole::caption});
    return piece;
}

}  // namespace aksnet::diagram
