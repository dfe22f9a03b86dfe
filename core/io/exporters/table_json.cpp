// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as JSON for scripts.
#include "core/io/exporters/table_output.h"

#include <nlohmann/json.hpp>

namespace aksnet {

namespace {

nlohmann::ordered_json cellJson(const Cell& cell, ColumnType type) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (!number) {
        return nullptr;
    }
    if (type == ColumnType::percent) {
        return static_cast<double>(*number) / 10;
    }
    return *number;
}

}  // namespace

std::string tableAsJson(const Table& table) {
    nlohmann::ordered_json json;
    json["table"] = table.key;
    json["title"] = table.title;
    json["rows"] = nlohmann::ordered_json::array();
    for (const Row& row : table.rows) {
        nlohmann::ordered_json line;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            line[table.columns[i].key] = cellJson(row.cells[i], table.columns[i].type);
        }
        json["rows"].push_back(std::move(line));
    }
    // Names come from files and may hold bytes that are no UTF-8; they must not stop the table.
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace aksnet
