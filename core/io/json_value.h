// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON as a value that forgets nothing: members keep their order, numbers their spelling. Plan files are read into it and
// written from it, so that keys this version does not know pass through unharmed.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace aksnet {

struct JsonMember;

struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    std::string text;                 ///< a string's characters, a number's spelling, "true" or "false"
    std::vector<JsonValue> items;     ///< of an array
    std::vector<JsonMember> members;  ///< of an object, keys unique

    [[nodiscard]] static JsonValue string(std::string characters);
    [[nodiscard]] static JsonValue boolean(bool value);
    [[nodiscard]] static JsonValue number(long long value);
    /// The shortest spelling that reads back as the same number; 0 for infinities and NaN, which JSON lacks.
    [[nodiscard]] static JsonValue real(double value);
    [[nodiscard]] static JsonValue array();
    [[nodiscard]] static JsonValue object();

    /// The member with that key, or nullptr.
    [[nodiscard]] JsonValue* find(std::string_view key);
    [[nodiscard]] const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

/// Deepest nesting that is read.
inline constexpr std::size_t maxJsonDepth = 64;
/// Longest text that is read; far above any plan (5,000 subnets take about 2 MB).
inline constexpr std::size_t maxJsonBytes = std::size_t{256} << 20;

/// Reads strict JSON; a byte order mark is skipped, comments and keys given twice are refused. The Error's `where` is
/// "name:line:column", or "name:path" for a key given twice. Never throws.
[[nodiscard]] Result<JsonValue> parseJson(std::string_view text, std::string_view name);

/// On one line, without blanks.
[[nodiscard]] std::string compactJson(const JsonValue& value);
/// Two blanks of indent; lists of short scalars stay on one line. No line feed at the end.
[[nodiscard]] std::string prettyJson(const JsonValue& value);

/// "name:path", or the part that is not empty.
[[nodiscard]] std::string placeInFile(std::string_view name, std::string_view path);

}  // namespace aksnet
