// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names, paths and lists of a plan's objects by walking it.
#include "core/plan/query.h"

#include "core/plan/plan_lists.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// Calls visit(ref, thing, path) for every object in file order until it answers true; `path` is a function, so that
/// only the one who asks pays for the text.
template <class Visit>
bool visitVirtualNetworks(const Plan& plan, Visit visit) {
    for (std::size_t i = 0; i < plan.virtualNetworks.size(); ++i) {
        const VirtualNetwork& network = *plan.virtualNetworks[i];
        if (visit(ObjectRef(network.id), network, [&] { return fmt::format("virtualNetworks[{}]", i); })) {
            return true;
        }
        for (std::size_t k = 0; k < network.subnets.size(); ++k) {
            const auto path = [&] { return fmt::format("virtualNetworks[{}].subnets[{}]", i, k); };
            if (visit(ObjectRef(network.subnets[k].id), network.subnets[k], path)) {
                return true;
            }
        }
        for (std::size_t k = 0; k < network.peerings.size(); ++k) {
            const auto path = [&] { return fmt::format("virtualNetworks[{}].virtualNetworkPeerings[{}]", i, k); };
            if (visit(ObjectRef(network.peerings[k].id), network.peerings[k], path)) {
                return true;
            }
        }
    }
    return false;
}

template <class Visit>
bool visitClusters(const Plan& plan, Visit visit) {
    for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
        const Cluster& cluster = *plan.clusters[i];
        if (visit(ObjectRef(cluster.id), cluster, [&] { return fmt::format("clusters[{}]", i); })) {
            return true;
        }
        for (std::size_t k = 0; k < cluster.agentPoolProfiles.size(); ++k) {
            const auto path = [&] { return fmt::format("clusters[{}].agentPoolProfiles[{}]", i, k); };
            if (visit(ObjectRef(cluster.agentPoolProfiles[k].id), cluster.agentPoolProfiles[k], path)) {
                return true;
            }
        }
    }
    return false;
}

template <class Visit>
bool visitObjects(const Plan& plan, Visit visit) {
    if (visitVirtualNetworks(plan, visit) || visitClusters(plan, visit)) {
        return true;
    }
    bool done = false;
    forEachFlatList(plan, [&](ObjectKind, std::string_view key, const auto& list) {
        for (std::size_t i = 0; i < list.size() && !done; ++i) {
            done = visit(ObjectRef(list[i].id), list[i], [&] { return fmt::format("{}[{}]", key, i); });
        }
    });
    return done;
}

}  // namespace

std::string nameOf(const Plan& plan, ObjectRef ref) {
    if (ref.kind == ObjectKind::plan) {
        return plan.name;
    }
    std::string name;
    visitObjects(plan, [&](ObjectRef found, const auto& thing, const auto&) {
        if (found == ref) {
            name = nameField(thing);
        }
        return found == ref;
    });
    return name;
}

std::string pathOf(const Plan& plan, ObjectRef ref) {
    std::string text;
    visitObjects(plan, [&](ObjectRef found, const auto&, const auto& path) {
        if (found == ref) {
            text = path();
        }
        return found == ref;
    });
    return text;
}

std::vector<ObjectRef> allObjects(const Plan& plan) {
    std::vector<ObjectRef> objects;
    visitObjects(plan, [&](ObjectRef found, const auto&, const auto&) {
        objects.push_back(found);
        return false;
    });
    return objects;
}

}  // namespace aksnet
