// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the subnet for virtual nodes is missing, holds other things or is delegated to another service. Why: container
// instances take a delegated subnet for themselves. Fix: a free subnet of the cluster's network.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::string_view containerGroups = "Microsoft.ContainerInstance/containerGroups";

/// What stands in the subnet and is no container instance.
std::vector<ObjectRef> othersBesideContainers(const Facts& facts, SubnetId subnet) {
    std::vector<ObjectRef> others;
    for (const SubnetDemand& demand : facts.find(subnet)->demands) {
        const SubnetConsumer* consumer = demand.owner.kind == ObjectKind::subnetConsumer
                                             ? facts.index->find(SubnetConsumerId(demand.owner.number))
                                             : nullptr;
        if (!consumer || consumer->kind != SubnetConsumerKind::containerInstance) {
            others.push_back(demand.owner);
        }
    }
    return inOrder(std::move(others));
}

void checkVirtualNodesSubnet(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const std::string& wanted = cluster.value->virtualNodesSubnetName;
        const VirtualNetwork* network = wanted.empty() ? nullptr : ownNetworkOf(facts, cluster);
        if (!network) {
            continue;
        }
        constexpr std::string_view field = "addonProfiles.aciConnectorLinux.config.SubnetName";
        const std::string& name = cluster.value->info.name;
        const auto subnet = std::ranges::find_if(
            network->subnets, [&](const Subnet& each) { return equalsIgnoringCase(each.name, wanted); });
        if (subnet == network->subnets.end()) {
            sink.add(cluster.cluster, field,
                     fmt::format(
                         "Virtual nodes of cluster {} shall use subnet {}, but virtual network {} has none of that "
                         "name.",
                         name, wanted, network->info.name))
                .azureCode = "";
            continue;
        }
        if (const auto others = othersBesideContainers(facts, subnet->id); !others.empty()) {
            Finding& finding = sink.add(
                cluster.cluster, field,
                fmt::format("Virtual nodes of cluster {} shall use subnet {}, where {} {} already; container "
                            "instances need it for themselves.",
                            name, subnet->name, listedNames(facts, others), others.size() == 1 ? "lies" : "lie"));
            finding.related = {ObjectRef(subnet->id)};
        }
        const auto other = std::ranges::find_if(subnet->delegations, [](const std::string& service) {
            return !equalsIgnoringCase(service, containerGroups);
        });
        if (other != subnet->delegations.end()) {
            Finding& finding =
                sink.add(subnet->id, "delegations",
                         fmt::format("Subnet {} is for virtual nodes of cluster {} and must be delegated to "
                                     "{}, but is delegated to {}.",
                                     subnet->name, name, containerGroups, *other));
            finding.related = {ObjectRef(cluster.cluster)};
        }
    }
}

}  // namespace

const Rule virtualNodesSubnet{
    .id = "SUB-012",
    .name = "virtual-nodes-subnet",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Subnet does not suit virtual nodes",
    .azureCode = "SubnetDelegationsCannotChangeWhenSubnetUsedByResource",
    .levers = {Lever::delegation, Lever::neighbours, Lever::addOn},
    .check = checkVirtualNodesSubnet,
};

}  // namespace aksnet::rules
