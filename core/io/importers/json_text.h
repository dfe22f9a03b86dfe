// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as people really save it: with a BOM, comments, trailing commas or raw line breaks inside strings, cut short,
// pasted twice. Reads it or says in a sentence where it breaks; never recurses on the input's depth.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aksnet {

using Json = nlohmann::json;

/// Deeper nesting is refused: no Azure tool writes a tenth of it, and code that walks the value may then recurse.
inline constexpr int jsonDepthLimit = 200;

/// What the Error says when `stop` asked for an end.
inline constexpr std::string_view importCancelled = "Import cancelled.";

struct JsonText {
    Json value;
    /// JSON paths of keys that stand more than once in their object (the last value is the one kept); the first few of them.
    std::vector<std::string> repeatedKeys;
};

/// The text's JSON value. The Error's `where` is "name:line:column", or "name" where no place can be told.
[[nodiscard]] Result<JsonText> parseJsonText(std::string_view text, std::string_view name,
                                             const std::stop_token& stop = {});

}  // namespace aksnet
