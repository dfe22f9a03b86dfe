// SPDX-License-Identifier: GPL-3.0-or-later
//
// Endpoints of flows as people write them:
//
//   pool apps            a pod of the pool; apps/3 on its node 3, apps/3/7 the pod 7 there
//   host-pod apps/3      a pod with its node's address; annotated-pod apps: one that uses the static egress gateway
//   node apps/3          the node itself
//   vm snet-data         a machine in the subnet; vnet-hub/snet-data where names repeat
//   private-endpoint snet-data
//   resource pe-registry something the plan draws: endpoint, machine, load balancer, firewall
//   10.2.3.4             whoever has the address
//   onprem:Head office   a host of an external network; onprem alone: the only one
//   internet, metadata, dns
//   service Microsoft.Storage
//   clusterip, api, lb, lb-local, ilb, ilb-local, appgw, agc     of the cluster; lb:aks-shop where there are several
//
// The word and the name are parted by a blank or a colon. Pools may be written CLUSTER:POOL.
#pragma once

#include "core/egress/flow.h"
#include "core/facts/facts.h"

namespace aksnet {

/// Names compare without regard to case. The Error's sentence says which names there are.
[[nodiscard]] Result<Endpoint> parseEndpoint(const Facts& facts, std::string_view text);

/// Law: parseEndpoint(endpointText(e)) == e, where names are unique in the plan and hold no slash or colon.
[[nodiscard]] std::string endpointText(const Facts& facts, const Endpoint& endpoint);

}  // namespace aksnet
