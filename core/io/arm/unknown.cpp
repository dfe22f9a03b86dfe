// SPDX-License-Identifier: GPL-3.0-or-later
//
// The marks are noncharacters of Unicode: valid UTF-8 that no file means as text. A slash inside an expression has a mark of
// its own, so that ids with unknown parts are still cut at their own slashes alone.
#include "core/io/arm/unknown.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace aksnet {
namespace {

constexpr std::string_view unknownOpen = "\xEF\xB7\x90";     // U+FDD0
constexpr std::string_view unknownBetween = "\xEF\xB7\x91";  // U+FDD1
constexpr std::string_view unknownClose = "\xEF\xB7\x92";    // U+FDD2
constexpr std::string_view unknownSlash = "\xEF\xB7\x93";    // U+FDD3
constexpr std::string_view markLead = "\xEF\xB7";            // what all marks begin with

constexpr std::size_t longestExpression = 240;
constexpr std::size_t longestReason = 400;
constexpr std::size_t longestPart = 3 * (longestExpression + longestReason) + 9;  // slashes take three bytes
constexpr auto nowhere = std::string_view::npos;

void replaceEach(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != nowhere; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

/// FNV-1a: the same on every machine.
std::uint64_t hashOfText(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return hash;
}

/// Cut at a character's end; a hash of the whole keeps different texts different.
std::string shortened(std::string text, std::size_t longest) {
    if (text.size() <= longest) {
        return text;
    }
    std::size_t end = longest - 24;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return fmt::format("{}…#{:016x}", std::string_view(text).substr(0, end), hashOfText(text));
}

/// Where the unknown part that begins at `at` ends; nowhere if the marks are not whole. Looks no further than such a part can
/// reach, so a text full of stray marks costs no more than its length.
std::size_t endOfUnknown(std::string_view whole, std::size_t at) {
    const std::string_view text = whole.substr(0, at + longestPart);
    const std::size_t between = text.find(unknownBetween, at);
    const std::size_t close = between == nowhere ? nowhere : text.find(unknownClose, between);
    if (close == nowhere || text.find(unknownOpen, at + unknownOpen.size()) < close) {
        return nowhere;
    }
    return close + unknownClose.size();
}

/// Of an unknown part with its marks.
std::string_view markedExpression(std::string_view part) {
    return part.substr(unknownOpen.size(), part.find(unknownBetween) - unknownOpen.size());
}

std::string expressionOfPart(std::string_view part) {
    std::string expression(markedExpression(part));
    replaceEach(expression, unknownSlash, "/");
    return expression;
}

/// "location" of parameters('location'), "net.name" of parameters('net').name; else empty.
std::string shortWord(std::string_view expression) {
    for (const std::string_view function : {"parameters('", "variables('"}) {
        if (expression.size() > function.size() &&
            equalsIgnoringCase(expression.substr(0, function.size()), function)) {
            const std::string_view rest = expression.substr(function.size());
            const std::size_t end = rest.find("')");
            if (end != nowhere && rest.substr(end + 2).find_first_of("(, ") == nowhere) {
                return std::string(rest.substr(0, end)) + std::string(rest.substr(end + 2));
            }
        }
    }
    return {};
}

/// Without marks: unknown parts as their expressions.
std::string withoutMarks(std::string_view text) {
    std::string plain;
    for (const TextPiece& piece : textPieces(text)) {
        plain += piece.isUnknown ? expressionOfPart(piece.text) : std::string(piece.text);
    }
    for (const std::string_view mark : {unknownOpen, unknownBetween, unknownClose, unknownSlash}) {
        replaceEach(plain, mark, "");
    }
    return plain;
}

}  // namespace

Json unknownValue(std::string_view expression, std::string_view reason) {
    std::string what = shortened(withoutMarks(expression), longestExpression);
    replaceEach(what, "/", unknownSlash);
    std::string why = shortened(withoutMarks(reason), longestReason);
    replaceEach(why, "/", unknownSlash);
    std::string text(unknownOpen);
    text.append(what).append(unknownBetween).append(why).append(unknownClose);
    return text;
}

bool isUnknown(const Json& value) {
    if (!value.is_string()) {
        return false;
    }
    const std::string_view text = value.get_ref<const std::string&>();
    return text.starts_with(unknownOpen) && endOfUnknown(text, 0) == text.size();
}

bool hasUnknownPart(std::string_view text) {
    for (std::size_t at = text.find(unknownOpen); at != nowhere; at = text.find(unknownOpen, at + 1)) {
        if (endOfUnknown(text, at) != nowhere) {
            return true;
        }
    }
    return false;
}

bool holdsUnknown(const Json& value) {
    if (value.is_string()) {
        return hasUnknownPart(value.get_ref<const std::string&>());
    }
    if (value.is_object()) {
        return std::ranges::any_of(value.get_ref<const Json::object_t&>(), [](const auto& member) {
            return hasUnknownPart(member.first) || holdsUnknown(member.second);
        });
    }
    return value.is_array() && std::ranges::any_of(value, [](const Json& element) { return holdsUnknown(element); });
}

std::vector<TextPiece> textPieces(std::string_view text) {
    std::vector<TextPiece> pieces;
    std::size_t begin = 0;
    for (std::size_t at = text.find(unknownOpen); at != nowhere; at = text.find(unknownOpen, at)) {
        const std::size_t end = endOfUnknown(text, at);
        if (end == nowhere) {
            at += unknownOpen.size();
            continue;
        }
        if (at > begin) {
            pieces.push_back({text.substr(begin, at - begin), false});
        }
        pieces.push_back({text.substr(at, end - at), true});
        begin = at = end;
    }
    if (begin < text.size()) {
        pieces.push_back({text.substr(begin), false});
    }
    return pieces;
}

std::string readableText(std::string_view text) {
    if (text.find(markLead) == nowhere) {
        return std::string(text);
    }
    std::string readable;
    for (const TextPiece& piece : textPieces(text)) {
        if (!piece.isUnknown) {
            readable += piece.text;
            continue;
        }
        std::string expression(markedExpression(piece.text));
        if (std::string word = shortWord(expression); !word.empty()) {
            expression = std::move(word);
        }
        replaceEach(expression, unknownSlash, "\u2215");  // looks like a slash and parts no id
        readable.append("{").append(expression).append("}");
    }
    return readable;
}

UnknownPart firstUnknownPart(std::string_view text) {
    const std::vector<TextPiece> pieces = textPieces(text);
    const auto found = std::ranges::find_if(pieces, &TextPiece::isUnknown);
    if (found == pieces.end()) {
        return {};
    }
    const std::size_t between = found->text.find(unknownBetween) + unknownBetween.size();
    std::string reason(found->text.substr(between, found->text.size() - between - unknownClose.size()));
    replaceEach(reason, unknownSlash, "/");
    return {expressionOfPart(found->text), std::move(reason)};
}

bool isUnknownRest(std::string_view text) {
    return text.starts_with(unknownOpen) && text.substr(unknownOpen.size()).starts_with("...");
}

bool hasUnknownRest(const Json& value) {
    if (value.is_array()) {
        return std::ranges::any_of(value, [](const Json& element) {
            return element.is_string() && isUnknownRest(element.get_ref<const std::string&>());
        });
    }
    return value.is_object() && std::ranges::any_of(value.get_ref<const Json::object_t&>(),
                                                    [](const auto& member) { return isUnknownRest(member.first); });
}

}  // namespace aksnet
