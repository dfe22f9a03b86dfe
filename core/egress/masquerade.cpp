// SPDX-License-Identifier: GPL-3.0-or-later
//
// See masquerade.h.
#include "core/egress/masquerade.h"

#include "core/catalog/egress_sources.h"
#include "core/catalog/ranges.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

constexpr std::uint16_t dnsPort = 53;
constexpr std::uint16_t metadataPort = 80;

struct MasqueradeCase {
    const Cluster& cluster;
    const NodePool& pool;
    const Model& model;
    std::vector<Prefix> podCidrs;
    std::vector<Prefix> network;  ///< ranges of the cluster's virtual network
    const Place& from;
    const Place& to;
    Protocol protocol;
    std::uint16_t port;

    [[nodiscard]] bool isCilium() const { return cluster.networkProfile.networkDataplane == NetworkDataplane::cilium; }
    [[nodiscard]] bool isEbpfRouting() const {
        return cluster.networkProfile.advancedNetworking &&
               cluster.networkProfile.advancedNetworking->accelerationMode == "BpfVeth";
    }
    [[nodiscard]] bool isToPods() const { return to.address.isIn(podCidrs); }
    [[nodiscard]] bool isToNetwork() const { return to.address.isIn(network); }
    [[nodiscard]] bool isToOwnList() const { return to.address.isIn(cluster.networkProfile.nonMasqueradeCidrs); }
};

std::string listed(std::span<const Prefix> prefixes) {
    std::vector<std::string> texts;
    for (const Prefix& prefix : prefixes) {
        texts.push_back(prefix.text());
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

Masquerade keeps(std::string reason, const Source& fact) {
    return {.toNode = false, .reason = std::move(reason), .fact = &fact};
}
Masquerade toNode(std::string reason, const Source& fact) {
    return {.toNode = true, .reason = std::move(reason), .fact = &fact};
}

/// The customer's own list is joined to the one AKS keeps.
std::optional<Masquerade> byOwnList(const MasqueradeCase& c) {
    if (!c.isToOwnList() || (c.isCilium() && c.isEbpfRouting())) {
        return std::nullopt;
    }
    Masquerade result = keeps("The cluster's own nonMasqueradeCIDRs hold the destination, so the pod's address stays.",
                              ways::masqueradeMerger);
    if (!c.model.isFlat) {
        result.repliesAreLost = true;
        result.notes.emplace_back(
            "Ranges added under a model with a pod CIDR do harm: nothing routes replies to pods.");
    }
    return result;
}

Masquerade ofOverlay(const MasqueradeCase& c) {
    if (c.isToPods()) {
        return keeps(fmt::format("Pods keep their addresses inside the pod CIDR {}.", listed(c.podCidrs)),
                     sources::overlayConcepts);
    }
    if (auto own = byOwnList(c)) {
        return *own;
    }
    if (c.isCilium() && c.isEbpfRouting()) {
        return toNode(fmt::format("Cilium masquerades all that leaves the pod CIDR {}, other nodes included; with eBPF "
                                  "host routing the masquerade agent has no say.",
                                  listed(c.podCidrs)),
                      ways::ciliumDataPlane);
    }
    return toNode(fmt::format("azure-ip-masq-agent leaves only the pod CIDR {} alone: all else sees the node.",
                              listed(c.podCidrs)),
                  sources::overlayConcepts);
}

Masquerade ofNodeSubnet(const MasqueradeCase& c) {
    if (c.isToNetwork()) {
        return keeps("azure-ip-masq-agent leaves the ranges of the cluster's virtual network alone.", ways::legacyCni);
    }
    if (auto own = byOwnList(c)) {
        return *own;
    }
    if (c.to.kind == PlaceKind::platformHost) {
        return toNode("The agent's list does not hold Azure's own addresses (masqLinkLocal is on).",
                      ways::masqueradeAgent);
    }
    return toNode(fmt::format("azure-ip-masq-agent leaves only the virtual network ({}) alone: all else sees the node.",
                              listed(c.network)),
                  ways::legacyCni);
}

Masquerade ofPodSubnet(const MasqueradeCase& c) {
    if (c.to.kind != PlaceKind::platformHost) {
        return keeps("Pod Subnet rewrites nothing on the node: pods are seen as themselves everywhere.",
                     sources::podSubnetConcepts);
    }
    if (c.isCilium()) {
        return toNode("Cilium leaves everything alone but 168.63.129.16 and 169.254.169.254.", ways::networkService);
    }
    const bool isDns = c.to.address.known() == platformAddress() && c.port == dnsPort && c.protocol != Protocol::icmp;
    const bool isMetadata =
        c.to.address.known() == metadataAddress() && c.port == metadataPort && c.protocol == Protocol::tcp;
    if (!isDns && !isMetadata) {
        return keeps("The node's network service rewrites only 168.63.129.16:53 and 169.254.169.254:80.",
                     ways::networkService);
    }
    Masquerade result = toNode("The node's network service sends DNS and metadata requests with the node's address.",
                               ways::release20251012);
    if (isDns) {
        result.notes.emplace_back(
            "Nodes made before release 2025-10-12, and clusters without that rule, ask DNS with an "
            "address of the pod subnet.");
    }
    return result;
}

Masquerade ofKubenet(const MasqueradeCase& c) {
    if (c.isToPods()) {
        return keeps(fmt::format("Pods keep their addresses inside the pod CIDR {}.", listed(c.podCidrs)),
                     sources::kubenet);
    }
    if (auto own = byOwnList(c)) {
        return *own;
    }
    Masquerade result = toNode("Kubenet pods leave their node with the node's address.", sources::kubenet);
    if (c.from.subnet && c.to.subnet == c.from.subnet) {
        result.notes.emplace_back(
            "Observed agents leave the cluster's own subnet alone, where the pod's address would be "
            "seen; the pages say the node's.");
    }
    return result;
}

Masquerade ofBringYourOwn(const MasqueradeCase& c) {
    if (c.isToPods()) {
        return keeps("Between pods your plugin carries their addresses.", sources::cniOverview);
    }
    Masquerade result =
        toNode("Your plugin decides; most rewrite to the node what leaves the pod network.", sources::cniOverview);
    result.notes.emplace_back("With a plugin of your own the source is an assumption: AKS has no part in it.");
    return result;
}

/// Host network service: a list of exceptions, and pods behind everything else are rewritten.
Masquerade ofWindows(const MasqueradeCase& c) {
    const bool isOff = c.pool.disableOutboundNat;
    if (c.model.isFlat ? c.isToNetwork() : c.isToPods()) {
        return keeps(fmt::format("The Windows host's exception list holds {}.",
                                 c.model.isFlat ? "the virtual network" : "the pod CIDR"),
                     ways::windowsNatIssue);
    }
    if (isOff && c.model.isFlat) {
        return keeps("disableOutboundNat takes the Windows host's rewriting away.", ways::windowsFaq);
    }
    Masquerade result = toNode(fmt::format("The Windows host rewrites to the node what leaves {}.",
                                           c.model.isFlat ? "the virtual network" : "the pod CIDR"),
                               ways::windowsNatIssue);
    if (isOff) {
        result.notes.emplace_back(
            "What disableOutboundNat means for pods of an overlay is not documented; the node's "
            "address is assumed.");
    }
    return result;
}

Masquerade byModel(const MasqueradeCase& c) {
    if (c.pool.osType == OsType::windows && c.model.id != ModelId::bringYourOwn) {
        return ofWindows(c);
    }
    switch (c.model.id) {
        case ModelId::overlay: return ofOverlay(c);
        case ModelId::nodeSubnet: return ofNodeSubnet(c);
        case ModelId::podSubnetDynamic:
        case ModelId::podSubnetStatic: return ofPodSubnet(c);
        case ModelId::kubenet: return ofKubenet(c);
        case ModelId::bringYourOwn: return ofBringYourOwn(c);
    }
    return ofBringYourOwn(c);
}

}  // namespace

Masquerade masqueradeOf(const Facts& facts, const Place& pod, const Place& destination, Protocol protocol,
                        std::uint16_t port) {
    MasqueradeCase c{.cluster = *pod.cluster->value,
                     .pool = *facts.index->find(pod.pool->pool)->pool,
                     .model = *pod.pool->model,
                     .podCidrs = {},
                     .network = {},
                     .from = pod,
                     .to = destination,
                     .protocol = protocol,
                     .port = port};
    for (const ClusterRange& range : pod.cluster->podCidrs) {
        c.podCidrs.push_back(range.prefix);
    }
    c.network = pod.network ? pod.network->addressPrefixes : std::vector{catalog::managedVirtualNetwork()};
    return byModel(c);
}

}  // namespace aksnet::egress
