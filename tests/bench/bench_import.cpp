// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long an import takes: what `az` would print for generated plans of 100 to 10,000 subnets, read alone and into a plan
// that has it all already; and how much of that is reading JSON.
#include "core/io/import.h"
#include "tests/support/azure_export.h"
#include "tests/support/plan_generator.h"

#include <benchmark/benchmark.h>

namespace {

using namespace aksnet;

/// The export of a plan of that many subnets. Made once.
const std::vector<SourceFile>& benchExport(std::int64_t subnets) {
    static std::map<std::int64_t, std::vector<SourceFile>> made;
    auto& files = made[subnets];
    if (files.empty()) {
        Plan plan = testing::makePlan(static_cast<int>(subnets));
        testing::settleInAzure(plan);
        files.push_back({"all.json", testing::AzureExport(plan, testing::AzureStyle::flattened).text()});
    }
    return files;
}

void countText(benchmark::State& state, const std::vector<SourceFile>& files) {
    const auto bytes = static_cast<std::int64_t>(files.front().text.size());
    state.SetBytesProcessed(state.iterations() * bytes);
    state.counters["kB"] = static_cast<double>(bytes) / 1000;
}

void importAll(benchmark::State& state) {
    const auto& files = benchExport(state.range(0));
    int imported = 0;
    for (auto _ : state) {
        const auto outcome = importFiles(files);
        imported = outcome->report.count(ImportStatus::imported);
        benchmark::DoNotOptimize(outcome);
    }
    countText(state, files);
    state.counters["resources"] = imported;
}
BENCHMARK(importAll)->Name("import")->RangeMultiplier(10)->Range(100, 10'000)->Unit(benchmark::kMillisecond);

void importAgain(benchmark::State& state) {
    const auto& files = benchExport(state.range(0));
    const Plan base = importFiles(files)->plan;
    for (auto _ : state) {
        benchmark::DoNotOptimize(importFiles(files, &base));
    }
    countText(state, files);
}
BENCHMARK(importAgain)->Name("import again")->RangeMultiplier(10)->Range(100, 10'000)->Unit(benchmark::kMillisecond);

/// Parses the text and looks whether there is a resource in it.
void readJson(benchmark::State& state) {
    const auto& files = benchExport(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(looksImportable(files.front().text));
    }
    countText(state, files);
}
BENCHMARK(readJson)->Name("JSON alone")->RangeMultiplier(10)->Range(100, 10'000)->Unit(benchmark::kMillisecond);

}  // namespace
