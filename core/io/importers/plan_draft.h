// SPDX-License-Identifier: GPL-3.0-or-later
//
// A plan while it is being put together: everything is found by resource id, and what is only named so far gets its place
// and number at once, to be filled in when its file comes.
#pragma once

#include "core/io/importers/arm_id.h"
#include "core/plan/plan.h"
#include "core/plan/plan_lists.h"

#include <deque>
#include <unordered_map>

namespace aksnet {

/// ARM's types of what a plan can hold.
namespace armType {
inline constexpr std::string_view cluster = "Microsoft.ContainerService/managedClusters";
inline constexpr std::string_view nodePool = "Microsoft.ContainerService/managedClusters/agentPools";
inline constexpr std::string_view virtualNetwork = "Microsoft.Network/virtualNetworks";
inline constexpr std::string_view subnet = "Microsoft.Network/virtualNetworks/subnets";
inline constexpr std::string_view peering = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";
inline constexpr std::string_view routeTable = "Microsoft.Network/routeTables";
inline constexpr std::string_view natGateway = "Microsoft.Network/natGateways";
inline constexpr std::string_view networkSecurityGroup = "Microsoft.Network/networkSecurityGroups";
inline constexpr std::string_view firewall = "Microsoft.Network/azureFirewalls";
inline constexpr std::string_view publicIpPrefix = "Microsoft.Network/publicIPPrefixes";
inline constexpr std::string_view publicIpAddress = "Microsoft.Network/publicIPAddresses";
}  // namespace armType

/// The ARM type of the flat things; VNets and clusters have functions of their own.
template <class T>
[[nodiscard]] constexpr std::string_view armTypeOf() {
    if constexpr (std::is_same_v<T, RouteTable>) {
        return armType::routeTable;
    } else if constexpr (std::is_same_v<T, NatGateway>) {
        return armType::natGateway;
    } else if constexpr (std::is_same_v<T, NetworkSecurityGroup>) {
        return armType::networkSecurityGroup;
    } else if constexpr (std::is_same_v<T, Firewall>) {
        return armType::firewall;
    } else if constexpr (std::is_same_v<T, PublicIpPrefix>) {
        return armType::publicIpPrefix;
    } else {
        static_assert(std::is_same_v<T, PublicIpAddress>);
        return armType::publicIpAddress;
    }
}

/// Names a resource group of a subscription, for use as a key.
[[nodiscard]] std::string scopeKey(std::string_view subscription, std::string_view resourceGroup);

/// A thing of the draft; `thing` is good until the next one of its list is made.
template <class T>
struct DraftThing {
    T& thing;
    bool isNew;
};

class PlanDraft {
public:
    /// Starts from the base (if any), whose numbers all stay.
    explicit PlanDraft(const Plan* base);

    // Each finds the thing of that id or makes it with the names the id gives; a VNet or cluster around it is made too.
    DraftThing<VirtualNetwork> virtualNetwork(const ArmId& id);
    DraftThing<Subnet> subnet(const ArmId& id);
    DraftThing<Peering> peering(const ArmId& id);
    DraftThing<Cluster> cluster(const ArmId& id);
    DraftThing<NodePool> nodePool(const ArmId& id);
    /// One more pool of a cluster of the draft, which has none of that name; for when ids are no longer asked for.
    NodePool& addNodePool(Cluster& cluster, std::string_view name);
    template <class T>
    DraftThing<T> flat(const ArmId& id) {
        auto& list = flatList<T>(m_plan);
        const auto [found, isNew] = m_slots.try_emplace(id.key(), Slot{static_cast<std::uint32_t>(list.size()), 0});
        if (isNew) {
            T thing;
            thing.id.value = nextNumber();
            thing.info = infoFrom(id);
            list.push_back(std::move(thing));
        }
        return {list[found->second.outer], isNew};
    }
    /// An ExternalNetwork or ApprovedRange, which have no ids, found by its name or made of what is given.
    template <class T>
    DraftThing<T> named(T&& fresh) {
        std::vector<T>& list = flatList<T>(m_plan);
        const auto [found, isNew] =
            m_slots.try_emplace(namedKey(list, fresh.name), Slot{static_cast<std::uint32_t>(list.size()), 0});
        if (isNew) {
            fresh.id.value = nextNumber();
            list.push_back(std::forward<T>(fresh));
        }
        return {list[found->second.outer], isNew};
    }
    DraftThing<SubnetConsumer> consumer(std::string_view armId, std::string_view name, SubnetId subnet);

    /// A cluster of the base that is known by its node resource group alone takes on the id, if that is its.
    void adoptObserved(const ArmId& id, std::string_view nodeResourceGroup);

    [[nodiscard]] const VirtualNetwork* findVirtualNetwork(const ArmId& id) const;
    [[nodiscard]] const SubnetConsumer* findConsumer(std::string_view armId, std::string_view name,
                                                     SubnetId subnet) const;

    [[nodiscard]] bool wasInBase(ObjectRef ref) const { return ref.number < m_firstNewNumber; }

    [[nodiscard]] std::deque<VirtualNetwork>& virtualNetworks() { return m_virtualNetworks; }
    [[nodiscard]] std::deque<Cluster>& clusters() { return m_clusters; }
    /// Everything but VNets and clusters.
    [[nodiscard]] Plan& rest() { return m_plan; }

    /// The plan; what is as it was in the base is shared with it.
    [[nodiscard]] Plan finish() &&;

private:
    [[nodiscard]] std::uint32_t nextNumber();
    /// Keys of ids begin with a slash, so these never meet them.
    template <class T>
    [[nodiscard]] static std::string namedKey(const std::vector<T>&, std::string_view name) {
        return (std::is_same_v<T, ExternalNetwork> ? "external:" : "approved:") + std::string(name);
    }
    struct Slot {
        std::uint32_t outer;
        std::uint32_t inner;
    };
    static ResourceInfo infoFrom(const ArmId& id);
    /// The thing of that id in a list of its parent, which is in the draft already.
    template <class Child, class Owner>
    DraftThing<Child> child(std::deque<Owner>& owners, std::vector<Child> Owner::* list, const ArmId& id);
    void index(const ResourceInfo& info, std::string_view type, Slot slot);
    void indexVirtualNetwork(std::uint32_t position);
    void indexCluster(std::uint32_t position);
    void indexAssumedNetworks();
    /// An AKS VNet that the base only assumes, for a cluster whose nodes are in that group, takes on the real one's id.
    bool adoptAssumed(const ArmId& id);

    const Plan* m_base;
    Plan m_plan;
    std::deque<VirtualNetwork> m_virtualNetworks;
    std::deque<Cluster> m_clusters;
    std::unordered_map<std::string, Slot> m_slots;
    std::unordered_map<std::string, std::uint32_t> m_consumers;
    std::unordered_map<std::string, std::uint32_t> m_assumedNetworks;   ///< by scopeKey
    std::unordered_map<std::string, std::uint32_t> m_observedClusters;  ///< by scopeKey without a subscription
    std::uint32_t m_firstNewNumber = 1;
};

}  // namespace aksnet
