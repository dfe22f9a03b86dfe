// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headings are compared by their letters and digits alone: "Address prefix", "address_prefix" and "AddressPrefix" are one.
#include "core/io/csv_mapping.h"

#include "core/address/prefix.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace aksnet {
namespace {

struct CsvHeading {
    CsvField field;
    std::string_view word;  ///< lower case, letters and digits only
};

/// The first one of a field is its word in messages; where a table has several, the first in this list wins.
constexpr std::array csvHeadings{
    CsvHeading{CsvField::prefix, "prefix"},
    CsvHeading{CsvField::prefix, "subnetprefix"},
    CsvHeading{CsvField::prefix, "addressprefix"},
    CsvHeading{CsvField::prefix, "addressprefixes"},
    CsvHeading{CsvField::prefix, "subnetaddressprefix"},
    CsvHeading{CsvField::prefix, "cidr"},
    CsvHeading{CsvField::prefix, "cidrblock"},
    CsvHeading{CsvField::prefix, "subnetcidr"},
    CsvHeading{CsvField::prefix, "addressrange"},
    CsvHeading{CsvField::prefix, "iprange"},
    CsvHeading{CsvField::prefix, "range"},
    CsvHeading{CsvField::prefix, "subnetaddress"},
    CsvHeading{CsvField::prefix, "network"},
    CsvHeading{CsvField::prefix, "subnet"},
    CsvHeading{CsvField::prefix, "address"},
    CsvHeading{CsvField::prefixLength, "size"},
    CsvHeading{CsvField::prefixLength, "prefixlength"},
    CsvHeading{CsvField::prefixLength, "mask"},
    CsvHeading{CsvField::prefixLength, "netmask"},
    CsvHeading{CsvField::name, "name"},
    CsvHeading{CsvField::name, "subnetname"},
    CsvHeading{CsvField::name, "subnet"},
    CsvHeading{CsvField::name, "purpose"},
    CsvHeading{CsvField::name, "subnetid"},
    CsvHeading{CsvField::network, "vnet"},
    CsvHeading{CsvField::network, "vnetname"},
    CsvHeading{CsvField::network, "virtualnetwork"},
    CsvHeading{CsvField::network, "virtualnetworkname"},
    CsvHeading{CsvField::network, "vpc"},
    CsvHeading{CsvField::network, "vpcid"},
    CsvHeading{CsvField::space, "space"},
    CsvHeading{CsvField::space, "vnetaddressspace"},
    CsvHeading{CsvField::space, "addressspace"},
    CsvHeading{CsvField::space, "vnetcidr"},
    CsvHeading{CsvField::space, "vnetprefix"},
    CsvHeading{CsvField::delegation, "delegation"},
    CsvHeading{CsvField::delegation, "delegations"},
    CsvHeading{CsvField::routeTable, "routetable"},
    CsvHeading{CsvField::routeTable, "udr"},
    CsvHeading{CsvField::networkSecurityGroup, "nsg"},
    CsvHeading{CsvField::networkSecurityGroup, "networksecuritygroup"},
    CsvHeading{CsvField::natGateway, "natgateway"},
    CsvHeading{CsvField::note, "note"},
    CsvHeading{CsvField::note, "notes"},
    CsvHeading{CsvField::note, "description"},
    CsvHeading{CsvField::note, "comment"},
    CsvHeading{CsvField::note, "purpose"},
};

std::string csvWord(std::string_view heading) {
    std::string word;
    for (const char c : lowered(heading)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            word += c;
        }
    }
    return word;
}

/// Bytes that are no UTF-8 become "�": tables come in other encodings too.
std::string csvCell(std::string_view cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size();) {
        const std::size_t length = utf8Length(cell, i);
        text += length == 0 ? std::string_view("\xEF\xBF\xBD") : cell.substr(i, length);
        i += length == 0 ? 1 : length;
    }
    return text;
}

char csvSeparator(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        best = std::ranges::count(line, candidate) > std::ranges::count(line, best) ? candidate : best;
    }
    return best;
}

bool csvIsRange(std::string_view cell) {
    return Prefix::parse(trimmed(cell)).has_value();
}

void mapCsvHeadings(const CsvRow& row, CsvMapping& mapping) {
    std::vector<std::string> words;
    for (const std::string& cell : row.cells) {
        words.push_back(csvWord(cell));
    }
    std::vector<bool> isTaken(words.size(), false);
    for (const CsvHeading& heading : csvHeadings) {
        const auto found = std::ranges::find(words, heading.word);
        const auto column = static_cast<std::size_t>(found - words.begin());
        if (found != words.end() && !isTaken[column] && mapping.columns.try_emplace(heading.field, column).second) {
            isTaken[column] = true;
        }
    }
}

/// Column of a part such as "2" or "Address range"; none if there is no such column.
std::optional<std::size_t> csvColumn(std::string_view text, const CsvTable& table) {
    const std::vector<std::string>& first = table.rows.front().cells;
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault == std::errc{} && end == text.data() + text.size()) {
        constexpr std::size_t most = 16384;
        return number >= 1 && number <= most ? std::optional(number - 1) : std::nullopt;
    }
    const auto found = std::ranges::find(first, csvWord(text), csvWord);
    return found == first.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - first.begin()));
}

}  // namespace

std::string_view csvFieldWord(CsvField field) {
    switch (field) {
        case CsvField::name: return "name";
        case CsvField::prefix: return "prefix";
        case CsvField::prefixLength: return "size";
        case CsvField::network: return "vnet";
        case CsvField::space: return "space";
        case CsvField::delegation: return "delegation";
        case CsvField::routeTable: return "routeTable";
        case CsvField::networkSecurityGroup: return "nsg";
        case CsvField::natGateway: return "natGateway";
        case CsvField::note: return "note";
    }
    return {};
}

CsvTable parseCsv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    CsvTable table;
    table.separator = csvSeparator(text);
    std::size_t line = 1;
    CsvRow row{line, {}};
    std::string cell;
    bool isQuoted = false;
    const auto endCell = [&] {
        row.cells.push_back(csvCell(trimmed(cell)));
        cell.clear();
    };
    const auto endRow = [&] {
        endCell();
        if (std::ranges::any_of(row.cells, [](const std::string& each) { return !each.empty(); })) {
            table.rows.push_back(std::move(row));
        }
        row = {line, {}};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        line += c == '\n' ? 1 : 0;
        if (isQuoted) {
            const bool isDoubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
            isQuoted = c != '"' || isDoubled;
            i += isDoubled ? 1 : 0;
            if (isQuoted) {
                cell += c;
            }
        } else if (c == '"' && trimmed(cell).empty()) {
            isQuoted = true;
            cell.clear();
        } else if (c == table.separator) {
            endCell();
        } else if (c == '\n') {
            endRow();
        } else {
            cell += c;
        }
    }
    endRow();
    return table;
}

std::optional<CsvMapping> detectCsvMapping(const CsvTable& table) {
    if (table.rows.empty()) {
        return std::nullopt;
    }
    const std::vector<std::string>& first = table.rows.front().cells;
    CsvMapping mapping;
    const auto range = std::ranges::find_if(first, csvIsRange);
    if (range == first.end()) {
        mapping.hasHeadings = true;
        mapCsvHeadings(table.rows.front(), mapping);
        return first.size() > 1 && mapping.columns.contains(CsvField::prefix) ? std::optional(mapping) : std::nullopt;
    }
    mapping.columns[CsvField::prefix] = static_cast<std::size_t>(range - first.begin());
    const auto name = std::ranges::find_if(
        first, [](const std::string& cell) { return !cell.empty() && !cell.contains('/') && !csvIsRange(cell); });
    if (name != first.end()) {
        mapping.columns[CsvField::name] = static_cast<std::size_t>(name - first.begin());
    }
    return mapping;
}

Result<CsvMapping> csvMappingFrom(std::string_view text, const CsvTable& table) {
    if (table.rows.empty()) {
        return fail({}, "The table is empty.");
    }
    CsvMapping mapping = detectCsvMapping(table).value_or(CsvMapping{});
    bool namesHeading = false;
    while (!text.empty()) {
        const std::string_view part = trimmed(text.substr(0, text.find(',')));
        text.remove_prefix(
            std::min(text.size(), text.find(',') == std::string_view::npos ? text.size() : text.find(',') + 1));
        const std::size_t equals = part.find('=');
        const std::string word = csvWord(part.substr(0, equals));
        const auto heading = std::ranges::find_if(
            csvHeadings, [&](const CsvHeading& known) { return csvWord(csvFieldWord(known.field)) == word; });
        if (equals == std::string_view::npos || heading == csvHeadings.end()) {
            return fail(
                {}, fmt::format("{} is no part of a mapping such as name=2; the fields are name, prefix, size, vnet, "
                                "space, delegation, routeTable, nsg, natGateway and note.",
                                inQuotes(part)));
        }
        const std::string_view given = trimmed(part.substr(equals + 1));
        const auto column = csvColumn(given, table);
        if (!column) {
            return fail({}, fmt::format("The table has no column {}.", inQuotes(given)));
        }
        namesHeading = namesHeading || given.find_first_not_of("0123456789") != std::string_view::npos;
        std::erase_if(mapping.columns, [&](const auto& mapped) { return mapped.second == *column; });
        mapping.columns[heading->field] = *column;
    }
    if (!mapping.columns.contains(CsvField::prefix)) {
        return fail({}, "Nothing says which column holds the ranges; add prefix= and its number or heading.");
    }
    const std::vector<std::string>& first = table.rows.front().cells;
    const std::size_t ranges = mapping.columns.at(CsvField::prefix);
    mapping.hasHeadings = namesHeading || mapping.hasHeadings ||
                          (ranges < first.size() && !first[ranges].contains('.') && !first[ranges].contains(':'));
    return mapping;
}

}  // namespace aksnet
