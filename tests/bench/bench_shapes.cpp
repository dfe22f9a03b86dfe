// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans of unusual shape, where a scan hidden in a loop would show: everything in one network, one hub for all, the same
// fault everywhere. Each size is ten times the one before; times must not grow by much more than that, save where the number
// of overlapping pairs grows by a hundred: pod CIDRs over all subnets, and equal spokes.
#include "core/diagram/diagram.h"
#include "core/engine/engine.h"

#include <benchmark/benchmark.h>

#include <fmt/format.h>

namespace {

using namespace aksnet;
using namespace aksnet::literals;

Prefix blockAt(const Prefix& space, std::uint32_t position, int length) {
    return Prefix::containing(*space.first().plus(Uint128{position} << (32 - length)), length);
}

Subnet& addSubnet(Plan& plan, VirtualNetwork& network, const Prefix& prefix) {
    Subnet& subnet = network.subnets.emplace_back();
    subnet.id.value = plan.nextNumber++;
    subnet.name = fmt::format("subnet-{}", subnet.id.value);
    subnet.addressPrefixes = {prefix};
    return subnet;
}

VirtualNetwork makeNetwork(Plan& plan, const Prefix& space) {
    VirtualNetwork network;
    network.id.value = plan.nextNumber++;
    network.info.name = fmt::format("network-{}", network.id.value);
    network.addressPrefixes = {space};
    return network;
}

Cluster makeCluster(Plan& plan, SubnetId subnet) {
    Cluster cluster;
    cluster.id.value = plan.nextNumber++;
    cluster.info.name = fmt::format("cluster-{}", cluster.id.value);
    cluster.networkProfile.networkPlugin = NetworkPlugin::azure;
    cluster.networkProfile.networkPluginMode = NetworkPluginMode::overlay;
    cluster.networkProfile.podCidrs = {"172.16.0.0/14"_prefix};
    cluster.networkProfile.serviceCidrs = {"172.20.0.0/16"_prefix};
    cluster.networkProfile.dnsServiceIp = "172.20.0.10"_ip;
    NodePool& pool = cluster.agentPoolProfiles.emplace_back();
    pool.id.value = plan.nextNumber++;
    pool.name = "pool";
    pool.count = 3;
    pool.vnetSubnet = subnet;
    return cluster;
}

/// n subnets in one network, every tenth with a cluster; `podCidr` is that of all clusters.
Plan oneNetwork(int count, const Prefix& podCidr) {
    Plan plan;
    VirtualNetwork network = makeNetwork(plan, "10.0.0.0/8"_prefix);
    for (int i = 0; i < count; ++i) {
        const SubnetId subnet =
            addSubnet(plan, network, blockAt("10.0.0.0/8"_prefix, static_cast<std::uint32_t>(i), 26)).id;
        if (i % 10 == 0) {
            Cluster cluster = makeCluster(plan, subnet);
            cluster.networkProfile.podCidrs = {podCidr};
            plan.clusters.push_back(std::move(cluster));
        }
    }
    plan.virtualNetworks.push_back(std::move(network));
    return plan;
}

/// One hub with a firewall and n spokes of one subnet each. `areEqual`: all with the same space.
Plan oneHub(int count, bool areEqual) {
    Plan plan;
    VirtualNetwork hub = makeNetwork(plan, "192.168.0.0/24"_prefix);
    const SubnetId firewallSubnet = addSubnet(plan, hub, "192.168.0.0/26"_prefix).id;
    std::vector<Shared<VirtualNetwork>> spokes;
    const auto peer = [&](VirtualNetwork& from, VirtualNetworkId to) {
        Peering& peering = from.peerings.emplace_back();
        peering.id.value = plan.nextNumber++;
        peering.name = "peering";
        peering.remoteVirtualNetwork = to;
        peering.allowGatewayTransit = true;
    };
    for (int i = 0; i < count; ++i) {
        const Prefix space = blockAt("10.0.0.0/8"_prefix, areEqual ? 0U : static_cast<std::uint32_t>(i), 24);
        VirtualNetwork spoke = makeNetwork(plan, space);
        addSubnet(plan, spoke, space);
        peer(spoke, hub.id);
        peer(hub, spoke.id);
        spokes.emplace_back(std::move(spoke));
        Firewall firewall;
        firewall.id.value = plan.nextNumber++;
        firewall.info.name = fmt::format("firewall-{}", i);
        firewall.subnet = firewallSubnet;
        plan.firewalls.push_back(std::move(firewall));
    }
    plan.virtualNetworks.emplace_back(std::move(hub));
    plan.virtualNetworks.insert(plan.virtualNetworks.end(), spokes.begin(), spokes.end());
    return plan;
}

/// n subnets that all lie outside their network, each with a waiver.
Plan sameFaultEverywhere(int count) {
    Plan plan;
    VirtualNetwork network = makeNetwork(plan, "10.0.0.0/8"_prefix);
    for (int i = 0; i < count; ++i) {
        const Subnet& subnet =
            addSubnet(plan, network, blockAt("11.0.0.0/8"_prefix, static_cast<std::uint32_t>(i), 26));
        plan.waivers.push_back({"IP-001", subnet.id, "Known.", "", {}});
    }
    plan.virtualNetworks.push_back(std::move(network));
    return plan;
}

/// Groups of eight subnets with one and the same range: 28 overlaps a group.
Plan twins(int count) {
    Plan plan;
    VirtualNetwork network = makeNetwork(plan, "10.0.0.0/8"_prefix);
    for (int i = 0; i < count; ++i) {
        addSubnet(plan, network, blockAt("10.0.0.0/8"_prefix, static_cast<std::uint32_t>(i / 8), 26));
    }
    plan.virtualNetworks.push_back(std::move(network));
    return plan;
}

void evaluatePlan(benchmark::State& state, Plan (*make)(int)) {
    const Inputs inputs{.plan = std::make_shared<const Plan>(make(static_cast<int>(state.range(0)))),
                        .revision = 1,
                        .today = "2026-11-23"};
    std::size_t findings = 0;
    for (auto _ : state) {
        findings = evaluate(inputs)->findings.size();
    }
    state.counters["findings"] = static_cast<double>(findings);
}

void drawPlan(benchmark::State& state, Plan (*make)(int)) {
    const SnapshotPtr snapshot = evaluate({.plan = std::make_shared<const Plan>(make(static_cast<int>(state.range(0)))),
                                           .revision = 1,
                                           .today = "2026-11-23"});
    std::size_t boxes = 0;
    for (auto _ : state) {
        boxes = makeDiagram(*snapshot, {}).boxes.size();
    }
    state.counters["boxes"] = static_cast<double>(boxes);
}

Plan oneLargeNetwork(int count) {
    return oneNetwork(count, "172.16.0.0/14"_prefix);
}
Plan podsOverSubnets(int count) {
    return oneNetwork(count, "10.0.0.0/10"_prefix);
}
Plan spokesApart(int count) {
    return oneHub(count, false);
}
Plan spokesAlike(int count) {
    return oneHub(count, true);
}

void sizes(benchmark::internal::Benchmark* bench) {
    bench->Arg(30)->Arg(300)->Arg(3'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(evaluatePlan, one network, oneLargeNetwork)->Apply(sizes);
BENCHMARK_CAPTURE(evaluatePlan, pod CIDRs over all subnets, podsOverSubnets)->Apply(sizes);
BENCHMARK_CAPTURE(evaluatePlan, one hub, spokesApart)->Apply(sizes);
BENCHMARK_CAPTURE(evaluatePlan, one hub and equal spokes, spokesAlike)
    ->Arg(30)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(evaluatePlan, all outside and waived, sameFaultEverywhere)->Apply(sizes);
BENCHMARK_CAPTURE(evaluatePlan, twins, twins)->Apply(sizes);
BENCHMARK_CAPTURE(drawPlan, one network, oneLargeNetwork)->Apply(sizes);
BENCHMARK_CAPTURE(drawPlan, one hub, spokesApart)->Apply(sizes);
BENCHMARK_CAPTURE(drawPlan, all outside and waived, sameFaultEverywhere)->Apply(sizes);

}  // namespace
