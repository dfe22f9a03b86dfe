// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet layout`: what every address is for.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/exporters/table_output.h"
#include "core/report/report.h"
#include "ui/base/text.h"
#include "ui/document/file_store.h"

#include <ostream>

namespace aksnet::app {

namespace {

/// Keeps the rows about subnets and clusters of that name, whatever its case.
void keepRange(Table& table, std::string_view name) {
    std::erase_if(table.rows,
                  [&](const Row& row) { return !equalsIgnoringCase(std::get<std::string>(row.cells.front()), name); });
}

}  // namespace

int runLayout(const LayoutOptions& options, Streams streams) {
    auto opened = ui::openFiles(options.files);
    if (!opened) {
        streams.err << opened.error().text() << '\n';
        return exitUnusable;
    }
    const auto snapshot = evaluate({std::make_shared<const Plan>(std::move(opened->document.plan)), 0, systemDate()});
    Table table = addressLayout(*snapshot);
    if (!options.range.empty()) {
        keepRange(table, options.range);
        if (table.rows.empty()) {
            streams.err << "The plan has no subnet with an IPv4 prefix and no cluster called "
                        << inQuotes(options.range) << ".\n";
            return exitUnusable;
        }
    }
    streams.out << (options.format == "json"  ? tableAsJson(table)
                    : options.format == "csv" ? tableAsCsv(table)
                                              : tableAsText(table));
    return exitClean;
}

}  // namespace aksnet::app
