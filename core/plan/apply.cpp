// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one door through which a plan changes, and the edits that concern the plan as a whole.
#include "core/plan/changes.h"
#include "core/plan/integrity.h"
#include "core/plan/removal.h"

#include <array>

namespace aksnet {

Result<Plan> apply(const Plan& plan, const Edit& edit) {
    Plan next = plan;
    if (auto changed = std::visit([&](const auto& one) { return change(next, one); }, edit); !changed) {
        return std::unexpected(std::move(changed.error()));
    }
    if (next.nextNumber > maxObjectNumber + 1) {
        return fail("nextNumber", fmt::format("The plan has given all its {} numbers.", maxObjectNumber));
    }
    return next;
}

bool holds(const Plan& plan, ObjectRef ref) {
    bool found = false;
    const auto isIt = [&](ObjectRef other, const auto&, const auto&) { return other == ref; };
    switch (ref.kind) {
        case ObjectKind::plan: return ref.number == 0;
        case ObjectKind::virtualNetwork:
            return positionOf(plan.virtualNetworks, VirtualNetworkId(ref.number)) < plan.virtualNetworks.size();
        case ObjectKind::cluster: return positionOf(plan.clusters, ClusterId(ref.number)) < plan.clusters.size();
        case ObjectKind::subnet:
        case ObjectKind::peering: return visitVirtualNetworks(plan, isIt);
        case ObjectKind::nodePool: return visitClusters(plan, isIt);
        default:
            forEachFlatList(plan, [&](ObjectKind kind, std::string_view, const auto& list) {
                found = found || (kind == ref.kind &&
                                  std::ranges::any_of(list, [&](const auto& thing) { return thing.id == ref; }));
            });
            return found;
    }
}

std::unexpected<Error> failMissing(ObjectRef ref) {
    return fail("", missingText(ref));
}

ChangeResult checkName(const std::string& where, std::string_view kind, std::string_view name) {
    if (name.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        const bool startsWithVowelSound = kind.starts_with('a') || kind.starts_with('e');
        return fail(where, fmt::format("{} {} needs a name.", startsWithVowelSound ? "An" : "A", kind));
    }
    return {};
}

ChangeResult change(Plan& plan, const SetPlanInfo& edit) {
    plan.name = edit.name;
    plan.description = edit.description;
    plan.author = edit.author;
    plan.revision = edit.revision;
    return {};
}

ChangeResult change(Plan& plan, const Remove& edit) {
    if (edit.object.kind == ObjectKind::plan) {
        return fail("", "The plan itself cannot be removed.");
    }
    if (!holds(plan, edit.object)) {
        return failMissing(edit.object);
    }
    carryOut(plan, removalOf(plan, std::array{edit.object}));
    return {};
}

ChangeResult change(Plan& plan, const AddWaiver& edit) {
    const Waiver& waiver = edit.waiver;
    if (waiver.rule.empty()) {
        return fail("rule", "A waiver names the rule it is for.");
    }
    if (!holds(plan, waiver.subject)) {
        return failMissing(waiver.subject);
    }
    const auto earlier = std::ranges::find_if(plan.waivers, [&](const Waiver& other) {
        return other.rule == waiver.rule && other.subject == waiver.subject;
    });
    if (earlier == plan.waivers.end()) {
        plan.waivers.push_back(waiver);
    } else {
        *earlier = waiver;
    }
    return {};
}

ChangeResult change(Plan& plan, const RemoveWaiver& edit) {
    const auto removed = std::erase_if(
        plan.waivers, [&](const Waiver& waiver) { return waiver.rule == edit.rule && waiver.subject == edit.subject; });
    if (removed == 0) {
        return fail("", fmt::format("There is no waiver of {} for {}.", edit.rule, toText(edit.subject)));
    }
    return {};
}

ChangeResult change(Plan& plan, const SetSeverity& edit) {
    if (edit.rule.empty()) {
        return fail("rule", "A severity is set for a rule.");
    }
    std::erase_if(plan.severityOverrides, [&](const SeverityOverride& other) { return other.rule == edit.rule; });
    if (edit.severity) {
        plan.severityOverrides.push_back({edit.rule, *edit.severity});
    }
    return {};
}

ChangeResult change(Plan& plan, const ReplacePlan& edit) {
    if (const auto faults = integrity(edit.plan); !faults.empty()) {
        return std::unexpected(faults.front());
    }
    const std::uint32_t given = plan.nextNumber;
    plan = edit.plan;
    plan.nextNumber = std::max(plan.nextNumber, given);
    return {};
}

ChangeResult change(Plan& plan, const Shared<EditGroup>& edit) {
    for (const Edit& one : edit->edits) {
        if (auto changed = std::visit([&](const auto& inner) { return change(plan, inner); }, one); !changed) {
            return changed;
        }
    }
    return {};
}

}  // namespace aksnet
