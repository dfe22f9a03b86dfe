// SPDX-License-Identifier: GPL-3.0-or-later
//
// See read_address.h. IPv6 text follows RFC 4291, without zones.
#include "core/address/read_address.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {

namespace {

constexpr std::size_t groupCount = 8;

/// The whole character at `at`, in quotes.
std::string quotedCharacter(std::string_view text, std::size_t at) {
    return inQuotes(text.substr(at, std::max<std::size_t>(utf8Length(text, at), 1)));
}

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int hexValue(char c) {
    if (isDigit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// One octet's digits as a number, or why not.
std::expected<std::uint32_t, std::string> parseOctet(std::string_view digits) {
    if (digits.size() > 1 && digits.front() == '0') {
        return std::unexpected(
            fmt::format("octet {} has a leading zero, which some programs read as octal", inQuotes(digits)));
    }
    std::uint32_t octet = 0;
    for (const char c : digits) {
        octet = std::min(octet * 10 + static_cast<std::uint32_t>(c - '0'), 256U);
    }
    if (octet > 255) {
        return std::unexpected(fmt::format("octet {} is over 255", inQuotes(digits)));
    }
    return octet;
}

/// The four octets of dotted decimal text as one number, or why not.
std::expected<std::uint32_t, std::string> parseOctets(std::string_view text) {
    std::uint32_t number = 0;
    std::size_t at = 0;
    for (int octets = 0; octets < 4; ++octets) {
        if (octets > 0) {
            if (at == text.size()) {
                return std::unexpected(fmt::format("it has {} of the 4 octets", octets));
            }
            if (text[at] != '.') {
                return std::unexpected(quotedCharacter(text, at) + " has no place in it");
            }
            ++at;
        }
        const std::size_t start = at;
        while (at < text.size() && isDigit(text[at])) {
            ++at;
        }
        if (at == start) {
            return std::unexpected(at == text.size()
                                       ? std::string("a digit is expected at its end")
                                       : fmt::format("a digit is expected where {} stands", quotedCharacter(text, at)));
        }
        const auto octet = parseOctet(text.substr(start, at - start));
        if (!octet) {
            return octet;
        }
        number = (number << 8) | *octet;
    }
    if (at < text.size()) {
        return std::unexpected(text[at] == '.' ? std::string("it has more than 4 octets")
                                               : quotedCharacter(text, at) + " has no place in it");
    }
    return number;
}

std::expected<std::uint16_t, std::string> parseGroup(std::string_view digits) {
    unsigned value = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const int digit = hexValue(digits[at]);
        if (digit < 0) {
            return std::unexpected(quotedCharacter(digits, at) + " is not a hexadecimal digit");
        }
        value = (value * 16 + static_cast<unsigned>(digit)) & 0xFFFFU;
    }
    if (digits.size() > 4) {
        return std::unexpected(fmt::format("group {} has more than 4 digits", inQuotes(digits)));
    }
    return static_cast<std::uint16_t>(value);
}

/// Groups of colon-separated text in order, the last of them possibly two written as dotted decimal.
struct Groups {
    std::array<std::uint16_t, groupCount> values{};
    std::size_t count = 0;

    [[nodiscard]] bool add(std::uint16_t value) {
        if (count == groupCount) {
            return false;
        }
        values[count++] = value;
        return true;
    }
};

/// The groups of one side of "::", or of the whole text where there is none. `isEnd`: dotted decimal may end it.
std::expected<Groups, std::string> parseGroups(std::string_view text, bool isEnd) {
    Groups groups;
    for (std::size_t at = 0; !text.empty();) {
        const std::size_t end = std::min(text.find(':', at), text.size());
        const std::string_view group = text.substr(at, end - at);
        bool fits = false;
        if (group.empty()) {
            return std::unexpected(at == 0              ? "it starts with a single colon"
                                   : end == text.size() ? "it ends with a single colon"
                                                        : "a group is empty");
        }
        if (group.contains('.')) {
            if (!isEnd || end != text.size()) {
                return std::unexpected("dotted decimal may only end it");
            }
            const auto tail = parseOctets(group);
            if (!tail) {
                return std::unexpected(tail.error());
            }
            fits = groups.add(static_cast<std::uint16_t>(*tail >> 16)) && groups.add(static_cast<std::uint16_t>(*tail));
        } else {
            const auto value = parseGroup(group);
            if (!value) {
                return std::unexpected(value.error());
            }
            fits = groups.add(*value);
        }
        if (!fits) {
            return std::unexpected("it has more than 8 groups");
        }
        if (end == text.size()) {
            break;
        }
        at = end + 1;
    }
    return groups;
}

/// The number that RFC 4291 text means, or why it means none. `text` holds a colon.
std::expected<Uint128, std::string> parseIpv6(std::string_view text) {
    const std::size_t gap = text.find("::");
    const bool hasGap = gap != std::string_view::npos;
    if (hasGap && text.find("::", gap + 1) != std::string_view::npos) {
        return std::unexpected(text.substr(gap).starts_with(":::") ? "it has three colons in a row"
                                                                   : "\"::\" may stand only once");
    }
    const auto head = parseGroups(text.substr(0, gap), !hasGap);
    const auto tail = parseGroups(hasGap ? text.substr(gap + 2) : std::string_view(), true);
    if (!head || !tail) {
        return std::unexpected((head ? tail : head).error());
    }
    const std::size_t count = head->count + tail->count;
    if (!hasGap && count != groupCount) {
        return std::unexpected(fmt::format("it has {} of the 8 groups", count));
    }
    if (hasGap && count >= groupCount) {
        return std::unexpected(fmt::format("\"::\" stands for at least one of the 8 groups, but {} are given", count));
    }
    Uint128 number = 0;
    for (std::size_t i = 0; i < head->count; ++i) {
        number |= Uint128{head->values[i]} << (112 - 16 * i);
    }
    for (std::size_t i = 0; i < tail->count; ++i) {
        number |= Uint128{tail->values[i]} << (16 * (tail->count - 1 - i));
    }
    return number;
}

}  // namespace

std::expected<IpAddress, std::string> readAddress(std::string_view text) {
    if (text.find_first_of(" \t\r\n") != std::string_view::npos) {
        return std::unexpected("it holds a blank");
    }
    if (text.contains('/')) {
        return std::unexpected("it has a prefix length, which only ranges have");
    }
    if (text.contains('%')) {
        return std::unexpected("it names a zone, which means nothing outside one machine");
    }
    if (text.contains(':')) {
        const auto number = parseIpv6(text);
        return number ? std::expected<IpAddress, std::string>(IpAddress::v6(*number)) : std::unexpected(number.error());
    }
    const auto number = parseOctets(text);
    return number ? std::expected<IpAddress, std::string>(IpAddress::v4(*number)) : std::unexpected(number.error());
}

}  // namespace aksnet
