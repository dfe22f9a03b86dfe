// SPDX-License-Identifier: GPL-3.0-or-later
//
// kind: NodeNetworkConfig (acn.azure.com). An overlay gives each node a block per family, a pod subnet single addresses or
// blocks of sixteen; the containers of both families come in any order.
#include "core/io/importers/arm_id.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// The subnet that the pods' addresses are of; overlays name a routing domain instead.
MaybeReference configSubnet(const JsonView& container) {
    // The API spells one of its keys this way.
    std::string subscription = container.quietText("subcriptionID");
    if (subscription.empty()) {
        subscription = container.quietText("subscriptionID");
    }
    const std::string group = container.quietText("resourceGroupID");
    const std::string network = container.quietText("vnetID");
    const std::string subnet = container.quietText("subnetID");
    if (subscription.empty() || group.empty() || network.empty() || subnet.empty()) {
        return std::nullopt;
    }
    auto id = ArmId::parse(
        fmt::format("/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/virtualNetworks/{}/subnets/{}",
                    subscription, group, network, subnet));
    if (!id || !id->isType("Microsoft.Network/virtualNetworks/subnets")) {
        return std::nullopt;
    }
    return Reference{std::move(*id), container.pathOf("subnetID")};
}

/// "10.244.1.0/24" is a block; a bare "10.241.0.21" is the address that the container itself has.
std::optional<Prefix> configBlock(const JsonView& container) {
    return container.quietText("primaryIP").contains('/') ? container.prefix("primaryIP") : std::nullopt;
}

std::optional<NetworkContainer> readNetworkContainer(const JsonView& view, NodeNetworkObservation& node) {
    NetworkContainer container;
    const std::string type = view.quietText("type");
    container.isOverlay = type == "overlay";
    if (type == "vnetblock") {
        container.mode = PodIpAllocationMode::staticBlock;
    } else if (!container.isOverlay && type != "vnet") {
        view.note("type", "This version knows containers of type overlay, vnet and vnetblock.");
        return std::nullopt;
    }
    container.block = configBlock(view);
    container.space = view.prefix("subnetAddressSpace");
    if (!container.isOverlay) {
        container.subnet = configSubnet(view);
    }
    const auto address = view.address("nodeIP");
    if (address && std::ranges::find(node.addresses, *address) == node.addresses.end()) {
        node.addresses.push_back(*address);
    }
    return container;
}

std::string configNote(const NodeNetworkObservation& node, int assigned) {
    std::vector<std::string> parts;
    if (!node.addresses.empty()) {
        parts.push_back(fmt::format("node {}", joinedTexts(node.addresses)));
    }
    for (const NetworkContainer& container : node.containers) {
        if (container.block && container.space) {
            parts.push_back(fmt::format("{} of {}", container.block->text(), container.space->text()));
        } else if (container.space) {
            parts.push_back(fmt::format("pods in {}", container.space->text()));
        }
    }
    if (assigned > 0) {
        parts.push_back(fmt::format("{} assigned", assigned));
    }
    return joinedTexts(parts);
}

}  // namespace

KubernetesReading<NodeNetworkObservation> readNodeNetworkConfig(const JsonView& view) {
    NodeNetworkObservation node;
    node.node = view.object("metadata").text("name");
    node.where.path = view.path();
    AksNodeName name = aksNodeName(node.node);
    node.pool = std::move(name.pool);
    node.number = std::move(name.number);
    const JsonView status = view.object("status");
    for (const JsonView& container : status.objects("networkContainers")) {
        if (auto read = readNetworkContainer(container, node)) {
            node.containers.push_back(std::move(*read));
        }
    }
    if (node.containers.empty()) {
        return {std::nullopt, ImportStatus::ignored, "It has no network container that tells of an address."};
    }
    std::string note = configNote(node, status.number("assignedIPCount", anyAddressCount).value_or(0));
    return {std::move(node), ImportStatus::imported, std::move(note)};
}

}  // namespace aksnet
