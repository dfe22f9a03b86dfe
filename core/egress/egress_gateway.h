// SPDX-License-Identifier: GPL-3.0-or-later
//
// Static Egress Gateway: annotated pods leave by a gateway pool, whose public prefix others can be told.
//
//   pod → WireGuard tunnel → gateway node → its public prefix
#pragma once

#include "core/egress/walk.h"

namespace aksnet::egress {

/// Sends the packet through the cluster's gateway pool and on; false, with a note, where the feature does not work for it.
[[nodiscard]] bool passEgressGateway(Walk& walk);

/// Addresses of a gateway pool's public prefix; 2 if the pool does not say.
[[nodiscard]] int gatewayAddresses(const NodePool& pool);

}  // namespace aksnet::egress
