// SPDX-License-Identifier: GPL-3.0-or-later
//
// CIDR functions. IPv4 blocks keep their first and last address for the network and its broadcast; IPv6 blocks have neither.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-cidr
#include "core/address/prefix.h"
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <charconv>

namespace aksnet {
namespace {

/// "10.0.0.4/24" means the block that holds the address; host bits may be set.
std::optional<Prefix> armBlock(ArmCall& call) {
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return std::nullopt;
    }
    const std::size_t slash = text->find('/');
    const auto address = IpAddress::parse(std::string_view(*text).substr(0, slash));
    int length = -1;
    if (slash != std::string::npos) {
        const auto read = std::from_chars(text->data() + slash + 1, text->data() + text->size(), length);
        length = read.ec == std::errc() && read.ptr == text->data() + text->size() ? length : -1;
    }
    if (!address || length < 0 || length > bitWidth(address->family())) {
        call.note(fmt::format("{} is no address range like 10.0.0.0/16.", inQuotes(*text)));
        return std::nullopt;
    }
    return Prefix::containing(*address, length);
}

/// Where hosts begin. A /31 and a /32 have hosts alone.
IpAddress firstUsable(const Prefix& block) {
    const bool keepsEnds = block.isV4() && block.length() < 31;
    return keepsEnds ? *block.first().plus(1) : block.first();
}

IpAddress lastUsable(const Prefix& block) {
    const bool keepsEnds = block.isV4() && block.length() < 31;
    return keepsEnds ? *block.last().minus(1) : block.last();
}

ArmValue runParseCidr(ArmCall& call) {
    const auto block = armBlock(call);
    if (!block) {
        return call.failure();
    }
    const Uint128 ones = hostMask(block->family(), 0);
    const IpAddress netmask = IpAddress::of(block->family(), ones ^ hostMask(block->family(), block->length()));
    Json::object_t parts{
        {"network", block->first().text()},
        {"netmask", netmask.text()},
        {"firstUsable", firstUsable(*block).text()},
        {"lastUsable", lastUsable(*block).text()},
        {"cidr", block->length()},
    };
    if (block->isV4()) {
        parts.emplace("broadcast", block->last().text());
    }
    return call.give(std::move(parts));
}

bool isSubnetIndex(const Prefix& block, int length, std::uint64_t index) {
    const int bits = length - block.length();
    return bits >= 64 || (index >> bits) == 0;
}

ArmValue runCidrSubnet(ArmCall& call) {
    const auto block = armBlock(call);
    const auto length = call.integer(1);
    const auto index = call.integer(2);
    if (!block || !length || !index) {
        return call.failure();
    }
    if (*length < block->length() || *length > bitWidth(block->family())) {
        return call.fail(fmt::format("A /{} has no subnets of length {}.", block->length(), *length));
    }
    const int newLength = static_cast<int>(*length);
    if (*index < 0 || !isSubnetIndex(*block, newLength, static_cast<std::uint64_t>(*index))) {
        return call.fail(fmt::format("{} has no /{} of index {}.", block->text(), newLength, *index));
    }
    const Uint128 size = newLength == 0 ? 0 : hostMask(block->family(), newLength) + 1;
    const auto first = block->first().plus(static_cast<std::uint64_t>(*index) * size);
    return call.give(Prefix::containing(first.value_or(block->first()), newLength).text());
}

/// Index 0 is the first usable address.
ArmValue runCidrHost(ArmCall& call) {
    const auto block = armBlock(call);
    const auto index = call.integer(1);
    if (!block || !index) {
        return call.failure();
    }
    const auto host = *index < 0 ? std::nullopt : firstUsable(*block).plus(static_cast<std::uint64_t>(*index));
    return host && *host <= lastUsable(*block)
               ? call.give(host->text())
               : call.fail(fmt::format("{} has no host of index {}.", block->text(), *index));
}

constexpr ArmFunction cidrFunctions[] = {
    {"parseCidr", 1, 1, ArmFunction::Arguments::known, runParseCidr},
    {"cidrSubnet", 3, 3, ArmFunction::Arguments::known, runCidrSubnet},
    {"cidrHost", 2, 2, ArmFunction::Arguments::known, runCidrHost},
};

}  // namespace

std::span<const ArmFunction> armCidrFunctions() {
    return cidrFunctions;
}

}  // namespace aksnet
