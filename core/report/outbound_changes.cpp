// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a cluster and outbound type: whether the cluster can change to it, and what that does to addresses.
#include "core/egress/outbound_types.h"
#include "core/plan/enum_text.h"
#include "core/report/report.h"

namespace aksnet {

namespace {

std::string_view answerText(ChangeAnswer answer) {
    switch (answer) {
        case ChangeAnswer::same: return "as it is";
        case ChangeAnswer::allowed: return "yes";
        case ChangeAnswer::refused: return "no";
        case ChangeAnswer::disputed: return "disputed";
    }
    return {};
}

}  // namespace

Table outboundChanges(const Snapshot& snapshot) {
    Table table{.key = "outbound-changes",
                .title = "Changes of outbound types",
                .columns = {{"cluster", "Cluster", ColumnType::text},
                            {"outboundType", "Outbound type", ColumnType::text},
                            {"possible", "Possible", ColumnType::text},
                            {"why", "Why, or what it needs", ColumnType::text},
                            {"addressEffect", "Egress address", ColumnType::text},
                            {"rangesEffect", "Authorised ranges", ColumnType::text}},
                .rows = {}};
    for (const ClusterFacts& cluster : snapshot.facts->clusters) {
        for (const OutboundTypeInfo& info : outboundTypeInfos()) {
            const OutboundChange change = outboundChange(*snapshot.facts, cluster, info.type);
            const bool isRefused = change.answer == ChangeAnswer::refused;
            table.rows.push_back(
                {cluster.cluster,
                 {cluster.value->info.name, std::string(enumText(info.type)), std::string(answerText(change.answer)),
                  change.why, isRefused ? std::string() : change.addressEffect,
                  isRefused ? std::string() : change.rangesEffect}});
        }
    }
    return table;
}

}  // namespace aksnet
