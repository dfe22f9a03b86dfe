// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet egress`: which source address destinations see, how many SNAT ports there are, what a change of outbound type does.
#include "app/commands.h"
#include "app/table_command.h"
#include "core/base/text.h"
#include "core/report/egress_matrix.h"
#include "core/report/snat_ports.h"

#include <fmt/format.h>

namespace aksnet::app {

int runEgress(const EgressOptions& options, Streams streams) {
    return runTable(options.files, options.format, streams, [&](const Snapshot& snapshot) -> Result<Table> {
        Table table = options.connections > 0 ? snatPortsFor(snapshot, options.connections)
                      : options.ports         ? snatPorts(snapshot)
                      : options.changes       ? outboundChanges(snapshot)
                                              : egressByDestination(snapshot);
        if (!options.cluster.empty()) {
            keepNamed(table, options.cluster);
            if (table.rows.empty()) {
                return fail("",
                            fmt::format("The plan has no cluster with pools called {}.", inQuotes(options.cluster)));
            }
        }
        return table;
    });
}

}  // namespace aksnet::app
