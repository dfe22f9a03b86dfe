// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing addresses. IPv6 text follows RFC 4291 (in) and RFC 5952 (out).
#include "core/address/ip_address.h"

#include <array>
#include <cassert>

#include <fmt/format.h>

namespace aksnet {

namespace {

Result<IpAddress> refuseAddress(std::string_view text, std::string_view reason) {
    return fail({}, fmt::format("\"{}\" is not an IP address: {}.", text, reason));
}

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }

int hexValue(char c) {
    if (isDigit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The four octets of dotted decimal text as one number, or why not.
std::expected<std::uint32_t, std::string> parseOctets(std::string_view text) {
    std::uint32_t number = 0;
    int octets = 0;
    std::size_t at = 0;
    while (true) {
        const std::size_t start = at;
        std::uint32_t octet = 0;
        while (at < text.size() && isDigit(text[at]) && at - start < 4) {
            octet = octet * 10 + static_cast<std::uint32_t>(text[at++] - '0');
        }
        if (at == start) {
            return std::unexpected(at == text.size() ? fmt::format("it has {} of the 4 octets", octets)
                                                     : fmt::format("a digit is expected where \"{}\" stands", text[at]));
        }
        if (at - start > 1 && text[start] == '0') {
            return std::unexpected(fmt::format("octet \"{}\" has a leading zero, which some programs read as octal", text.substr(start, at - start)));
        }
        if (octet > 255) {
            return std::unexpected(fmt::format("octet {} is over 255", octet));
        }
        number = (number << 8) | octet;
        ++octets;
        if (at == text.size()) {
            break;
        }
        if (text[at] != '.') {
            return std::unexpected(fmt::format("\"{}\" has no place in it", text[at]));
        }
        if (octets == 4) {
            return std::unexpected("it has more than 4 octets");
        }
        ++at;
    }
    if (octets != 4) {
        return std::unexpected(fmt::format("it has {} of the 4 octets", octets));
    }
    return number;
}

/// Groups of an IPv6 text and where "::" stands among them.
struct Groups {
    std::array<std::uint16_t, 8> values{};
    int count = 0;
    int gap = -1;
};

std::expected<Groups, std::string> parseGroups(std::string_view text) {
    Groups groups;
    std::size_t at = 0;
    if (text.starts_with(':') && !text.starts_with("::")) {
        return std::unexpected("it starts with a single colon");
    }
    while (at < text.size()) {
        if (text.substr(at).starts_with("::")) {
            if (groups.gap >= 0) {
                return std::unexpected("\"::\" may stand only once");
            }
            groups.gap = groups.count;
            at += 2;
            continue;
        }
        if (at > 0 && text[at] == ':') {
            ++at;
        }
        const std::size_t end = std::min(text.find(':', at), text.size());
        const std::string_view group = text.substr(at, end - at);
        if (group.contains('.')) {
            const auto tail = end == text.size() && groups.count <= 6 ? parseOctets(group) : std::unexpected(std::string("the dotted part may only end it"));
            if (!tail) {
                return std::unexpected(tail.error());
            }
            groups.values[static_cast<std::size_t>(groups.count++)] = static_cast<std::uint16_t>(*tail >> 16);
            groups.values[static_cast<std::size_t>(groups.count++)] = static_cast<std::uint16_t>(*tail);
            break;
        }
        if (group.empty() || group.size() > 4) {
            return std::unexpected(group.empty() ? std::string("a group is empty") : fmt::format("group \"{}\" has more than 4 digits", group));
        }
        unsigned value = 0;
        for (const char c : group) {
            if (hexValue(c) < 0) {
                return std::unexpected(fmt::format("\"{}\" is no hexadecimal digit", c));
            }
            value = value * 16 + static_cast<unsigned>(hexValue(c));
        }
        if (groups.count == 8) {
            return std::unexpected("it has more than 8 groups");
        }
        groups.values[static_cast<std::size_t>(groups.count++)] = static_cast<std::uint16_t>(value);
        at = end;
    }
    if (groups.gap >= 0 ? groups.count > 7 : groups.count != 8) {
        return std::unexpected(groups.gap >= 0 ? std::string("\"::\" stands for at least one group, and 8 are given besides")
                                               : fmt::format("it has {} of the 8 groups", groups.count));
    }
    return groups;
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
    if (text.find_first_of(" \t\r\n") != std::string_view::npos) {
        return refuseAddress(text, "it holds a blank");
    }
    if (text.contains('/')) {
        return refuseAddress(text, "it has a prefix length, which only ranges have");
    }
    if (text.contains('%')) {
        return refuseAddress(text, "it names a zone, which means nothing outside one machine");
    }
    if (!text.contains(':')) {
        const auto number = parseOctets(text);
        return number ? Result<IpAddress>(v4(*number)) : refuseAddress(text, number.error());
    }
    const auto groups = parseGroups(text);
    if (!groups) {
        return refuseAddress(text, groups.error());
    }
    Uint128 number = 0;
    const int gap = groups->gap >= 0 ? groups->gap : groups->count;
    for (int position = 0; position < 8; ++position) {
        const int fromEnd = 8 - position;
        const int tail = groups->count - gap;
        std::uint16_t value = 0;
        if (position < gap) {
            value = groups->values[static_cast<std::size_t>(position)];
        } else if (fromEnd <= tail) {
            value = groups->values[static_cast<std::size_t>(groups->count - fromEnd)];
        }
        number = (number << 16) | value;
    }
    return v6(number);
}

std::string IpAddress::text() const {
    if (isV4()) {
        return fmt::format("{}.{}.{}.{}", (m_low >> 24) & 255, (m_low >> 16) & 255, (m_low >> 8) & 255, m_low & 255);
    }
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i) {
        groups[i] = static_cast<unsigned>(number() >> (112 - 16 * i)) & 0xffff;
    }
    // RFC 5952: the longest run of at least two zero groups is compressed, the first of equals.
    std::size_t bestStart = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0) {
            ++end;
        }
        if (end - i > bestLength) {
            bestStart = i;
            bestLength = end - i;
        }
        i = std::max(end, i + 1);
    }
    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
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
