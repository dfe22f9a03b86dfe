// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of rules, running them, and what is done with their findings.
#include "core/rules/rule.h"

#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/proposals.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace aksnet {

namespace {

/// Of several waivers of one finding the last counts.
void applyWaivers(std::vector<Finding>& findings, const Plan& plan, std::string_view today) {
    std::map<std::pair<std::string_view, ObjectRef>, const Waiver*> waivers;
    for (const Waiver& waiver : plan.waivers) {
        if (waiver.expires.empty() || today.empty() || waiver.expires >= today) {
            waivers.insert_or_assign({waiver.rule, waiver.subject}, &waiver);
        }
    }
    for (Finding& finding : findings) {
        if (const auto found = waivers.find({finding.ruleId, finding.subject}); found != waivers.end()) {
            const std::string& reason = found->second->reason;
            finding.waivedReason = reason.empty() ? "Accepted without a reason." : reason;
        }
    }
}

void applySeverityOverrides(std::vector<Finding>& findings, const Plan& plan) {
    std::map<std::string_view, Severity> overrides;
    for (const SeverityOverride& override : plan.severityOverrides) {
        overrides.insert_or_assign(override.rule, override.severity);
    }
    for (Finding& finding : findings) {
        finding.ruleSeverity = finding.severity;
        if (const auto found = overrides.find(finding.ruleId); found != overrides.end()) {
            finding.severity = found->second;
        }
    }
}

/// Takes back fixes that would move a subnet away from the fixed addresses in it: a firewall that routes lead to, a load
/// balancer that names resolve to.
void dropFixesThatStrand(std::vector<Finding>& findings, const Plan& plan) {
    std::multimap<ObjectRef, IpAddress> fixed;
    for (const SubnetConsumer& consumer : plan.subnetConsumers) {
        if (consumer.ipAddress) {
            fixed.emplace(consumer.subnet, *consumer.ipAddress);
        }
    }
    for (const Firewall& firewall : plan.firewalls) {
        if (firewall.subnet && firewall.privateIpAddress) {
            fixed.emplace(*firewall.subnet, *firewall.privateIpAddress);
        }
    }
    if (fixed.empty()) {
        return;
    }
    const auto strands = [&](const Fix& fix) {
        const auto* change = std::get_if<SetAddressPrefixes>(&fix.edit);
        if (!change) {
            return false;
        }
        const auto [first, last] = fixed.equal_range(change->object);
        return std::any_of(first, last, [&](const auto& entry) {
            return std::ranges::none_of(change->addressPrefixes,
                                        [&](const Prefix& prefix) { return prefix.contains(entry.second); });
        });
    };
    for (Finding& finding : findings) {
        std::erase_if(finding.fixes, strands);
    }
}

}  // namespace

Finding& FindingSink::add(ObjectRef subject, std::string_view field, std::string message) {
    Finding& finding = m_out.emplace_back();
    finding.ruleId = m_rule.id;
    finding.ruleName = m_rule.name;
    finding.severity = m_rule.severity;
    finding.azureCode = m_rule.azureCode;
    finding.azureMessage = m_rule.azureMessage;
    finding.subject = subject;
    finding.where = m_index.pathOf(subject);
    if (!field.empty()) {
        finding.where += finding.where.empty() ? "" : ".";
        finding.where += field;
    }
    finding.message = std::move(message);
    return finding;
}

std::span<const Rule* const> allRules() {
    static constexpr std::array all{
#define RULE(identifier, id, file) &rules::identifier,
#include "core/rules/catalogue.def"
#undef RULE
    };
    return all;
}

const Rule* findRule(std::string_view idOrName) {
    const auto all = allRules();
    const auto found = std::ranges::find_if(all, [&](const Rule* rule) {
        return equalsIgnoringCase(rule->id, idOrName) || equalsIgnoringCase(rule->name, idOrName);
    });
    return found == all.end() ? nullptr : *found;
}

std::vector<Finding> runRules(const Facts& facts, std::string_view today, const std::stop_token& stop) {
    std::vector<Finding> findings;
    rules::Proposals proposals(facts);
    for (const Rule* rule : allRules()) {
        if (stop.stop_requested()) {
            return {};
        }
        FindingSink sink(*rule, *facts.index, proposals, today, findings);
        rule->check(facts, sink);
    }
    dropFixesThatStrand(findings, *facts.plan);
    applyWaivers(findings, *facts.plan, today);
    applySeverityOverrides(findings, *facts.plan);
    // The last two only keep the order of a rule's findings about one thing from hanging on the order of things in the plan.
    std::ranges::sort(findings, {}, [](const Finding& finding) {
        return std::tie(finding.severity, finding.ruleId, finding.subject, finding.related, finding.message);
    });
    return findings;
}

}  // namespace aksnet
