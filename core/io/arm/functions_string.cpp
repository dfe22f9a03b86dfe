// SPDX-License-Identifier: GPL-3.0-or-later
//
// String functions that make text of text. Unknown parts pass through those that work on each piece alone.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string
#include "core/base/text.h"
#include "core/io/arm/call.h"
#include "core/io/arm/text_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <ranges>

namespace aksnet {
namespace {

/// All lists, or lists and unknown values that must be lists, one after the other.
ArmValue concatenatedLists(ArmCall& call) {
    Json::array_t all;
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (isUnknown(call[i])) {
            all.push_back(call.unknownRest(call[i]));
            continue;
        }
        const Json::array_t* list = call.array(i);
        if (list == nullptr) {
            return call.failure();
        }
        for (const Json& element : *list) {
            all.push_back(call.copied(element));
        }
    }
    return call.give(std::move(all));
}

ArmValue runConcat(ArmCall& call) {
    std::string text;
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (call[i].is_array()) {
            return concatenatedLists(call);
        }
    }
    for (std::size_t i = 0; i < call.count(); ++i) {
        const auto part = armScalarText(call[i]);
        if (!part) {
            return call.fail(fmt::format("concat joins texts or lists, not {}.", armKind(call[i])));
        }
        if (!call.evaluation().affords(text.size() + part->size())) {
            call.evaluation().charge(text.size() + part->size());
            return call.fail({});
        }
        text += *part;
    }
    return call.count() == 1 && call[0].is_string() ? call.value(0) : call.give(std::move(text));
}

ArmValue runFormat(ArmCall& call) {
    const std::string* format = call.text(0);
    if (format == nullptr || !call.isKnown(0)) {
        return call.failure();
    }
    std::vector<ArmValue> values;
    for (std::size_t i = 1; i < call.count(); ++i) {
        values.push_back(call.value(i));
    }
    auto text = armFormat(*format, values, [&](std::size_t bytes) {
        return call.evaluation().affords(bytes) || call.evaluation().charge(bytes);
    });
    return text ? call.give(std::move(*text)) : call.fail(text.error().what);
}

/// The known pieces changed, the unknown ones as they are.
ArmValue changedPieces(ArmCall& call, const std::function<std::string(std::string_view)>& change) {
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    std::string changed;
    for (const TextPiece& piece : textPieces(*text)) {
        changed += piece.isUnknown ? std::string(piece.text) : change(piece.text);
    }
    return call.give(std::move(changed));
}

/// Names are the same in any case, so an unknown part keeps its name, and ids made of it still join.
ArmValue runToLower(ArmCall& call) {
    return changedPieces(call, [](std::string_view text) { return lowered(text); });
}

ArmValue runToUpper(ArmCall& call) {
    return changedPieces(call, [](std::string_view text) {
        std::string upper(text);
        std::ranges::transform(upper, upper.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        return upper;
    });
}

ArmValue runTrim(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.give(std::string(trimmed(*text))) : call.failure();
}

/// None if the result would be beyond the bounds.
std::optional<std::string> replacedAll(ArmCall& call, std::string_view text, std::string_view what,
                                       std::string_view by) {
    std::string replaced;
    std::size_t begin = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, begin)) {
        replaced.append(text.substr(begin, at - begin)).append(by);
        begin = at + what.size();
        if (!call.evaluation().affords(replaced.size())) {
            call.evaluation().charge(replaced.size());
            return std::nullopt;
        }
    }
    return replaced.append(text.substr(begin));
}

/// A single character cannot stand across the border of an unknown part, so it is replaced on each side of it; the unknown part
/// becomes one of its own.
ArmValue runReplace(ArmCall& call) {
    const std::string* text = call.text(0);
    const std::string* what = call.text(1);
    const std::string* by = call.text(2);
    if (!text || !what || !by || !call.isKnown(1) || !call.isKnown(2)) {
        return call.failure();
    }
    if (what->empty()) {
        return call.fail("replace has no text to look for.");
    }
    if (!call.isKnown(0) && utf8Length(*what, 0) != what->size()) {
        return call.unknown();
    }
    std::string replaced;
    for (const TextPiece& piece : textPieces(*text)) {
        if (piece.isUnknown) {
            const UnknownPart part = firstUnknownPart(piece.text);
            replaced += unknownValue(fmt::format("replace({}, {}, {})", part.expression, armText(Json(*what)),
                                                 armText(Json(*by))),
                                     part.reason)
                            .get<std::string>();
            continue;
        }
        const auto changed = replacedAll(call, piece.text, *what, *by);
        if (!changed) {
            return call.fail({});
        }
        replaced += *changed;
    }
    return call.give(std::move(replaced));
}

/// padLeft('3', 5, '0'): of a text or a number.
ArmValue runPadLeft(ArmCall& call) {
    const auto text = call[0].is_boolean() ? std::nullopt : armScalarText(call[0]);
    const auto width = call.integer(1);
    const std::string* given = call.count() > 2 ? call.text(2) : nullptr;
    if (!text || !width || (call.count() > 2 && !given)) {
        return call.failure();
    }
    const std::string pad = given ? *given : " ";
    if (utf8Length(pad, 0) != pad.size()) {
        return call.fail("padLeft fills with exactly one character.");
    }
    constexpr long long widest = 1'000'000;
    if (*width < 0 || *width > widest) {
        return call.fail(fmt::format("{} is no width.", *width));
    }
    std::string padded;
    for (std::size_t length = armLength(*text); length < static_cast<std::size_t>(*width); ++length) {
        padded += pad;
    }
    return call.give(padded + *text);
}

/// String values as they are, the others as JSON.
ArmValue runString(ArmCall& call) {
    if (const auto text = armScalarText(call[0])) {
        return call.give(*text);
    }
    call.evaluation().weigh(call[0]);
    return holdsUnknown(call[0]) ? call.fail(armFirstReason(call[0]))
                                 : call.give(call[0].dump(-1, ' ', false, Json::error_handler_t::replace));
}

ArmValue runJoin(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const std::string* between = call.text(1);
    if (!list || !between || !call.isKnown(0) || !call.isKnown(1)) {
        return call.failure();
    }
    std::string joined;
    for (const Json& element : *list) {
        const auto part = armScalarText(element);
        if (!part) {
            return call.fail(fmt::format("join takes a list of texts, and there is {} in it.", armKind(element)));
        }
        joined += &element == &list->front() ? "" : *between;
        joined += *part;
        if (!call.evaluation().affords(joined.size())) {
            call.evaluation().charge(joined.size());
            return call.fail({});
        }
    }
    return call.give(std::move(joined));
}

constexpr ArmFunction stringFunctions[] = {
    {"concat", 1, anyNumber, ArmFunction::Arguments::any, runConcat},
    {"format", 1, anyNumber, ArmFunction::Arguments::any, runFormat},
    {"toLower", 1, 1, ArmFunction::Arguments::any, runToLower},
    {"toUpper", 1, 1, ArmFunction::Arguments::any, runToUpper},
    {"trim", 1, 1, ArmFunction::Arguments::known, runTrim},
    {"replace", 3, 3, ArmFunction::Arguments::any, runReplace},
    {"padLeft", 2, 3, ArmFunction::Arguments::known, runPadLeft},
    {"string", 1, 1, ArmFunction::Arguments::any, runString},
    {"join", 2, 2, ArmFunction::Arguments::any, runJoin},
};

}  // namespace

std::span<const ArmFunction> armStringFunctions() {
    return stringFunctions;
}

}  // namespace aksnet
