// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as .NET counts and formats it, as far as templates use that.
// https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting
#pragma once

#include "core/io/arm/expression.h"

#include <functional>
#include <span>

namespace aksnet {

/// Characters: code points, and bytes that are no UTF-8 one each.
[[nodiscard]] std::size_t armLength(std::string_view text);
/// The byte at which the character of that number begins; the end if there are not so many.
[[nodiscard]] std::size_t armOffset(std::string_view text, std::size_t character);

/// "{0}-{1:D3}-{2,8}" with its items filled in. `affords` is asked before long text is made. The error is a sentence without place.
[[nodiscard]] Result<std::string> armFormat(std::string_view format, std::span<const ArmValue> values,
                                            const std::function<bool(std::size_t)>& affords);

/// Why the first unknown in a value, at any depth, is one; empty if there is none.
[[nodiscard]] std::string armFirstReason(const Json& value);

}  // namespace aksnet
