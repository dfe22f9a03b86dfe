// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of subnets as text: how they are cut into cells, and which column means what. The meaning is told from headings
// or, without any, from the cells; a caller may say it instead.
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aksnet {

struct CsvRow {
    std::size_t line = 1;  ///< of its first character, counted from 1
    std::vector<std::string> cells;
};

struct CsvTable {
    char separator = ',';
    std::vector<CsvRow> rows;  ///< without empty ones
};

/// Cuts at commas, semicolons or tabs, whichever the first line has most of. Quoted cells may hold separators, doubled
/// quotes and line breaks; a BOM is passed over. Never fails: a quote that is not closed ends with the text. O(size).
[[nodiscard]] CsvTable parseCsv(std::string_view text);

enum class CsvField : std::uint8_t {
    name,
    prefix,
    prefixLength,  ///< where `prefix` has the address alone
    network,
    space,
    delegation,
    routeTable,
    networkSecurityGroup,
    natGateway,
    note,
};

/// The word for a field in a mapping's text: "name", "prefix", "size", "vnet", "space", "delegation", "routeTable", "nsg",
/// "natGateway", "note".
[[nodiscard]] std::string_view csvFieldWord(CsvField field);

struct CsvMapping {
    bool hasHeadings = false;                 ///< the first row is none of the data
    std::map<CsvField, std::size_t> columns;  ///< counted from 0; `prefix` is always there

    bool operator==(const CsvMapping&) const = default;
};

/// From headings, or from the cells of the first rows; none if no column seems to hold ranges.
[[nodiscard]] std::optional<CsvMapping> detectCsvMapping(const CsvTable& table);

/// What is detected, changed as the text says: "name=2,prefix=Address range", columns by number from 1 or by heading. The
/// Error says which part of the text is wrong.
[[nodiscard]] Result<CsvMapping> csvMappingFrom(std::string_view text, const CsvTable& table);

}  // namespace aksnet
