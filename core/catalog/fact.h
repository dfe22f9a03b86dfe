// SPDX-License-Identifier: GPL-3.0-or-later
//
// A number from the world, together with where it comes from.
#pragma once

#include "core/catalog/sources.h"

namespace aksnet {

/// A value that Azure decides, not we.
template <class T>
struct Fact {
    T value;
    Source source;

    constexpr operator const T&() const { return value; }  // NOLINT(google-explicit-constructor): it is the value
};

}  // namespace aksnet
