// SPDX-License-Identifier: GPL-3.0-or-later
//
// kind: Node. The labels are AKS's; the provider id is that of Azure's cloud provider.
// https://learn.microsoft.com/azure/aks/use-labels#reserved-prefixes
#include "core/base/text.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view kubeAzureProvider = "azure://";

/// The first of several labels that has a value: newer names of a label stand before older ones.
std::string kubeLabel(const JsonView& labels, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        if (std::string value = labels.quietText(key); !value.empty()) {
            return value;
        }
    }
    return {};
}

/// The subnet that labels name part by part: kubernetes.azure.com/<start>-name, -resourcegroup, -subscription and -subnet.
MaybeReference kubeSubnetOf(const JsonView& labels, std::string_view start, const NodeObservation& node) {
    const auto part = [&](std::string_view word) {
        return labels.quietText(fmt::format("kubernetes.azure.com/{}-{}", start, word));
    };
    const std::string subnet = part("subnet");
    const std::string network = part("name");
    const std::string group = part("resourcegroup");
    if (subnet.empty() || network.empty() || group.empty()) {
        return std::nullopt;
    }
    std::string subscription = part("subscription");
    if (subscription.empty()) {
        subscription = node.subscription;
    }
    // A label's value ends after 63 characters; a name that is as long may be cut off.
    constexpr std::size_t longest = 63;
    if (std::ranges::max({subnet.size(), network.size(), group.size()}) >= longest) {
        return std::nullopt;
    }
    auto id = ArmId::parse(
        fmt::format("/subscriptions/{}/resourceGroups/{}/providers/Microsoft.Network/virtualNetworks/{}/subnets/{}",
                    subscription, group, network, subnet));
    if (!id || !id->isType("Microsoft.Network/virtualNetworks/subnets")) {
        return std::nullopt;
    }
    return Reference{std::move(*id), labels.pathOf(fmt::format("kubernetes.azure.com/{}-subnet", start))};
}

void readKubeAddresses(const JsonView& status, NodeObservation& node) {
    for (const JsonView& entry : status.objects("addresses")) {
        const std::string type = entry.quietText("type");
        if (type == "InternalIP") {
            if (const auto address = entry.address("address")) {
                node.addresses.push_back(*address);
            }
        }
        node.hasPublicIp = node.hasPublicIp || type == "ExternalIP";
    }
}

void readKubePodNetwork(const JsonView& labels, NodeObservation& node) {
    const std::string type = lowered(kubeLabel(labels, {"kubernetes.azure.com/podnetwork-type"}));
    node.isOverlay = type == "overlay" || kubeLabel(labels, {"kubernetes.azure.com/azure-cni-overlay"}) == "true";
    if (type == "vnet") {
        node.podSubnetMode = PodIpAllocationMode::dynamicIndividual;
    } else if (type == "vnetblock") {
        node.podSubnetMode = PodIpAllocationMode::staticBlock;
    }
    node.nodeSubnet = kubeSubnetOf(labels, "network", node);
    node.podSubnet = node.podSubnetMode ? kubeSubnetOf(labels, "podnetwork", node) : std::nullopt;
    node.dataplane = enumFromText<NetworkDataplane>(kubeLabel(labels, {"kubernetes.azure.com/ebpf-dataplane"}));
    node.policy = enumFromText<NetworkPolicy>(kubeLabel(labels, {"kubernetes.azure.com/network-policy"}));
}

/// A zone's label is "westeurope-1"; "0" stands for none.
std::string kubeZone(const std::string& label) {
    const std::string zone = label.substr(label.rfind('-') + 1);
    return zone.size() == 1 && zone >= "1" && zone <= "9" ? zone : std::string();
}

void readKubeMachine(const JsonView& view, const JsonView& labels, NodeObservation& node) {
    const JsonView status = view.object("status");
    node.mode = enumFromText<NodePoolMode>(kubeLabel(labels, {"kubernetes.azure.com/mode"}));
    const std::string os = kubeLabel(labels, {"kubernetes.io/os", "beta.kubernetes.io/os"});
    node.osType = enumFromText<OsType>(os).value_or(OsType::linux);
    node.osSku = kubeLabel(labels, {"kubernetes.azure.com/os-sku-requested", "kubernetes.azure.com/os-sku"});
    node.vmSize = kubeLabel(labels, {"node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"});
    node.location = kubeLabel(labels, {"topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region"});
    node.zone = kubeZone(kubeLabel(labels, {"topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"}));
    node.isSpot = kubeLabel(labels, {"kubernetes.azure.com/scalesetpriority"}) == "spot";
    const JsonView allocatable = status.object("allocatable");
    node.maxPods = (allocatable.has("pods") ? allocatable : status.object("capacity")).number("pods");
    node.version = status.object("nodeInfo").quietText("kubeletVersion");
    if (node.version.starts_with('v')) {
        node.version.erase(0, 1);
    }
}

/// Which subscription and node resource group the node is in; none if Azure's provider did not make it.
bool readKubeProvider(const JsonView& view, const JsonView& labels, NodeObservation& node) {
    const std::string provider = view.object("spec").text("providerID");
    const auto id = provider.starts_with(kubeAzureProvider)
                        ? ArmId::parse(std::string_view(provider).substr(kubeAzureProvider.size()))
                        : std::nullopt;
    if (!id) {
        return false;
    }
    node.subscription = id->subscription();
    // The provider id is in lower case; the label has the group's own spelling unless it was cut to 63 characters.
    const std::string label = kubeLabel(labels, {"kubernetes.azure.com/cluster"});
    node.nodeResourceGroup = sameIgnoringCase(label, id->resourceGroup()) ? label : std::string(id->resourceGroup());
    node.isScaleSet = startsIgnoringCase(id->type(), "Microsoft.Compute/virtualMachineScaleSets");
    return true;
}

std::string kubeNodeNote(const NodeObservation& node) {
    std::string note = fmt::format("node pool {}", node.pool);
    if (!node.addresses.empty()) {
        note += fmt::format(", {}", joinedTexts(node.addresses));
    }
    if (!node.podCidrs.empty()) {
        note += fmt::format(", pods {}", joinedTexts(node.podCidrs));
    }
    return note;
}

}  // namespace

AksNodeName aksNodeName(std::string_view node) {
    constexpr std::size_t digits = 8;
    const auto isNumber = [](std::string_view text) {
        return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (node.starts_with("aks-")) {
        const std::size_t poolEnd = std::min(node.find('-', 4), node.size());
        const std::size_t numberEnd = std::min(node.find('-', std::min(poolEnd + 1, node.size())), node.size());
        const std::string_view number =
            poolEnd < node.size() ? node.substr(poolEnd + 1, numberEnd - poolEnd - 1) : std::string_view();
        if (number.size() == digits && isNumber(number)) {
            return {std::string(node.substr(4, poolEnd - 4)), std::string(number)};
        }
        return {};
    }
    // A Windows machine's name has room for the pool's and six digits or letters that count.
    constexpr std::size_t counter = 6;
    if (node.starts_with("aks") && node.size() > 3 + counter) {
        return {std::string(node.substr(3, node.size() - 3 - counter)), {}};
    }
    return {};
}

std::string joinedTexts(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, ", "));
}

KubernetesReading<NodeObservation> readKubernetesNode(const JsonView& view) {
    const JsonView metadata = view.object("metadata");
    const JsonView labels = metadata.object("labels");
    NodeObservation node;
    node.name = metadata.text("name");
    node.where.path = view.path();
    if (kubeLabel(labels, {"type"}) == "virtual-kubelet") {
        return {std::nullopt, ImportStatus::ignored,
                "A virtual node; its pods are container instances in a subnet of their own."};
    }
    if (!readKubeProvider(view, labels, node)) {
        return {std::nullopt, ImportStatus::notUnderstood,
                "Its providerID names no machine of Azure, so the node is of no AKS cluster."};
    }
    node.pool = kubeLabel(labels, {"kubernetes.azure.com/agentpool", "agentpool"});
    if (node.pool.empty()) {
        node.pool = kubeLabel(labels, {"karpenter.sh/nodepool"});
        node.isAutoProvisioned = !node.pool.empty();
    }
    if (node.pool.empty() || node.pool.contains('/')) {
        return {std::nullopt, ImportStatus::notUnderstood,
                "It has no label agentpool, so its node pool cannot be told."};
    }
    readKubeMachine(view, labels, node);
    readKubeAddresses(view.object("status"), node);
    const JsonView spec = view.object("spec");
    node.podCidrs = spec.prefixes(spec.has("podCIDRs") ? "podCIDRs" : "podCIDR");
    readKubePodNetwork(labels, node);
    std::string note = kubeNodeNote(node);
    return {std::move(node), ImportStatus::imported, std::move(note)};
}

}  // namespace aksnet
