// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a source in a pool, one column a destination: the source address that it sees, or why it sees none.
#include "core/egress/matrix.h"
#include "core/report/report.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

/// "10.10.0.9 (node)", "one of 203.0.113.64/30", "unreachable".
Cell seenCell(const MatrixCell& cell) {
    if (!cell.flow) {
        return {};
    }
    if (cell.disposition != Disposition::delivered) {
        return std::string(dispositionTitle(cell.disposition));
    }
    const bool isPod = cell.seen->role == AddressRole::pod;
    return isPod || cell.seen->role == AddressRole::node
               ? fmt::format("{} ({})", cell.seen->rangeText(), isPod ? "pod" : "node")
               : cell.seen->text();
}

}  // namespace

Table egressMatrix(const Snapshot& snapshot) {
    Table table{.key = "egress-matrix",
                .title = "Source address by destination",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"pool", "Pool", ColumnType::text},
                            {"source", "Source", ColumnType::text}},
                .rows = {}};
    for (std::size_t d = 0; d < matrixDestinations; ++d) {
        const auto destination = static_cast<MatrixDestination>(d);
        table.columns.push_back({std::string(matrixDestinationKey(destination)),
                                 std::string(matrixDestinationTitle(destination)), ColumnType::text});
    }
    const Facts& facts = *snapshot.facts;
    Tracer tracer(facts);
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const MatrixRow& row : egressMatrixOf(facts, tracer, cluster)) {
            Row& line = table.rows.emplace_back(Row{.object = row.pool,
                                                    .cells = {cluster.value->info.name, facts.index->nameOf(row.pool),
                                                              std::string(matrixSourceTitle(row.source))}});
            for (const MatrixCell& cell : row.cells) {
                line.cells.push_back(seenCell(cell));
            }
        }
    }
    return table;
}

}  // namespace aksnet
