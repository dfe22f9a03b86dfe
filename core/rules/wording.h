// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists in sentences, short however long they are.
#pragma once

#include "core/facts/facts.h"

#include <span>
#include <string>
#include <vector>

namespace aksnet::rules {

/// "a", "a, b and c", "a, b, c and 7 more": at most four names; `more` counts those that were not even given.
[[nodiscard]] std::string listed(std::span<const std::string> names, std::size_t more = 0);
/// The same with the names of things.
[[nodiscard]] std::string listedNames(const Facts& facts, std::span<const ObjectRef> objects);
/// "node pool a", "node pools a and b": the noun in the number of the things. None gives nothing.
[[nodiscard]] std::string listedNames(const Facts& facts, std::string_view noun, std::span<const ObjectRef> objects);

}  // namespace aksnet::rules
