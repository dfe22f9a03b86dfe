// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who has an address, asked from somewhere in the plan: ranges may stand in several networks, and the nearest counts.
#pragma once

#include "core/egress/places.h"

namespace aksnet::egress {

/// In this order: Azure's own addresses, the cluster's services and pods, the source's network, its peers, what gateways
/// lead to, other networks of the plan, the Internet.
[[nodiscard]] Place placeOfAddress(AddressBook& book, IpAddress address, const Place* nearTo);

/// The place in this network that has the address; a place of kind nowhere if no subnet holds it.
[[nodiscard]] Place placeInNetwork(AddressBook& book, const VirtualNetwork& network, IpAddress address);

}  // namespace aksnet::egress
