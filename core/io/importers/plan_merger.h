// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns readings into one plan: the same resource from several files becomes one thing, ids become references, and what
// was only ever named is reported. Everything is found by hash, so n resources cost O(n).
#pragma once

#include "core/io/importers/import_log.h"
#include "core/io/importers/kubernetes/observed_clusters.h"
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/readings.h"

#include <unordered_set>
#include <variant>

namespace aksnet {

/// Has this import read the resource before, and does the file say the same of it now?
enum class Reread : std::uint8_t { no, same, different };

class PlanMerger {
public:
    /// Both must outlive the merger. Messages go to the place of the log that is open when `put` is called.
    PlanMerger(const Plan* base, ImportLog& log);

    // Of the same resource the later reading wins.
    Reread put(VirtualNetworkReading&& reading);
    Reread put(SubnetReading&& reading);
    Reread put(PeeringReading&& reading);
    Reread put(ClusterReading&& reading);
    Reread put(NodePoolReading&& reading);
    Reread put(NatGatewayReading&& reading);
    Reread put(FirewallReading&& reading);
    Reread put(ConsumerReading&& reading);
    Reread put(RouteTableReading&& reading);
    Reread put(NetworkSecurityGroupReading&& reading);
    Reread put(PublicIpAddressReading&& reading) { return putFlat(reading.id, std::move(reading.value)); }
    Reread put(PublicIpPrefixReading&& reading) { return putFlat(reading.id, std::move(reading.value)); }
    /// One route or rule of a table or group that may stand in another file; replaces the one of the same name.
    void put(const Reference& table, Route&& route);
    void put(const Reference& group, SecurityRule&& rule);
    /// Holds unless the user's own reading says otherwise; false if the ids are of no types that go together.
    bool put(AssociationReading&& reading);
    /// What is observed of running clusters fills, at the end, what nothing else has stated.
    void put(ExternalNetworkReading&& reading);
    void put(ApprovedRangeReading&& reading);
    void put(NodeObservation&& node);
    void put(NodeNetworkObservation&& node);
    void put(ServiceObservation&& service) { m_observed.put(std::move(service)); }

    /// Links what can only be linked once all files are read, and reports what never came.
    [[nodiscard]] Plan finish() &&;

private:
    /// A thing that was named but, so far, not read.
    struct Mention {
        ObjectRef ref;
        ArmId id;
        ImportPlace place;
        std::string path;
    };
    struct ReadingPlace {
        ImportPlace place;
        std::string path;
    };
    /// Addresses of a subnet that network interfaces of no AKS node hold, as far as one subnet's list tells.
    struct NetworkInterfaces {
        struct Holder {
            std::string armId;
            std::string resourceGroup;
            int addresses;
        };
        std::vector<Holder> holders;
        int privateEndpointsAmongThem = 0;  ///< endpoints whose interface has a name of its own
    };

    /// Where the routes of a table, or the rules of a group, of that name stand.
    struct ChildNames {
        std::unordered_map<std::string, std::size_t> positions;
        std::size_t indexed = 0;
    };
    /// Routes or rules that are resources of their own, by the number of their table or group, which may come after them.
    template <class T>
    using LoneChildren = std::unordered_map<std::uint32_t, std::vector<T>>;

    template <class T>
    Reread putFlat(const ArmId& id, T&& fresh);
    template <class T>
    void replaceByName(std::uint32_t owner, std::vector<T>& list, T&& fresh);
    template <class T>
    void returnLoneChildren(std::uint32_t owner, std::vector<T>& list, const LoneChildren<T>& children);
    /// Puts a reading in the place of what stood there; `old` keeps its id, its note and what newer versions wrote.
    template <class T>
    Reread replace(T& old, T&& fresh);
    template <class T>
    [[nodiscard]] decltype(T::id) flatId(const Reference& reference);
    template <class T>
    [[nodiscard]] std::optional<decltype(T::id)> link(const MaybeReference& reference);
    template <class T>
    [[nodiscard]] std::vector<decltype(T::id)> linkAll(const References& references);
    [[nodiscard]] std::optional<SubnetId> linkSubnet(const MaybeReference& reference);
    [[nodiscard]] bool isOfType(const Reference& reference, std::string_view type);
    void mention(ObjectRef ref, const ArmId& id, const std::string& path);
    [[nodiscard]] bool isRead(ObjectRef ref) const { return m_read.contains(ref.number); }
    /// Reports what the base has and Azure no longer has.
    template <class T>
    void noteKept(std::string_view what, const std::vector<T>& children, std::string_view type);

    // plan_merger_users.cpp: who else holds addresses of a subnet
    void putSubnetUsers(const SubnetReading& reading, SubnetId subnet);
    void countNetworkInterfaces();
    /// Files tell of the same consumer in different ways; the one that knows of most addresses is right.
    void countAddresses(SubnetConsumer& consumer, int addresses);

    // plan_merger_associations.cpp
    struct SubnetAssociation {
        ArmId subnet;
        std::variant<RouteTableId, NatGatewayId, NetworkSecurityGroupId> used;
    };
    struct NatGatewayAssociation {
        ArmId gateway;
        std::variant<PublicIpAddressId, PublicIpPrefixId> used;
    };
    void linkAssociations();

    // plan_merger_finish.cpp
    void placeInManagedNetworks();
    /// The subnet for the pools of the cluster that name none, and a sentence for the report on how it was found.
    struct ManagedSubnet {
        std::optional<SubnetId> subnet;
        ImportStatus status;
        std::string note;
    };
    [[nodiscard]] ManagedSubnet managedSubnetOf(const Cluster& cluster);
    [[nodiscard]] ManagedSubnet assumeManagedNetwork(const Cluster& cluster);
    void linkPeerings();
    // plan_merger_defaults.cpp: what AKS takes where no file states a property
    void noteDefaults();
    void noteDefaults(const Cluster& cluster);
    void noteDefault(const ReadingPlace& at, std::string_view type, std::string_view name, std::string note);
    void notePeerOutside(const Peering& peering, const ArmId& remote);
    void learnRangesFromPeerings();
    void reportMissing();

    PlanDraft m_draft;
    ImportLog& m_log;
    bool m_hasBase;
    std::unordered_set<std::uint32_t> m_read;
    std::unordered_set<std::uint32_t> m_mentioned;
    std::unordered_set<std::uint32_t> m_managedSubnets;    ///< of the base: in VNets that AKS made
    std::unordered_set<std::uint32_t> m_rangeFromPeering;  ///< VNets known only by what a peering says of them
    std::vector<Mention> m_mentions;
    std::unordered_map<std::uint32_t, ReadingPlace> m_poolsWithoutSubnet;
    std::unordered_map<std::uint32_t, ReadingPlace> m_poolsWithoutMaxPods;
    std::unordered_map<std::uint32_t, std::pair<ImportPlace, std::vector<LeftOpen>>> m_leftOpen;  ///< by cluster
    std::unordered_map<std::uint32_t, ReadingPlace> m_peeringPlaces;  ///< of those this import has read
    std::unordered_map<std::string, std::size_t> m_networksByScope;   ///< by scopeKey, those with an id
    std::unordered_map<std::uint32_t, ChildNames> m_childNames;
    LoneChildren<Route> m_loneRoutes;
    LoneChildren<SecurityRule> m_loneRules;
    std::vector<SubnetAssociation> m_subnetAssociations;
    std::vector<NatGatewayAssociation> m_natGatewayAssociations;
    std::unordered_set<std::uint32_t> m_countedConsumers;
    ObservedClusters m_observed;
    std::unordered_map<std::uint32_t, NetworkInterfaces> m_networkInterfaces;
    std::vector<SubnetId> m_subnetsWithInterfaces;  ///< the keys of m_networkInterfaces in the order of reading
};

}  // namespace aksnet
