// SPDX-License-Identifier: GPL-3.0-or-later
//
// One IPv4 or IPv6 address as a value.
#pragma once

#include "core/base/result.h"
#include "core/base/uint128.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aksnet {

enum class IpFamily : std::uint8_t { v4, v6 };

/// Number of bits in an address of the family: 32 or 128.
[[nodiscard]] constexpr int bitWidth(IpFamily family) {
    return family == IpFamily::v4 ? 32 : 128;
}

/// An IPv4 or IPv6 address. Every IPv4 address orders before every IPv6 address; within a family by number.
///
/// Laws:  parse(a.text()) == a
///        IpAddress::v4(a.number()) == a           for IPv4, likewise v6
///        a < b within a family  ⇔  a.number() < b.number()
class IpAddress {
public:
    /// 0.0.0.0
    constexpr IpAddress() = default;

    [[nodiscard]] static constexpr IpAddress v4(std::uint32_t number) { return {IpFamily::v4, 0, number}; }
    [[nodiscard]] static constexpr IpAddress v6(Uint128 number) {
        return {IpFamily::v6, static_cast<std::uint64_t>(number >> 64), static_cast<std::uint64_t>(number)};
    }
    /// The address of `family` with that number; bits beyond the family's width must be zero (asserted).
    [[nodiscard]] static IpAddress of(IpFamily family, Uint128 number);

    /// Strict: four decimal octets without leading zeros, or RFC 4291 text without zone. "10.1", "010.0.0.1" and
    /// " 10.0.0.1" are refused; the Error's sentence says why.
    [[nodiscard]] static Result<IpAddress> parse(std::string_view text);

    [[nodiscard]] constexpr IpFamily family() const { return m_family; }
    [[nodiscard]] constexpr bool isV4() const { return m_family == IpFamily::v4; }
    [[nodiscard]] constexpr Uint128 number() const { return (static_cast<Uint128>(m_high) << 64) | m_low; }

    /// Dotted decimal, or RFC 5952: lower case, longest run of zeros compressed, "::ffff:10.0.0.1" for mapped addresses.
    [[nodiscard]] std::string text() const;

    /// The address `distance` further on (or back), none if that leaves the family's space.
    [[nodiscard]] std::optional<IpAddress> plus(Uint128 distance) const;
    [[nodiscard]] std::optional<IpAddress> minus(Uint128 distance) const;

    constexpr auto operator<=>(const IpAddress&) const = default;

private:
    constexpr IpAddress(IpFamily family, std::uint64_t high, std::uint64_t low)
        : m_family(family), m_high(high), m_low(low) {}

    IpFamily m_family = IpFamily::v4;
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

}  // namespace aksnet
