// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long traces take: one connection, a cluster's whole matrix of sources and destinations in a large company's plan, and
// the ports of all its clusters. Budget: milliseconds for a matrix.
#include "core/egress/matrix.h"
#include "core/egress/ports.h"
#include "tests/support/plan_generator.h"

#include <benchmark/benchmark.h>

namespace {

using namespace aksnet;

const Facts& enterpriseFacts() {
    static const auto facts = computeFacts(std::make_shared<const Plan>(testing::makeEnterprise()));
    return *facts;
}

void oneTrace(benchmark::State& state) {
    const Facts& facts = enterpriseFacts();
    Tracer tracer(facts);
    const Flow flow{.source = PodEndpoint{.pool = facts.pools.front().pool}, .destination = InternetEndpoint{}};
    for (auto _ : state) {
        benchmark::DoNotOptimize(tracer.trace(flow));
    }
}
BENCHMARK(oneTrace)->Name("trace, tracer kept")->Unit(benchmark::kMicrosecond);

void oneTraceAnew(benchmark::State& state) {
    const Facts& facts = enterpriseFacts();
    const Flow flow{.source = PodEndpoint{.pool = facts.pools.front().pool}, .destination = InternetEndpoint{}};
    for (auto _ : state) {
        benchmark::DoNotOptimize(trace(facts, flow));
    }
}
BENCHMARK(oneTraceAnew)->Name("trace, alone")->Unit(benchmark::kMicrosecond);

void clusterMatrix(benchmark::State& state) {
    const Facts& facts = enterpriseFacts();
    std::size_t cells = 0;
    for (auto _ : state) {
        Tracer tracer(facts);
        const auto rows = egressMatrixOf(facts, tracer, facts.clusters.front());
        cells = rows.size() * matrixDestinations;
        benchmark::DoNotOptimize(rows);
    }
    state.counters["cells"] = static_cast<double>(cells);
}
BENCHMARK(clusterMatrix)->Name("matrix of a cluster")->Unit(benchmark::kMillisecond);

void allPorts(benchmark::State& state) {
    const Facts& facts = enterpriseFacts();
    for (auto _ : state) {
        for (const ClusterFacts& cluster : facts.clusters) {
            benchmark::DoNotOptimize(portBudget(portSupplyOf(facts, cluster), nodesWithPorts(facts, cluster)));
        }
    }
    state.counters["clusters"] = static_cast<double>(facts.clusters.size());
}
BENCHMARK(allPorts)->Name("ports of all clusters")->Unit(benchmark::kMillisecond);

}  // namespace
