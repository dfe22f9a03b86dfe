// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overlap sweep beside sorting the same prefixes, which no sweep can do without: the ratio of the two is what to watch.
#include "core/address/overlap_sweep.h"
#include "tests/support/dice.h"

#include <benchmark/benchmark.h>

#include <algorithm>

namespace {

using namespace aksnet;

/// As in one large address plan: blocks side by side in shuffled order, one in a hundred inside another one.
std::vector<Prefix> addressPlan(std::int64_t count) {
    testing::Dice dice(1);
    std::vector<Prefix> prefixes;
    std::uint32_t at = 10U << 24;
    while (std::ssize(prefixes) < count) {
        // Of a million blocks /28 is the largest that finds room from 10.0.0.0 on.
        const Prefix block = *Prefix::exact(IpAddress::v4(at), 28);
        prefixes.push_back(block);
        if (dice.chance(1) && std::ssize(prefixes) < count) {
            prefixes.push_back(dice.inside(block, 29, 32));
        }
        at += 16;
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(prefixes.size()); i > 1; --i) {
        std::swap(prefixes[i - 1], prefixes[dice.below(i)]);
    }
    return prefixes;
}

/// Every prefix inside the one before, again and again: k is large.
std::vector<Prefix> nestedChains(std::int64_t count) {
    std::vector<Prefix> prefixes;
    for (std::uint32_t chain = 0; std::ssize(prefixes) < count; ++chain) {
        for (int length = 16; length <= 32 && std::ssize(prefixes) < count; ++length) {
            prefixes.push_back(Prefix::containing(IpAddress::v4(chain << 16), length));
        }
    }
    return prefixes;
}

void sweepPlan(benchmark::State& state) {
    const auto prefixes = addressPlan(state.range(0));
    std::size_t pairs = 0;
    for (auto _ : state) {
        pairs = findOverlaps(std::span<const Prefix>(prefixes)).size();
    }
    state.counters["pairs"] = static_cast<double>(pairs);
}

void sweepChains(benchmark::State& state) {
    const auto prefixes = nestedChains(state.range(0));
    std::size_t pairs = 0;
    for (auto _ : state) {
        pairs = findOverlaps(std::span<const Prefix>(prefixes)).size();
    }
    state.counters["pairs"] = static_cast<double>(pairs);
}

void sweepRanges(benchmark::State& state) {
    const auto prefixes = addressPlan(state.range(0));
    const std::vector<AddressRange> ranges(prefixes.begin(), prefixes.end());
    std::size_t pairs = 0;
    for (auto _ : state) {
        pairs = findOverlaps(std::span<const AddressRange>(ranges)).size();
    }
    state.counters["pairs"] = static_cast<double>(pairs);
}

void sortPlan(benchmark::State& state) {
    const auto prefixes = addressPlan(state.range(0));
    for (auto _ : state) {
        std::vector<Prefix> sorted = prefixes;
        std::ranges::sort(sorted);
        benchmark::DoNotOptimize(sorted.data());
    }
}

void sizes(benchmark::internal::Benchmark* bench) {
    bench->RangeMultiplier(10)->Range(1'000, 1'000'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK(sortPlan)->Name("std::sort of the prefixes")->Apply(sizes);
BENCHMARK(sweepPlan)->Name("sweep, prefixes")->Apply(sizes);
BENCHMARK(sweepChains)->Name("sweep, nested chains")->Apply(sizes);
BENCHMARK(sweepRanges)->Name("sweep, ranges")->Apply(sizes);

}  // namespace
