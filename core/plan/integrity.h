// SPDX-License-Identifier: GPL-3.0-or-later
//
// Is a plan whole? Ids unique and in range, every reference resolving to the right kind.
#pragma once

#include "core/plan/plan.h"

namespace aksnet {

/// Everything that is broken, with `where` a path such as `clusters[0].agentPoolProfiles[1].vnetSubnetID`. Empty for
/// every plan that a file, an import or an edit produced. O(objects).
[[nodiscard]] std::vector<Error> integrity(const Plan& plan);

}  // namespace aksnet
