// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a snapshot to its picture: pieces, their arrangement, links, bounds.
#include "core/diagram/arrange.h"

#include <algorithm>

namespace aksnet {

namespace {

constexpr double pictureMargin = 32;

Rect boundsOf(const Diagram& diagram) {
    Rect bounds = diagram.boxes.empty() ? Rect{0, 0, 100, 100} : diagram.boxes.front().rect;
    for (const Box& box : diagram.boxes) {
        bounds = box.parent < 0 ? bounds.united(box.rect) : bounds;
    }
    for (const Link& link : diagram.links) {
        for (const Point& point : link.points) {
            bounds = bounds.united({point.x, point.y, 0, 0});
        }
    }
    return bounds.adjusted(pictureMargin);
}

}  // namespace

namespace diagram {

PieceContext::PieceContext(const Snapshot& from, const Layout& placed)
    : snapshot(from),
      facts(*from.facts),
      layout(placed),
      poolsOfSubnet(facts.subnets.size()),
      consumersOfSubnet(facts.subnets.size()),
      isPodSubnet(facts.subnets.size(), false) {
    for (std::uint32_t i = 0; i < facts.pools.size(); ++i) {
        if (facts.pools[i].nodeSubnet) {
            poolsOfSubnet[facts.positionOfNumber[facts.pools[i].nodeSubnet->value]].push_back(i);
        }
        if (facts.pools[i].podSubnet) {
            isPodSubnet[facts.positionOfNumber[facts.pools[i].podSubnet->value]] = true;
        }
    }
    for (std::uint32_t i = 0; i < from.plan->subnetConsumers.size(); ++i) {
        consumersOfSubnet[facts.positionOfNumber[from.plan->subnetConsumers[i].subnet.value]].push_back(i);
    }
}

}  // namespace diagram

Diagram makeDiagram(const Snapshot& snapshot, const Layout& layout) {
    const diagram::PieceContext context(snapshot, layout);
    Diagram out;
    diagram::Arrangement arrangement = diagram::arrange(context);
    for (const auto& piece : arrangement.outside) {
        diagram::flatten(piece, {}, -1, out);
    }
    for (auto& site : arrangement.sites) {
        if (site.network) {
            diagram::flatten(*site.network, {}, -1, out);
        }
        for (const auto& device : site.devices) {
            site.deviceBoxes.push_back(diagram::flatten(device, {}, -1, out));
        }
        for (const auto& cluster : site.clusters) {
            diagram::flatten(cluster, {}, -1, out);
        }
    }
    if (out.boxes.empty()) {
        diagram::flatten(diagram::emptyPlanPiece(), {}, -1, out);
    }
    diagram::addLinks(context, arrangement, out);
    out.bounds = boundsOf(out);
    return out;
}

}  // namespace aksnet
