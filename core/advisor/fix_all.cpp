// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rounds: from one run take at most one fix for each VNet and cluster (fixes carry whole values and propose free ranges, so
// two for one network may contradict each other), try them together, and by halves where together they do harm.
#include "core/advisor/fix_all.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <span>
#include <tuple>

namespace aksnet::advisor {
namespace {

bool fixableAlone(const Finding& finding) {
    return finding.waivedReason.empty() && finding.fixes.size() == 1;
}

/// The things an edit changes.
struct EditedThings {
    std::vector<ObjectRef>& out;

    void operator()(const SetPlanInfo&) const { out.emplace_back(); }
    void operator()(const SetSeverity&) const { out.emplace_back(); }
    void operator()(const ReplacePlan&) const { out.emplace_back(); }
    void operator()(const Rename& edit) const { out.push_back(edit.object); }
    void operator()(const SetAddressPrefixes& edit) const { out.push_back(edit.object); }
    void operator()(const Remove& edit) const { out.push_back(edit.object); }
    void operator()(const PutSubnet& edit) const { out.emplace_back(edit.virtualNetwork); }
    void operator()(const PutPeering& edit) const { out.emplace_back(edit.virtualNetwork); }
    void operator()(const PutNodePool& edit) const { out.emplace_back(edit.cluster); }
    void operator()(const SetNetworkProfile& edit) const { out.emplace_back(edit.cluster); }
    void operator()(const AddWaiver& edit) const { out.push_back(edit.waiver.subject); }
    void operator()(const RemoveWaiver& edit) const { out.push_back(edit.subject); }
    void operator()(const Shared<EditGroup>& group) const {
        for (const Edit& edit : group->edits) {
            std::visit(*this, edit);
        }
    }
    template <class Put>
    void operator()(const Put& edit) const {
        out.emplace_back(edit.value.id);
    }
};

/// The VNets, clusters and other outermost things an edit changes.
std::set<ObjectRef> editedRoots(const PlanIndex& index, const Edit& edit) {
    std::vector<ObjectRef> things;
    std::visit(EditedThings{things}, edit);
    std::set<ObjectRef> roots;
    for (const ObjectRef thing : things) {
        const ObjectRef parent = index.contains(thing) ? index.parentOf(thing) : ObjectRef();
        roots.insert(parent == ObjectRef() ? thing : parent);
    }
    return roots;
}

/// A fix of the run that stands before it.
struct Candidate {
    const Finding* finding;
    const Fix* fix;
};

using FixKey = std::tuple<std::string, ObjectRef, std::string>;
FixKey keyOfFix(const Candidate& candidate) {
    return {std::string(candidate.finding->ruleId), candidate.finding->subject, candidate.fix->label};
}

using FindingTally = std::map<std::pair<std::string_view, ObjectRef>, int>;
/// How many findings of each rule and subject are at least that grave.
FindingTally tallyOf(const Snapshot& snapshot, Severity leastGrave) {
    FindingTally tally;
    for (const Finding& finding : snapshot.findings) {
        if (finding.severity <= leastGrave && finding.waivedReason.empty()) {
            ++tally[{finding.ruleId, finding.subject}];
        }
    }
    return tally;
}

class FixAllRun {
public:
    FixAllRun(const Plan& plan, std::string_view today, const std::stop_token& stop,
              const std::function<void(std::size_t, std::size_t)>& progress)
        : m_today(today), m_stop(stop), m_progress(progress), m_current(run(plan)) {}

    [[nodiscard]] std::optional<FixAllResult> finish() && {
        while (m_current && !m_stop.stop_requested()) {
            const SnapshotPtr base = m_current;  // candidates point into it
            const std::vector<Candidate> round = candidatesOf(*base);
            if (m_progress) {
                m_progress(m_applied.size(), round.size());
            }
            if (round.empty()) {
                return FixAllResult{*m_current->plan, std::move(m_applied), left()};
            }
            tryTogether(round);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] SnapshotPtr run(const Plan& plan) const {
        return evaluate({std::make_shared<const Plan>(plan), 0, m_today}, m_stop);
    }

    [[nodiscard]] std::vector<Candidate> candidatesOf(const Snapshot& snapshot) const {
        std::vector<Candidate> round;
        std::set<ObjectRef> taken;
        for (const Finding& finding : snapshot.findings) {
            if (!fixableAlone(finding)) {
                continue;
            }
            const Candidate candidate{&finding, &finding.fixes.front()};
            const std::set<ObjectRef> roots = editedRoots(*snapshot.facts->index, candidate.fix->edit);
            const auto isTaken = [&](ObjectRef root) { return taken.contains(root); };
            if (!m_refused.contains(keyOfFix(candidate)) && std::ranges::none_of(roots, isTaken)) {
                taken.insert(roots.begin(), roots.end());
                round.push_back(candidate);
            }
        }
        return round;
    }

    /// Applies them all if that does no harm, else each half by itself; what does harm alone is never tried again.
    void tryTogether(std::span<const Candidate> candidates) {
        if (m_stop.stop_requested()) {
            return;
        }
        std::string harm;
        const SnapshotPtr after = outcomeOf(candidates, harm);
        if (after) {
            for (const Candidate& candidate : candidates) {
                m_applied.push_back(
                    {std::string(candidate.finding->ruleId), candidate.finding->subject, candidate.fix->label});
                // Once is enough: a fix that is offered again after it was applied would go round in circles.
                m_refused.emplace(keyOfFix(candidate), "Its fix was applied and it came back.");
            }
            m_current = after;
        } else if (candidates.size() == 1) {
            m_refused.emplace(keyOfFix(candidates.front()), std::move(harm));
        } else {
            const std::size_t half = candidates.size() / 2;
            tryTogether(candidates.first(half));
            tryTogether(candidates.subspan(half));
        }
    }

    /// The run after the fixes; null and a sentence if one is refused, cures nothing, or something as grave is new.
    [[nodiscard]] SnapshotPtr outcomeOf(std::span<const Candidate> candidates, std::string& harm) const {
        Plan plan = *m_current->plan;
        Severity leastGrave = Severity::error;
        for (const Candidate& candidate : candidates) {
            auto changed = apply(plan, candidate.fix->edit);
            if (!changed) {
                harm = fmt::format("Its fix is refused: {}", changed.error().what);
                return nullptr;
            }
            plan = std::move(*changed);
            leastGrave = std::max(leastGrave, candidate.finding->severity);
        }
        SnapshotPtr after = run(plan);
        if (!after) {
            return nullptr;
        }
        const FindingTally before = tallyOf(*m_current, leastGrave);
        const FindingTally now = tallyOf(*after, leastGrave);
        const auto countIn = [](const FindingTally& tally, const FindingTally::key_type& key) {
            const auto found = tally.find(key);
            return found == tally.end() ? 0 : found->second;
        };
        for (const auto& [key, count] : now) {
            if (count > countIn(before, key)) {
                harm =
                    fmt::format("Its fix would bring {} for {}.", key.first, after->facts->index->nameOf(key.second));
                return nullptr;
            }
        }
        for (const Candidate& candidate : candidates) {
            const FindingTally::key_type key{candidate.finding->ruleId, candidate.finding->subject};
            if (countIn(now, key) >= countIn(before, key)) {
                harm = "Its fix alone does not clear it.";
                return nullptr;
            }
        }
        return after;
    }

    [[nodiscard]] std::vector<LeftFinding> left() const {
        std::vector<LeftFinding> left;
        for (const Finding& finding : m_current->findings) {
            if (!finding.waivedReason.empty()) {
                continue;
            }
            std::string reason = "It has no fix.";
            if (finding.fixes.size() == 1) {
                reason = m_refused.at(keyOfFix({&finding, &finding.fixes.front()}));
            } else if (!finding.fixes.empty()) {
                reason = fmt::format("It has {} fixes to choose from.", finding.fixes.size());
            }
            left.push_back({std::string(finding.ruleId), finding.subject, finding.message, std::move(reason)});
        }
        return left;
    }

    std::string m_today;
    const std::stop_token& m_stop;
    const std::function<void(std::size_t, std::size_t)>& m_progress;
    SnapshotPtr m_current;
    std::vector<AppliedFix> m_applied;
    std::map<FixKey, std::string> m_refused;  ///< fixes not to be tried (again), and why
};

}  // namespace

std::optional<FixAllResult> fixAll(const Plan& plan, std::string_view today, const std::stop_token& stop,
                                   const std::function<void(std::size_t, std::size_t)>& progress) {
    return FixAllRun(plan, today, stop, progress).finish();
}

std::size_t countOfSingleFixes(const Snapshot& snapshot) {
    return static_cast<std::size_t>(std::ranges::count_if(snapshot.findings, fixableAlone));
}

}  // namespace aksnet::advisor
