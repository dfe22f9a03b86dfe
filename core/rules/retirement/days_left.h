// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long until a date. The days stand in the finding's sum, so that its sentence is the same from day to day.
#pragma once

#include "core/rules/finding.h"

namespace aksnet::rules {

/// Days from `today` to the ISO date, negative once it is over; none where one of them is no date.
[[nodiscard]] std::optional<int> daysUntil(std::string_view date, std::string_view today);

/// true from the date on; false where nobody says what day it is.
[[nodiscard]] bool hasPassed(std::string_view date, std::string_view today);

/// The row "days left", or "days ago".
void addDaysLeft(std::string_view date, std::string_view today, Finding& finding);

}  // namespace aksnet::rules
