// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet locked`: what of a plan can be changed once it stands, and what that takes.
#include "app/commands.h"
#include "app/table_command.h"
#include "core/base/text.h"
#include "core/report/changeability.h"
#include "core/report/report.h"

#include <fmt/format.h>

namespace aksnet::app {

namespace {

using enum ChangeabilityColumn;

/// A terminal is too narrow for what is told of each field: names, sources and ARM's words are in the other formats.
void keepNarrow(Table& table) {
    for (const ChangeabilityColumn column : {source, disputed, property, in}) {  // from the right
        const auto at = static_cast<std::ptrdiff_t>(column);
        table.columns.erase(table.columns.begin() + at);
        for (Row& row : table.rows) {
            row.cells.erase(row.cells.begin() + at);
        }
    }
}

}  // namespace

int runLocked(const LockedOptions& options, Streams streams) {
    return runTable(options.files, options.format, streams, [&](const Snapshot& snapshot) -> Result<Table> {
        Table table = changeability(snapshot);
        if (!options.thing.empty()) {
            keepNamed(table, options.thing);
            if (table.rows.empty()) {
                return fail("", fmt::format("The plan has no network, subnet, cluster or node pool called {}.",
                                            inQuotes(options.thing)));
            }
        }
        if (!options.effort.empty()) {
            keepNamed(table, options.effort, static_cast<std::size_t>(effort));
        }
        if (options.format == "text") {
            keepNarrow(table);
        }
        return table;
    });
}

}  // namespace aksnet::app
