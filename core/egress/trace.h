// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way of a packet as a value: where it ended, and hop by hop what was done to it and why.
//
//   hop    node 2 of pool apps        source 10.244.5.1
//            step  masquerade         10.244.5.1 → 10.10.0.9, since …
//   hop    subnet snet-aks-nodes      source 10.10.0.9
//            step  route              0.0.0.0/0 → Internet
#pragma once

#include "core/catalog/sources.h"
#include "core/egress/flow.h"

#include <span>

namespace aksnet {

enum class AddressRole : std::uint8_t {
    pod,
    node,
    service,   ///< a ClusterIP, a load balancer's frontend
    host,      ///< anything else in a virtual network
    firewall,  ///< the private address of a firewall or appliance
    egress,    ///< a public address that the cluster, a firewall or a subnet leaves with
    external,  ///< on-premises, another cloud
    internet,
    platform,  ///< Azure's own
};

/// An address, or as much as the plan knows of one.
struct FlowAddress {
    AddressRole role = AddressRole::host;
    std::vector<Prefix>
        within;            ///< it lies in one of them; one prefix of full length: it is that address. Never empty.
    std::string name;      ///< whose it is: "node 0 of pool system"
    ObjectRef owner = {};  ///< the plan where nothing of the plan owns it

    bool operator==(const FlowAddress&) const = default;

    [[nodiscard]] IpFamily family() const { return within.front().family(); }
    /// none if the plan knows only where it lies.
    [[nodiscard]] std::optional<IpAddress> known() const;
    /// true if it certainly lies in the prefix.
    [[nodiscard]] bool isIn(const Prefix& prefix) const;
    [[nodiscard]] bool isIn(std::span<const Prefix> prefixes) const;
    /// true if it may lie in the prefix.
    [[nodiscard]] bool mayBeIn(const Prefix& prefix) const;
    /// "10.10.0.9", "one of 203.0.113.64/30", or its name where nothing is known but that.
    [[nodiscard]] std::string text() const;
    /// "10.10.0.9", or the range it lies in: "10.20.64.0/18".
    [[nodiscard]] std::string rangeText() const;
    /// The same as text with its name: "10.10.0.9 (node 2 of pool apps)".
    [[nodiscard]] std::string longText() const;
};

enum class Disposition : std::uint8_t {
    delivered,
    denied,        ///< a rule of a network security group or of the API server refuses it
    blocked,       ///< the outbound type gives no way out
    unreachable,   ///< no route leads there, or nobody has the address there
    undetermined,  ///< the plan does not say enough
};
[[nodiscard]] std::string_view dispositionTitle(Disposition disposition);

enum class StepKind : std::uint8_t {
    departure,
    policy,
    service,
    overlay,
    masquerade,
    egressGateway,
    securityGroup,
    route,
    peering,
    gateway,
    privateEndpoint,
    serviceEndpoint,
    firewall,
    natGateway,
    loadBalancer,
    publicAddress,
    applicationGateway,
    accessList,
    delivery,
    drop,
};
[[nodiscard]] std::string_view stepTitle(StepKind kind);

struct Translation {
    FlowAddress from;
    FlowAddress to;

    bool operator==(const Translation&) const = default;
};

/// One thing that was done, in a sentence, and the page that says it is so (null where it follows from the plan alone).
struct Step {
    StepKind kind;
    std::string text;
    std::optional<Translation> source = {};
    std::optional<Translation> destination = {};
    const Source* fact = nullptr;
    std::vector<std::string> notes = {};  ///< where sources disagree, and what the plan does not say
};

/// A place on the way, with the addresses the packet came with.
struct Hop {
    ObjectRef at;  ///< pool, subnet, peering, firewall …; the plan for what stands outside it
    std::string title;
    FlowAddress source;
    FlowAddress destination;
    std::vector<Step> steps = {};

    [[nodiscard]] const FlowAddress& sourceOut() const;
    [[nodiscard]] const FlowAddress& destinationOut() const;
};

enum class ReturnPathKind : std::uint8_t { none, symmetric, asymmetric, unknown };
/// How replies come back; none where nothing arrives.
struct ReturnPath {
    ReturnPathKind kind = ReturnPathKind::none;
    std::string text = {};
};

/// Laws:  a trace has at least one hop
///        hops[i].sourceOut() == hops[i + 1].source, likewise destinations
///        within a hop every translation's `from` is the last one's `to`, the first one's what the hop came with
///        sourceSeen == hops.back().sourceOut()
struct Trace {
    Disposition disposition;
    std::string reason;  ///< a sentence
    std::vector<Hop> hops;
    FlowAddress sourceSeen;  ///< by the destination, or where the packet ended
    ReturnPath returnPath;

    /// Notes of all steps, each once.
    [[nodiscard]] std::vector<std::string> notes() const;
    /// The first hop at a thing of that kind; null if it met none.
    [[nodiscard]] const Hop* hopAt(ObjectKind kind) const;
};

}  // namespace aksnet
