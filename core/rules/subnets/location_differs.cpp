// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster and its network, or a subnet and its route table, security group or NAT gateway, have different regions.
// Why: Azure joins only what is in one region. Fix: one region for all.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// "North Europe" and "northeurope" are one region; nothing is said where one of them is not stated.
bool isOtherRegion(std::string_view a, std::string_view b) {
    const auto letters = [](std::string_view text) {
        std::string kept = lowered(text);
        std::erase(kept, ' ');
        return kept;
    };
    return !a.empty() && !b.empty() && a != b && letters(a) != letters(b);
}

void reportRegions(FindingSink& sink, ObjectRef subject, ObjectRef other, std::string message) {
    sink.add(subject, "location", std::move(message)).related = {other};
}

void checkLocationDiffers(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
        const ResourceInfo& info = cluster.value->info;
        if (network && isOtherRegion(info.location, network->info.location)) {
            reportRegions(sink, cluster.cluster, network->id,
                          fmt::format("Cluster {} is in {}, its virtual network {} in {}; they must share a region.",
                                      info.name, info.location, network->info.name, network->info.location));
        }
    }
    std::set<std::pair<ObjectRef, ObjectRef>> told;
    const auto check = [&](const VirtualNetwork& network, ObjectRef thing, const ResourceInfo& info) {
        if (isOtherRegion(network.info.location, info.location) && told.emplace(network.id, thing).second) {
            reportRegions(
                sink, thing, network.id,
                fmt::format("The region of {} is {}, but a subnet of {} in {} has it; they must share a region.",
                            info.name, info.location, network.info.name, network.info.location));
        }
    };
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts&) {
        if (network.info.location.empty()) {
            return;
        }
        if (subnet.routeTable) {
            check(network, *subnet.routeTable, facts.index->find(*subnet.routeTable)->info);
        }
        if (subnet.networkSecurityGroup) {
            check(network, *subnet.networkSecurityGroup, facts.index->find(*subnet.networkSecurityGroup)->info);
        }
        if (subnet.natGateway) {
            check(network, *subnet.natGateway, facts.index->find(*subnet.natGateway)->info);
        }
    });
}

}  // namespace

const Rule locationDiffers{
    .id = "SUB-017",
    .name = "location-differs",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Things that belong together lie in different regions",
    .azureCode = "",
    .levers = {Lever::region},
    .check = checkLocationDiffers,
};

}  // namespace aksnet::rules
