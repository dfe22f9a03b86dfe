// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of subnets: each row is one, or tells the address space of a network. What names no network goes into one that is
// called like the file.
#include "core/base/text.h"
#include "core/io/csv_mapping.h"
#include "core/io/importers/importer.h"
#include "core/io/importers/kubernetes/observed_ranges.h"
#include "core/io/importers/planned_subnets.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aksnet {
namespace {

bool csvSniff(const ImportDocument& document) {
    if (document.json) {
        return false;
    }
    const std::size_t start = document.text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos || std::string_view("{[<").contains(document.text[start])) {
        return false;
    }
    if (!document.csvMapping.empty()) {
        return true;
    }
    // Headings and the first rows are enough to tell.
    constexpr std::size_t enough = std::size_t{64} << 10;
    return detectCsvMapping(parseCsv(document.text.substr(0, enough))).has_value();
}

class CsvWalk {
public:
    CsvWalk(const ImportDocument& document, const CsvMapping& mapping, ImportSink& sink)
        : m_mapping(mapping), m_sink(sink) {
        const std::string_view name = document.name.substr(document.name.find_last_of("/\\") + 1);
        m_fileName = azureName(name.substr(0, name.rfind('.')));
        m_fileName = m_fileName.empty() ? "vnet" : m_fileName;
    }

    void row(const CsvRow& row) {
        std::string networkName = cell(row, CsvField::network);
        networkName = azureName(networkName).empty() ? m_fileName : networkName;
        const std::string name = cell(row, CsvField::name);
        const std::vector<Prefix> space = ranges(row, CsvField::space, false);
        const std::vector<Prefix> prefixes = ranges(row, CsvField::prefix, true);
        const std::string place = placeOf(row, CsvField::prefix);
        if (prefixes.empty() && space.empty()) {
            const std::string text = cell(row, CsvField::prefix);
            m_sink.log.open({ImportStatus::notUnderstood, place, std::string(armType::subnet),
                             name.empty() ? fmt::format("of line {}", row.line) : name,
                             text.empty() ? "The row has no range." : m_fault});
            return;
        }
        PlannedNetwork& network = networkOf(networkName);
        std::vector<Prefix>& known = network.reading().value.addressPrefixes;
        std::ranges::copy_if(space, std::back_inserter(known),
                             [&](const Prefix& each) { return std::ranges::find(known, each) == known.end(); });
        m_sink.log.open({ImportStatus::imported, place,
                         std::string(prefixes.empty() ? armType::virtualNetwork : armType::subnet), name,
                         fmt::format("{} in {}", prefixes.empty() ? space.front().text() : prefixes.front().text(),
                                     network.reading().id.name())});
        m_places.try_emplace(lowered(network.reading().id.name()), m_sink.log.here());
        if (!prefixes.empty()) {
            subnet(row, network, name, prefixes);
        }
    }

    void finish() {
        for (auto& [key, network] : m_networks) {
            VirtualNetworkReading& reading = network.reading();
            if (reading.value.addressPrefixes.empty()) {
                inferSpace(reading, m_places.at(lowered(reading.id.name())));
            }
            m_sink.merger.put(std::move(reading));
        }
    }

private:
    std::string cell(const CsvRow& row, CsvField field) const {
        const auto column = m_mapping.columns.find(field);
        return column == m_mapping.columns.end() || column->second >= row.cells.size() ? std::string()
                                                                                       : row.cells[column->second];
    }

    std::string placeOf(const CsvRow& row, CsvField field) const {
        return fmt::format("line {}, column {}", row.line, m_mapping.columns.at(field) + 1);
    }

    /// Several ranges may share a cell; an address without a length takes it from the column of sizes.
    std::vector<Prefix> ranges(const CsvRow& row, CsvField field, bool takesLength) {
        std::vector<Prefix> prefixes;
        std::string text = cell(row, field);
        std::ranges::replace_if(text, [](char c) { return c == ',' || c == ';' || c == '\n' || c == '\t'; }, ' ');
        std::string length = takesLength ? cell(row, CsvField::prefixLength) : std::string();
        length.erase(0, length.starts_with('/') ? 1 : 0);
        for (std::string_view rest = trimmed(text); !rest.empty();) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest = trimmed(rest.substr(word.size()));
            const bool isBare = !word.contains('/') && !length.empty();
            if (const auto prefix = Prefix::parse(isBare ? fmt::format("{}/{}", word, length) : std::string(word))) {
                prefixes.push_back(*prefix);
            } else {
                m_fault = prefix.error().what;
            }
        }
        return prefixes;
    }

    PlannedNetwork& networkOf(const std::string& name) {
        return m_networks.try_emplace(lowered(azureName(name)), name).first->second;
    }

    void subnet(const CsvRow& row, PlannedNetwork& network, const std::string& name,
                const std::vector<Prefix>& prefixes) {
        Subnet& value = network.add(name, prefixes.front(), placeOf(row, CsvField::prefix));
        value.addressPrefixes = prefixes;
        if (const std::string note = cell(row, CsvField::note); !note.empty()) {
            value.note = value.note.empty() ? note : fmt::format("{}: {}", value.note, note);
        }
        if (const std::string delegation = cell(row, CsvField::delegation); delegation.contains('/')) {
            value.delegations = {delegation};
        }
        SubnetReading& reading = network.reading().subnets.back();
        reading.routeTable = reference(row, CsvField::routeTable, armType::routeTable);
        reading.networkSecurityGroup = reference(row, CsvField::networkSecurityGroup, armType::networkSecurityGroup);
        reading.natGateway = reference(row, CsvField::natGateway, armType::natGateway);
    }

    /// A thing that the table names; "yes", "no" and "-" name none.
    MaybeReference reference(const CsvRow& row, CsvField field, std::string_view type) const {
        const std::string name = azureName(cell(row, field));
        const std::string word = lowered(name);
        if (word.empty() || word == "yes" || word == "no" || word == "none" || word == "true" || word == "false") {
            return std::nullopt;
        }
        auto id = ArmId::unstated({}, type, name);
        return id ? std::optional(Reference{std::move(*id), placeOf(row, field)}) : std::nullopt;
    }

    void inferSpace(VirtualNetworkReading& reading, ImportPlace place) {
        std::optional<Prefix> v4;
        std::optional<Prefix> v6;
        for (const SubnetReading& subnet : reading.subnets) {
            for (const Prefix& prefix : subnet.value.addressPrefixes) {
                std::optional<Prefix>& space = prefix.isV4() ? v4 : v6;
                space = smallestHolding(space, prefix);
            }
        }
        for (const auto& space : {v4, v6}) {
            if (space) {
                reading.value.addressPrefixes.push_back(*space);
                m_sink.log.remark(place,
                                  {ImportStatus::defaulted,
                                   {},
                                   std::string(armType::virtualNetwork),
                                   std::string(reading.id.name()),
                                   fmt::format("The table gives no address space; {} is the smallest that holds the "
                                               "subnets.",
                                               space->text())});
            }
        }
    }

    const CsvMapping& m_mapping;
    ImportSink& m_sink;
    std::string m_fileName;
    std::string m_fault;  ///< of the last cell that was no range
    std::map<std::string, PlannedNetwork> m_networks;
    std::map<std::string, ImportPlace> m_places;
};

/// "name=1, prefix=3"
std::string csvMappingNote(const CsvMapping& mapping) {
    std::string note;
    for (const auto& [field, column] : mapping.columns) {
        note += fmt::format("{}{}={}", note.empty() ? "" : ", ", csvFieldWord(field), column + 1);
    }
    return fmt::format("The columns were read as {}.", note);
}

void csvRead(const ImportDocument& document, ImportSink& sink) {
    const CsvTable table = parseCsv(document.text);
    const auto mapping = csvMappingFrom(document.csvMapping, table);
    if (!mapping) {
        sink.log.open({ImportStatus::notUnderstood, {}, {}, {}, mapping.error().what});
        return;
    }
    sink.log.remark({ImportStatus::imported, {}, {}, {}, csvMappingNote(*mapping)});
    CsvWalk walk(document, *mapping, sink);
    for (std::size_t i = mapping->hasHeadings ? 1 : 0; i < table.rows.size(); ++i) {
        if (sink.stop.stop_requested()) {
            return;
        }
        walk.row(table.rows[i]);
    }
    walk.finish();
}

}  // namespace

const Importer csvSubnetsImporter{"csvSubnets", "Tables of subnets (CSV)", csvSniff, csvRead};

}  // namespace aksnet
