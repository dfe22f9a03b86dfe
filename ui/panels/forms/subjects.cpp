// SPDX-License-Identifier: GPL-3.0-or-later
//
// See subjects.h.
#include "ui/panels/forms/subjects.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

/// The element with that id inside one of the plan's VNets or clusters.
template <class Outer, class Inner, class IdType>
const Inner* subjectInside(const std::vector<Shared<Outer>>& list, std::vector<Inner> Outer::* members, IdType id) {
    for (const auto& outer : list) {
        const auto& inner = (*outer).*members;
        if (const auto found = std::ranges::find(inner, id, &Inner::id); found != inner.end()) {
            return &*found;
        }
    }
    return nullptr;
}

ObjectRef subjectParent(const DocumentSession& session, ObjectRef object) {
    return PlanIndex(session.plan()).parentOf(object);
}

}  // namespace

const VirtualNetwork* findThing(const Plan& plan, VirtualNetworkId id) {
    const auto found = std::ranges::find(plan.virtualNetworks, id, [](const auto& network) { return network->id; });
    return found == plan.virtualNetworks.end() ? nullptr : &**found;
}

const Cluster* findThing(const Plan& plan, ClusterId id) {
    const auto found = std::ranges::find(plan.clusters, id, [](const auto& cluster) { return cluster->id; });
    return found == plan.clusters.end() ? nullptr : &**found;
}

const Subnet* findThing(const Plan& plan, SubnetId id) {
    return subjectInside(plan.virtualNetworks, &VirtualNetwork::subnets, id);
}

const Peering* findThing(const Plan& plan, PeeringId id) {
    return subjectInside(plan.virtualNetworks, &VirtualNetwork::peerings, id);
}

const NodePool* findThing(const Plan& plan, NodePoolId id) {
    return subjectInside(plan.clusters, &Cluster::agentPoolProfiles, id);
}

FormSubject<VirtualNetwork> subjectOf(VirtualNetworkId id) {
    return {[id](const Plan& plan) { return findThing(plan, id); },
            [](VirtualNetwork value) -> Edit { return PutVirtualNetwork{std::move(value)}; }};
}

FormSubject<Cluster> subjectOf(ClusterId id) {
    return {[id](const Plan& plan) { return findThing(plan, id); },
            [](Cluster value) -> Edit { return PutCluster{std::move(value)}; }};
}

FormSubject<NetworkProfile> networkProfileOf(ClusterId id) {
    return {[id](const Plan& plan) {
                const Cluster* cluster = findThing(plan, id);
                return cluster ? &cluster->networkProfile : nullptr;
            },
            [id](NetworkProfile value) -> Edit { return SetNetworkProfile{id, std::move(value)}; }};
}

FormSubject<Subnet> subjectOf(const Form& form, SubnetId id) {
    return {[id](const Plan& plan) { return findThing(plan, id); },
            [session = &form.session(), id](Subnet value) -> Edit {
                return PutSubnet{VirtualNetworkId(subjectParent(*session, id).number), std::move(value)};
            }};
}

FormSubject<Peering> subjectOf(const Form& form, PeeringId id) {
    return {[id](const Plan& plan) { return findThing(plan, id); },
            [session = &form.session(), id](Peering value) -> Edit {
                return PutPeering{VirtualNetworkId(subjectParent(*session, id).number), std::move(value)};
            }};
}

FormSubject<NodePool> subjectOf(const Form& form, NodePoolId id) {
    return {[id](const Plan& plan) { return findThing(plan, id); },
            [session = &form.session(), id](NodePool value) -> Edit {
                return PutNodePool{ClusterId(subjectParent(*session, id).number), std::move(value)};
            }};
}

std::function<std::vector<Choice<SubnetId>>(const Plan&)> subnetChoices(const QString& none) {
    return [none](const Plan& plan) {
        std::vector<Choice<SubnetId>> choices{{std::nullopt, none}};
        for (const auto& network : plan.virtualNetworks) {
            for (const Subnet& subnet : network->subnets) {
                QString text = QStringLiteral("%1 in %2").arg(toQt(subnet.name), toQt(network->info.name));
                if (!subnet.addressPrefixes.empty()) {
                    text += QStringLiteral("   ") + prefixesText(subnet.addressPrefixes);
                }
                choices.push_back({subnet.id, text});
            }
        }
        return choices;
    };
}

std::function<std::vector<Choice<VirtualNetworkId>>(const Plan&)> virtualNetworkChoices(const QString& none) {
    return [none](const Plan& plan) {
        std::vector<Choice<VirtualNetworkId>> choices{{std::nullopt, none}};
        for (const auto& network : plan.virtualNetworks) {
            choices.push_back({network->id, toQt(network->info.name)});
        }
        return choices;
    };
}

}  // namespace aksnet::ui
