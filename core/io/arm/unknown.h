// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of a template that cannot be told without deploying it: secrets, live resources, parameters without a value.
// Such a value is a text with marks around it, so it flows through concat and format like any other, and a name built
// from it is still one name: "route-to-" + «parameters('location')» + "-fw".
//
// A list or an object of which only a part is known keeps that part: what else is in it stands for itself as one element, or
// one key, whose expression begins with "...": concat(createArray('a'), parameters('more')) is ['a', «...parameters('more')»].
//
// Laws:  isUnknown(unknownValue(e, r))           readableText("a" + unknownValue("parameters('x')", r)) = "a{x}"
//        equal expressions give equal texts, so that names built from them still join
#pragma once

#include "core/io/importers/json_text.h"

namespace aksnet {

/// What stands for an unknown value of any kind. `reason` is a sentence: "The parameter has no value.".
[[nodiscard]] Json unknownValue(std::string_view expression, std::string_view reason);

/// Is the whole value one unknown?
[[nodiscard]] bool isUnknown(const Json& value);
/// Does the text have an unknown part?
[[nodiscard]] bool hasUnknownPart(std::string_view text);
/// Does anything inside the value? O(size).
[[nodiscard]] bool holdsUnknown(const Json& value);

/// For names and ids: each unknown part as a short word in braces, "{location}" for parameters('location'), the expression
/// for others.
[[nodiscard]] std::string readableText(std::string_view text);

/// The first unknown part of a text, for messages.
struct UnknownPart {
    std::string expression;
    std::string reason;
};
[[nodiscard]] UnknownPart firstUnknownPart(std::string_view text);

/// A text in the order of its known and unknown pieces, none of them empty; they live as long as the text.
struct TextPiece {
    std::string_view text;
    bool isUnknown = false;
};
[[nodiscard]] std::vector<TextPiece> textPieces(std::string_view text);

/// Does the element, or key, stand for any number of unknown ones?
[[nodiscard]] bool isUnknownRest(std::string_view text);
/// Is it a list or an object with such a rest? O(elements).
[[nodiscard]] bool hasUnknownRest(const Json& value);

}  // namespace aksnet
