// SPDX-License-Identifier: GPL-3.0-or-later
//
// An end of a flow resolved in the plan: where it stands and what address it has there.
#pragma once

#include "core/egress/address_book.h"

namespace aksnet::egress {

enum class PlaceKind : std::uint8_t {
    pod,
    node,
    host,             ///< an interface in a virtual network that is no node's
    external,         ///< on-premises, another cloud
    internet,         ///< any public host
    platformService,  ///< an Azure service's public address
    platformHost,     ///< 169.254.169.254 and 168.63.129.16, answered by the machine that runs the node
    clusterService,   ///< a ClusterIP
    nowhere,          ///< the plan has nobody there
};

/// `network` is null for AKS's own network, which is not in the plan, and for what stands in no network at all.
struct Place {
    PlaceKind kind = PlaceKind::nowhere;
    FlowAddress address;
    std::string title;
    ObjectRef object = {};
    const ClusterFacts* cluster = nullptr;  ///< of pods, nodes and cluster services
    const PoolFacts* pool = nullptr;
    std::uint32_t node = 0;
    const VirtualNetwork* network = nullptr;
    const Subnet* subnet = nullptr;
    const ExternalNetwork* external = nullptr;
    std::string service = {};  ///< of a platform service
    bool isPrivateEndpoint = false;
    bool hostNetwork = false;
    bool throughEgressGateway = false;

    /// It has an interface in a virtual network, be it AKS's own.
    [[nodiscard]] bool isInNetwork() const {
        return kind == PlaceKind::node || kind == PlaceKind::host || (kind == PlaceKind::pod && pool->model->isFlat);
    }
};

/// 169.254.169.254 answers for the instance's metadata, 168.63.129.16 for DNS and health probes.
[[nodiscard]] IpAddress metadataAddress();
[[nodiscard]] IpAddress platformAddress();

/// Where the endpoint is; `nearTo` decides whose ranges an address is looked up in first.
[[nodiscard]] Place placeOf(AddressBook& book, const Endpoint& endpoint, IpFamily family, const Place* nearTo);

/// A node or pod as a place.
[[nodiscard]] Place nodePlace(AddressBook& book, const PoolFacts& pool, std::uint32_t node, IpFamily family);
[[nodiscard]] Place podPlace(AddressBook& book, const PoolFacts& pool, std::uint32_t node, std::uint32_t pod,
                             IpFamily family);
/// Some pod of the cluster, on another node than this one if there is another.
[[nodiscard]] std::optional<Place> anotherPod(AddressBook& book, const ClusterFacts& cluster, const PoolFacts* pool,
                                              std::uint32_t node, IpFamily family);

}  // namespace aksnet::egress
