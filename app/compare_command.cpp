// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet compare`: one cluster under every networking model.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/exporters/table_output.h"
#include "core/report/model_comparison.h"
#include "ui/document/file_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

namespace aksnet::app {

namespace {

/// The cluster of that name, whatever its case, or the only one where none is named; or a sentence that names those there
/// are.
Result<ClusterId> clusterNamed(const Plan& plan, std::string_view name) {
    std::vector<std::string> names;
    for (const auto& cluster : plan.clusters) {
        if (equalsIgnoringCase(cluster->info.name, name) || (name.empty() && plan.clusters.size() == 1)) {
            return cluster->id;
        }
        names.push_back(cluster->info.name);
    }
    if (names.empty()) {
        return fail("", "The plan has no cluster.");
    }
    const std::string there = fmt::format("{}", fmt::join(names, ", "));
    return name.empty() ? fail("", fmt::format("The plan has several clusters; choose one with --cluster: {}.", there))
                        : fail("", fmt::format("The plan has no cluster called {}; it has {}.", inQuotes(name), there));
}

void printText(const advisor::ModelComparison& comparison, Table table, std::ostream& out) {
    // Its sentences stand below, where they have room.
    table.columns.pop_back();
    std::ranges::for_each(table.rows, [](Row& row) { row.cells.pop_back(); });
    out << table.title << "\n\n" << tableAsText(table) << '\n';
    for (const std::string& sentence : comparison.recommendation) {
        out << sentence << '\n';
    }
    for (const advisor::ModelOption& option : comparison.options) {
        out << '\n' << option.model->title << '\n';
        for (const ModelRemarks& remarks : modelRemarks(option)) {
            out << "  " << remarks.head << '\n';
            for (const std::string& sentence : remarks.sentences) {
                out << "  - " << sentence << '\n';
            }
        }
    }
}

}  // namespace

int runCompare(const CompareCommandOptions& options, Streams streams) {
    auto opened = ui::openFiles(options.files);
    if (!opened) {
        streams.err << opened.error().text() << '\n';
        return exitUnusable;
    }
    const auto snapshot = evaluate({std::make_shared<const Plan>(std::move(opened->document.plan)), 0, options.today});
    const auto cluster = clusterNamed(*snapshot->plan, options.cluster);
    if (!cluster) {
        streams.err << cluster.error().text() << '\n';
        return exitUnusable;
    }
    const auto comparison =
        advisor::compareModels(*snapshot, *cluster, {.podsReachable = options.podsReachable, .today = options.today});
    if (!comparison) {
        streams.err << comparison.error().text() << '\n';
        return exitUnusable;
    }
    Table table = modelComparison(*comparison);
    if (options.format == "text") {
        printText(*comparison, std::move(table), streams.out);
    } else {
        streams.out << (options.format == "json" ? tableAsJson(table) : tableAsCsv(table));
    }
    return exitClean;
}

}  // namespace aksnet::app
