// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often a loop runs.
#pragma once

#include "core/io/arm/unknown.h"

namespace aksnet {

/// Azure's own limit for one loop.
/// https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-resources
inline constexpr long long mostLoopRounds = 800;

struct LoopCount {
    long long count = 0;
    std::string note;  ///< what is wrong with it, or why it is unknown; empty if all is well
    bool isUnknown = false;
};
[[nodiscard]] LoopCount loopCountOf(const Json& evaluated);

/// "The name is unknown: parameters('x'). The parameter has no value."
[[nodiscard]] std::string unknownNote(std::string_view subject, const UnknownPart& part);

}  // namespace aksnet
