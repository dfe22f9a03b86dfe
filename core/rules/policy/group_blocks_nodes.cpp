// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a rule of a security group refuses DNS or kubelet traffic between the node and pod subnets of one cluster. Why:
// names are not resolved, logs and probes time out. Fix: a rule ahead of it that lets the cluster's subnets through.
#include "core/rules/definitions.h"
#include "core/rules/policy/security_walk.h"
#include "core/rules/routing/default_route.h"

#include <array>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// What nodes ask of each other first: the kubelet and the cluster's DNS.
struct NodeTraffic {
    Protocol protocol;
    std::uint16_t port;
    std::string_view title;
};
constexpr std::array nodeTraffic{NodeTraffic{Protocol::tcp, 10250, "TCP 10250, the kubelet"},
                                 NodeTraffic{Protocol::udp, 53, "UDP 53, DNS"}};

void checkGroupBetweenNodes(const Facts& facts, FindingSink& sink, SecurityWalks& walks, const ClusterFacts& cluster,
                            const Subnet& subnet, const AddressSet& all) {
    const NetworkSecurityGroup& group = *facts.index->find(*subnet.networkSecurityGroup);
    const AddressSet own{std::span<const Prefix>(subnet.addressPrefixes)};
    for (const auto direction : {SecurityRuleDirection::inbound, SecurityRuleDirection::outbound}) {
        const SecurityWalk& walk = walks.of(group, direction);
        for (const NodeTraffic& each : nodeTraffic) {
            const auto refusal = walk.refusal({own, all, each.protocol, each.port});
            if (!refusal) {
                continue;
            }
            const bool isInbound = direction == SecurityRuleDirection::inbound;
            Finding& finding = sink.add(
                subnet.id, "networkSecurityGroup",
                fmt::format(
                    "{} refuses {} {} {} on subnet {} ({}); nodes and pods of cluster {} must reach each other.",
                    titledRule(group, *refusal->rule), isInbound ? "what comes from" : "what goes to",
                    refusal->peers.text(), isInbound ? "inbound" : "outbound", subnet.name, each.title,
                    cluster.value->info.name));
            finding.related = {ObjectRef(group.id), ObjectRef(cluster.cluster)};
            if (auto fix =
                    allowBefore(group, *refusal->rule, isInbound ? all : own, isInbound ? own : all, "allow-cluster")) {
                finding.fixes.push_back(std::move(*fix));
            }
            break;
        }
    }
}

void checkGroupBlocksNodes(const Facts& facts, FindingSink& sink) {
    if (facts.plan->networkSecurityGroups.empty()) {
        return;
    }
    SecurityWalks walks;
    for (const ClusterFacts& cluster : facts.clusters) {
        const std::vector<SubnetId> subnets = subnetsOfCluster(facts, cluster);
        std::optional<AddressSet> all;
        for (const SubnetId id : subnets) {
            const Subnet& subnet = *facts.index->find(id)->subnet;
            if (subnet.networkSecurityGroup &&
                !facts.index->find(*subnet.networkSecurityGroup)->securityRules.empty()) {
                if (!all) {
                    all = addressesOf(facts, subnets);
                }
                checkGroupBetweenNodes(facts, sink, walks, cluster, subnet, *all);
            }
        }
    }
}

}  // namespace

const Rule groupBlocksNodes{
    .id = "POL-001",
    .name = "group-blocks-nodes",
    .family = "policy",
    .severity = Severity::error,
    .title = "Security group keeps the cluster's nodes apart",
    .azureCode = "",
    .levers = {Lever::securityRules, Lever::poolSubnet},
    .check = checkGroupBlocksNodes,
};

}  // namespace aksnet::rules
