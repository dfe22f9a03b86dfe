// SPDX-License-Identifier: GPL-3.0-or-later
//
// See days_left.h.
#include "core/rules/retirement/days_left.h"

#include "core/base/text.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// "2028-03-31"; none for anything else.
std::optional<std::chrono::sys_days> dayOf(std::string_view date) {
    constexpr std::string_view shape = "0000-00-00";
    if (date.size() != shape.size() || date[4] != '-' || date[7] != '-') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        std::from_chars(date.data() + from, date.data() + from + count, value);
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    return day.ok() ? std::optional(std::chrono::sys_days(day)) : std::nullopt;
}

}  // namespace

std::optional<int> daysUntil(std::string_view date, std::string_view today) {
    const auto end = dayOf(date);
    const auto now = dayOf(today);
    return end && now ? std::optional(static_cast<int>((*end - *now).count())) : std::nullopt;
}

bool hasPassed(std::string_view date, std::string_view today) {
    const auto days = daysUntil(date, today);
    return days && *days <= 0;
}

void addDaysLeft(std::string_view date, std::string_view today, Finding& finding) {
    if (const auto days = daysUntil(date, today)) {
        const bool isOver = *days < 0;
        finding.sum.push_back({isOver ? "days ago" : "days left",
                               fmt::format("{} to {}", isOver ? date : today, isOver ? today : date),
                               grouped(static_cast<unsigned>(isOver ? -*days : *days))});
    }
}

}  // namespace aksnet::rules
