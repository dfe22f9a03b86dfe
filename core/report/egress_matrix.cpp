// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a source in a pool, one column a destination: the source address that it sees, or why it sees none.
#include "core/report/egress_matrix.h"

#include "core/egress/matrix.h"

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

constexpr std::size_t sourcesOfPool = 3;

}  // namespace

Table egressByDestination(const Snapshot& snapshot) {
    Table table{.key = "egress",
                .title = "Source address by destination",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"pool", "Pool", ColumnType::text},
                            {"destination", "Destination", ColumnType::text},
                            {"pod", "Sees of a pod", ColumnType::text},
                            {"hostNetworkPod", "Of a host-network pod", ColumnType::text},
                            {"node", "Of the node", ColumnType::text}},
                .rows = {}};
    const Facts& facts = *snapshot.facts;
    Tracer tracer(facts);
    for (const ClusterFacts& cluster : facts.clusters) {
        const std::vector<MatrixRow> rows = egressMatrixOf(facts, tracer, cluster);
        for (std::size_t first = 0; first < rows.size(); first += sourcesOfPool) {
            for (std::size_t d = 0; d < matrixDestinations; ++d) {
                if (!rows[first].cells[d].flow) {
                    continue;  // the plan has no such destination
                }
                Row& line = table.rows.emplace_back(
                    Row{.object = rows[first].pool,
                        .cells = {cluster.value->info.name, facts.index->nameOf(rows[first].pool),
                                  std::string(matrixDestinationTitle(static_cast<MatrixDestination>(d)))}});
                for (std::size_t source = 0; source < sourcesOfPool; ++source) {
                    line.cells.push_back(seenCell(rows[first + source].cells[d]));
                }
            }
        }
    }
    return table;
}

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
