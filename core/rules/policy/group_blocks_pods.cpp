// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a rule of a node subnet's security group refuses traffic to or from the pod CIDR of an Overlay cluster. Why: Overlay
// packets are not wrapped, so the group sees pod addresses. Fix: a rule ahead of it that lets the pod CIDR through.
#include "core/rules/definitions.h"
#include "core/rules/policy/security_walk.h"
#include "core/rules/routing/default_route.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkGroupAndPods(const Facts& facts, FindingSink& sink, SecurityWalks& walks, const ClusterFacts& cluster,
                       const Subnet& subnet, const AddressSet& pods, const AddressSet& all) {
    constexpr std::uint16_t anyServicePort = 8080;
    const NetworkSecurityGroup& group = *facts.index->find(*subnet.networkSecurityGroup);
    for (const auto direction : {SecurityRuleDirection::inbound, SecurityRuleDirection::outbound}) {
        const SecurityWalk& walk = walks.of(group, direction);
        auto refusal = walk.refusal({pods, all, Protocol::tcp, anyServicePort});
        if (!refusal) {
            refusal = walk.refusal({pods, all, Protocol::udp, 53});
        }
        if (!refusal) {
            continue;
        }
        const bool isInbound = direction == SecurityRuleDirection::inbound;
        Finding& finding = sink.add(
            subnet.id, "networkSecurityGroup",
            fmt::format(
                "{} refuses {} traffic between pods ({}) and {} on subnet {}; Overlay needs node to pod and pod to pod "
                "on all ports.",
                titledRule(group, *refusal->rule), isInbound ? "inbound" : "outbound", pods.toPrefixes().front().text(),
                refusal->peers.text(), subnet.name));
        finding.related = {ObjectRef(group.id), ObjectRef(cluster.cluster)};
        if (auto fix = allowBefore(group, *refusal->rule, all, isInbound ? pods : all, "allow-pods")) {
            finding.fixes.push_back(std::move(*fix));
        }
    }
}

void checkGroupBlocksPods(const Facts& facts, FindingSink& sink) {
    if (facts.plan->networkSecurityGroups.empty()) {
        return;
    }
    SecurityWalks walks;
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::overlay) {
            continue;
        }
        AddressSetBuilder podSpace;
        for (const ClusterRange& range : cluster.podCidrs) {
            podSpace.add(range.prefix);
        }
        const AddressSet pods = std::move(podSpace).build();
        const std::vector<SubnetId> subnets = subnetsOfCluster(facts, cluster);
        std::optional<AddressSet> all;
        for (const SubnetId id : subnets) {
            const Subnet& subnet = *facts.index->find(id)->subnet;
            if (subnet.networkSecurityGroup &&
                !facts.index->find(*subnet.networkSecurityGroup)->securityRules.empty()) {
                if (!all) {
                    all = addressesOf(facts, subnets).united(pods);
                }
                checkGroupAndPods(facts, sink, walks, cluster, subnet, pods, *all);
            }
        }
    }
}

}  // namespace

const Rule groupBlocksPods{
    .id = "POL-002",
    .name = "group-blocks-pods",
    .family = "policy",
    .severity = Severity::error,
    .title = "Security group refuses Overlay pods",
    .azureCode = "",
    .levers = {Lever::securityRules, Lever::networkingModel},
    .check = checkGroupBlocksPods,
};

}  // namespace aksnet::rules
