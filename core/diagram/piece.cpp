// SPDX-License-Identifier: GPL-3.0-or-later
//
// See piece.h.
#include "core/diagram/piece.h"

#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <cmath>

namespace aksnet::diagram {

namespace {

constexpr double pleasantAspect = 1.6;

/// The lowest free y at or below `y` for a rectangle of that x, width and height among the taken ones.
double belowAll(const std::vector<Rect>& taken, Rect wanted, double gap) {
    bool moved = true;
    while (moved) {
        moved = false;
        for (const Rect& rect : taken) {
            if (wanted.adjusted(gap / 2).intersects(rect.adjusted(gap / 2 - 0.01))) {
                wanted.y = rect.bottom() + gap;
                moved = true;
            }
        }
    }
    return wanted.y;
}

}  // namespace

void addText(Piece& piece, std::string_view text, const TextPlace& place) {
    if (text.empty()) {
        return;
    }
    TextItem item{.at = {place.x, place.baseline},
                  .size = place.size,
                  .role = place.role,
                  .align = place.align,
                  .bold = place.bold,
                  .text = {},
                  .full = {}};
    item.text = elided(text, place.room, place.size, place.bold);
    if (item.text.empty()) {
        return;
    }
    if (item.text != text) {
        item.full = text;
    }
    piece.box.texts.push_back(std::move(item));
}

void setSymbol(Piece& piece, Symbol symbol, double x, double y, double size) {
    piece.box.symbol = symbol;
    piece.box.symbolRect = {x, y, size, size};
}

int flatten(const Piece& piece, Point origin, int parent, Diagram& out) {
    const int position = static_cast<int>(out.boxes.size());
    Box box = piece.box;
    box.rect.x += origin.x;
    box.rect.y += origin.y;
    const Point own{box.rect.x, box.rect.y};
    box.symbolRect.x += own.x;
    box.symbolRect.y += own.y;
    if (box.bar) {
        box.bar->rect.x += own.x;
        box.bar->rect.y += own.y;
    }
    for (TextItem& text : box.texts) {
        text.at.x += own.x;
        text.at.y += own.y;
    }
    box.parent = parent;
    box.depth = parent >= 0 ? out.boxes[static_cast<std::size_t>(parent)].depth + 1 : 0;
    out.boxes.push_back(std::move(box));
    for (const Piece& child : piece.children) {
        flatten(child, own, position, out);
    }
    return position;
}

const Placement* placementOf(const Layout& layout, ObjectRef object) {
    const auto found = layout.placements.find(object);
    return found == layout.placements.end() ? nullptr : &found->second;
}

Point flowIntoColumns(std::vector<Piece>& items, const ColumnFlow& flow) {
    // Where the columns would end if nothing were placed by hand: it decides the columns, so that moving one item leaves
    // the others in theirs.
    std::vector<double> homes(static_cast<std::size_t>(flow.columns), 0.0);
    std::vector<double> bottoms(homes.size(), 0.0);
    std::vector<Rect> placed;
    Point extent;
    for (const Piece& item : items) {
        if (item.box.userPlaced) {
            placed.push_back(item.box.rect);
            extent = {std::max(extent.x, item.box.rect.right()), std::max(extent.y, item.box.rect.bottom())};
        }
    }
    for (Piece& item : items) {
        const auto column = static_cast<std::size_t>(std::ranges::min_element(homes) - homes.begin());
        Rect& rect = item.box.rect;
        const double used = rect.height + flow.gapY;
        homes[column] += used;
        if (item.box.userPlaced) {
            bottoms[column] += used;
            continue;
        }
        rect.x = static_cast<double>(column) * (flow.columnWidth + flow.gapX);
        rect.y = belowAll(placed, {rect.x, bottoms[column], rect.width, rect.height}, flow.gapY);
        bottoms[column] = rect.y + used;
        extent = {std::max(extent.x, rect.right()), std::max(extent.y, rect.bottom())};
    }
    return extent;
}

int pleasantColumns(const std::vector<Piece>& items, const ColumnFlow& flow) {
    double height = 0;
    for (const Piece& item : items) {
        height += item.height() + flow.gapY;
    }
    // columns × width = aspect × height / columns
    const double ideal = std::sqrt(pleasantAspect * height / (flow.columnWidth + flow.gapX));
    return std::clamp(static_cast<int>(std::lround(ideal)), 1, std::max(static_cast<int>(items.size()), 1));
}

}  // namespace aksnet::diagram
