// SPDX-License-Identifier: GPL-3.0-or-later
//
// See ip_address.h. IPv6 text follows RFC 5952.
#include "core/address/ip_address.h"

#include "core/address/read_address.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace aksnet {

namespace {

constexpr std::size_t writtenGroups = 8;

std::string dottedText(std::uint64_t number) {
    return fmt::format("{}.{}.{}.{}", (number >> 24) & 255, (number >> 16) & 255, (number >> 8) & 255, number & 255);
}

}  // namespace

IpAddress IpAddress::of(IpFamily family, Uint128 number) {
    assert(family == IpFamily::v6 || number <= 0xffffffffu);
    return family == IpFamily::v4 ? v4(static_cast<std::uint32_t>(number)) : v6(number);
}

Result<IpAddress> IpAddress::parse(std::string_view text) {
    if (text.empty()) {
        return fail({}, "An IP address is expected, but the text is empty.");
    }
    const auto address = readAddress(text);
    if (!address) {
        return fail({}, fmt::format("{} is not an IP address: {}.", inQuotes(text), address.error()));
    }
    return *address;
}

std::string IpAddress::text() const {
    if (isV4()) {
        return dottedText(m_low);
    }
    // RFC 5952, section 5: an IPv4 address that a well-known prefix tells for one is written as such.
    if (number() >> 32 == 0xFFFF) {
        return "::ffff:" + dottedText(m_low);
    }
    std::array<unsigned, writtenGroups> groups{};
    for (std::size_t i = 0; i < writtenGroups; ++i) {
        groups[i] = static_cast<unsigned>(number() >> (112 - 16 * i)) & 0xffff;
    }
    // RFC 5952, section 4: the longest run of at least two zero groups is compressed, the first of equals.
    std::size_t bestStart = writtenGroups;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < writtenGroups;) {
        std::size_t end = i;
        while (end < writtenGroups && groups[end] == 0) {
            ++end;
        }
        if (end - i > bestLength) {
            bestStart = i;
            bestLength = end - i;
        }
        i = std::max(end, i + 1);
    }
    std::string text;
    for (std::size_t i = 0; i < writtenGroups; ++i) {
        if (i == bestStart) {
            text += "::";
            i += bestLength - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') {
            text += ':';
        }
        text += fmt::format("{:x}", groups[i]);
    }
    return text;
}

std::optional<IpAddress> IpAddress::plus(Uint128 distance) const {
    const Uint128 largest = isV4() ? Uint128{0xffffffffu} : ~Uint128{0};
    if (distance > largest - number()) {
        return std::nullopt;
    }
    return of(m_family, number() + distance);
}

std::optional<IpAddress> IpAddress::minus(Uint128 distance) const {
    if (distance > number()) {
        return std::nullopt;
    }
    return of(m_family, number() - distance);
}

}  // namespace aksnet
