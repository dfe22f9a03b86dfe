// SPDX-License-Identifier: GPL-3.0-or-later
//
// See engine.h.
#include "core/engine/engine.h"

#include <algorithm>

namespace aksnet {

namespace {

void count(FindingCounts& counts, const Finding& finding) {
    if (!finding.waivedReason.empty()) {
        ++counts.waived;
        return;
    }
    switch (finding.severity) {
        case Severity::error: ++counts.error; return;
        case Severity::warning: ++counts.warning; return;
        case Severity::info: ++counts.info; return;
    }
}

/// Each finding counts once for each thing it names, however often it names it.
std::vector<FindingCounts> countByNumber(const std::vector<Finding>& findings, std::uint32_t numbers) {
    std::vector<FindingCounts> counts(numbers);
    std::vector<std::uint32_t> named;
    for (const Finding& finding : findings) {
        named.assign(1, finding.subject.number);
        for (const ObjectRef& related : finding.related) {
            if (std::ranges::find(named, related.number) == named.end()) {
                named.push_back(related.number);
            }
        }
        for (const std::uint32_t number : named) {
            if (number < counts.size()) {
                count(counts[number], finding);
            }
        }
    }
    return counts;
}

}  // namespace

FindingCounts Snapshot::countsOf(ObjectRef object) const {
    return object.number < countsByNumber.size() ? countsByNumber[object.number] : FindingCounts{};
}

SnapshotPtr evaluate(const Inputs& inputs, const std::stop_token& stop) {
    auto facts = computeFacts(inputs.plan, stop);
    if (!facts) {
        return nullptr;
    }
    auto findings = runRules(*facts, inputs.today, stop);
    if (stop.stop_requested()) {
        return nullptr;
    }
    FindingCounts counts;
    for (const Finding& finding : findings) {
        count(counts, finding);
    }
    auto countsByNumber = countByNumber(findings, inputs.plan->nextNumber);
    return std::make_shared<const Snapshot>(Snapshot{.revision = inputs.revision,
                                                     .plan = inputs.plan,
                                                     .facts = std::move(facts),
                                                     .findings = std::move(findings),
                                                     .counts = counts,
                                                     .countsByNumber = std::move(countsByNumber)});
}

}  // namespace aksnet
