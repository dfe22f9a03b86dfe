// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits of one field of any thing: its name, its prefixes.
#include "core/plan/changes.h"

namespace aksnet {
namespace {

template <class List, class Act>
bool actOnInner(List& list, ObjectRef ref, Act act) {
    for (auto& inner : list) {
        if (ObjectRef(inner.id) == ref) {
            act(inner);
            return true;
        }
    }
    return false;
}

/// Calls act(thing) with the VNet, subnet or peering to change; clones only the VNet it lies in.
template <class Act>
bool actInVirtualNetworks(Plan& plan, ObjectRef ref, Act act) {
    for (auto& network : plan.virtualNetworks) {
        const auto isIt = [&](const auto& inner) { return ObjectRef(inner.id) == ref; };
        if (isIt(*network)) {
            act(network.edit());
            return true;
        }
        if (std::ranges::any_of(network->subnets, isIt)) {
            return actOnInner(network.edit().subnets, ref, act);
        }
        if (std::ranges::any_of(network->peerings, isIt)) {
            return actOnInner(network.edit().peerings, ref, act);
        }
    }
    return false;
}

template <class Act>
bool actInClusters(Plan& plan, ObjectRef ref, Act act) {
    for (auto& cluster : plan.clusters) {
        const auto isIt = [&](const auto& inner) { return ObjectRef(inner.id) == ref; };
        if (isIt(*cluster)) {
            act(cluster.edit());
            return true;
        }
        if (std::ranges::any_of(cluster->agentPoolProfiles, isIt)) {
            return actOnInner(cluster.edit().agentPoolProfiles, ref, act);
        }
    }
    return false;
}

/// Calls act(thing) with the thing to change; false if it is not in the plan.
template <class Act>
bool actOn(Plan& plan, ObjectRef ref, Act act) {
    if (actInVirtualNetworks(plan, ref, act) || actInClusters(plan, ref, act)) {
        return true;
    }
    bool done = false;
    forEachFlatList(plan, [&](ObjectKind, std::string_view, auto& list) { done = done || actOnInner(list, ref, act); });
    return done;
}

/// Replaces the prefixes of whatever has prefixes.
template <class T>
ChangeResult setPrefixes(T& thing, const std::vector<Prefix>& prefixes) {
    if constexpr (requires { thing.addressPrefixes = prefixes; }) {
        thing.addressPrefixes = prefixes;
        return {};
    } else if constexpr (requires { thing.range = prefixes.front(); }) {
        if (prefixes.size() != 1) {
            return fail("range", fmt::format("An approved range is one prefix; {} were given.", prefixes.size()));
        }
        thing.range = prefixes.front();
        return {};
    } else {
        return fail("", fmt::format("A {} has no address prefixes.", kindName(ObjectRef(thing.id).kind)));
    }
}

}  // namespace

ChangeResult change(Plan& plan, const Rename& edit) {
    if (auto named = checkName("name", kindName(edit.object.kind), edit.name); !named) {
        return named;
    }
    if (edit.object == ObjectRef{}) {
        plan.name = edit.name;
        return {};
    }
    if (!actOn(plan, edit.object, [&](auto& thing) { nameField(thing) = edit.name; })) {
        return failMissing(edit.object);
    }
    return {};
}

ChangeResult change(Plan& plan, const SetAddressPrefixes& edit) {
    if (edit.object == ObjectRef{}) {
        return fail("", "The plan itself has no address prefixes.");
    }
    ChangeResult result;
    if (!actOn(plan, edit.object, [&](auto& thing) { result = setPrefixes(thing, edit.addressPrefixes); })) {
        return failMissing(edit.object);
    }
    return result;
}

}  // namespace aksnet
