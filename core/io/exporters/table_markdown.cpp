// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as Markdown, for wikis and reviews.
#include "core/io/exporters/table_output.h"

namespace aksnet {

namespace {

/// Bars would end the cell, line ends the row; other signs are kept as they are, since addresses and names have none.
std::string markdownText(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') {
            out += "\\|";
        } else {
            out += c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    return out;
}

}  // namespace

std::string tableAsMarkdown(const Table& table) {
    std::string head = "|";
    std::string rule = "|";
    for (const Column& column : table.columns) {
        head += ' ' + markdownText(column.title) + " |";
        rule += column.type == ColumnType::text ? " --- |" : " ---: |";
    }
    std::string out = head + '\n' + rule + '\n';
    for (const Row& row : table.rows) {
        out += '|';
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            out += ' ' + markdownText(cellText(row.cells[i], table.columns[i].type)) + " |";
        }
        out += '\n';
    }
    return out;
}

}  // namespace aksnet
