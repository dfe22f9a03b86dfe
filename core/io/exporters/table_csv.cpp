// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as comma-separated values.
#include "core/io/exporters/table_output.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

/// In quotes where a comma, quote or line end asks for it. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it: names come from strangers' files.
std::string csvText(std::string_view text) {
    std::string value(text);
    if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos) {
        value.insert(value.begin(), '\'');
    }
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
        return value;
    }
    std::string quoted = "\"";
    for (const char c : value) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string csvCell(const Cell& cell, ColumnType type) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return csvText(*text);
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (!number) {
        return {};
    }
    return type == ColumnType::percent ? fmt::format("{:.1f}", static_cast<double>(*number) / 10)
                                       : fmt::format("{}", *number);
}

}  // namespace

std::string tableAsCsv(const Table& table) {
    std::string out;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out.append(i > 0 ? "," : "").append(csvText(table.columns[i].key));
    }
    out += "\r\n";
    for (const Row& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            out.append(i > 0 ? "," : "").append(csvCell(row.cells[i], table.columns[i].type));
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace aksnet
