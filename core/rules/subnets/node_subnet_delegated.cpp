// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet that holds nodes is delegated.
// Why: AKS refuses delegated node subnets; sources disagree on the managedClusters delegation, so that is a warning. Fix: remove it.
#include "core/base/text.h"
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNodeSubnetDelegated(const Facts& facts, FindingSink& sink) {
    for (const SubnetFacts& entry : facts.subnets) {
        const auto holdsNodes = [](const SubnetDemand& demand) { return demand.owner.kind == ObjectKind::nodePool && demand.nodes > 0; };
        const auto pool = std::ranges::find_if(entry.demands, holdsNodes);
        const SubnetPlace place = *facts.index->find(entry.subnet);
        if (pool == entry.demands.end() || place.subnet->delegations.empty()) {
            continue;
        }
        const auto isAksOwn = [](const std::string& service) { return equalsIgnoringCase(service, catalog::managedClustersDelegation); };
        const bool onlyAks = std::ranges::all_of(place.subnet->delegations, isAksOwn);
        Finding& finding = sink.add(entry.subnet, "delegations",
                                    fmt::format("Subnet {} holds node pool {} and is delegated to {}; {}.", place.subnet->name, facts.index->nameOf(pool->owner),
                                                place.subnet->delegations.front(),
                                                onlyAks ? "Microsoft's pages disagree on whether AKS accepts that" : "AKS refuses delegated node subnets"));
        finding.related = {pool->owner};
        if (onlyAks) {
            finding.severity = Severity::warning;
        }
        Subnet changed = *place.subnet;
        changed.delegations.clear();
        finding.fixes.push_back({fmt::format("Remove the delegation of {}", changed.name), PutSubnet{entry.virtualNetwork, std::move(changed)}});
    }
}

}  // namespace

const Rule nodeSubnetDelegated{
    .id = "SUB-001",
    .name = "node-subnet-delegated",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Node subnet is delegated to a service",
    .azureCode = "SubnetIsDelegated",
    .check = checkNodeSubnetDelegated,
};

}  // namespace aksnet::rules
