// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathers what kubectl tells of clusters and, once all files are read, fills with it what no file of Azure has said. A
// resource of Azure always outranks it; where both contradict each other the report says so.
#pragma once

#include "core/io/importers/kubernetes/observations.h"
#include "core/io/importers/plan_draft.h"

#include <unordered_map>
#include <unordered_set>

namespace aksnet {

/// The plan while observations are placed in it.
struct ObservationTarget {
    PlanDraft& draft;
    ImportLog& log;
    const std::unordered_set<std::uint32_t>& read;  ///< numbers of what files of this import describe
};

/// What the report says of a VNet or subnet whose range was learned here though no file describes it.
struct LearnedRange {
    ImportStatus status;
    std::string note;
};
using LearnedRanges = std::unordered_map<std::uint32_t, LearnedRange>;  ///< by the thing's number

class ObservedClusters {
public:
    void put(NodeObservation&& node) { m_nodes.push_back(std::move(node)); }
    void put(NodeNetworkObservation&& node) { m_configs.push_back(std::move(node)); }
    void put(ServiceObservation&& service) { m_services.push_back(std::move(service)); }

    /// O(n log n) in what was put and in the plan.
    void place(ObservationTarget target);

    /// None for things whose range was not learned here.
    [[nodiscard]] const LearnedRange* learned(std::uint32_t number) const {
        const auto found = m_learned.find(number);
        return found == m_learned.end() ? nullptr : &found->second;
    }

private:
    std::vector<NodeObservation> m_nodes;
    std::vector<NodeNetworkObservation> m_configs;
    std::vector<ServiceObservation> m_services;
    LearnedRanges m_learned;
};

}  // namespace aksnet
