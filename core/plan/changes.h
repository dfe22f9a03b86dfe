// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps behind `apply`: each changes a copy of the plan in place; when one fails, `apply` throws the copy away.
#pragma once

#include "core/plan/edit.h"
#include "core/plan/plan_lists.h"
#include "core/plan/thing_check.h"

#include <algorithm>
#include <ranges>
#include <unordered_set>

namespace aksnet {

using ChangeResult = Result<void>;

[[nodiscard]] ChangeResult change(Plan& plan, const SetPlanInfo& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const Rename& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const SetAddressPrefixes& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const PutVirtualNetwork& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const PutSubnet& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const PutPeering& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const PutCluster& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const PutNodePool& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const SetNetworkProfile& edit);
template <class T>
[[nodiscard]] ChangeResult change(Plan& plan, const Put<T>& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const Remove& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const AddWaiver& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const RemoveWaiver& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const SetSeverity& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const ReplacePlan& edit);
[[nodiscard]] ChangeResult change(Plan& plan, const Shared<EditGroup>& edit);

/// true if the plan holds the thing; the plan itself always is. Looks only where that kind of thing lies.
[[nodiscard]] bool holds(const Plan& plan, ObjectRef ref);

/// The failing side for a thing that is not in the plan.
[[nodiscard]] std::unexpected<Error> failMissing(ObjectRef ref);

/// Refuses text that is empty or only blanks.
[[nodiscard]] ChangeResult checkName(const std::string& where, std::string_view kind, std::string_view name);

/// Are the thing's numbers in range and its references things of the plan?
template <class T>
[[nodiscard]] ChangeResult checkFields(const Plan& plan, const std::string& path, const T& thing) {
    ChangeResult result;
    forEachFault(
        thing, [&](ObjectRef ref) { return holds(plan, ref); },
        [&](std::string_view key, std::string what) {
            if (result) {
                result = fail(fmt::format("{}.{}", path, key), std::move(what));
            }
        });
    return result;
}

/// Is the thing fit to stand at `path` of the plan: it has a name and checkFields holds?
template <class T>
[[nodiscard]] ChangeResult checkThing(const Plan& plan, const std::string& path, const T& thing) {
    if (auto named = checkName(path + ".name", kindName(ObjectRef(thing.id).kind), nameField(thing)); !named) {
        return named;
    }
    return checkFields(plan, path, thing);
}

/// Gives the id the plan's next number if it has none yet.
template <class Tag>
void giveNumber(Plan& plan, Id<Tag>& id) {
    if (id.value == newNumber) {
        id.value = plan.nextNumber++;
    }
}

/// The position of the thing with that id in a list of things or of shared things; the list's size if it is not there.
template <class List, class IdType>
[[nodiscard]] std::size_t positionOf(const List& list, IdType id) {
    const auto found = std::ranges::find_if(list, [&](const auto& entry) {
        if constexpr (requires { entry->id; }) {
            return entry->id == id;
        } else {
            return entry.id == id;
        }
    });
    return static_cast<std::size_t>(found - list.begin());
}

/// Adds the value to the end of the list, or replaces the one with its id; its position.
template <class T>
std::size_t putInto(std::vector<T>& list, const T& value) {
    const std::size_t position = positionOf(list, value.id);
    if (position == list.size()) {
        list.push_back(value);
    } else {
        list[position] = value;
    }
    return position;
}

/// What a replaced list of inner things loses. Each thing in `after` must be new or have stood in `before`, once.
template <class T>
[[nodiscard]] Result<std::vector<ObjectRef>> droppedFrom(const std::vector<T>& before, const std::vector<T>& after,
                                                         const std::string& path) {
    std::unordered_set<std::uint32_t> left;
    for (const T& inner : before) {
        left.insert(inner.id.value);
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i].id.value != newNumber && left.erase(after[i].id.value) == 0) {
            return fail(fmt::format("{}[{}].id", path, i),
                        fmt::format("{} did not lie here before, or is given twice.", toText(after[i].id)));
        }
    }
    std::vector<ObjectRef> dropped;
    std::ranges::copy_if(before | std::views::transform([](const T& inner) { return ObjectRef(inner.id); }),
                         std::back_inserter(dropped), [&](ObjectRef ref) { return left.contains(ref.number); });
    return dropped;
}

}  // namespace aksnet
