// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of computeFacts, each in a file of its own; only core/facts uses this.
#pragma once

#include "core/facts/facts.h"

namespace aksnet::facts {

/// pools and clusters: counts, models, ranges in force.
void addClusters(Facts& facts);
/// subnets: size, and what each owner takes. Needs clusters.
void addSubnets(Facts& facts);
/// reachable: foreign ranges by VNet position.
void addReachable(Facts& facts);
/// overlaps of every kind. Needs all of the above. false if stopped.
[[nodiscard]] bool addOverlaps(Facts& facts, const std::stop_token& stop);

/// IPv4 addresses of a list of prefixes.
[[nodiscard]] std::uint64_t ipv4Size(std::span<const Prefix> prefixes);

}  // namespace aksnet::facts
