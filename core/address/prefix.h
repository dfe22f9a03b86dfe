// SPDX-License-Identifier: GPL-3.0-or-later
//
// A canonical CIDR block: host bits are always zero.
#pragma once

#include "core/address/ip_address.h"

namespace aksnet {

/// The host part of an address under a prefix of that length: 10.0.0.0/24 → 255. Length 0 of IPv6 gives 2^128 - 1.
[[nodiscard]] constexpr Uint128 hostMask(IpFamily family, int length) {
    const int hostBits = bitWidth(family) - length;
    return hostBits == 128 ? ~Uint128{0} : (Uint128{1} << hostBits) - 1;
}

/// A block of 2^(width - length) addresses aligned to its size. 10.0.0.1/24 does not exist as a Prefix.
///
/// Laws:  parse(p.text()) == p
///        p.contains(q) ⇔ p.first() <= q.first() and q.last() <= p.last()
///        p.overlaps(q) ⇔ p.contains(q) or q.contains(p)
///        containing(a, n).contains(a)
///        p.lower() and p.upper() tile p
class Prefix {
public:
    /// Strict "address/length". Host bits set are refused, and the sentence names the nearest right value:
    /// "10.0.0.1/24 has host bits set; the /24 that holds it is 10.0.0.0/24."
    [[nodiscard]] static Result<Prefix> parse(std::string_view text);
    /// The prefix with exactly this first address; none if host bits are set or the length is out of range.
    [[nodiscard]] static std::optional<Prefix> exact(IpAddress first, int length);
    /// The prefix of that length that holds the address. Length is 0 to the family's width (asserted).
    [[nodiscard]] static Prefix containing(IpAddress address, int length);

    [[nodiscard]] IpFamily family() const { return m_first.family(); }
    [[nodiscard]] bool isV4() const { return m_first.isV4(); }
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] IpAddress first() const { return m_first; }
    [[nodiscard]] IpAddress last() const {
        if (isV4()) {
            return IpAddress::v4(
                static_cast<std::uint32_t>(m_first.number() | ((std::uint64_t{1} << (32 - m_length)) - 1)));
        }
        return IpAddress::v6(m_first.number() | hostMask(IpFamily::v6, m_length));
    }
    /// 2^(width - length); the whole of IPv6 answers 2^128 - 1, the only size that does not fit.
    [[nodiscard]] Uint128 size() const;
    [[nodiscard]] std::string text() const;

    [[nodiscard]] bool contains(IpAddress address) const { return m_first <= address && address <= last(); }
    [[nodiscard]] bool contains(const Prefix& other) const {
        return m_length <= other.m_length && contains(other.m_first);
    }
    [[nodiscard]] bool overlaps(const Prefix& other) const { return contains(other) || other.contains(*this); }

    /// The two halves, and the block twice as large; none at the ends of the scale.
    [[nodiscard]] std::optional<Prefix> lower() const;
    [[nodiscard]] std::optional<Prefix> upper() const;
    [[nodiscard]] std::optional<Prefix> parent() const;
    /// The next or previous block of the same size; none at the ends of the address space.
    [[nodiscard]] std::optional<Prefix> next() const;
    [[nodiscard]] std::optional<Prefix> previous() const;

    /// By first address, larger blocks first: every block stands before those inside it.
    friend std::strong_ordering operator<=>(const Prefix& a, const Prefix& b) {
        const auto order = a.m_first <=> b.m_first;
        return order != 0 ? order : a.m_length <=> b.m_length;
    }
    friend bool operator==(const Prefix& a, const Prefix& b) = default;

private:
    Prefix(IpAddress first, int length) : m_first(first), m_length(static_cast<std::uint8_t>(length)) {}

    IpAddress m_first;
    std::uint8_t m_length = 0;
};

namespace literals {
/// "10.0.0.0/16"_prefix for tests and data that is known to be right; asserts otherwise.
Prefix operator""_prefix(const char* text, std::size_t size);
IpAddress operator""_ip(const char* text, std::size_t size);
}  // namespace literals

}  // namespace aksnet
