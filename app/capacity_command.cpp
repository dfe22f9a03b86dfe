// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet capacity`: whether ranges are large enough, and what becomes of clusters as they grow.
#include "app/commands.h"
#include "app/table_command.h"
#include "core/base/text.h"
#include "core/report/report.h"

#include <fmt/format.h>

namespace aksnet::app {

int runCapacity(const CapacityOptions& options, Streams streams) {
    return runTable(options.files, options.format, streams, [&](const Snapshot& snapshot) -> Result<Table> {
        Table table = options.lifeCycle ? lifeCycle(snapshot) : rangeCapacity(snapshot);
        if (!options.range.empty()) {
            keepNamed(table, options.range);
            if (table.rows.empty()) {
                return fail(
                    "", fmt::format("The plan has {} called {}.",
                                    options.lifeCycle ? "no cluster" : "no subnet and no cluster with an IPv4 range",
                                    inQuotes(options.range)));
            }
        }
        return table;
    });
}

}  // namespace aksnet::app
