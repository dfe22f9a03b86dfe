// SPDX-License-Identifier: GPL-3.0-or-later
//
// A range that is known only by what lies in it.
#pragma once

#include "core/io/importers/kubernetes/cluster_sighting.h"

namespace aksnet {

/// The smallest prefix that holds both.
/// Law:  the result contains `part` and, where there is one, `bound`; half of it does not
[[nodiscard]] std::optional<Prefix> smallestHolding(const std::optional<Prefix>& bound, const Prefix& part);

/// What is known of a pod or service CIDR of one family.
struct RangeEvidence {
    std::string_view what;                       ///< "pod CIDR"
    std::string_view parts;                      ///< "blocks of nodes"
    std::string_view key;                        ///< where in the object they stand
    const ObservedPlace* where = nullptr;        ///< of the first object that has one
    std::optional<Prefix> bound = std::nullopt;  ///< the smallest that holds all parts
    std::optional<Prefix> whole = std::nullopt;  ///< the range itself, where it is told
    std::optional<Prefix> usual = std::nullopt;  ///< AKS's default

    /// Nothing happens if it is of the other family.
    void add(const Prefix& part, IpFamily family);
    [[nodiscard]] bool isKnown() const { return bound || whole; }
};

/// Puts the range into the list of the network profile unless it has one of that family; says what was assumed, or where
/// both contradict each other.
void placeRange(ClusterSighting& sighting, ObservationTarget target, std::vector<Prefix>& ranges, IpFamily family,
                const RangeEvidence& evidence);

}  // namespace aksnet
