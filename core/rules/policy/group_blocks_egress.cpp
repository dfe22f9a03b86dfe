// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a security group of a node subnet refuses TCP 443 to the internet and lets no part of it through before. Why: nodes
// cannot reach the registry and Azure's management. Fix: let these through.
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/policy/security_walk.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkGroupBlocksEgress(const Facts& facts, FindingSink& sink) {
    constexpr std::uint16_t https = 443;
    if (facts.plan->networkSecurityGroups.empty()) {
        return;
    }
    std::set<SubnetId> judged;
    SecurityWalks walks;
    forEachPoolByNumber(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool&) {
        const OutboundType type = effectiveOutboundType(*cluster.value);
        const auto place = pool.nodeSubnet ? facts.index->find(*pool.nodeSubnet) : std::nullopt;
        // Isolated clusters are meant to have no way out.
        if (!place || !place->subnet->networkSecurityGroup || type == OutboundType::none ||
            type == OutboundType::block || !judged.insert(*pool.nodeSubnet).second) {
            return;
        }
        const NetworkSecurityGroup& group = *facts.index->find(*place->subnet->networkSecurityGroup);
        if (group.securityRules.empty()) {
            return;
        }
        const AddressSet own{std::span<const Prefix>(place->subnet->addressPrefixes)};
        const SecurityRule* rule = walks.of(group, SecurityRuleDirection::outbound).refusalOfInternet(own, https);
        if (!rule) {
            return;
        }
        Finding& finding = sink.add(
            *pool.nodeSubnet, "networkSecurityGroup",
            fmt::format(
                "{} refuses TCP {} to the internet from subnet {}, and no rule before it lets any through; nodes of {} "
                "need the registry and Azure's management there.",
                titledRule(group, *rule), https, place->subnet->name, cluster.value->info.name));
        finding.related = {ObjectRef(group.id), ObjectRef(cluster.cluster)};
        const auto priority = freePriority(group, SecurityRuleDirection::outbound, catalog::firstSecurityPriority);
        if (priority && *priority < rule->priority) {
            NetworkSecurityGroup changed = group;
            changed.securityRules.push_back({.name = "allow-azure",
                                             .priority = *priority,
                                             .direction = SecurityRuleDirection::outbound,
                                             .access = SecurityRuleAccess::allow,
                                             .protocol = "Tcp",
                                             .sourceAddressPrefixes = {"*"},
                                             .sourcePortRanges = {"*"},
                                             .destinationAddressPrefixes = {"AzureCloud"},
                                             .destinationPortRanges = {"443"}});
            finding.fixes.push_back({fmt::format("Let TCP 443 to AzureCloud through ahead of {}", rule->name),
                                     Put<NetworkSecurityGroup>{std::move(changed)}});
        }
    });
}

}  // namespace

const Rule groupBlocksEgress{
    .id = "POL-003",
    .name = "group-blocks-egress",
    .family = "policy",
    .severity = Severity::error,
    .title = "Security group refuses what AKS needs from the internet",
    .azureCode = "OutboundConnFailVMExtensionError",
    .levers = {Lever::securityRules},
    .check = checkGroupBlocksEgress,
};

}  // namespace aksnet::rules
