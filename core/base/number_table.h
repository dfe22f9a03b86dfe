// SPDX-License-Identifier: GPL-3.0-or-later
//
// Positions in lists by object number.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace aksnet {

/// A map from numbers to positions, for as many numbers as it was made for. Numbers of a plan are mostly dense, so taking
/// them modulo the table's size hardly ever collides; wild ones from a file cost a longer probe, never memory.
class NumberTable {
public:
    /// What a number without a position answers: greater than every position.
    static constexpr std::uint32_t none = UINT32_MAX;

    NumberTable() : NumberTable(0) {}
    explicit NumberTable(std::size_t capacity) : m_entries(std::bit_ceil(2 * capacity + 1)) {}

    void set(std::uint32_t number, std::uint32_t position) {
        assert(position != none);
        std::size_t at = firstProbe(number);
        while (m_entries[at].position != none && m_entries[at].number != number) {
            at = next(at);
        }
        m_entries[at] = {number, position};
    }
    [[nodiscard]] std::uint32_t operator[](std::uint32_t number) const {
        std::size_t at = firstProbe(number);
        while (m_entries[at].position != none && m_entries[at].number != number) {
            at = next(at);
        }
        return m_entries[at].position;
    }

private:
    struct Entry {
        std::uint32_t number = 0;
        std::uint32_t position = none;
    };

    [[nodiscard]] std::size_t firstProbe(std::uint32_t number) const { return number & (m_entries.size() - 1); }
    [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (m_entries.size() - 1); }

    std::vector<Entry> m_entries;  ///< as many as a power of two, at least one of them without a position
};

}  // namespace aksnet
