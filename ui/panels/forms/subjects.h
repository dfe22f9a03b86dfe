// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the inspector finds each kind of thing in a plan, and what can be referred to from combo boxes.
#pragma once

#include "core/plan/plan_lists.h"
#include "core/plan/query.h"
#include "ui/models/object_text.h"
#include "ui/panels/form_builder.h"

namespace aksnet::ui {

[[nodiscard]] const VirtualNetwork* findThing(const Plan& plan, VirtualNetworkId id);
[[nodiscard]] const Cluster* findThing(const Plan& plan, ClusterId id);
[[nodiscard]] const Subnet* findThing(const Plan& plan, SubnetId id);
[[nodiscard]] const Peering* findThing(const Plan& plan, PeeringId id);
[[nodiscard]] const NodePool* findThing(const Plan& plan, NodePoolId id);

[[nodiscard]] FormSubject<VirtualNetwork> subjectOf(VirtualNetworkId id);
[[nodiscard]] FormSubject<Cluster> subjectOf(ClusterId id);
[[nodiscard]] FormSubject<NetworkProfile> networkProfileOf(ClusterId id);
/// The edits name the VNet or cluster the thing lies in when they are made.
[[nodiscard]] FormSubject<Subnet> subjectOf(const Form& form, SubnetId id);
[[nodiscard]] FormSubject<Peering> subjectOf(const Form& form, PeeringId id);
[[nodiscard]] FormSubject<NodePool> subjectOf(const Form& form, NodePoolId id);

/// A thing that lies in the plan itself.
template <class T, class IdType>
[[nodiscard]] FormSubject<T> flatSubjectOf(IdType id) {
    return {[id](const Plan& plan) -> const T* {
                const auto& list = flatList<T>(plan);
                const auto found = std::ranges::find(list, id, &T::id);
                return found == list.end() ? nullptr : &*found;
            },
            [](T value) -> Edit { return Put<T>{std::move(value)}; }};
}

/// Every spelling-free value of an enumeration with ARM's word for it.
template <class E>
[[nodiscard]] std::vector<Choice<E>> armChoices() {
    std::vector<Choice<E>> choices;
    for (const auto& entry : enumNames<E>()) {
        if (choices.empty() ||
            std::ranges::none_of(choices, [&](const auto& other) { return other.value == entry.value; })) {
            choices.push_back({entry.value, toQt(entry.text)});
        }
    }
    return choices;
}

/// "None", then every subnet as "vnet / subnet  prefix".
[[nodiscard]] std::function<std::vector<Choice<SubnetId>>(const Plan&)> subnetChoices(const QString& none);
[[nodiscard]] std::function<std::vector<Choice<VirtualNetworkId>>(const Plan&)> virtualNetworkChoices(
    const QString& none);

/// `none`, then every thing of that kind by name.
template <class T>
[[nodiscard]] auto flatChoices(const QString& none) {
    using IdType = decltype(T::id);
    return std::function<std::vector<Choice<IdType>>(const Plan&)>([none](const Plan& plan) {
        std::vector<Choice<IdType>> choices{{std::nullopt, none}};
        for (const T& thing : flatList<T>(plan)) {
            choices.push_back({thing.id, toQt(nameField(thing))});
        }
        return choices;
    });
}

}  // namespace aksnet::ui
