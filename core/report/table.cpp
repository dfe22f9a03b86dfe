// SPDX-License-Identifier: GPL-3.0-or-later
//
// See table.h.
#include "core/report/table.h"

#include "core/base/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet {

namespace {

/// Characters, not bytes: good enough for the letters that names and numbers hold.
std::size_t characterCount(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool toRight) {
    const std::string fill(width - std::min(width, characterCount(text)), ' ');
    return toRight ? fill + text : text + fill;
}

void appendLine(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                const Table& table) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i > 0 ? "  " : "";
        line += padded(cells[i], widths[i], table.columns[i].type != ColumnType::text);
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace

std::string cellText(const Cell& cell, ColumnType type) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (!number) {
        return {};
    }
    // Through the unsigned type, since the least number has no opposite.
    const Uint128 size = *number < 0 ? -static_cast<std::uint64_t>(*number) : static_cast<std::uint64_t>(*number);
    const std::string sign = *number < 0 ? "-" : "";
    return sign + (type == ColumnType::percent ? fmt::format("{}.{} %", grouped(size / 10), static_cast<int>(size % 10))
                                               : grouped(size));
}

std::string tableAsText(const Table& table) {
    std::vector<std::vector<std::string>> lines(1);
    for (const Column& column : table.columns) {
        lines.front().push_back(column.title);
    }
    for (const Row& row : table.rows) {
        auto& line = lines.emplace_back();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            line.push_back(cellText(row.cells[i], table.columns[i].type));
        }
    }
    std::vector<std::size_t> widths(table.columns.size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], characterCount(line[i]));
        }
    }
    std::string out;
    for (const auto& line : lines) {
        appendLine(out, line, widths, table);
    }
    return out;
}

}  // namespace aksnet
