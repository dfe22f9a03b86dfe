// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words and texts for references.
#include "core/plan/object_ref.h"

#include <array>
#include <charconv>

namespace aksnet {
namespace {

struct ObjectKindText {
    std::string_view name;    ///< in sentences
    std::string_view prefix;  ///< in ids
};

/// In the order of ObjectKind.
constexpr std::array<ObjectKindText, 15> objectKindTexts{{
    {"plan", "plan"},
    {"virtual network", "vnet"},
    {"subnet", "subnet"},
    {"peering", "peering"},
    {"external network", "external"},
    {"route table", "routeTable"},
    {"NAT gateway", "natGateway"},
    {"network security group", "nsg"},
    {"firewall", "firewall"},
    {"public IP prefix", "ipPrefix"},
    {"public IP address", "publicIp"},
    {"cluster", "cluster"},
    {"node pool", "pool"},
    {"subnet consumer", "consumer"},
    {"approved range", "approved"},
}};
static_assert(objectKindTexts.size() == static_cast<std::size_t>(ObjectKind::approvedRange) + 1);

}  // namespace

std::string_view kindName(ObjectKind kind) {
    return objectKindTexts[static_cast<std::size_t>(kind)].name;
}

std::string toText(ObjectRef ref) {
    std::string text(objectKindTexts[static_cast<std::size_t>(ref.kind)].prefix);
    if (ref.kind != ObjectKind::plan) {
        text += '-';
        text += std::to_string(ref.number);
    }
    return text;
}

std::optional<ObjectRef> parseObjectRef(std::string_view text) {
    if (text == "plan") {
        return ObjectRef{};
    }
    const auto dash = text.rfind('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view digits = text.substr(dash + 1);
    if (digits.empty() || digits.front() == '0') {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    const char* const begin = digits.data();
    const char* const end = begin + digits.size();
    if (const auto [stop, error] = std::from_chars(begin, end, number); error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    for (std::size_t kind = 1; kind < objectKindTexts.size(); ++kind) {
        if (objectKindTexts[kind].prefix == text.substr(0, dash)) {
            return ObjectRef{static_cast<ObjectKind>(kind), number};
        }
    }
    return std::nullopt;
}

}  // namespace aksnet
