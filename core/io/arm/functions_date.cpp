// SPDX-License-Identifier: GPL-3.0-or-later
//
// Date functions. As ARM counts, a year of a duration is 365 days and a month is 30.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-date
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace aksnet {
namespace {

constexpr std::int64_t secondsOfDay = 86'400;
constexpr std::int64_t farthest =
    8'000 * 365 * secondsOfDay;  // from 1970 on, forward only as far as years have four digits

/// Takes digits from the front; none if there is none, or too many for a date.
std::optional<std::int64_t> takeDigits(std::string_view& text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 9), number);
    if (read.ec != std::errc() || number < 0) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

bool takeAny(std::string_view& text, std::string_view characters) {
    const bool isThere = !text.empty() && characters.find(text.front()) != std::string_view::npos;
    text.remove_prefix(isThere ? 1 : 0);
    return isThere;
}

/// Seconds since 1970 of "2020-04-07T14:53:14Z", its T a blank as well; fractions of a second are dropped.
std::optional<std::int64_t> secondsOfTime(std::string_view text) {
    std::int64_t part[6] = {};
    constexpr std::string_view before[6] = {"", "-", "-", "Tt ", ":", ":"};
    for (std::size_t i = 0; i < 6; ++i) {
        if (i == 3 && text.empty()) {
            break;  // a date alone
        }
        const auto number = i == 0 || takeAny(text, before[i]) ? takeDigits(text) : std::nullopt;
        if (!number) {
            return std::nullopt;
        }
        part[i] = *number;
    }
    if (takeAny(text, ".") && !takeDigits(text)) {
        return std::nullopt;
    }
    takeAny(text, "Zz");
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(part[0] <= 9999 ? part[0] : -1)),
                                           std::chrono::month(static_cast<unsigned>(part[1])),
                                           std::chrono::day(static_cast<unsigned>(part[2])));
    if (!text.empty() || part[0] > 9999 || !date.ok() || part[3] > 23 || part[4] > 59 || part[5] > 60) {
        return std::nullopt;
    }
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return days * secondsOfDay + part[3] * 3600 + part[4] * 60 + part[5];
}

/// Of "P3Y", "-P9D", "PT1H30M", "P1Y2M10DT2H30M".
std::optional<std::int64_t> secondsOfDuration(std::string_view text) {
    const std::int64_t sign = takeAny(text, "-") ? -1 : 1;
    if (!takeAny(text, "P") || text.empty()) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    bool isTime = false;
    while (!text.empty()) {
        isTime = takeAny(text, "T") || isTime;
        const auto number = takeDigits(text);
        if (!number || text.empty()) {
            return std::nullopt;
        }
        const char unit = text.front();
        text.remove_prefix(1);
        switch (unit) {
            case 'Y': seconds += *number * 365 * secondsOfDay; break;
            case 'M': seconds += *number * (isTime ? 60 : 30 * secondsOfDay); break;
            case 'W': seconds += *number * 7 * secondsOfDay; break;
            case 'D': seconds += *number * secondsOfDay; break;
            case 'H': seconds += *number * 3600; break;
            case 'S': seconds += *number; break;
            default: return std::nullopt;
        }
        if (seconds > 2 * farthest) {
            return std::nullopt;
        }
    }
    return sign * seconds;
}

/// By a custom format of yyyy, MM, dd, HH, mm, ss and characters that are no letters, and T and Z; none for another.
std::optional<std::string> timeText(std::int64_t seconds, std::string_view format) {
    const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::int64_t ofDay = (time - day).count();
    std::string text;
    while (!format.empty()) {
        const char c = format.front();
        const std::size_t run = std::min(format.find_first_not_of(c), format.size());
        if (c == 'y' && run == 4) {
            text += fmt::format("{:04}", static_cast<int>(date.year()));
        } else if (c == 'M' && run == 2) {
            text += fmt::format("{:02}", static_cast<unsigned>(date.month()));
        } else if (c == 'd' && run == 2) {
            text += fmt::format("{:02}", static_cast<unsigned>(date.day()));
        } else if (c == 'H' && run == 2) {
            text += fmt::format("{:02}", ofDay / 3600);
        } else if (c == 'm' && run == 2) {
            text += fmt::format("{:02}", ofDay / 60 % 60);
        } else if (c == 's' && run == 2) {
            text += fmt::format("{:02}", ofDay % 60);
        } else if (std::string_view("TZ-: ._").find(c) != std::string_view::npos) {
            text.append(run, c);
        } else {
            return std::nullopt;
        }
        format.remove_prefix(run);
    }
    return text;
}

ArmValue giveTime(ArmCall& call, std::int64_t seconds, std::string_view format) {
    if (seconds < -farthest || seconds > farthest || secondsOfDay * -719'162 > seconds) {
        return call.fail("The date lies outside of the years 1 to 9999.");
    }
    const auto text = timeText(seconds, format);
    return text ? call.give(*text) : call.fail(fmt::format("Dates are not written as {} here.", inQuotes(format)));
}

ArmValue runDateTimeAdd(ArmCall& call) {
    const std::string* base = call.text(0);
    const std::string* duration = call.text(1);
    const std::string* format = call.count() > 2 ? call.text(2) : nullptr;
    if (!base || !duration || (call.count() > 2 && !format)) {
        return call.failure();
    }
    const auto start = secondsOfTime(*base);
    const auto distance = secondsOfDuration(*duration);
    if (!start || !distance) {
        return call.fail(start ? "The duration is not like 'P1DT12H'."
                               : "The time is not like '2020-04-07T14:53:14Z'.");
    }
    return giveTime(call, *start + *distance, format ? std::string_view(*format) : "yyyy-MM-ddTHH:mm:ssZ");
}

ArmValue runDateTimeFromEpoch(ArmCall& call) {
    const auto seconds = call.integer(0);
    return seconds ? giveTime(call, *seconds, "yyyy-MM-ddTHH:mm:ssZ") : call.failure();
}

ArmValue runDateTimeToEpoch(ArmCall& call) {
    const std::string* text = call.text(0);
    const auto seconds = text ? secondsOfTime(*text) : std::nullopt;
    call.note("The time is not like '2020-04-07T14:53:14Z'.");
    return seconds ? call.give(*seconds) : call.failure();
}

ArmValue runUtcNow(ArmCall& call) {
    return call.fail("The time of the deployment is not known before it.");
}

constexpr ArmFunction dateFunctions[] = {
    {"dateTimeAdd", 2, 3, ArmFunction::Arguments::known, runDateTimeAdd},
    {"dateTimeFromEpoch", 1, 1, ArmFunction::Arguments::known, runDateTimeFromEpoch},
    {"dateTimeToEpoch", 1, 1, ArmFunction::Arguments::known, runDateTimeToEpoch},
    {"utcNow", 0, 1, ArmFunction::Arguments::known, runUtcNow},
};

}  // namespace

std::span<const ArmFunction> armDateFunctions() {
    return dateFunctions;
}

}  // namespace aksnet
