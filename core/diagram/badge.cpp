// SPDX-License-Identifier: GPL-3.0-or-later
//
// See badge.h.
#include "core/diagram/badge.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace aksnet {

namespace {

constexpr double badgeRadius = 9;
constexpr double arrowLength = 9;
constexpr double arrowHalfWidth = 4;

double distanceBetween(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// The point `distance` from `from` on the way to `to`.
Point towards(Point from, Point to, double distance) {
    const double length = distanceBetween(from, to);
    if (length == 0) {
        return from;
    }
    return {from.x + (to.x - from.x) * distance / length, from.y + (to.y - from.y) * distance / length};
}

/// A regular polygon whose first corner stands `turn` radians from the positive x axis.
std::vector<Point> regularPolygon(Point center, double radius, int corners, double turn) {
    std::vector<Point> points;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = turn + 2 * std::numbers::pi * corner / corners;
        points.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return points;
}

}  // namespace

std::optional<Badge> badgeOf(const Box& box) {
    if (box.counts.error == 0 && box.counts.warning == 0) {
        return std::nullopt;
    }
    const bool isError = box.counts.error > 0;
    const int count = isError ? box.counts.error : box.counts.warning;
    Badge badge{.severity = isError ? Severity::error : Severity::warning,
                .center = {box.rect.right() - 4, box.rect.y + 2},
                .radius = badgeRadius,
                .outline = {},
                .text = {}};
    badge.outline = isError ? regularPolygon(badge.center, badgeRadius, 8, std::numbers::pi / 8)
                            : regularPolygon(badge.center, badgeRadius * 1.3, 3, -std::numbers::pi / 2);
    badge.text.text = count > 9 ? "9+" : std::to_string(count);
    badge.text.size = count > 9 ? 8.5 : 10;
    badge.text.bold = true;
    badge.text.align = TextItem::Align::middle;
    // A triangle's room for text lies below its centre; 0.36 em is half the height of a digit.
    badge.text.at = {badge.center.x, badge.center.y + (isError ? 0.0 : 1.5) + badge.text.size * 0.36};
    return badge;
}

RoundedPath roundedPath(std::span<const Point> points, double radius) {
    RoundedPath path{points.front(), {}};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point corner = points[i];
        if (i + 1 == points.size()) {
            path.pieces.push_back({corner, corner, std::nullopt});
            break;
        }
        const double reach =
            std::min({radius, distanceBetween(points[i - 1], corner) / 2, distanceBetween(corner, points[i + 1]) / 2});
        path.pieces.push_back({towards(corner, points[i - 1], reach), corner, towards(corner, points[i + 1], reach)});
    }
    return path;
}

std::array<Point, 3> arrowHead(std::span<const Point> points) {
    const Point tip = points.back();
    const Point base = towards(tip, points[points.size() - 2], arrowLength);
    const double length = std::max(distanceBetween(tip, base), 1e-9);
    const Point across{-(tip.y - base.y) / length * arrowHalfWidth, (tip.x - base.x) / length * arrowHalfWidth};
    return {Point{tip}, Point{base.x + across.x, base.y + across.y}, Point{base.x - across.x, base.y - across.y}};
}

}  // namespace aksnet
