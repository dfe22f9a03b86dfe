// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a rule is, and the visible list of all of them (rules/catalogue.def).
#pragma once

#include "core/facts/facts.h"
#include "core/rules/finding.h"

#include <array>
#include <span>

namespace aksnet {

class FindingSink;
namespace rules {
class Proposals;
}

struct Rule {
    std::string_view id;    ///< "IP-001": never reused (see retired.txt)
    std::string_view name;  ///< "subnet-outside-vnet"
    std::string_view family;
    Severity severity;
    std::string_view title;      ///< "Subnet lies outside its virtual network"
    std::string_view azureCode;  ///< the Azure error it predicts, or empty
    std::string_view azureMessage =
        {};                            ///< the shape of what Azure says, as far as it is known; see sources of the page
    std::array<Lever, 6> levers = {};  ///< each clears it; none after the last
    void (*check)(const Facts& facts, FindingSink& sink);
};

/// Takes a rule's findings and fills in what the rule already knows (id, name, severity, code, path).
class FindingSink {
public:
    FindingSink(const Rule& rule, const PlanIndex& index, rules::Proposals& proposals, std::string_view today,
                std::vector<Finding>& out)
        : m_rule(rule), m_index(index), m_proposals(proposals), m_today(today), m_out(out) {}

    /// Adds a finding about `subject`; `field` is appended to the subject's path ("addressPrefixes"). The returned
    /// reference is good until the next add.
    Finding& add(ObjectRef subject, std::string_view field, std::string message);

    /// Where fixes find room; shared by all rules of a run.
    [[nodiscard]] rules::Proposals& proposals() const { return m_proposals; }
    /// ISO date; empty where nobody says what day it is.
    [[nodiscard]] std::string_view today() const { return m_today; }

private:
    const Rule& m_rule;
    const PlanIndex& m_index;
    rules::Proposals& m_proposals;
    std::string_view m_today;
    std::vector<Finding>& m_out;
};

[[nodiscard]] std::span<const Rule* const> allRules();  ///< in catalogue order
[[nodiscard]] const Rule* findRule(std::string_view idOrName);

/// All findings of all rules, waivers applied, ordered by severity, rule id, then subject. `today` (ISO date) decides
/// which waivers have expired and what has retired. Empty if stopped.
[[nodiscard]] std::vector<Finding> runRules(const Facts& facts, std::string_view today,
                                            const std::stop_token& stop = {});

}  // namespace aksnet
