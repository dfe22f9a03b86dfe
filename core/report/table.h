// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as values: the one source for charts, panels, CSV and Markdown.
#pragma once

#include "core/plan/object_ref.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace aksnet {

enum class ColumnType : std::uint8_t {
    text,
    integer,  ///< cells hold a number, or its digits where 64 bits are too few; shown grouped and to the right
    percent,  ///< cells hold tenths of a percent
};

struct Column {
    std::string key;    ///< stable, for CSV heads and column settings
    std::string title;  ///< for people
    ColumnType type = ColumnType::text;
};

/// Empty where there is nothing to say.
using Cell = std::variant<std::monostate, std::string, std::int64_t>;

struct Row {
    ObjectRef object;  ///< what the row is about
    std::vector<Cell> cells;
};

/// Every row has as many cells as there are columns.
struct Table {
    std::string key;
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// A cell as it is shown: "1,581", "12.5 %", text.
[[nodiscard]] std::string cellText(const Cell& cell, ColumnType type);
/// Aligned plain text with a head line, for terminals.
[[nodiscard]] std::string tableAsText(const Table& table);

}  // namespace aksnet
