// SPDX-License-Identifier: GPL-3.0-or-later
//
// Outbound types: what each needs, what AKS makes for it, which address the Internet sees, and what it takes to change from
// one to another.
#pragma once

#include "core/egress/trace.h"
#include "core/facts/facts.h"

namespace aksnet {

enum class NetworkOwner : std::uint8_t { anyone, aks, customer };

struct OutboundTypeInfo {
    OutboundType type;
    NetworkOwner network;            ///< whose virtual network it works in
    std::string_view prerequisites;  ///< sentences
    std::string_view creates;
    std::string_view addressSeen;  ///< by the Internet
    bool isPreview;
    const Source* source;
};
[[nodiscard]] std::span<const OutboundTypeInfo> outboundTypeInfos();  ///< in the enumeration's order
[[nodiscard]] const OutboundTypeInfo& outboundTypeInfo(OutboundType type);

enum class ChangeAnswer : std::uint8_t {
    same,
    allowed,
    refused,
    disputed,  ///< sources disagree; best counted as refused
};

/// All texts are sentences; empty where there is nothing to say.
struct OutboundChange {
    ChangeAnswer answer;
    std::string why;
    std::string addressEffect;  ///< what becomes of the address that others see
    std::string rangesEffect;   ///< what the API server's authorised ranges need
    const Source* source;
};

/// By the matrices alone: from one type to another in AKS's network or in one's own.
[[nodiscard]] ChangeAnswer outboundChangeAnswer(OutboundType from, OutboundType to, bool isOwnNetwork);

/// For a cluster as it stands, with what speaks against it beyond the matrices and with the addresses it has now.
[[nodiscard]] OutboundChange outboundChange(const Facts& facts, const ClusterFacts& cluster, OutboundType to);

/// true if the cluster's nodes stand in a network of the customer's.
[[nodiscard]] bool isInOwnNetwork(const Facts& facts, const ClusterFacts& cluster);

}  // namespace aksnet
