// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: with API Server VNet Integration a security group refuses TCP 443 or 4443 between nodes and the API server's subnet,
// or probes on TCP 9988. Why: the nodes cannot join or are lost. Fix: let these through.
#include "core/rules/definitions.h"
#include "core/rules/policy/security_walk.h"
#include "core/rules/routing/default_route.h"

#include <array>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkGroupBlocksApiServer(const Facts& facts, FindingSink& sink) {
    constexpr std::array<std::uint16_t, 2> ports{443, 4443};
    constexpr std::uint16_t probePort = 9988;
    SecurityWalks walks;
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        const auto place =
            access.enableVnetIntegration && access.subnet ? facts.index->find(*access.subnet) : std::nullopt;
        if (!place || facts.plan->networkSecurityGroups.empty()) {
            continue;
        }
        const std::vector<SubnetId> nodeSubnets = subnetsOfCluster(facts, cluster);
        const AddressSet nodes = addressesOf(facts, nodeSubnets);
        const AddressSet server{std::span<const Prefix>(place->subnet->addressPrefixes)};
        const auto check = [&](const Subnet& subnet, SecurityRuleDirection direction, const AddressSet& own,
                               const AddressSet& peers) {
            if (!subnet.networkSecurityGroup || own.empty() || peers.empty()) {
                return;
            }
            const NetworkSecurityGroup& group = *facts.index->find(*subnet.networkSecurityGroup);
            const SecurityWalk& walk = walks.of(group, direction);
            for (const std::uint16_t port : ports) {
                if (const auto refusal = walk.refusal({own, peers, Protocol::tcp, port})) {
                    Finding& finding =
                        sink.add(subnet.id, "networkSecurityGroup",
                                 fmt::format("{} refuses TCP {} between nodes of {} and its API server ({}).",
                                             titledRule(group, *refusal->rule), port, cluster.value->info.name,
                                             place->subnet->name));
                    finding.related = {ObjectRef(group.id), ObjectRef(cluster.cluster)};
                    const bool isInbound = direction == SecurityRuleDirection::inbound;
                    if (auto fix = allowBefore(group, *refusal->rule, isInbound ? peers : own, isInbound ? own : peers,
                                               "allow-api-server")) {
                        finding.fixes.push_back(std::move(*fix));
                    }
                    return;
                }
            }
        };
        check(*place->subnet, SecurityRuleDirection::inbound, server, nodes);
        for (const SubnetId id : nodeSubnets) {
            const Subnet& subnet = *facts.index->find(id)->subnet;
            const AddressSet own{std::span<const Prefix>(subnet.addressPrefixes)};
            check(subnet, SecurityRuleDirection::outbound, own, server);
        }
        if (place->subnet->networkSecurityGroup) {
            const NetworkSecurityGroup& group = *facts.index->find(*place->subnet->networkSecurityGroup);
            const SecurityRule* rule = walks.of(group, SecurityRuleDirection::inbound).refusalOfProbes(probePort);
            if (rule) {
                Finding& finding = sink.add(
                    place->subnet->id, "networkSecurityGroup",
                    fmt::format(
                        "{} refuses probes of Azure's load balancer on TCP {} on subnet {}; the API server of {} would "
                        "count as down.",
                        titledRule(group, *rule), probePort, place->subnet->name, cluster.value->info.name));
                finding.related = {ObjectRef(group.id), ObjectRef(cluster.cluster)};
            }
        }
    }
}

}  // namespace

const Rule groupBlocksApiServer{
    .id = "POL-004",
    .name = "group-blocks-api-server",
    .family = "policy",
    .severity = Severity::error,
    .title = "Security group keeps nodes from the API server",
    .azureCode = "",
    .levers = {Lever::securityRules},
    .check = checkGroupBlocksApiServer,
};

}  // namespace aksnet::rules
