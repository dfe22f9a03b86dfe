// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a cluster and step of its life, up to the first that fails.
#include "core/facts/life_cycle.h"

#include "core/report/report.h"

#include <algorithm>

namespace aksnet {

Table lifeCycle(const Snapshot& snapshot) {
    Table table{.key = "life-cycle",
                .title = "Life cycle of clusters",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"step", "Step", ColumnType::text},
                            {"outcome", "Outcome", ColumnType::text},
                            {"object", "Where", ColumnType::text},
                            {"need", "Need", ColumnType::integer},
                            {"available", "Available", ColumnType::integer},
                            {"code", "Azure's code", ColumnType::text},
                            {"why", "Why", ColumnType::text},
                            {"source", "Source", ColumnType::text}},
                .rows = {}};
    const Facts& facts = *snapshot.facts;
    const auto number = [](std::uint64_t value) {
        return Cell(static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX)));
    };
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const LifeCycleStep& step : lifeCycleOf(facts, *snapshot.capacity, cluster.cluster).steps) {
            const bool fails = step.outcome == StageOutcome::fails;
            table.rows.push_back(
                {cluster.cluster,
                 {cluster.value->info.name, std::string(stageTitle(step.stage)),
                  std::string(outcomeTitle(step.outcome)), fails ? facts.index->nameOf(step.object) : std::string(),
                  fails && step.need > 0 ? number(step.need) : Cell(),
                  fails && step.need > 0 ? number(step.available) : Cell(), std::string(step.azureCode), step.sentence,
                  step.source ? std::string(step.source->url) : std::string()}});
        }
    }
    return table;
}

}  // namespace aksnet
