// SPDX-License-Identifier: GPL-3.0-or-later
//
// See iso_date.h.
#include "core/advisor/iso_date.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

/// A number made of all of the text's characters, digits only.
std::optional<unsigned> digits(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    unsigned number = 0;
    if (!std::ranges::all_of(text, isDigit)) {
        return std::nullopt;
    }
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::optional<std::chrono::year_month_day> parseIsoDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                           std::chrono::day(*day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string isoText(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::chrono::year_month_day monthsLater(std::chrono::year_month_day date, int months) {
    const auto later = date + std::chrono::months(months);
    return later.ok() ? later : std::chrono::year_month_day(later.year() / later.month() / std::chrono::last);
}

}  // namespace aksnet::advisor
