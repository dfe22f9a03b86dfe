// SPDX-License-Identifier: GPL-3.0-or-later
//
// A number from the world, together with where it comes from.
#pragma once

#include <string_view>

namespace aksnet {

/// A value that Azure decides, not we. `source` names the page or observation, `date` its date (ISO, or the year).
template <class T>
struct Fact {
    T value;
    std::string_view source;
    std::string_view date;

    constexpr operator const T&() const { return value; }  // NOLINT(google-explicit-constructor): it is the value
};

}  // namespace aksnet
