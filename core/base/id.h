// SPDX-License-Identifier: GPL-3.0-or-later
//
// Typed identifiers: a SubnetId cannot be handed where a ClusterId is due.
#pragma once

// Before <compare>: Qt 6.4's moc cannot read that header when it comes first.
#include <functional>

#include <compare>
#include <cstdint>

namespace aksnet {

/// A number that names one thing of kind Tag within one plan. Numbers are unique across kinds, start at 1 and are
/// never given twice in a plan, so positions and selections can be kept by number alone.
template <class Tag>
struct Id {
    std::uint32_t value;

    constexpr explicit Id(std::uint32_t number) : value(number) {}
    constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace aksnet

template <class Tag>
struct std::hash<aksnet::Id<Tag>> {
    std::size_t operator()(aksnet::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
