// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random edits that suit a plan, now and then one that does not.
#pragma once

#include "core/plan/edit.h"
#include "core/plan/plan_lists.h"
#include "tests/core/plan/random_plan.h"

#include <algorithm>

namespace aksnet::testing {

class RandomEdit {
public:
    RandomEdit(Random& random, const Plan& plan) : m_random(random), m_plan(plan), m_objects(allObjects(plan)) {}

    Edit make() {
        switch (m_random.below(17)) {
            case 0: return SetPlanInfo{m_random.word(), m_random.word(), m_random.word(), m_random.word()};
            case 1: return Rename{anyObject(), m_random.name()};
            case 2: return SetAddressPrefixes{anyObject(), {m_random.prefix()}};
            case 3: return makeVirtualNetwork();
            case 4:
            case 5: return makeSubnet();
            case 6: return makePeering();
            case 7: return makeCluster();
            case 8: return makePool();
            case 9: return makeProfile();
            case 10:
            case 11:
            case 12: return makeResource();
            case 13: return Remove{anyObject()};
            case 14: return makeWaiver();
            case 15: return makeSeverity();
            default: return EditGroup{"group", {makeSubnet(), makeResource(), makeWaiver()}};
        }
    }

private:
    ObjectRef anyObject() {
        return m_objects.empty() || m_random.chance(3) ? ObjectRef(ObjectKind::subnet, 999'999)
                                                       : m_random.of(m_objects);
    }
    RandomFields fields() { return {m_random, m_plan}; }
    /// A list without some of its entries.
    template <class T>
    void thin(std::vector<T>& list) {
        std::erase_if(list, [&](const T&) { return m_random.chance(30); });
    }
    template <class T>
    T existingOr(const std::vector<T>& list, T fresh) {
        return list.empty() || m_random.chance(40) ? fresh : m_random.of(list);
    }
    VirtualNetworkId anyNetwork() {
        return m_plan.virtualNetworks.empty() ? VirtualNetworkId(1) : m_random.of(m_plan.virtualNetworks)->id;
    }
    ClusterId anyCluster() { return m_plan.clusters.empty() ? ClusterId(1) : m_random.of(m_plan.clusters)->id; }

    Edit makeVirtualNetwork() {
        VirtualNetwork value = *existingOr(m_plan.virtualNetworks, Shared<VirtualNetwork>());
        thin(value.subnets);
        thin(value.peerings);
        auto all = fields();
        virtualNetworkFields(all, value);
        return PutVirtualNetwork{value};
    }
    Edit makeSubnet() {
        Subnet value;
        if (!m_plan.virtualNetworks.empty()) {
            value = existingOr(m_random.of(m_plan.virtualNetworks)->subnets, Subnet{});
        }
        auto all = fields();
        subnetFields(all, value);
        return PutSubnet{anyNetwork(), value};
    }
    Edit makePeering() {
        const VirtualNetworkId network = anyNetwork();
        Peering value;
        if (const VirtualNetwork* known = PlanIndex(m_plan).find(network)) {
            value = existingOr(known->peerings, Peering{});
        }
        auto all = fields();
        peeringFields(all, value);
        return PutPeering{network, value};
    }
    Edit makeCluster() {
        Cluster value = *existingOr(m_plan.clusters, Shared<Cluster>());
        thin(value.agentPoolProfiles);
        auto all = fields();
        clusterFields(all, value);
        return PutCluster{value};
    }
    Edit makePool() {
        const ClusterId cluster = anyCluster();
        NodePool value;
        if (const Cluster* known = PlanIndex(m_plan).find(cluster)) {
            value = existingOr(known->agentPoolProfiles, NodePool{});
        }
        auto all = fields();
        nodePoolFields(all, value);
        return PutNodePool{cluster, value};
    }
    Edit makeProfile() {
        NetworkProfile value;
        auto all = fields();
        networkProfileFields(all, value);
        return SetNetworkProfile{anyCluster(), value};
    }
    template <class T, class Fill>
    Edit makePut(T fresh, Fill fill) {
        T value = existingOr(flatList<T>(m_plan), fresh);
        auto all = fields();
        fill(all, value);
        return Put<T>{value};
    }
    Edit makeResource() {
        const bool hasSubnet =
            std::ranges::any_of(m_objects, [](ObjectRef ref) { return ref.kind == ObjectKind::subnet; });
        switch (m_random.below(hasSubnet ? 9 : 8)) {
            case 0: return makePut(RouteTable{}, [](auto& all, auto& value) { routeTableFields(all, value); });
            case 1: return makePut(NatGateway{}, [](auto& all, auto& value) { natGatewayFields(all, value); });
            case 2:
                return makePut(NetworkSecurityGroup{},
                               [](auto& all, auto& value) { networkSecurityGroupFields(all, value); });
            case 3: return makePut(Firewall{}, [](auto& all, auto& value) { firewallFields(all, value); });
            case 4: return makePut(PublicIpPrefix{}, [](auto& all, auto& value) { publicIpPrefixFields(all, value); });
            case 5:
                return makePut(PublicIpAddress{}, [](auto& all, auto& value) { publicIpAddressFields(all, value); });
            case 6:
                return makePut(ExternalNetwork{}, [](auto& all, auto& value) { externalNetworkFields(all, value); });
            case 7:
                return makePut(ApprovedRange{.id = ApprovedRangeId(0),
                                             .name = {},
                                             .note = {},
                                             .range = m_random.prefix(),
                                             .unknownFields = {}},
                               [](auto& all, auto& value) { approvedRangeFields(all, value); });
            default: return makePut(SubnetConsumer{}, [](auto& all, auto& value) { subnetConsumerFields(all, value); });
        }
    }
    Edit makeSeverity() {
        SeverityOverride value;
        auto all = fields();
        severityOverrideFields(all, value);
        return SetSeverity{value.rule, m_random.chance(30) ? std::nullopt : std::optional(value.severity)};
    }
    Edit makeWaiver() {
        if (!m_plan.waivers.empty() && m_random.chance(30)) {
            return RemoveWaiver{m_plan.waivers.front().rule, m_plan.waivers.front().subject};
        }
        Waiver value;
        auto all = fields();
        waiverFields(all, value);
        return AddWaiver{value};
    }

    Random& m_random;
    const Plan& m_plan;
    std::vector<ObjectRef> m_objects;
};

/// A plan that `edits` random edits made out of nothing; those that `apply` refuses are passed over.
inline Plan randomPlan(std::uint64_t seed, int edits) {
    Random random(seed);
    Plan plan;
    for (int i = 0; i < edits; ++i) {
        if (auto next = apply(plan, RandomEdit(random, plan).make())) {
            plan = std::move(*next);
        }
    }
    return plan;
}

}  // namespace aksnet::testing
