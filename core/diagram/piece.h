// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the layout works with: a box whose contents stand at places relative to it, so that whole subtrees move by
// changing one rectangle. Only core/diagram uses this.
#pragma once

#include "core/diagram/diagram.h"

namespace aksnet::diagram {

/// box.rect is relative to the parent piece (absolute at the top); texts, bar and symbol are relative to the box itself.
struct Piece {
    Box box{.object = {},
            .role = BoxRole::placeholder,
            .rect = {},
            .symbolRect = {},
            .title = {},
            .subtitle = {},
            .tip = {},
            .texts = {},
            .bar = {},
            .counts = {}};
    std::vector<Piece> children;

    [[nodiscard]] double width() const { return box.rect.width; }
    [[nodiscard]] double height() const { return box.rect.height; }
};

/// Where a text goes within its piece, and how much room it has.
struct TextPlace {
    double x;
    double baseline;
    double room;
    double size = 11;
    TextRole role = TextRole::label;
    bool bold = false;
    TextItem::Align align = TextItem::Align::left;
};

/// Adds the text, shortened to its room; the full text is kept beside it.
void addText(Piece& piece, std::string_view text, const TextPlace& place);
void setSymbol(Piece& piece, Symbol symbol, double x, double y, double size);

/// Writes the piece and all inside it to the diagram, parents first; returns the position of its box.
int flatten(const Piece& piece, Point origin, int parent, Diagram& out);

/// The hand-made placement of an object, or null.
[[nodiscard]] const Placement* placementOf(const Layout& layout, ObjectRef object);

/// Puts items one below the other into columns, the next one always into the shortest column, around those that were
/// placed by hand. What was placed by hand leaves its gap behind, so the others stay where they are unless it now stands
/// on them. Each item's rect gets its x and y; returns the size of the whole.
///
///   ┌──┐ ┌──┐ ┌──┐
///   │1 │ │2 │ │3 │
///   └──┘ │  │ └──┘
///   ┌──┐ └──┘ ┌──┐
///   │4 │      │5 │
///   └──┘      └──┘
struct ColumnFlow {
    double columnWidth;
    double gapX;
    double gapY;
    int columns;
};
Point flowIntoColumns(std::vector<Piece>& items, const ColumnFlow& flow);

/// How many columns of that width make items of these heights fill about 16:10.
[[nodiscard]] int pleasantColumns(const std::vector<Piece>& items, const ColumnFlow& flow);

}  // namespace aksnet::diagram
