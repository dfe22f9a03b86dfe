// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cluster's card: model, data plane, policy, way out; and its pod and service ranges as strips of their own, because
// those addresses belong to no virtual network.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/diagram/pieces.h"
#include "core/diagram/text_metrics.h"
#include "core/plan/enum_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::diagram {

namespace {

constexpr double clusterPad = 12;
constexpr double stripHeight = 50;  ///< with a bar
constexpr double plainStripHeight = 40;
constexpr double stripGap = 10;
constexpr double leastClusterWidth = 320;

std::string describeCluster(const ClusterFacts& cluster) {
    const NetworkProfile& profile = cluster.value->networkProfile;
    std::string text(cluster.model->title);
    if (profile.networkDataplane == NetworkDataplane::cilium) {
        text += " · Cilium data plane";
    }
    if (const auto policy = profile.networkPolicy.value_or(NetworkPolicy::none); policy != NetworkPolicy::none) {
        text += fmt::format(" · {} policy", enumText(policy));
    }
    return text;
}

std::string describeWay(const ClusterFacts& cluster) {
    std::string text = fmt::format("out: {}", enumText(effectiveOutboundType(*cluster.value)));
    if (!cluster.value->kubernetesVersion.empty()) {
        text = "Kubernetes " + cluster.value->kubernetesVersion + " · " + text;
    }
    if (cluster.value->apiServerAccessProfile.enablePrivateCluster) {
        text += " · private API server";
    } else if (cluster.value->apiServerAccessProfile.enableVnetIntegration) {
        text += " · API server in the network";
    }
    return text;
}

std::string rangesText(const std::vector<ClusterRange>& ranges) {
    std::string text;
    for (const ClusterRange& range : ranges) {
        text += (text.empty() ? "" : ", ") + range.prefix.text();
    }
    return text;
}

struct StripText {
    std::string title;
    std::string ranges;
    std::string caption;
};

Piece stripPiece(const StripText& text, Symbol symbol, double width, double height) {
    Piece strip;
    strip.box.role = BoxRole::rangeStrip;
    strip.box.rect = {0, 0, width, height};
    strip.box.title = text.title;
    strip.box.subtitle = text.ranges;
    strip.box.tip = fmt::format("{}\n{}\n{}", text.title, text.ranges, text.caption);
    setSymbol(strip, symbol, 8, 7, 14);
    addText(strip, fmt::format("{} {}", text.title, text.ranges),
            {.x = 27, .baseline = 18, .room = width - 35, .size = 10.5, .role = TextRole::label, .bold = true});
    addText(strip, text.caption,
            {.x = 8, .baseline = height - 7, .room = width - 16, .size = 9.5, .role = TextRole::caption});
    return strip;
}

Piece podStrip(const ClusterFacts& cluster, double width) {
    const auto block = static_cast<std::uint64_t>(catalog::podBlockAddresses);
    const std::uint64_t needed = cluster.podCidrNeed + cluster.podCidrSurge;
    const bool hasBlocks = cluster.podCidrSize >= block && needed > 0;
    Piece strip = stripPiece({"Pods", rangesText(cluster.podCidrs),
                              hasBlocks ? fmt::format("{} of {} node blocks (/24) at most, surge included",
                                                      grouped(needed / block), grouped(cluster.podCidrSize / block))
                                        : std::string("private to the cluster")},
                             Symbol::podRange, width, stripHeight);
    if (hasBlocks) {
        const std::uint64_t free = needed < cluster.podCidrSize ? cluster.podCidrSize - needed : 0;
        const std::uint64_t missing = needed > cluster.podCidrSize ? needed - cluster.podCidrSize : 0;
        strip.box.bar =
            UseBar{.rect = {8, 24, width - 16, 7},
                   .amounts = placedAmounts({0, 0, cluster.podCidrSurge, cluster.podCidrNeed, 0, free, missing})};
    }
    return strip;
}

/// Pools without a subnet have nowhere else to stand; a line that says so, and their cards side by side.
void addPoolsWithoutSubnet(const PieceContext& context, const ClusterFacts& cluster, Piece& piece) {
    const double width = piece.width() - 2 * clusterPad;
    std::vector<Piece> cards;
    for (std::size_t i = 0; i < cluster.poolCount; ++i) {
        const PoolFacts& pool = context.facts.pools[cluster.firstPool + i];
        if (!pool.nodeSubnet) {
            cards.push_back(poolPiece(context, pool));
        }
    }
    if (cards.empty()) {
        return;
    }
    const double top = piece.height();
    addText(piece, "In no subnet yet:",
            {.x = clusterPad, .baseline = top + 10, .room = width, .size = 10, .role = TextRole::caption});
    const int columns = std::max(1, static_cast<int>((width + cardGap) / (cardWidth + cardGap)));
    const Point extent =
        flowIntoColumns(cards, {.columnWidth = cardWidth, .gapX = cardGap, .gapY = cardGap, .columns = columns});
    for (Piece& card : cards) {
        card.box.rect.x += clusterPad;
        card.box.rect.y += top + 18;
        piece.children.push_back(std::move(card));
    }
    piece.box.rect.height = top + 18 + extent.y + clusterPad;
}

}  // namespace

Piece clusterPiece(const PieceContext& context, const ClusterFacts& cluster, double wanted) {
    const std::string model = describeCluster(cluster);
    const std::string way = describeWay(cluster);
    const double width = std::max({wanted, leastClusterWidth, textWidth(model, 11) + 2 * clusterPad + 30});
    Piece piece;
    piece.box.object = cluster.cluster;
    piece.box.placeable = true;
    piece.box.role = BoxRole::cluster;
    piece.box.title = cluster.value->info.name;
    piece.box.subtitle = model;
    piece.box.tip =
        fmt::format("Cluster {}\n{}\n{}\nPods: {}\nServices: {} · DNS {}", cluster.value->info.name, model, way,
                    cluster.podCidrs.empty() ? "addresses of the virtual network" : rangesText(cluster.podCidrs),
                    rangesText(cluster.serviceCidrs), cluster.dnsServiceIp.text());
    piece.box.counts = context.snapshot.countsOf(cluster.cluster);
    setSymbol(piece, Symbol::cluster, clusterPad, 11, 22);
    addText(piece, cluster.value->info.name,
            {.x = clusterPad + 31,
             .baseline = 22,
             .room = width - 2 * clusterPad - 31,
             .size = 13.5,
             .role = TextRole::title,
             .bold = true});
    addText(piece, model,
            {.x = clusterPad + 31,
             .baseline = 38,
             .room = width - 2 * clusterPad - 31,
             .size = 11,
             .role = TextRole::subtitle});
    addText(piece, way,
            {.x = clusterPad, .baseline = 57, .room = width - 2 * clusterPad, .size = 10, .role = TextRole::caption});

    const bool hasPods = !cluster.podCidrs.empty();
    const bool isNarrow = hasPods && width < 520;
    const double stripWidth = hasPods && !isNarrow ? (width - 2 * clusterPad - stripGap) / 2 : width - 2 * clusterPad;
    double x = clusterPad;
    double y = 66;
    if (hasPods) {
        Piece strip = podStrip(cluster, stripWidth);
        strip.box.rect.x = x;
        strip.box.rect.y = y;
        piece.children.push_back(std::move(strip));
        x += isNarrow ? 0 : stripWidth + stripGap;
        y += isNarrow ? stripHeight + stripGap : 0;
    }
    Piece services =
        stripPiece({"Services", rangesText(cluster.serviceCidrs), "DNS service IP " + cluster.dnsServiceIp.text()},
                   Symbol::serviceRange, stripWidth, hasPods && !isNarrow ? stripHeight : plainStripHeight);
    services.box.rect.x = x;
    services.box.rect.y = y;
    piece.box.rect = {0, 0, width, services.box.rect.bottom() + clusterPad};
    piece.children.push_back(std::move(services));
    addPoolsWithoutSubnet(context, cluster, piece);
    return piece;
}

}  // namespace aksnet::diagram
