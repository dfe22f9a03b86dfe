// SPDX-License-Identifier: GPL-3.0-or-later
//
// One cluster under every networking model, with the same nodes and max pods: what each takes, what stands against it, and
// which to choose.
#pragma once

#include "core/advisor/limits.h"
#include "core/advisor/model_texts.h"
#include "core/catalog/changeability.h"
#include "core/engine/engine.h"

namespace aksnet::advisor {

struct CompareOptions {
    bool podsReachable = false;  ///< pods must be reached by their own address from outside the cluster
    std::string today = {};      ///< ISO date for findings
};

/// The cluster under one model.
struct ModelOption {
    const Model* model;
    bool isPresent = false;            ///< the model the cluster has now
    bool isFeasible = false;           ///< nothing in `against`
    std::vector<std::string> against;  ///< why it cannot be: sentences
    std::vector<std::string> notes;    ///< what was assumed or is not sure: sentences
    std::uint64_t networkNow = 0;      ///< addresses of the VNet that nodes and pods take now
    std::uint64_t networkAtPeak = 0;   ///< the same at maximum with all surge nodes
    std::uint64_t podRangeNeed = 0;  ///< addresses of the pod subnets or the pod CIDR at peak; 0: it has no such range
    std::vector<Prefix> podRanges;   ///< the pod subnets' IPv4 prefixes, or the pod CIDR, as the change has them
    std::vector<LimitHit> limits;
    FindingCounts newFindings;           ///< those that the plan does not have as it is
    std::vector<std::string> newErrors;  ///< messages of the new errors
    catalog::ModelChange change;         ///< from the present model to this one, for a cluster that runs
    std::vector<std::string> obstacles;  ///< what the cluster has that stands in the way of such a change in place
    const ModelTexts* texts;
    std::optional<Edit> edit;  ///< makes it so in the plan; none for the present model and where it cannot be
    SnapshotPtr snapshot;      ///< of the changed plan; null where it cannot be
};

struct ModelComparison {
    ClusterId cluster{0};
    std::string clusterName;
    bool podsReachable = false;
    std::vector<ModelOption> options;         ///< every model, in catalogue order
    std::optional<ModelId> recommended;       ///< none if no model is feasible
    std::vector<std::string> recommendation;  ///< sentences, the choice first
};

/// The comparison; an Error if the plan has no such cluster. Each feasible model costs one `evaluate`.
///
/// Laws:  apply(plan, option.edit) is accepted, and every pool of the cluster then runs under option.model
///        kubenet is never recommended for a cluster that has another model
///        what is recommended is feasible
[[nodiscard]] Result<ModelComparison> compareModels(const Snapshot& present, ClusterId cluster,
                                                    const CompareOptions& options);

}  // namespace aksnet::advisor
