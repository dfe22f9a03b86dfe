// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes with what: networking model × data plane × policy engine × operating system × IP families, and the features
// beside them. The answers are put together from what each model says of itself (Model::notes) and from what excludes each
// other whatever the model (catalog/features.h).
#pragma once

#include "core/models/model.h"

namespace aksnet {

/// One choice a dimension.
struct Combination {
    ModelId model;
    NetworkDataplane dataPlane = NetworkDataplane::azure;
    NetworkPolicy policy = NetworkPolicy::none;
    OsType os = OsType::linux;
    bool isDualStack = false;

    bool operator==(const Combination&) const = default;
};

/// How far something is supported, with a sentence and where it was read.
struct Capability {
    catalog::Support support;
    std::string_view why;
    Source source;
};

/// The worst that is said of the combination. Conditions on the Kubernetes version are left out; a condition on something
/// that is supported is told.
[[nodiscard]] Capability capabilityOf(const Combination& combination);
/// One feature under a model and a data plane: a cell of the matrix that the model's page shows.
[[nodiscard]] Capability capabilityOf(ModelId model, NetworkDataplane dataPlane, catalog::Feature feature);

/// Something in a cluster that is not, or not surely, supported.
struct CapabilityIssue {
    catalog::Feature feature;
    std::optional<catalog::Feature> with;  ///< what it does not go together with; none: the model
    const Model* model;
    catalog::Support support;
    std::string_view why;
    Source source;
    std::optional<NodePoolId> pool;  ///< none: the cluster as a whole

    /// "Windows node pools with Cilium data plane", "dual-stack under Azure CNI Node Subnet"
    [[nodiscard]] std::string title() const;
};

/// What the cluster as planned uses: its profile, its API server and all of its pools.
[[nodiscard]] catalog::FeatureSet featuresOf(const Cluster& cluster);
/// What one of its pools uses.
[[nodiscard]] catalog::FeatureSet featuresOf(const NodePool& pool);

/// Everything in the cluster that is a preview, disputed, not documented, up to the plugin or not supported, in order of
/// pools; what holds for the whole cluster is told once. Allocates nothing where all is well.
[[nodiscard]] std::vector<CapabilityIssue> capabilityIssues(const Cluster& cluster);

}  // namespace aksnet
