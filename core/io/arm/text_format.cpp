// SPDX-License-Identifier: GPL-3.0-or-later
//
// See text_format.h. Numbers take the standard formats D, N, F, G and X, and custom ones of zeros and number signs; other
// values pass unformatted, as texts do in .NET.
#include "core/io/arm/text_format.h"

#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace aksnet {
namespace {

constexpr std::size_t widestItem = 10'000;

/// {index[,alignment][:format]}
struct FormatItem {
    std::size_t index = 0;
    long long alignment = 0;
    std::string_view format;
};

std::optional<FormatItem> readFormatItem(std::string_view inside) {
    FormatItem item;
    if (const std::size_t colon = inside.find(':'); colon != std::string_view::npos) {
        item.format = inside.substr(colon + 1);
        inside = inside.substr(0, colon);
    }
    if (const std::size_t comma = inside.find(','); comma != std::string_view::npos) {
        const std::string_view width = trimmed(inside.substr(comma + 1));
        const auto read = std::from_chars(width.data(), width.data() + width.size(), item.alignment);
        if (read.ec != std::errc() || read.ptr != width.data() + width.size() ||
            std::abs(item.alignment) > static_cast<long long>(widestItem)) {
            return std::nullopt;
        }
        inside = inside.substr(0, comma);
    }
    inside = trimmed(inside);
    const auto read = std::from_chars(inside.data(), inside.data() + inside.size(), item.index);
    return read.ec == std::errc() && read.ptr == inside.data() + inside.size() ? std::optional(item) : std::nullopt;
}

/// "1234567" → "1,234,567".
std::string withThousands(std::string digits) {
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string zeroPadded(std::string digits, std::size_t width) {
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Standard formats: a letter and up to two digits. None if it is not one.
std::optional<std::string> inStandardFormat(long long number, std::string_view format) {
    std::size_t precision = 0;
    const auto read = std::from_chars(format.data() + 1, format.data() + format.size(), precision);
    const bool hasPrecision = format.size() > 1;
    if (hasPrecision && (read.ec != std::errc() || read.ptr != format.data() + format.size() || precision > 99)) {
        return std::nullopt;
    }
    const std::string sign = number < 0 ? "-" : "";
    const std::uint64_t size = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    const std::string digits = std::to_string(size);
    const std::size_t decimals = hasPrecision ? precision : 2;
    const std::string fraction = decimals > 0 ? "." + std::string(decimals, '0') : "";
    switch (format.front()) {
        case 'D':
        case 'd': return sign + zeroPadded(digits, precision);
        case 'N':
        case 'n': return sign + withThousands(digits) + fraction;
        case 'F':
        case 'f': return sign + digits + fraction;
        case 'G':
        case 'g': return sign + digits;
        case 'X': return zeroPadded(fmt::format("{:X}", static_cast<std::uint64_t>(number)), precision);
        case 'x': return zeroPadded(fmt::format("{:x}", static_cast<std::uint64_t>(number)), precision);
        default: return std::nullopt;
    }
}

/// Custom formats of 0, # and thousands commas with other text around them: "000", "#,##0", "v00".
std::string inCustomFormat(long long number, std::string_view format) {
    const std::size_t first = format.find_first_of("0#");
    if (first == std::string_view::npos) {
        return std::string(format);
    }
    const std::size_t last = format.find_last_of("0#");
    const std::string_view pattern = format.substr(first, last - first + 1);
    const auto zeros = static_cast<std::size_t>(std::ranges::count(pattern, '0'));
    const std::string text = std::to_string(number);
    std::string digits = zeroPadded(text.substr(number < 0 ? 1 : 0), zeros);
    if (digits == "0" && zeros == 0) {
        digits.clear();
    }
    if (pattern.find(',') != std::string_view::npos) {
        digits = withThousands(std::move(digits));
    }
    return fmt::format("{}{}{}{}", number < 0 ? "-" : "", format.substr(0, first), digits, format.substr(last + 1));
}

std::string formattedItem(const Json& value, std::string_view format) {
    if (isUnknown(value) && !format.empty()) {
        const UnknownPart part = firstUnknownPart(value.get_ref<const std::string&>());
        return unknownValue(fmt::format("format('{{0:{}}}', {})", format, part.expression), part.reason)
            .get<std::string>();
    }
    const auto number = value.is_number() ? armInteger(value) : std::nullopt;
    if (number && !format.empty()) {
        const auto standard = inStandardFormat(*number, format);
        return standard ? *standard : inCustomFormat(*number, format);
    }
    const auto text = armScalarText(value);
    return text ? *text : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Appends the item; false if the bounds do not allow it.
bool appendItem(std::string& text, const FormatItem& item, const Json& value,
                const std::function<bool(std::size_t)>& affords) {
    const std::string made = formattedItem(value, item.format);
    const auto width = static_cast<std::size_t>(std::abs(item.alignment));
    const std::size_t length = hasUnknownPart(made) ? width : armLength(made);
    const std::string blanks(width > length ? width - length : 0, ' ');
    if (!affords(text.size() + made.size() + blanks.size())) {
        return false;
    }
    text.append(item.alignment > 0 ? blanks : "").append(made).append(item.alignment < 0 ? blanks : "");
    return true;
}

}  // namespace

std::size_t armLength(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); at += std::max<std::size_t>(utf8Length(text, at), 1)) {
        ++length;
    }
    return length;
}

std::size_t armOffset(std::string_view text, std::size_t character) {
    std::size_t at = 0;
    for (; character > 0 && at < text.size(); --character) {
        at += std::max<std::size_t>(utf8Length(text, at), 1);
    }
    return at;
}

Result<std::string> armFormat(std::string_view format, std::span<const ArmValue> values,
                              const std::function<bool(std::size_t)>& affords) {
    std::string text;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const char c = format[at];
        const bool isDoubled = at + 1 < format.size() && format[at + 1] == c;
        if ((c == '{' || c == '}') && isDoubled) {
            text += c;
            ++at;
            continue;
        }
        if (c != '{') {
            text += c;
            continue;
        }
        const std::size_t close = format.find('}', at);
        const auto item =
            close == std::string_view::npos ? std::nullopt : readFormatItem(format.substr(at + 1, close - at - 1));
        if (!item) {
            return fail({}, fmt::format("The format has no proper item at position {}.", at + 1));
        }
        if (item->index >= values.size()) {
            return fail({}, fmt::format("The format asks for argument {}, but {} given.", item->index,
                                        values.size() == 1 ? "1 is" : fmt::format("{} are", values.size())));
        }
        if (!appendItem(text, *item, *values[item->index], affords)) {
            return fail({}, "The text would be too long.");
        }
        at = close;
    }
    return text;
}

std::string armFirstReason(const Json& value) {
    if (value.is_string()) {
        return firstUnknownPart(value.get_ref<const std::string&>()).reason;
    }
    if (value.is_object()) {
        for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
            std::string reason = hasUnknownPart(key) ? firstUnknownPart(key).reason : armFirstReason(member);
            if (!reason.empty()) {
                return reason;
            }
        }
    } else if (value.is_array()) {
        for (const Json& element : value) {
            if (std::string reason = armFirstReason(element); !reason.empty()) {
                return reason;
            }
        }
    }
    return {};
}

}  // namespace aksnet
