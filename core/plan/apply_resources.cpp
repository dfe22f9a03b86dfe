// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits that add or replace things of the plan's flat lists: route tables, gateways, external networks …
#include "core/plan/changes.h"

namespace aksnet {
namespace {

/// The file key of the list that holds things of type T.
template <class T>
std::string_view flatListKey(const Plan& plan) {
    std::string_view found;
    forEachFlatList(plan, [&](ObjectKind, std::string_view key, const auto& list) {
        if constexpr (std::is_same_v<decltype(list), const std::vector<T>&>) {
            found = key;
        }
    });
    return found;
}

}  // namespace

template <class T>
ChangeResult change(Plan& plan, const Put<T>& edit) {
    auto& list = flatList<T>(plan);
    if (edit.value.id.value != newNumber && positionOf(list, edit.value.id) == list.size()) {
        return failMissing(edit.value.id);
    }
    T value = edit.value;
    giveNumber(plan, value.id);
    const std::size_t position = putInto(list, value);
    return checkThing(plan, fmt::format("{}[{}]", flatListKey<T>(plan), position), value);
}

template ChangeResult change(Plan&, const Put<RouteTable>&);
template ChangeResult change(Plan&, const Put<NatGateway>&);
template ChangeResult change(Plan&, const Put<NetworkSecurityGroup>&);
template ChangeResult change(Plan&, const Put<Firewall>&);
template ChangeResult change(Plan&, const Put<PublicIpPrefix>&);
template ChangeResult change(Plan&, const Put<PublicIpAddress>&);
template ChangeResult change(Plan&, const Put<ExternalNetwork>&);
template ChangeResult change(Plan&, const Put<ApprovedRange>&);
template ChangeResult change(Plan&, const Put<SubnetConsumer>&);

}  // namespace aksnet
