// SPDX-License-Identifier: GPL-3.0-or-later
//
// Our own plain symbols as line drawings, so that every painter draws the same ones.
#pragma once

#include "core/diagram/diagram.h"

#include <span>

namespace aksnet {

/// One stroke of a symbol on a 16 × 16 grid: a polyline, or a circle when `radius` is positive (centre in points[0]).
struct SymbolStroke {
    std::vector<Point> points;
    bool closed = false;
    bool filled = false;
    double radius = 0;
};

/// The strokes of a symbol; empty for Symbol::none. Stroke width is 1.5 units of the grid.
[[nodiscard]] std::span<const SymbolStroke> symbolStrokes(Symbol symbol);
/// "Private endpoint": its name in legends.
[[nodiscard]] std::string_view symbolName(Symbol symbol);

}  // namespace aksnet
