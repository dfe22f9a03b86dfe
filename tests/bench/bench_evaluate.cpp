// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a recompute takes: the whole of evaluate, facts alone and rules alone, from a plan that one person works on to a
// large company's. Budget on one core: 0.05 ms for the typical plan, 5 ms for the enterprise.
#include "core/engine/engine.h"
#include "tests/support/plan_generator.h"

#include <benchmark/benchmark.h>

namespace {

using namespace aksnet;

/// 0: the typical plan; 1: the enterprise; otherwise a plan of that many subnets. Made once.
std::shared_ptr<const Plan> benchPlan(std::int64_t what) {
    static std::vector<std::pair<std::int64_t, std::shared_ptr<const Plan>>> made;
    for (const auto& [key, plan] : made) {
        if (key == what) {
            return plan;
        }
    }
    Plan plan = what == 0   ? testing::makeTypical()
                : what == 1 ? testing::makeEnterprise()
                            : testing::makePlan(static_cast<int>(what));
    return made.emplace_back(what, std::make_shared<const Plan>(std::move(plan))).second;
}

void countObjects(benchmark::State& state, const Plan& plan) {
    std::size_t subnets = 0;
    std::size_t pools = 0;
    for (const auto& network : plan.virtualNetworks) {
        subnets += network->subnets.size();
    }
    for (const auto& cluster : plan.clusters) {
        pools += cluster->agentPoolProfiles.size();
    }
    state.counters["subnets"] = static_cast<double>(subnets);
    state.counters["pools"] = static_cast<double>(pools);
}

void evaluateAll(benchmark::State& state) {
    const Inputs inputs{.plan = benchPlan(state.range(0)), .revision = 1, .today = "2026-11-23"};
    std::size_t findings = 0;
    for (auto _ : state) {
        const SnapshotPtr snapshot = evaluate(inputs);
        findings = snapshot->findings.size();
        benchmark::DoNotOptimize(snapshot);
    }
    countObjects(state, *inputs.plan);
    state.counters["findings"] = static_cast<double>(findings);
}
BENCHMARK(evaluateAll)
    ->Name("evaluate")
    ->Arg(0)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond);

void factsAlone(benchmark::State& state) {
    const auto plan = benchPlan(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(computeFacts(plan));
    }
    countObjects(state, *plan);
}
BENCHMARK(factsAlone)->Name("facts")->Arg(0)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(1)->Unit(benchmark::kMillisecond);

void rulesAlone(benchmark::State& state) {
    const auto facts = computeFacts(benchPlan(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(runRules(*facts, "2026-11-23"));
    }
    countObjects(state, *facts->plan);
}
BENCHMARK(rulesAlone)->Name("rules")->Arg(0)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
