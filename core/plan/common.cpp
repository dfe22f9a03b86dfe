// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts that may be percentages.
#include "core/plan/common.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace aksnet {

Result<CountOrPercent> CountOrPercent::parse(std::string_view text) {
    CountOrPercent result;
    std::string_view digits = text;
    if (digits.ends_with('%')) {
        result.isPercent = true;
        digits.remove_suffix(1);
    }
    const bool onlyDigits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty() || !onlyDigits) {
        return fail("", fmt::format("\"{}\" is neither a whole number nor a percentage such as 33%.", text));
    }
    if (std::from_chars(digits.data(), digits.data() + digits.size(), result.value).ec != std::errc{}) {
        return fail("", fmt::format("\"{}\" is too large a number.", text));
    }
    if (result.isPercent && result.value > 100) {
        return fail("", fmt::format("{} is more than 100 %.", text));
    }
    return result;
}

std::string CountOrPercent::text() const {
    return fmt::format("{}{}", value, isPercent ? "%" : "");
}

int CountOrPercent::of(int count) const {
    if (!isPercent) {
        return value;
    }
    return static_cast<int>((static_cast<long long>(count) * value + 99) / 100);
}

}  // namespace aksnet
