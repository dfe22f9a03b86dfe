// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_table.h.
#include "core/report/trace_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {

namespace {

Cell addressCell(const std::optional<Translation>& translation, const FlowAddress& otherwise) {
    return translation ? fmt::format("{} → {}", translation->from.text(), translation->to.text()) : otherwise.text();
}

Row outcomeRow(const Trace& trace, std::string_view what, std::string text) {
    const Hop& last = trace.hops.back();
    return {last.at,
            {Cell(), last.title, std::string(what), std::move(text), trace.sourceSeen.text(),
             last.destinationOut().text(), Cell(), Cell()}};
}

}  // namespace

Table traceTable(const Trace& trace) {
    Table table{.key = "trace",
                .title = "Trace",
                .columns = {{"hop", "Hop", ColumnType::integer},
                            {"place", "Place", ColumnType::text},
                            {"step", "Step", ColumnType::text},
                            {"what", "What happens", ColumnType::text},
                            {"source", "Source", ColumnType::text},
                            {"destination", "Destination", ColumnType::text},
                            {"notes", "Notes", ColumnType::text},
                            {"page", "Page", ColumnType::text}},
                .rows = {}};
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        const Hop& hop = trace.hops[i];
        const FlowAddress* source = &hop.source;
        const FlowAddress* destination = &hop.destination;
        for (const Step& step : hop.steps) {
            table.rows.push_back(
                {hop.at,
                 {static_cast<std::int64_t>(i + 1), hop.title, std::string(stepTitle(step.kind)), step.text,
                  addressCell(step.source, *source), addressCell(step.destination, *destination),
                  fmt::format("{}", fmt::join(step.notes, " ")),
                  step.fact ? Cell(std::string(step.fact->url)) : Cell()}});
            source = step.source ? &step.source->to : source;
            destination = step.destination ? &step.destination->to : destination;
        }
    }
    table.rows.push_back(outcomeRow(trace, dispositionTitle(trace.disposition), trace.reason));
    if (trace.returnPath.kind != ReturnPathKind::none) {
        table.rows.push_back(outcomeRow(trace, "way back", trace.returnPath.text));
    }
    return table;
}

}  // namespace aksnet
