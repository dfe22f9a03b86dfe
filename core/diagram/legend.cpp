// SPDX-License-Identifier: GPL-3.0-or-later
//
// The export sheet: below the picture a legend of what the picture uses, and the title block.
#include "core/diagram/piece.h"
#include "core/diagram/symbol_path.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace aksnet {

namespace {

using diagram::addText;
using diagram::Piece;
using diagram::setSymbol;

constexpr double bandGap = 24;
constexpr double bandPad = 14;
constexpr double entryHeight = 22;
constexpr double titleWidth = 360;
constexpr double leastSheetWidth = 860;
constexpr std::array useNames{"reserved by Azure", "nodes", "upgrade surge", "pods", "other", "free", "missing"};
constexpr std::array linkNames{"peering", "connection to an external network", "way to the internet", "delegation",
                               "cluster in its network"};

struct LegendEntry {
    enum class Kind : std::uint8_t { symbol, use, link } kind;
    int value;
    std::string text;
};

std::vector<LegendEntry> entriesOf(const Diagram& picture) {
    std::set<int> symbols;
    std::set<int> uses;
    std::set<int> links;
    for (const Box& box : picture.boxes) {
        if (box.symbol != Symbol::none) {
            symbols.insert(static_cast<int>(box.symbol));
        }
        for (std::size_t kind = 0; box.bar && kind < useKindCount; ++kind) {
            if (box.bar->amounts[kind] > 0) {
                uses.insert(static_cast<int>(kind));
            }
        }
    }
    for (const Link& link : picture.links) {
        links.insert(static_cast<int>(link.role));
    }
    std::vector<LegendEntry> entries;
    for (const int symbol : symbols) {
        entries.push_back({LegendEntry::Kind::symbol, symbol, std::string(symbolName(static_cast<Symbol>(symbol)))});
    }
    for (const int use : uses) {
        entries.push_back({LegendEntry::Kind::use, use, useNames[static_cast<std::size_t>(use)]});
    }
    for (const int link : links) {
        entries.push_back({LegendEntry::Kind::link, link, linkNames[static_cast<std::size_t>(link)]});
    }
    return entries;
}

/// One entry: a sample at the left, its name beside it.
Piece entryPiece(const LegendEntry& entry, double width) {
    Piece piece;
    piece.box.role = BoxRole::attachmentSign;
    piece.box.rect = {0, 0, width, entryHeight};
    piece.box.title = entry.text;
    if (entry.kind == LegendEntry::Kind::symbol) {
        setSymbol(piece, static_cast<Symbol>(entry.value), 7, 3, 16);
    } else if (entry.kind == LegendEntry::Kind::use) {
        piece.box.bar = UseBar{.rect = {2, 6, 26, 10}};
        piece.box.bar->amounts[static_cast<std::size_t>(entry.value)] = 1;
    }
    addText(piece, entry.text, {.x = 36, .baseline = 15, .room = width - 40, .size = 10.5, .role = TextRole::label});
    return piece;
}

Piece legendPiece(const std::vector<LegendEntry>& entries, double width) {
    Piece legend;
    legend.box.role = BoxRole::legend;
    legend.box.title = "Legend";
    double entryWidth = 120;
    for (const LegendEntry& entry : entries) {
        entryWidth = std::max(entryWidth, textWidth(entry.text, 10.5) + 48);
    }
    const int columns = std::max(1, static_cast<int>((width - 2 * bandPad) / entryWidth));
    const int rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
    addText(legend, "Legend",
            {.x = bandPad,
             .baseline = 22,
             .room = width - 2 * bandPad,
             .size = 11.5,
             .role = TextRole::title,
             .bold = true});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Piece entry = entryPiece(entries[i], entryWidth);
        // Down the columns, as one reads a list.
        entry.box.rect.x = bandPad + entryWidth * static_cast<double>(static_cast<int>(i) / std::max(rows, 1));
        entry.box.rect.y = 34 + entryHeight * static_cast<double>(static_cast<int>(i) % std::max(rows, 1));
        legend.children.push_back(std::move(entry));
    }
    legend.box.rect = {0, 0, width, 34 + entryHeight * rows + 10};
    return legend;
}

/// A text broken into lines at blanks; the last line takes what is left, shortened.
std::vector<std::string> brokenIntoLines(std::string_view text, double width, double size, std::size_t most) {
    std::vector<std::string> lines;
    std::string line;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const std::string longer =
            line.empty() ? std::string(text.substr(0, end)) : line + " " + std::string(text.substr(0, end));
        if (!line.empty() && textWidth(longer, size) > width) {
            if (lines.size() + 1 == most) {
                line += " " + std::string(text);
                break;
            }
            lines.push_back(std::move(line));
            line.clear();
            continue;
        }
        line = longer;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    lines.push_back(elided(line, width, size));
    return lines;
}

Piece titlePiece(const TitleBlock& block) {
    Piece piece;
    piece.box.role = BoxRole::titleBlock;
    piece.box.title = block.planName;
    const double room = titleWidth - 2 * bandPad;
    double y = 24;
    addText(piece, block.planName.empty() ? "Untitled plan" : block.planName,
            {.x = bandPad, .baseline = y, .room = room, .size = 13.5, .role = TextRole::title, .bold = true});
    if (!block.description.empty()) {
        // Running text in another font than the one measured must not touch the frame either.
        for (const std::string& line : brokenIntoLines(block.description, 0.94 * room, 10.5, 4)) {
            addText(piece, line,
                    {.x = bandPad, .baseline = y += 16, .room = room, .size = 10.5, .role = TextRole::label});
        }
    }
    std::string origin = block.date;
    for (const auto& part : {block.author, block.revision.empty() ? std::string() : "revision " + block.revision}) {
        origin += part.empty() ? "" : (origin.empty() ? "" : " · ") + part;
    }
    if (!origin.empty()) {
        addText(piece, origin,
                {.x = bandPad, .baseline = y += 20, .room = room, .size = 10.5, .role = TextRole::subtitle});
    }
    const auto plural = [](int count, std::string_view word) {
        return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
    };
    std::string findings = plural(block.counts.error, "error") + ", " + plural(block.counts.warning, "warning") + ", " +
                           fmt::format("{} info", block.counts.info);
    if (block.counts.waived > 0) {
        findings += fmt::format(", {} waived", block.counts.waived);
    }
    addText(piece, findings,
            {.x = bandPad, .baseline = y += 17, .room = room, .size = 10.5, .role = TextRole::subtitle});
    addText(piece, "AksNet " + block.engineVersion,
            {.x = bandPad, .baseline = y += 17, .room = room, .size = 9.5, .role = TextRole::caption});
    piece.box.rect = {0, 0, titleWidth, y + bandPad};
    return piece;
}

}  // namespace

Diagram withLegendAndTitle(Diagram picture, const TitleBlock& titleBlock) {
    const std::vector<LegendEntry> entries = entriesOf(picture);
    const double margin = 32;
    const double width = std::max(picture.bounds.width, leastSheetWidth) - 2 * margin;
    Piece legend = legendPiece(entries, width - titleWidth - bandGap);
    Piece title = titlePiece(titleBlock);
    const double height = std::max(legend.height(), title.height());
    legend.box.rect = {picture.bounds.x + margin, picture.bounds.bottom() - margin + bandGap, legend.width(), height};
    title.box.rect = {legend.box.rect.right() + bandGap, legend.box.rect.y, titleWidth, height};
    const auto firstEntry = picture.boxes.size() + 1;
    diagram::flatten(legend, {}, -1, picture);
    // Samples of lines are links of their own.
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].kind == LegendEntry::Kind::link) {
            const Rect& rect = picture.boxes[firstEntry + i].rect;
            const int position = static_cast<int>(firstEntry + i);
            const auto role = static_cast<LinkRole>(entries[i].value);
            picture.links.push_back(Link{.object = {},
                                         .role = role,
                                         .from = position,
                                         .to = position,
                                         .points = {{rect.x + 2, rect.y + 11}, {rect.x + 28, rect.y + 11}},
                                         .directed = role == LinkRole::egress,
                                         .label = std::nullopt,
                                         .tip = {}});
        }
    }
    diagram::flatten(title, {}, -1, picture);
    picture.bounds = picture.bounds.united(title.box.rect.adjusted(margin)).united(legend.box.rect.adjusted(margin));
    return picture;
}

}  // namespace aksnet
