// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a snapshot to a picture: laying the diagram out, and writing it as SVG.
#include "core/io/svg.h"
#include "tests/support/plan_generator.h"

#include <benchmark/benchmark.h>

#include <memory>

namespace {

using namespace aksnet;

/// The snapshot of a plan with that many subnets; made once a run of one benchmark.
SnapshotPtr snapshotOf(std::int64_t subnets) {
    return evaluate({.plan = std::make_shared<const Plan>(testing::makePlan(static_cast<int>(subnets))),
                     .revision = 1,
                     .today = "2026-11-23"});
}

void layOut(benchmark::State& state) {
    const SnapshotPtr snapshot = snapshotOf(state.range(0));
    std::size_t boxes = 0;
    std::size_t links = 0;
    for (auto _ : state) {
        const Diagram diagram = makeDiagram(*snapshot, {});
        boxes = diagram.boxes.size();
        links = diagram.links.size();
    }
    state.counters["boxes"] = static_cast<double>(boxes);
    state.counters["links"] = static_cast<double>(links);
}

void write(benchmark::State& state) {
    const Diagram diagram = makeDiagram(*snapshotOf(state.range(0)), {});
    // What is written is as much text whatever the colours are.
    const Theme theme{};
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = writeSvg(diagram, theme, {.title = "Plan", .description = {}, .planText = {}}).size();
    }
    state.counters["boxes"] = static_cast<double>(diagram.boxes.size());
    state.counters["bytes"] = static_cast<double>(bytes);
}

BENCHMARK(layOut)->Name("makeDiagram")->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(write)->Name("writeSvg")->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace
