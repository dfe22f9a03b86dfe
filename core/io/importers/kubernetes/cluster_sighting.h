// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that is observed of one cluster, and the steps that put it into the plan.
#pragma once

#include "core/io/importers/kubernetes/observed_clusters.h"

#include <map>

namespace aksnet {

/// Finds subnets by number and by address.
class SubnetLookup {
public:
    explicit SubnetLookup(PlanDraft& draft);

    struct Found {
        VirtualNetwork* network = nullptr;
        Subnet* subnet = nullptr;
    };
    [[nodiscard]] Found find(SubnetId id) const;
    /// The smallest subnet that holds the address in a VNet of the list, or in any if the list is empty; nothing where several
    /// equal ones do.
    [[nodiscard]] Found holding(IpAddress address, const std::vector<VirtualNetworkId>& networks) const;

private:
    std::unordered_map<std::uint32_t, Found> m_byNumber;
    std::map<Prefix, std::vector<Found>> m_byPrefix;
};

struct ClusterSighting {
    Cluster* cluster = nullptr;
    bool isNew = false;
    std::vector<const NodeObservation*> nodes;  ///< by name, each once
    std::vector<const NodeNetworkObservation*> configs;
    std::vector<const ServiceObservation*> services;

    /// Where the report speaks of the cluster as a whole.
    [[nodiscard]] const ObservedPlace& where() const {
        return !nodes.empty()     ? nodes.front()->where
               : !configs.empty() ? configs.front()->where
                                  : services.front()->where;
    }
};

/// Something the report is to say of a cluster or pool.
struct SightingRemark {
    ImportStatus status;
    std::string_view key;  ///< of the property, under the place
    std::string note;
};
void remarkSighting(ObservationTarget target, const ObservedPlace& where, const ClusterSighting& sighting,
                    SightingRemark remark);

// Each fills what is not stated yet.

void placeNodePools(ClusterSighting& sighting, ObservationTarget target, const SubnetLookup& subnets,
                    LearnedRanges& learned);
void placeNetworkProfile(ClusterSighting& sighting, ObservationTarget target);
void placeServices(ClusterSighting& sighting, ObservationTarget target, const SubnetLookup& subnets);

}  // namespace aksnet
