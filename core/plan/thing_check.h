// SPDX-License-Identifier: GPL-3.0-or-later
//
// Is one thing of a plan whole? The same questions for a whole plan (integrity) and for a value that is about to enter one
// (apply).
#pragma once

#include "core/plan/references.h"
#include "core/plan/value_ranges.h"

#include <fmt/format.h>

namespace aksnet {

/// "There is no subnet-7 in the plan."
[[nodiscard]] inline std::string missingText(ObjectRef ref) {
    return fmt::format("There is no {} in the plan.", toText(ref));
}

/// Calls report(key, sentence) for each number out of range and each reference for which contains(ref) is false.
template <class T, class Contains, class Report>
void forEachFault(const T& thing, Contains contains, Report report) {
    forEachNumber(thing, [&](std::string_view key, std::optional<int> number, NumberRange range) {
        if (number && !range.contains(*number)) {
            report(key, fmt::format("{} is not a number from {} to {}.", *number, range.least, range.most));
        }
    });
    forEachTarget(thing, [&](std::string_view key, ObjectRef target) {
        if (!contains(target)) {
            report(key, missingText(target));
        }
    });
}

}  // namespace aksnet
