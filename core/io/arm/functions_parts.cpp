// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions that lists and texts share: their length, their ends, what is in them. A text that begins as known is cut as far as
// that reaches.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-array
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string
#include "core/base/text.h"
#include "core/io/arm/call.h"
#include "core/io/arm/text_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// What a text begins with before its first unknown part.
std::string_view knownHead(std::string_view text) {
    const auto pieces = textPieces(text);
    return pieces.empty() || pieces.front().isUnknown ? std::string_view() : pieces.front().text;
}

std::string_view knownTail(std::string_view text) {
    const auto pieces = textPieces(text);
    return pieces.empty() || pieces.back().isUnknown ? std::string_view() : pieces.back().text;
}

ArmValue textContains(ArmCall& call, const std::string& text) {
    const auto item = armScalarText(call[1]);
    if (!item || !call.isKnown(1)) {
        call.note(fmt::format("A text does not contain {}.", armKind(call[1])));
        return call.failure();
    }
    const auto pieces = textPieces(text);
    const bool isThere = std::ranges::any_of(pieces, [&](const TextPiece& piece) {
        return !piece.isUnknown && piece.text.find(*item) != std::string_view::npos;
    });
    if (isThere || item->empty() || call.isKnown(0)) {
        return call.give(isThere || item->empty());
    }
    return call.unknown();
}

ArmValue runContains(ArmCall& call) {
    const Json& container = call[0];
    if (isUnknown(container) || isUnknown(call[1])) {
        return call.unknown();
    }
    if (container.is_string()) {
        return textContains(call, container.get_ref<const std::string&>());
    }
    if (container.is_array()) {
        call.evaluation().spend(container.size() / 8);
        const auto isThere = armContains(container.get_ref<const Json::array_t&>(), call[1]);
        return isThere ? call.give(*isThere) : call.fail("An unknown element decides whether the list contains it.");
    }
    const auto key = armScalarText(call[1]);
    if (!container.is_object() || !key) {
        return call.fail(fmt::format("contains looks into texts, lists and objects, not {}.", armKind(container)));
    }
    const bool isThere = armMember(container, *key) != nullptr;
    return isThere || call.isKnown(0) ? call.give(isThere) : call.unknown();
}

ArmValue runEmpty(ArmCall& call) {
    const Json& value = call[0];
    if (value.is_null()) {
        return call.give(true);
    }
    if (value.is_string()) {
        const auto pieces = textPieces(value.get_ref<const std::string&>());
        const bool hasText = std::ranges::any_of(pieces, [](const TextPiece& piece) { return !piece.isUnknown; });
        return hasText || pieces.empty() ? call.give(!hasText) : call.unknown();
    }
    if (!value.is_structured()) {
        return call.fail(fmt::format("empty takes texts, lists and objects, not {}.", armKind(value)));
    }
    bool hasMore = false;
    for (auto each = value.begin(); each != value.end() && !hasMore; ++each) {
        hasMore = value.is_array() ? !armIsRest(*each) : !isUnknownRest(each.key());
    }
    return hasMore || value.empty() ? call.give(!hasMore) : call.unknown();
}

ArmValue runLength(ArmCall& call) {
    if (call[0].is_structured()) {
        return call.give(call[0].size());
    }
    const std::string* text = call[0].is_string() ? call.text(0) : nullptr;
    return text ? call.give(armLength(*text))
                : call.fail(fmt::format("length takes texts, lists and objects, not {}.", armKind(call[0])));
}

/// A list without elements has null as its first and last, a text without characters nothing.
ArmValue runFirst(ArmCall& call) {
    if (call[0].is_array()) {
        if (call[0].empty()) {
            return armNull();
        }
        return armIsRest(call[0].front()) ? call.unknown() : ArmValue(call.value(0), &call[0].front());
    }
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    const std::string_view head = knownHead(*text);
    return head.empty() && !text->empty() ? call.unknown() : call.give(std::string(head.substr(0, armOffset(head, 1))));
}

ArmValue runLast(ArmCall& call) {
    if (call[0].is_array()) {
        if (call[0].empty()) {
            return armNull();
        }
        return armIsRest(call[0].back()) ? call.unknown() : ArmValue(call.value(0), &call[0].back());
    }
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    const std::string_view tail = knownTail(*text);
    const std::size_t length = armLength(tail);
    return tail.empty() && !text->empty() ? call.unknown()
                                          : call.give(std::string(tail.substr(armOffset(tail, length - (length > 0)))));
}

/// The number of elements or characters that are taken or skipped; fewer than none are none.
std::optional<std::size_t> wantedNumber(ArmCall& call) {
    const auto number = call.integer(1);
    return number ? std::optional(static_cast<std::size_t>(std::max(*number, 0LL))) : std::nullopt;
}

ArmValue runTake(ArmCall& call) {
    const auto number = wantedNumber(call);
    if (!number) {
        return call.failure();
    }
    if (call[0].is_array()) {
        Json::array_t taken;
        for (const Json& element : call[0]) {
            if (taken.size() == *number) {
                break;
            }
            if (armIsRest(element)) {
                taken.push_back(call.unknownRest(element, call.name()));
                break;
            }
            taken.push_back(call.copied(element));
        }
        return call.give(std::move(taken));
    }
    const std::string* text = call.text(0);
    if (text == nullptr || isUnknown(call[0])) {
        return call.failure();
    }
    const std::string_view head = knownHead(*text);
    const std::size_t length = armLength(head);
    std::string taken(head.substr(0, armOffset(head, *number)));
    if (head.size() < text->size() && length < *number) {
        const std::string more = text->substr(head.size());
        taken += unknownValue(fmt::format("take({}, {})", armText(Json(more)), *number - length),
                              firstUnknownPart(more).reason)
                     .get<std::string>();
    }
    return call.give(std::move(taken));
}

ArmValue runSkip(ArmCall& call) {
    const auto number = wantedNumber(call);
    if (!number) {
        return call.failure();
    }
    if (call[0].is_array()) {
        Json::array_t left;
        std::size_t at = 0;
        for (const Json& element : call[0]) {
            if (at++ < *number && armIsRest(element)) {
                return call.unknown();
            }
            if (at > *number) {
                left.push_back(call.copied(element));
            }
        }
        return call.give(std::move(left));
    }
    const std::string* text = call.text(0);
    if (text == nullptr || isUnknown(call[0])) {
        return call.failure();
    }
    const std::string_view head = knownHead(*text);
    return head.size() < text->size() && armLength(head) < *number ? call.unknown()
                                                                   : call.give(text->substr(armOffset(*text, *number)));
}

ArmValue runSubstring(ArmCall& call) {
    const std::string* text = call.text(0);
    const auto start = call.integer(1);
    const auto given = call.count() > 2 ? call.integer(2) : std::optional<long long>();
    if (!text || !start || (call.count() > 2 && !given) || isUnknown(call[0])) {
        return call.failure();
    }
    const std::string_view head = knownHead(*text);
    const auto length = static_cast<long long>(armLength(head));
    const bool isWhole = head.size() == text->size();
    if (*start < 0 || given.value_or(0) < 0) {
        return call.fail("substring takes no negative numbers.");
    }
    if (*start > length || given.value_or(isWhole ? 0 : length + 1) > length - *start) {
        return isWhole ? call.fail(fmt::format("The text has only {}.",
                                               counted(static_cast<std::uint64_t>(length), "character")))
                       : call.unknown();
    }
    const std::size_t from = armOffset(head, static_cast<std::size_t>(*start));
    const std::string_view rest = head.substr(from);
    const std::size_t size = given ? armOffset(rest, static_cast<std::size_t>(*given)) : rest.size();
    return call.give(std::string(rest.substr(0, size)));
}

/// The place of an element; -1 if there is none. None where an unknown decides.
std::optional<long long> placeInList(const Json::array_t& list, const Json& item, bool fromEnd) {
    const auto size = static_cast<long long>(list.size());
    for (long long i = 0; i < size; ++i) {
        const long long at = fromEnd ? size - 1 - i : i;
        const Json& element = list[static_cast<std::size_t>(at)];
        const auto same = armIsRest(element) ? std::nullopt : armSame(element, item);
        if (!same || *same) {
            return same ? std::optional(at) : std::nullopt;
        }
    }
    return -1;
}

/// Texts are searched without regard to case, lists with it.
ArmValue placeOf(ArmCall& call, bool fromEnd) {
    if (call[0].is_array()) {
        call.evaluation().spend(call[0].size() / 8);
        const auto place = placeInList(call[0].get_ref<const Json::array_t&>(), call[1], fromEnd);
        return place ? call.give(*place) : call.fail("An unknown element decides where the item is.");
    }
    const std::string* text = call.text(0);
    const std::string* item = call.text(1);
    if (!text || !item) {
        return call.failure();
    }
    const std::string in = lowered(*text);
    const std::size_t at = fromEnd ? in.rfind(lowered(*item)) : in.find(lowered(*item));
    return call.give(at == std::string::npos ? -1 : static_cast<long long>(armLength(in.substr(0, at))));
}

ArmValue runIndexOf(ArmCall& call) {
    return placeOf(call, false);
}

ArmValue runLastIndexOf(ArmCall& call) {
    return placeOf(call, true);
}

ArmValue runStartsWith(ArmCall& call) {
    const std::string* text = call.text(0);
    const std::string* item = call.text(1);
    if (!text || !item || !call.isKnown(1)) {
        return call.failure();
    }
    const std::string_view head = knownHead(*text);
    const std::size_t known = std::min(head.size(), item->size());
    const bool isSame = equalsIgnoringCase(head.substr(0, known), std::string_view(*item).substr(0, known));
    const bool isSure = !isSame || known == item->size() || head.size() == text->size();
    return isSure ? call.give(isSame && known == item->size()) : call.unknown();
}

ArmValue runEndsWith(ArmCall& call) {
    const std::string* text = call.text(0);
    const std::string* item = call.text(1);
    if (!text || !item || !call.isKnown(1)) {
        return call.failure();
    }
    const std::string_view tail = knownTail(*text);
    const std::size_t known = std::min(tail.size(), item->size());
    const bool isSame =
        equalsIgnoringCase(tail.substr(tail.size() - known), std::string_view(*item).substr(item->size() - known));
    const bool isSure = !isSame || known == item->size() || tail.size() == text->size();
    return isSure ? call.give(isSame && known == item->size()) : call.unknown();
}

constexpr ArmFunction partFunctions[] = {
    {"contains", 2, 2, ArmFunction::Arguments::any, runContains},
    {"empty", 1, 1, ArmFunction::Arguments::any, runEmpty},
    {"length", 1, 1, ArmFunction::Arguments::known, runLength},
    {"first", 1, 1, ArmFunction::Arguments::any, runFirst},
    {"last", 1, 1, ArmFunction::Arguments::any, runLast},
    {"take", 2, 2, ArmFunction::Arguments::any, runTake},
    {"skip", 2, 2, ArmFunction::Arguments::any, runSkip},
    {"substring", 2, 3, ArmFunction::Arguments::any, runSubstring},
    {"indexOf", 2, 2, ArmFunction::Arguments::known, runIndexOf},
    {"lastIndexOf", 2, 2, ArmFunction::Arguments::known, runLastIndexOf},
    {"startsWith", 2, 2, ArmFunction::Arguments::any, runStartsWith},
    {"endsWith", 2, 2, ArmFunction::Arguments::any, runEndsWith},
};

}  // namespace

std::span<const ArmFunction> armPartFunctions() {
    return partFunctions;
}

}  // namespace aksnet
