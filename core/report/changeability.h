// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a plan is locked once it stands: each field of clusters, node pools, virtual networks and subnets with the value
// it has and what it takes to change it later. The table, the canvas and the inspector tell the same of it.
#pragma once

#include "core/catalog/changeability.h"
#include "core/facts/facts.h"

#include <array>

namespace aksnet {

/// One change of one field; a field has several where they differ in effort: a pod CIDR can grow, but not move.
struct LockedField {
    ObjectRef object;
    catalog::Changeable what;
    std::string value;  ///< "10.0.0.0/16", "30 (default)"
    catalog::Effort effort;
    bool isDisputed = false;    ///< sources contradict each other
    std::string_view change{};  ///< which change: "Azure to Cilium"; empty where every one is alike
    std::string condition{};    ///< sentences: what is needed and what comes with it; may be empty
    const Source* source = {};  ///< never null
};
/// "service CIDR"
[[nodiscard]] std::string_view fieldTitle(const LockedField& field);
/// "service CIDR: new cluster. From Kubernetes 1.33 on more ranges can be added inside the cluster."
[[nodiscard]] std::string fieldSentence(const LockedField& field);

/// All fields, thing by thing in the plan's order (networks with their subnets, clusters with their pools), and of a thing the
/// dearest first. O(n log n) in things.
[[nodiscard]] std::vector<LockedField> lockedFields(const Facts& facts);
/// Those of one thing; none of things of other kinds. O(node pools).
[[nodiscard]] std::vector<LockedField> lockedFieldsOf(const Facts& facts, ObjectRef object);

inline constexpr std::size_t effortCount = 5;
/// From cheap to dear, as the enumeration.
inline constexpr std::array<catalog::Effort, effortCount> allEfforts{catalog::Effort::freely, catalog::Effort::reimage,
                                                                     catalog::Effort::oneWay, catalog::Effort::newPool,
                                                                     catalog::Effort::newCluster};

/// Columns of the table `changeability`.
enum class ChangeabilityColumn : std::uint8_t {
    thing,
    kind,
    in,
    field,
    property,
    value,
    effort,
    change,
    condition,
    disputed,
    source
};

}  // namespace aksnet
