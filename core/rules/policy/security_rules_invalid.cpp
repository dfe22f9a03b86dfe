// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two rules of one direction have the same priority, a priority is outside 100 to 4096, or there are more than 1,000
// rules. Why: Azure refuses the group. Fix: another priority; fewer rules.
#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/policy/security_walk.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void reportPriority(FindingSink& sink, const NetworkSecurityGroup& group, const SecurityRule& rule,
                    std::string message) {
    const auto position = static_cast<std::size_t>(&rule - group.securityRules.data());
    Finding& finding = sink.add(group.id, fmt::format("securityRules[{}].priority", position), std::move(message));
    const int from =
        rule.priority > catalog::lastSecurityPriority ? catalog::firstSecurityPriority.value : rule.priority;
    if (const auto free = freePriority(group, rule.direction, from)) {
        NetworkSecurityGroup changed = group;
        changed.securityRules[position].priority = *free;
        finding.fixes.push_back(
            {fmt::format("Give {} the priority {}", rule.name, *free), Put<NetworkSecurityGroup>{std::move(changed)}});
    }
}

void checkSecurityRulesInvalid(const Facts& facts, FindingSink& sink) {
    std::vector<const SecurityRule*> rules;
    for (const NetworkSecurityGroup& group : facts.plan->networkSecurityGroups) {
        rules.clear();
        std::ranges::transform(group.securityRules, std::back_inserter(rules),
                               [](const SecurityRule& rule) { return &rule; });
        std::ranges::sort(rules, {},
                          [](const SecurityRule* rule) { return std::tuple(rule->direction, rule->priority, rule); });
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const SecurityRule& rule = *rules[i];
            if (rule.priority < catalog::firstSecurityPriority || rule.priority > catalog::lastSecurityPriority) {
                reportPriority(sink, group, rule,
                               fmt::format("Rule {} of {} has priority {}; {} to {} are allowed.", rule.name,
                                           group.info.name, rule.priority, catalog::firstSecurityPriority.value,
                                           catalog::lastSecurityPriority.value));
            } else if (i > 0 && rules[i - 1]->direction == rule.direction && rules[i - 1]->priority == rule.priority) {
                reportPriority(sink, group, rule,
                               fmt::format("Rules {} and {} of {} have the same direction and priority {}.",
                                           rules[i - 1]->name, rule.name, group.info.name, rule.priority));
            }
        }
        if (group.securityRules.size() > catalog::mostSecurityRulesPerGroup) {
            sink.add(group.id, "securityRules",
                     fmt::format("Network security group {} has {}; Azure's limit is {}.", group.info.name,
                                 counted(group.securityRules.size(), "rule"),
                                 grouped(catalog::mostSecurityRulesPerGroup.value)))
                .azureCode = "";
        }
    }
}

}  // namespace

const Rule securityRulesInvalid{
    .id = "POL-005",
    .name = "security-rules-invalid",
    .family = "policy",
    .severity = Severity::error,
    .title = "Security group has rules that Azure refuses",
    .azureCode = "SecurityRuleConflict",
    .levers = {Lever::securityRules},
    .check = checkSecurityRulesInvalid,
};

}  // namespace aksnet::rules
