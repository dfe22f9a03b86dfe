// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold for the findings of any plan.
#pragma once

#include "core/plan/integrity.h"
#include "tests/support/rule_fixtures.h"

#include <map>
#include <set>

namespace aksnet::testing {

/// Rule and subject: what a waiver names, and what the list of findings counts.
using FindingKey = std::pair<std::string, ObjectRef>;

[[nodiscard]] inline FindingKey keyOf(const Finding& finding) {
    return {std::string(finding.ruleId), finding.subject};
}

/// How many errors there are of each rule and subject. That a cluster's range meets its network is one fault, whether a
/// subnet is met (RNG-001, RNG-004) or only the space beside them (RNG-002, RNG-005).
[[nodiscard]] inline std::map<FindingKey, int> errorsByKey(const Snapshot& snapshot) {
    std::map<FindingKey, int> counts;
    for (const Finding& finding : snapshot.findings) {
        if (finding.severity == Severity::error) {
            FindingKey key = keyOf(finding);
            key.first = key.first == "RNG-002" ? "RNG-001" : key.first == "RNG-005" ? "RNG-004" : key.first;
            ++counts[key];
        }
    }
    return counts;
}

/// Empty if the fix is good: it applies, its finding goes, and no error comes.
[[nodiscard]] inline QString faultOfFix(const Snapshot& before, const Finding& finding, const Fix& fix) {
    const auto changed = apply(*before.plan, fix.edit);
    if (!changed) {
        return QStringLiteral("is refused: %1").arg(QString::fromStdString(changed.error().text()));
    }
    if (!integrity(*changed).empty() || describe(*before.plan, fix.edit).empty()) {
        return QStringLiteral("breaks the plan or has no description");
    }
    const auto after = evaluated(*changed);
    const auto isSame = [&](const Finding& other) {
        return keyOf(other) == keyOf(finding) && other.related == finding.related && other.message == finding.message;
    };
    const auto ofKey = [&](const Finding& other) { return keyOf(other) == keyOf(finding); };
    if (std::ranges::any_of(after->findings, isSame) ||
        std::ranges::count_if(after->findings, ofKey) >= std::ranges::count_if(before.findings, ofKey)) {
        return QStringLiteral("leaves its finding standing");
    }
    auto known = errorsByKey(before);
    for (const auto& [key, count] : errorsByKey(*after)) {
        if (count > known[key]) {
            return QStringLiteral("brings a new %1 for %2")
                .arg(QString::fromStdString(key.first), QString::fromStdString(toText(key.second)));
        }
    }
    return {};
}

/// The same things in reverse order. Pools keep theirs: a cluster's first pool decides where the API server's endpoint
/// lies.
[[nodiscard]] inline Plan reversed(Plan plan) {
    for (auto& network : plan.virtualNetworks) {
        std::ranges::reverse(network.edit().subnets);
        std::ranges::reverse(network.edit().peerings);
    }
    std::ranges::reverse(plan.virtualNetworks);
    std::ranges::reverse(plan.clusters);
    std::ranges::reverse(plan.routeTables);
    std::ranges::reverse(plan.natGateways);
    std::ranges::reverse(plan.networkSecurityGroups);
    std::ranges::reverse(plan.firewalls);
    std::ranges::reverse(plan.publicIpPrefixes);
    std::ranges::reverse(plan.publicIpAddresses);
    std::ranges::reverse(plan.externalNetworks);
    std::ranges::reverse(plan.approvedRanges);
    std::ranges::reverse(plan.subnetConsumers);
    std::ranges::reverse(plan.waivers);
    return plan;
}

/// Findings without what may depend on the order of things: paths, and the order of rows and related things.
[[nodiscard]] inline QStringList orderlessTexts(const Snapshot& snapshot) {
    QStringList texts;
    for (Finding finding : snapshot.findings) {
        std::ranges::sort(finding.related);
        std::ranges::sort(finding.sum, {},
                          [](const SumRow& row) { return std::tie(row.label, row.expression, row.value); });
        texts << QString::fromStdString(findingText(*snapshot.plan, finding, false));
    }
    return texts;
}

/// true if the same is said twice of one place.
[[nodiscard]] inline bool tellsTwice(const Snapshot& snapshot) {
    std::set<std::string> texts;
    return std::ranges::any_of(snapshot.findings, [&](const Finding& finding) {
        return !texts.insert(findingText(*snapshot.plan, finding)).second;
    });
}

}  // namespace aksnet::testing
