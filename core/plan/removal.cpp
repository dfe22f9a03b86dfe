// SPDX-License-Identifier: GPL-3.0-or-later
//
// Working out a removal and carrying it out.
#include "core/plan/removal.h"

#include "core/plan/plan_lists.h"
#include "core/plan/references.h"

#include <algorithm>

namespace aksnet {
namespace {

using GoneThings = std::unordered_set<ObjectRef>;

/// The subnets, peerings and pools of whole VNets and clusters that go, then peerings to those VNets.
void addContents(const Plan& plan, GoneThings& gone) {
    for (const auto& network : plan.virtualNetworks) {
        if (gone.contains(network->id)) {
            for (const Subnet& subnet : network->subnets) {
                gone.insert(subnet.id);
            }
            for (const Peering& peering : network->peerings) {
                gone.insert(peering.id);
            }
        }
        for (const Peering& peering : network->peerings) {
            if (peering.remoteVirtualNetwork && gone.contains(*peering.remoteVirtualNetwork)) {
                gone.insert(peering.id);
            }
        }
    }
    for (const auto& cluster : plan.clusters) {
        if (gone.contains(cluster->id)) {
            for (const NodePool& pool : cluster->agentPoolProfiles) {
                gone.insert(pool.id);
            }
        }
    }
}

template <class T>
void clearReferences(T& thing, const GoneThings& gone) {
    forEachReference(thing, [&](std::string_view, auto& reference) {
        if constexpr (requires { reference.reset(); }) {
            if (reference && gone.contains(*reference)) {
                reference.reset();
            }
        } else if constexpr (requires { reference.begin(); }) {
            std::erase_if(reference, [&](auto id) { return gone.contains(id); });
        }
    });
}

/// Drops the things of a list that go and clears references to what goes in those that stay.
template <class T>
void pruneList(std::vector<T>& list, const GoneThings& gone) {
    std::erase_if(list, [&](const T& thing) { return gone.contains(thing.id); });
    for (T& thing : list) {
        clearReferences(thing, gone);
    }
}

template <class T>
bool isTouched(const T& thing, const GoneThings& gone) {
    bool touched = gone.contains(thing.id);
    forEachTarget(thing, [&](const std::string&, ObjectRef target) { touched = touched || gone.contains(target); });
    return touched;
}

template <class T>
bool anyTouched(const std::vector<T>& list, const GoneThings& gone) {
    return std::ranges::any_of(list, [&](const T& thing) { return isTouched(thing, gone); });
}

void pruneVirtualNetworks(Plan& plan, const GoneThings& gone) {
    std::erase_if(plan.virtualNetworks, [&](const auto& network) { return gone.contains(network->id); });
    for (auto& network : plan.virtualNetworks) {
        if (anyTouched(network->subnets, gone) || anyTouched(network->peerings, gone)) {
            VirtualNetwork& own = network.edit();
            pruneList(own.subnets, gone);
            pruneList(own.peerings, gone);
        }
    }
}

void pruneClusters(Plan& plan, const GoneThings& gone) {
    std::erase_if(plan.clusters, [&](const auto& cluster) { return gone.contains(cluster->id); });
    for (auto& cluster : plan.clusters) {
        if (isTouched(*cluster, gone) || anyTouched(cluster->agentPoolProfiles, gone)) {
            Cluster& own = cluster.edit();
            clearReferences(own, gone);
            pruneList(own.agentPoolProfiles, gone);
        }
    }
}

}  // namespace

Removal removalOf(const Plan& plan, std::span<const ObjectRef> things) {
    Removal removal;
    removal.gone.insert(things.begin(), things.end());
    addContents(plan, removal.gone);
    for (const SubnetConsumer& consumer : plan.subnetConsumers) {
        if (removal.gone.contains(consumer.subnet)) {
            removal.gone.insert(consumer.id);
        }
    }
    visitObjects(plan, [&](ObjectRef ref, const auto& thing, const auto&) {
        if (removal.gone.contains(ref)) {
            removal.objects.push_back(ref);
            return false;
        }
        forEachTarget(thing, [&](const std::string& key, ObjectRef target) {
            if (removal.gone.contains(target)) {
                removal.cleared.push_back({ref, key.substr(0, key.find('[')), target});
            }
        });
        return false;
    });
    std::ranges::copy_if(plan.waivers, std::back_inserter(removal.waivers),
                         [&](const Waiver& waiver) { return removal.gone.contains(waiver.subject); });
    return removal;
}

void carryOut(Plan& plan, const Removal& removal) {
    pruneVirtualNetworks(plan, removal.gone);
    pruneClusters(plan, removal.gone);
    forEachFlatList(plan, [&](ObjectKind, std::string_view, auto& list) { pruneList(list, removal.gone); });
    std::erase_if(plan.waivers, [&](const Waiver& waiver) { return removal.gone.contains(waiver.subject); });
}

}  // namespace aksnet
