// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions about single addresses: whose is this one, and which does that node have.
#pragma once

#include "core/facts/address_layout.h"
#include "core/report/report.h"

namespace aksnet {

/// One row a range of the plan that holds the address: subnets, pod CIDRs and service CIDRs, which may be the same in several
/// clusters. No row where none does.
[[nodiscard]] Table addressOwners(const Snapshot& snapshot, IpAddress address);

/// All addresses of the pool's node, counted from 0 with growth and surge nodes after those of now: its own before those of
/// its pods. No row for a node that the pool never has or that found no room.
[[nodiscard]] Table nodeAddresses(const Snapshot& snapshot, NodePoolId pool, std::uint32_t node);

/// A number of addresses; digits as text where it is too large for a number.
[[nodiscard]] Cell addressCountCell(Uint128 count);
/// The owner's name; empty where nobody owns the addresses.
[[nodiscard]] std::string addressOwnerName(const Facts& facts, ObjectRef owner);

}  // namespace aksnet
