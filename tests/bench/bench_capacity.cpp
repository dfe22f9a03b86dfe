// SPDX-License-Identifier: GPL-3.0-or-later
//
// The address engine on its own: facts, the capacity of all ranges and the layout of every address, and how much memory they
// keep. Budget for the large enterprise (50,000 nodes, 5 million pod addresses) on one core: 5 ms for capacity and layouts
// together, 64 bytes a node kept beyond the plan by facts and capacity (layouts are made where they are looked at, one after
// the other); growth exponent at most 1.1, which is what ten times the subnets may cost: 12.6 times the time.
#include "core/facts/address_layout.h"
#include "core/facts/capacity.h"
#include "tests/support/plan_generator.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <cstdlib>
#include <new>

namespace {

std::size_t heldBytes = 0;

}  // namespace

// What a value holds is what was allocated for it and not given back.
void* operator new(std::size_t size) {
    void* memory = std::malloc(size);
    if (!memory) {
        throw std::bad_alloc();
    }
    heldBytes += malloc_usable_size(memory);
    return memory;
}
void operator delete(void* memory) noexcept {
    heldBytes -= malloc_usable_size(memory);
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
    operator delete(memory);
}

namespace {

using namespace aksnet;

/// Facts of the enterprise (0) or of a plan of that many subnets; made once.
std::shared_ptr<const Facts> benchFacts(std::int64_t subnets) {
    static std::vector<std::pair<std::int64_t, std::shared_ptr<const Facts>>> made;
    for (const auto& [key, facts] : made) {
        if (key == subnets) {
            return facts;
        }
    }
    Plan plan = subnets == 0 ? testing::makeEnterprise() : testing::makePlan(static_cast<int>(subnets));
    return made.emplace_back(subnets, computeFacts(std::make_shared<const Plan>(std::move(plan)))).second;
}

double nodesOf(const Facts& facts) {
    double nodes = 0;
    for (const PoolFacts& pool : facts.pools) {
        nodes += pool.nodesMax;
    }
    return nodes;
}

std::size_t countSegments(const Facts& facts) {
    std::size_t segments = 0;
    forEachLayout(facts, [&](const RangeLayout& layout) { segments += layout.segments.size(); });
    return segments;
}

/// Time of `make`, and what its value keeps.
template <class Make>
void measure(benchmark::State& state, Make make) {
    const auto facts = benchFacts(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(make(*facts));
    }
    const std::size_t before = heldBytes;
    const auto kept = make(*facts);
    const auto bytes = static_cast<double>(heldBytes - before + sizeof(kept));
    state.counters["nodes"] = nodesOf(*facts);
    state.counters["bytesPerNode"] = bytes / nodesOf(*facts);
    state.SetComplexityN(state.range(0));
}

void factsAndCapacity(benchmark::State& state) {
    measure(state, [](const Facts& facts) {
        auto again = computeFacts(facts.plan);
        PlanCapacity capacity = capacityOf(*again);
        return std::pair(std::move(again), std::move(capacity));
    });
}
void capacityAlone(benchmark::State& state) {
    measure(state, [](const Facts& facts) { return capacityOf(facts); });
}
void layoutsAlone(benchmark::State& state) {
    measure(state, [](const Facts& facts) { return countSegments(facts); });
}
void layoutsKept(benchmark::State& state) {
    measure(state, [](const Facts& facts) { return allLayouts(facts); });
}
void capacityAndLayouts(benchmark::State& state) {
    measure(state, [](const Facts& facts) { return std::pair(capacityOf(facts), countSegments(facts)); });
}

void sizes(benchmark::internal::Benchmark* bench) {
    bench->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond)->Complexity();
}
void enterprise(benchmark::internal::Benchmark* bench) {
    bench->Arg(0)->Unit(benchmark::kMillisecond);
}
BENCHMARK(capacityAlone)->Name("capacity")->Apply(sizes);
BENCHMARK(layoutsAlone)->Name("layouts")->Apply(sizes);
BENCHMARK(capacityAndLayouts)->Name("capacity and layouts")->Apply(sizes);
BENCHMARK(capacityAlone)->Name("enterprise: capacity")->Apply(enterprise);
BENCHMARK(layoutsAlone)->Name("enterprise: layouts")->Apply(enterprise);
BENCHMARK(capacityAndLayouts)->Name("enterprise: capacity and layouts")->Apply(enterprise);
BENCHMARK(factsAndCapacity)->Name("enterprise: facts and capacity")->Apply(enterprise);
BENCHMARK(layoutsKept)->Name("enterprise: all layouts kept")->Apply(enterprise);

}  // namespace
