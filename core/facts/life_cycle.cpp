// SPDX-License-Identifier: GPL-3.0-or-later
//
// See life_cycle.h: the run, and the steps that only ask whether what is planned has room.
#include "core/facts/life_cycle.h"

#include "core/base/text.h"
#include "core/catalog/subnet_checks.h"
#include "core/facts/capacity_build.h"
#include "core/facts/life_cycle_build.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {

namespace {

using facts::LifeCycleSubject;

struct PlannedStep {
    LifeCycleStage stage;
    Operation operation;
    Occasion occasion;
    std::string_view noun;  ///< of the nodes that the service counts
};
constexpr std::array plannedSteps{
    PlannedStep{LifeCycleStage::create, Operation::create, Occasion::now, "node"},
    PlannedStep{LifeCycleStage::scaleToMaximum, Operation::scaleToMaximum, Occasion::atMaximum, "new node"},
    PlannedStep{LifeCycleStage::upgrade, Operation::upgradeAtMaximum, Occasion::atMaximumDuringUpgrade, "surge node"},
};

/// What stands beside the nodes: " + 3 of other things".
std::string othersText(std::uint64_t others) {
    return others > 0 ? fmt::format(" + {} of other things", grouped(others)) : std::string();
}

std::optional<LifeCycleStep> refusedByService(const LifeCycleSubject& subject, const PlannedStep& step,
                                              const RangeCapacity& range) {
    const ServiceCheck check = serviceCheck(*subject.capacity, range, step.operation, Arithmetic::documented);
    if (check.passes()) {
        return std::nullopt;
    }
    std::vector<facts::NodeGroup> groups;
    for (const PoolShare& share : subject.capacity->sharesOf(range)) {
        const auto counted = facts::countedNodes(range, share, step.operation, Arithmetic::documented);
        groups.push_back({counted.perNode, counted.nodes});
    }
    const bool isPodCidr = range.range.kind == ObjectKind::cluster;
    const bool isAtMaximum = step.stage == LifeCycleStage::create &&
                             std::ranges::any_of(subject.capacity->sharesOf(range), [&](const PoolShare& share) {
                                 return share.growth() > 0 && (share.countsMaximum || isPodCidr);
                             });
    return facts::failed(step.stage, range.range, check.need, check.available, "InsufficientSubnetSize",
                         catalog::sources::insufficientSubnetSize,
                         fmt::format("AKS counts {} = {} addresses{}; {} has {}{}.",
                                     facts::sumText(std::move(groups), isPodCidr ? "node" : step.noun),
                                     grouped(check.need), isAtMaximum ? ", with autoscaled pools at their maximum" : "",
                                     subject.rangeName(range), grouped(check.available), isPodCidr ? "" : " free"));
}

std::optional<LifeCycleStep> refusedByNetwork(const LifeCycleSubject& subject, const PlannedStep& step,
                                              const RangeCapacity& range) {
    if (networkVerdict(*subject.capacity, range, step.occasion) != NetworkVerdict::full) {
        return std::nullopt;
    }
    std::vector<facts::NodeGroup> groups;
    bool hasBatches = false;
    for (const PoolShare& share : subject.capacity->sharesOf(range)) {
        groups.push_back({share.perNodeAtStart, share.nodes[step.occasion]});
        hasBatches = hasBatches || share.use == RangeUse::podBatches;
    }
    const std::uint64_t need = needAtStart(*subject.capacity, range, step.occasion);
    std::string sentence = fmt::format("{}{} = {} addresses", facts::sumText(std::move(groups), "node"),
                                       othersText(range.other), grouped(need));
    sentence += fmt::format("{}; {} has {} usable", hasBatches ? ", before pods run" : "", subject.rangeName(range),
                            grouped(range.usable()));
    sentence += need <= range.usable()
                    ? fmt::format(", but {} find no unbroken block.", counted(range.missing[step.occasion], "address"))
                    : std::string(".");
    return facts::failed(step.stage, range.range, need, range.usable(), "SubnetIsFull", catalog::sources::subnetIsFull,
                         std::move(sentence));
}

/// The range that is fullest, for the sentence of a step that passes.
const RangeCapacity* fullest(const std::vector<const RangeCapacity*>& ranges, Occasion occasion) {
    const auto found = std::ranges::max_element(ranges, {}, [&](const RangeCapacity* range) {
        return static_cast<double>(range->need[occasion]) /
               static_cast<double>(std::max<std::uint64_t>(range->usable(), 1));
    });
    return found == ranges.end() ? nullptr : *found;
}

/// What else there is to say of a step that passes in all ranges.
std::string remarksOn(const LifeCycleSubject& subject, const PlannedStep& step,
                      const std::vector<const RangeCapacity*>& ranges) {
    std::string text;
    if (std::ranges::any_of(ranges, [&](const RangeCapacity* range) { return !range->fits(step.occasion); })) {
        text += " Once nodes are full, pods wait for addresses.";
    }
    for (const RangeCapacity* range : ranges) {
        const ServiceCheck seen = serviceCheck(*subject.capacity, *range, step.operation, Arithmetic::observed);
        if (!seen.passes()) {
            text += fmt::format(" The pages let it pass, but AKS was seen to count {} of {} in {} and to refuse.",
                                grouped(seen.need), counted(seen.available, "address"), subject.rangeName(*range));
        }
    }
    return text;
}

LifeCycleStep plannedStep(const LifeCycleSubject& subject, const PlannedStep& step) {
    if (auto limit = facts::overLimit(subject, step.stage, step.occasion)) {
        return *limit;
    }
    const auto ranges = subject.ranges();
    for (const RangeCapacity* range : ranges) {
        if (auto refused = refusedByService(subject, step, *range)) {
            return *refused;
        }
        if (auto refused = refusedByNetwork(subject, step, *range)) {
            return *refused;
        }
    }
    const RangeCapacity* range = fullest(ranges, step.occasion);
    if (!range) {
        return facts::passed(step.stage, "No range of the plan is used; AKS makes its own.");
    }
    return facts::passed(
        step.stage, fmt::format("{}; fullest is {} with {} of {}.{}", counted(subject.nodesAt(step.occasion), "node"),
                                subject.rangeName(*range), grouped(range->need[step.occasion]),
                                counted(range->usable(), "address"), remarksOn(subject, step, ranges)));
}

}  // namespace

std::string_view stageTitle(LifeCycleStage stage) {
    switch (stage) {
        case LifeCycleStage::create: return "create";
        case LifeCycleStage::scaleToMaximum: return "scale to maximum";
        case LifeCycleStage::upgrade: return "upgrade at maximum";
        case LifeCycleStage::addPool: return "add a pool";
        case LifeCycleStage::migrate: return "migrate to Overlay";
    }
    return {};
}

std::string_view outcomeTitle(StageOutcome outcome) {
    switch (outcome) {
        case StageOutcome::passes: return "passes";
        case StageOutcome::fails: return "fails";
        case StageOutcome::notReached: return "not reached";
        case StageOutcome::notApplicable: return "not applicable";
    }
    return {};
}

const LifeCycleStep* LifeCycle::failure() const {
    const auto found = std::ranges::find(steps, StageOutcome::fails, &LifeCycleStep::outcome);
    return found == steps.end() ? nullptr : &*found;
}

LifeCycle lifeCycleOf(const Facts& facts, const PlanCapacity& capacity, ClusterId id) {
    const LifeCycleSubject subject{&facts, &capacity, facts.find(id)};
    LifeCycle run{.cluster = id, .steps = {}};
    bool hasFailed = false;
    for (const LifeCycleStage stage : allLifeCycleStages) {
        LifeCycleStep& step = run.steps[static_cast<std::size_t>(stage)];
        if (hasFailed) {
            step = {.stage = stage, .outcome = StageOutcome::notReached, .sentence = {}, .azureCode = {}};
            continue;
        }
        switch (stage) {
            case LifeCycleStage::create:
            case LifeCycleStage::scaleToMaximum:
            case LifeCycleStage::upgrade:
                step = plannedStep(subject, plannedSteps[static_cast<std::size_t>(stage)]);
                break;
            case LifeCycleStage::addPool: step = facts::addedPool(subject); break;
            case LifeCycleStage::migrate: step = facts::migration(subject); break;
        }
        hasFailed = step.outcome == StageOutcome::fails;
    }
    return run;
}

}  // namespace aksnet
