// SPDX-License-Identifier: GPL-3.0-or-later
//
// The capability matrix as findings, divided into topics so that each has its rule.
#pragma once

#include "core/models/capabilities.h"
#include "core/rules/rule.h"

namespace aksnet::rules {

enum class CapabilityTopic : std::uint8_t { policy, machines, dualStack, addOns, egress, provisioning, none };

/// Whose rule reports it; none for what rules about networks, sizes and subnets tell already.
[[nodiscard]] CapabilityTopic topicOf(const CapabilityIssue& issue);

/// true for previews and all that sources do not say clearly.
[[nodiscard]] bool isUncertain(catalog::Support support);

/// true if nothing in the cluster and around it speaks against Azure CNI Overlay instead of its plugin: no feature that Overlay
/// lacks, no policy engine, no security group that would see the pods' addresses, no Application Gateway to be moved along.
[[nodiscard]] bool mayBecomeOverlay(const Facts& facts, const ClusterFacts& cluster);

/// Reports everything of the topic that is not supported, or kept only by clusters that have it.
void reportCapabilities(const Facts& facts, FindingSink& sink, CapabilityTopic topic);

}  // namespace aksnet::rules
