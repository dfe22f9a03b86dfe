// SPDX-License-Identifier: GPL-3.0-or-later
//
// Calendar days as ISO text; the library at hand reads and writes none.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aksnet::advisor {

/// "2026-11-23"; none for anything else, and for days that do not exist.
[[nodiscard]] std::optional<std::chrono::year_month_day> parseIsoDate(std::string_view text);
[[nodiscard]] std::string isoText(std::chrono::year_month_day date);

/// The same day of a later month, or that month's last day where it has no such day: 2027-01-31 + 1 month is 2027-02-28.
[[nodiscard]] std::chrono::year_month_day monthsLater(std::chrono::year_month_day date, int months);

}  // namespace aksnet::advisor
