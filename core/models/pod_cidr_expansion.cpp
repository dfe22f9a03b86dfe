// SPDX-License-Identifier: GPL-3.0-or-later
//
// See pod_cidr_expansion.h.
#include "core/models/pod_cidr_expansion.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {

Result<void> checkPodCidrExpansion(const Cluster& cluster, const Prefix& to) {
    const std::string where = "networkProfile.podCidr";
    const Model& used = modelOf(cluster);
    if (used.id != ModelId::overlay) {
        return fail(where, fmt::format("The pod CIDR can grow under Azure CNI Overlay only; this is {}.", used.title));
    }
    const std::vector<Prefix> ranges = effectivePodCidrs(cluster);
    if (isDualStack(cluster) || ranges.size() != 1 || !ranges.front().isV4() || !to.isV4()) {
        return fail(where, "Only a single IPv4 pod CIDR can grow; dual-stack clusters keep theirs.");
    }
    if (std::ranges::any_of(cluster.agentPoolProfiles,
                            [](const NodePool& pool) { return pool.osType == OsType::windows; })) {
        return fail(where, "The pod CIDR of a cluster with Windows node pools cannot grow.");
    }
    const Prefix& from = ranges.front();
    if (to == from) {
        return fail(where, fmt::format("The pod CIDR is {} already.", from.text()));
    }
    if (from.contains(to)) {
        return fail(where, fmt::format("The pod CIDR cannot shrink from {} to {}.", from.text(), to.text()));
    }
    if (!to.contains(from)) {
        return fail(
            where, fmt::format("The new pod CIDR must hold the old one; {} does not hold {}.", to.text(), from.text()));
    }
    return {};
}

}  // namespace aksnet
