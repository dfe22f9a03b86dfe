// SPDX-License-Identifier: GPL-3.0-or-later
//
// How things of a plan are named in the window.
#pragma once

#include "core/plan/plan.h"

#include <QString>

#include <span>

namespace aksnet::ui {

/// "Virtual network", "Node pool": the kind as a heading.
[[nodiscard]] QString kindTitle(ObjectKind kind);
/// The thing's name; "(no name)" where it has none; the plan's name or "Untitled plan" for the plan.
[[nodiscard]] QString displayName(const Plan& plan, ObjectRef object);
/// "10.0.0.0/16, 10.1.0.0/16"
[[nodiscard]] QString prefixesText(std::span<const Prefix> prefixes);
/// "Private endpoint", "Application gateway": the kind of a consumer as a heading.
[[nodiscard]] QString consumerKindTitle(SubnetConsumerKind kind);
/// "On-premises network", "Other cloud", "Internet service".
[[nodiscard]] QString externalKindTitle(ExternalNetworkKind kind);

}  // namespace aksnet::ui
