// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as people keep it, made strict: comments and commas before a closing bracket become blanks, raw line breaks inside
// strings are escaped.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aksnet {

/// The text with what strict JSON refuses but people's files hold put right, and where characters were added.
struct RelaxedText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> added;  ///< (offset in `text`, characters added up to there)

    /// Where a character of `text` stood before.
    [[nodiscard]] std::size_t originalOffset(std::size_t offset) const;
};

/// O(n), of any text, JSON or not.
[[nodiscard]] RelaxedText relaxJson(std::string_view source);

}  // namespace aksnet
