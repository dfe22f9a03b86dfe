// SPDX-License-Identifier: GPL-3.0-or-later
//
// See engine.h.
#include "core/engine/engine.h"

#include <algorithm>
#include <iterator>

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
void countByThing(Snapshot& snapshot) {
    std::size_t names = 0;
    for (const Finding& finding : snapshot.findings) {
        names += 1 + finding.related.size();
    }
    snapshot.positionOfNamed = NumberTable(names);
    std::vector<std::uint32_t> named;
    for (const Finding& finding : snapshot.findings) {
        named.assign(1, finding.subject.number);
        std::ranges::transform(finding.related, std::back_inserter(named), &ObjectRef::number);
        std::ranges::sort(named);
        named.erase(std::ranges::unique(named).begin(), named.end());
        for (const std::uint32_t number : named) {
            std::uint32_t position = snapshot.positionOfNamed[number];
            if (position == NumberTable::none) {
                position = static_cast<std::uint32_t>(snapshot.countsOfNamed.size());
                snapshot.positionOfNamed.set(number, position);
                snapshot.countsOfNamed.emplace_back();
            }
            count(snapshot.countsOfNamed[position], finding);
        }
    }
}

void countAll(Snapshot& snapshot) {
    for (const Finding& finding : snapshot.findings) {
        count(snapshot.counts, finding);
    }
    countByThing(snapshot);
}

}  // namespace

FindingCounts Snapshot::countsOf(ObjectRef object) const {
    const std::uint32_t position = positionOfNamed[object.number];
    return position < countsOfNamed.size() ? countsOfNamed[position] : FindingCounts{};
}

SnapshotPtr evaluate(const Inputs& inputs, const std::stop_token& stop) {
    auto facts = computeFacts(inputs.plan, stop);
    if (!facts) {
        return nullptr;
    }
    auto capacity = std::make_shared<const PlanCapacity>(capacityOf(*facts));
    auto findings = runRules(*facts, inputs.today, stop);
    if (stop.stop_requested()) {
        return nullptr;
    }
    auto snapshot = std::make_shared<Snapshot>(Snapshot{.revision = inputs.revision,
                                                        .plan = inputs.plan,
                                                        .facts = std::move(facts),
                                                        .capacity = std::move(capacity),
                                                        .findings = std::move(findings),
                                                        .counts = {},
                                                        .countsOfNamed = {},
                                                        .positionOfNamed = {}});
    countAll(*snapshot);
    return snapshot;
}

SnapshotPtr withFindings(const Snapshot& snapshot, const std::function<bool(const Finding&)>& keep) {
    auto kept = std::make_shared<Snapshot>(Snapshot{.revision = snapshot.revision,
                                                    .plan = snapshot.plan,
                                                    .facts = snapshot.facts,
                                                    .capacity = snapshot.capacity,
                                                    .findings = {},
                                                    .counts = {},
                                                    .countsOfNamed = {},
                                                    .positionOfNamed = {}});
    std::ranges::copy_if(snapshot.findings, std::back_inserter(kept->findings), keep);
    countAll(*kept);
    return kept;
}

}  // namespace aksnet
