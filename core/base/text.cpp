// SPDX-License-Identifier: GPL-3.0-or-later
//
// See text.h and uint128.h.
#include "core/base/text.h"

#include <algorithm>

namespace aksnet {

namespace {

constexpr int longestQuote = 60;
constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

constexpr char loweredLetter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), loweredLetter);
    return result;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, loweredLetter, loweredLetter);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::size_t utf8Length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80) {
        return at < text.size() ? 1 : 0;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const unsigned second = byte(at + 1);
    const bool isWellFormed = first >= 0xC2 && first <= 0xF4 && (first != 0xE0 || second >= 0xA0) &&
                              (first != 0xED || second < 0xA0) && (first != 0xF0 || second >= 0x90) &&
                              (first != 0xF4 || second < 0x90);
    return isWellFormed ? length : 0;
}

std::string inQuotes(std::string_view text) {
    std::string quote = "\"";
    int characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        if (characters == longestQuote) {
            quote += "…";
            break;
        }
        const std::size_t length = utf8Length(text, at);
        const auto first = static_cast<unsigned char>(text[at]);
        const bool isShown = length > 0 && first >= 0x20 && first != 0x7F;
        quote += isShown ? text.substr(at, length) : replacementCharacter;
        at += std::max<std::size_t>(length, 1);
    }
    return quote + "\"";
}

std::string toText(Uint128 number) {
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(number % 10)));
        number /= 10;
    } while (number != 0);
    std::ranges::reverse(digits);
    return digits;
}

std::string grouped(Uint128 number) {
    std::string digits = toText(number);
    for (std::size_t end = digits.size(); end > 3;) {
        end -= 3;
        digits.insert(end, 1, ',');
    }
    return digits;
}

std::string counted(Uint128 number, std::string_view noun) {
    std::string text = grouped(number) + ' ' + std::string(noun);
    if (number != 1) {
        text += noun.ends_with('s') || noun.ends_with('x') ? "es" : "s";
    }
    return text;
}

}  // namespace aksnet
