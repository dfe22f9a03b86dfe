// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a pod's packet leaves its node with the pod's address or with the node's: the first translation there is, and the
// one that differs by networking model, data plane and operating system.
//
//   model        keeps the pod's address towards                                  rewriter
//   Overlay      the pod CIDR                                                     azure-ip-masq-agent, or Cilium
//   Node Subnet  the cluster's virtual network                                    azure-ip-masq-agent
//   Pod Subnet   everything but the platform's two addresses                      the node's network service, or Cilium
//   Kubenet      the pod CIDR                                                     ip-masq-agent
//   Windows      the virtual network, or the pod CIDR under Overlay               the host network service
#pragma once

#include "core/egress/places.h"

namespace aksnet::egress {

struct Masquerade {
    bool toNode;  ///< false: the packet keeps the pod's address
    std::string reason;
    const Source* fact = nullptr;
    std::vector<std::string> notes = {};
    bool repliesAreLost = false;  ///< the pod's address leaves, but nothing routes replies to it
};

/// For a pod that does not use its host's network, towards anything that is not on its own node.
[[nodiscard]] Masquerade masqueradeOf(const Facts& facts, const Place& pod, const Place& destination, Protocol protocol,
                                      std::uint16_t port);

}  // namespace aksnet::egress
