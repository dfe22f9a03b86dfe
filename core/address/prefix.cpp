// SPDX-License-Identifier: GPL-3.0-or-later
//
// See prefix.h.
#include "core/address/prefix.h"

#include "core/address/read_address.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>

namespace aksnet {

namespace {

Result<int> parsePrefixLength(std::string_view text, std::string_view whole, int width) {
    int length = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size() || text.front() == '-') {
        return fail({}, fmt::format("{} is not a range: the length after \"/\" must be a number from 0 to {}.",
                                    inQuotes(whole), width));
    }
    if (text.size() > 1 && text.front() == '0') {
        return fail(
            {}, fmt::format("{} is not a range: the length {} has a leading zero.", inQuotes(whole), inQuotes(text)));
    }
    if (length > width) {
        return fail({}, fmt::format("{} is not a range: the length {} is over {}.", inQuotes(whole), length, width));
    }
    return length;
}

}  // namespace

Result<Prefix> Prefix::parse(std::string_view text) {
    if (text.empty()) {
        return fail({}, "A range such as 10.0.0.0/16 is expected, but the text is empty.");
    }
    const auto slash = text.find('/');
    if (slash == 0) {
        return fail({}, fmt::format("{} is not a range: the address before \"/\" is missing.", inQuotes(text)));
    }
    const auto address = readAddress(text.substr(0, slash));
    if (!address) {
        return fail({}, fmt::format("{} is not a range: {}.", inQuotes(text), address.error()));
    }
    if (slash == std::string_view::npos) {
        return fail({}, fmt::format("{} is an address; a range needs a length, such as {}/{}.", inQuotes(text), text,
                                    bitWidth(address->family())));
    }
    const auto length = parsePrefixLength(text.substr(slash + 1), text, bitWidth(address->family()));
    if (!length) {
        return std::unexpected(length.error());
    }
    if (const auto prefix = exact(*address, *length)) {
        return *prefix;
    }
    return fail({}, fmt::format("{} has host bits set; the /{} that holds it is {}.", text, *length,
                                containing(*address, *length).text()));
}

std::optional<Prefix> Prefix::exact(IpAddress first, int length) {
    if (length < 0 || length > bitWidth(first.family()) || (first.number() & hostMask(first.family(), length)) != 0) {
        return std::nullopt;
    }
    return Prefix(first, length);
}

Prefix Prefix::containing(IpAddress address, int length) {
    assert(length >= 0 && length <= bitWidth(address.family()));
    return {IpAddress::of(address.family(), address.number() & ~hostMask(address.family(), length)), length};
}

Uint128 Prefix::size() const {
    const Uint128 mask = hostMask(family(), m_length);
    return mask == ~Uint128{0} ? mask : mask + 1;
}

std::string Prefix::text() const {
    return fmt::format("{}/{}", m_first.text(), length());
}

std::optional<Prefix> Prefix::lower() const {
    if (m_length == bitWidth(family())) {
        return std::nullopt;
    }
    return Prefix(m_first, m_length + 1);
}

std::optional<Prefix> Prefix::upper() const {
    if (m_length == bitWidth(family())) {
        return std::nullopt;
    }
    return Prefix(*m_first.plus(hostMask(family(), m_length + 1) + 1), m_length + 1);
}

std::optional<Prefix> Prefix::parent() const {
    if (m_length == 0) {
        return std::nullopt;
    }
    return containing(m_first, m_length - 1);
}

std::optional<Prefix> Prefix::next() const {
    const auto first = last().plus(1);
    return first ? std::optional(Prefix(*first, m_length)) : std::nullopt;
}

std::optional<Prefix> Prefix::previous() const {
    const auto before = m_first.minus(1);
    return before ? std::optional(containing(*before, m_length)) : std::nullopt;
}

namespace literals {

Prefix operator""_prefix(const char* text, std::size_t size) {
    const auto prefix = Prefix::parse({text, size});
    assert(prefix && "a prefix literal must be right");
    return *prefix;
}

IpAddress operator""_ip(const char* text, std::size_t size) {
    const auto address = IpAddress::parse({text, size});
    assert(address && "an address literal must be right");
    return *address;
}

}  // namespace literals

}  // namespace aksnet
