// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a resource that was found cannot be read.
#pragma once

#include "core/io/importers/azure/resource_import.h"

namespace aksnet {

/// Why a resource cannot be told apart from others or has nothing to read; none if all is well.
[[nodiscard]] std::optional<ResourceOutcome> identityObstacle(const Json& object, std::string_view type,
                                                              std::string_view name,
                                                              const std::optional<ArmId>& stated);

}  // namespace aksnet
