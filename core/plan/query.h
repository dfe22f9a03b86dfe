// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about a plan that need no engine run. All lookups are linear walks without allocation; code that asks for
// many objects builds a PlanIndex once.
#pragma once

#include "core/plan/plan.h"

#include <vector>

namespace aksnet {

/// A subnet together with the VNet it lies in.
struct SubnetPlace {
    const VirtualNetwork* virtualNetwork;
    const Subnet* subnet;
};
struct PeeringPlace {
    const VirtualNetwork* virtualNetwork;
    const Peering* peering;
};
struct NodePoolPlace {
    const Cluster* cluster;
    const NodePool* pool;
};

/// Constant-time lookup by id over one plan, which must outlive it. O(objects) to build.
class PlanIndex {
public:
    explicit PlanIndex(const Plan& plan);

    [[nodiscard]] const VirtualNetwork* find(VirtualNetworkId id) const;
    [[nodiscard]] std::optional<SubnetPlace> find(SubnetId id) const;
    [[nodiscard]] std::optional<PeeringPlace> find(PeeringId id) const;
    [[nodiscard]] const Cluster* find(ClusterId id) const;
    [[nodiscard]] std::optional<NodePoolPlace> find(NodePoolId id) const;
    [[nodiscard]] const RouteTable* find(RouteTableId id) const;
    [[nodiscard]] const NatGateway* find(NatGatewayId id) const;
    [[nodiscard]] const NetworkSecurityGroup* find(NetworkSecurityGroupId id) const;
    [[nodiscard]] const Firewall* find(FirewallId id) const;
    [[nodiscard]] const PublicIpPrefix* find(PublicIpPrefixId id) const;
    [[nodiscard]] const PublicIpAddress* find(PublicIpAddressId id) const;
    [[nodiscard]] const ExternalNetwork* find(ExternalNetworkId id) const;
    [[nodiscard]] const ApprovedRange* find(ApprovedRangeId id) const;
    [[nodiscard]] const SubnetConsumer* find(SubnetConsumerId id) const;
    /// true if something with that kind and number is in the plan (the plan itself always is).
    [[nodiscard]] bool contains(ObjectRef ref) const;
    /// The thing it lies in: a subnet's VNet, a pool's cluster; the plan for everything else.
    [[nodiscard]] ObjectRef parentOf(ObjectRef ref) const;
    /// The same answers as the functions below, without a walk.
    [[nodiscard]] std::string nameOf(ObjectRef ref) const;
    [[nodiscard]] std::string pathOf(ObjectRef ref) const;

private:
    struct Slot {
        std::uint32_t number = 0;  ///< 0: nothing here
        ObjectKind kind = ObjectKind::plan;
        std::uint32_t outer = 0;  ///< position in the plan's list
        std::uint32_t inner = 0;  ///< position within its parent
    };
    void insert(ObjectRef ref, std::size_t outer, std::size_t inner);
    [[nodiscard]] std::size_t firstProbe(std::uint32_t number) const;
    [[nodiscard]] const Slot* slot(ObjectRef ref) const;
    template <class T>
    [[nodiscard]] const T* findFlat(ObjectRef ref, const std::vector<T>& list) const;

    const Plan* m_plan;
    std::vector<Slot>
        m_slots;  ///< an open hash table by number; its size is a power of two and at least twice the objects
};

/// The name shown for a thing; the plan's own name for the plan; empty if it is not in the plan.
[[nodiscard]] std::string nameOf(const Plan& plan, ObjectRef ref);
/// Where it stands in the plan file: "virtualNetworks[0].subnets[2]"; empty for the plan itself or if absent.
[[nodiscard]] std::string pathOf(const Plan& plan, ObjectRef ref);
/// Every object in the plan (not the plan itself), parents before children, in file order.
[[nodiscard]] std::vector<ObjectRef> allObjects(const Plan& plan);

}  // namespace aksnet
