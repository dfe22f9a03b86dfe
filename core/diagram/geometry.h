// SPDX-License-Identifier: GPL-3.0-or-later
//
// Points and rectangles in diagram units (1 unit is 1 px at 100 %; y grows downwards).
#pragma once

namespace aksnet {

struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    [[nodiscard]] bool intersects(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    [[nodiscard]] Rect united(const Rect& o) const;
    [[nodiscard]] Rect adjusted(double margin) const {
        return {x - margin, y - margin, width + 2 * margin, height + 2 * margin};
    }

    bool operator==(const Rect&) const = default;
};

}  // namespace aksnet
