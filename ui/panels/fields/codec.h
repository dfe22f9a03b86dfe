// SPDX-License-Identifier: GPL-3.0-or-later
//
// How values of a plan are written in text fields, and read back. Reading refuses with a sentence, never guesses.
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace aksnet::ui {

/// Two functions that are each other's inverse on everything `print` writes.
template <class T>
struct Codec {
    QString (*print)(const T& value);
    Result<T> (*parse)(const QString& text);
};

[[nodiscard]] Codec<std::string> plainText();
/// Trimmed and not empty.
[[nodiscard]] Codec<std::string> requiredText();
/// Prefixes between commas, blanks or line ends; a prefix given twice is refused.
[[nodiscard]] Codec<std::vector<Prefix>> prefixLine();
/// The same, one on a line.
[[nodiscard]] Codec<std::vector<Prefix>> prefixLines();
[[nodiscard]] Codec<Prefix> onePrefix();
[[nodiscard]] Codec<std::optional<Prefix>> optionalPrefix();
[[nodiscard]] Codec<std::optional<IpAddress>> optionalAddress();
/// "5", "33%" or nothing.
[[nodiscard]] Codec<std::optional<CountOrPercent>> optionalCountOrPercent();
/// Words between commas.
[[nodiscard]] Codec<std::vector<std::string>> wordList();

}  // namespace aksnet::ui
