// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shapes that every painter draws alike: finding badges, rounded link bends, arrow heads.
#pragma once

#include "core/diagram/diagram.h"

#include <span>

namespace aksnet {

/// A badge on a box's top right corner: errors an octagon, warnings a triangle, so that shape tells them apart too.
struct Badge {
    Severity severity;  ///< error or warning
    Point center;
    double radius;
    std::vector<Point> outline;  ///< closed polygon
    TextItem text;               ///< the count ("9+" above nine), centred
};
/// None when the box has neither errors nor warnings.
[[nodiscard]] std::optional<Badge> badgeOf(const Box& box);

inline constexpr double linkBendRadius = 6;

/// A polyline with its corners cut: straight to `to`, then, if `bendTo` is set, a quadratic bend over `corner`.
struct RoundedPath {
    struct Piece {
        Point to;
        Point corner;
        std::optional<Point> bendTo;
    };
    Point start;
    std::vector<Piece> pieces;
};
/// `points` has at least two; the radius shrinks where a segment is short.
[[nodiscard]] RoundedPath roundedPath(std::span<const Point> points, double radius);

/// The three corners of an arrow head at the end of the line.
[[nodiscard]] std::array<Point, 3> arrowHead(std::span<const Point> points);

}  // namespace aksnet
