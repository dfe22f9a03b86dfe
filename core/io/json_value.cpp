// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making and writing JSON.
#include "core/io/json_value.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aksnet {
namespace {

/// A list of scalars that fits into this many columns is written on one line.
constexpr std::size_t jsonLineWidth = 100;

bool isScalar(const JsonValue& value) {
    return value.kind != JsonValue::Kind::array && value.kind != JsonValue::Kind::object;
}

/// Bytes that are not UTF-8 become U+FFFD, so that what is written can always be read.
void appendString(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const std::size_t length = utf8Length(text, i);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += text.substr(i, length);
        }
        i += std::max<std::size_t>(length, 1);
    }
    out += '"';
}

void appendScalar(std::string& out, const JsonValue& value) {
    if (value.kind == JsonValue::Kind::null) {
        out += "null";
    } else if (value.kind == JsonValue::Kind::string) {
        appendString(out, value.text);
    } else {
        out += value.text;
    }
}

void appendCompact(std::string& out, const JsonValue& value, std::string_view comma) {
    if (isScalar(value)) {
        appendScalar(out, value);
        return;
    }
    const bool isArray = value.kind == JsonValue::Kind::array;
    out += isArray ? '[' : '{';
    bool first = true;
    for (const JsonValue& item : value.items) {
        out += std::exchange(first, false) ? "" : comma;
        appendCompact(out, item, comma);
    }
    for (const JsonMember& member : value.members) {
        out += std::exchange(first, false) ? "" : comma;
        appendString(out, member.key);
        out += ':';
        appendCompact(out, member.value, comma);
    }
    out += isArray ? ']' : '}';
}

void appendPretty(std::string& out, const JsonValue& value, std::size_t indent) {
    if (isScalar(value) || (value.items.empty() && value.members.empty())) {
        appendCompact(out, value, ",");
        return;
    }
    const bool isArray = value.kind == JsonValue::Kind::array;
    if (isArray && std::ranges::all_of(value.items, isScalar)) {
        const std::size_t start = out.size();
        appendCompact(out, value, ", ");
        if (out.size() - start + indent <= jsonLineWidth) {
            return;
        }
        out.resize(start);
    }
    out += isArray ? '[' : '{';
    bool first = true;
    const auto newLine = [&] {
        out += std::exchange(first, false) ? "\n" : ",\n";
        out.append(indent + 2, ' ');
    };
    for (const JsonValue& item : value.items) {
        newLine();
        appendPretty(out, item, indent + 2);
    }
    for (const JsonMember& member : value.members) {
        newLine();
        appendString(out, member.key);
        out += ": ";
        appendPretty(out, member.value, indent + 2);
    }
    out += '\n';
    out.append(indent, ' ');
    out += isArray ? ']' : '}';
}

JsonValue makeJson(JsonValue::Kind kind, std::string text = {}) {
    JsonValue value;
    value.kind = kind;
    value.text = std::move(text);
    return value;
}

}  // namespace

JsonValue JsonValue::string(std::string characters) {
    return makeJson(Kind::string, std::move(characters));
}
JsonValue JsonValue::boolean(bool value) {
    return makeJson(Kind::boolean, value ? "true" : "false");
}
JsonValue JsonValue::number(long long value) {
    return makeJson(Kind::number, std::to_string(value));
}
JsonValue JsonValue::real(double value) {
    // Adding 0 turns -0 into 0, which would come back as another spelling.
    return makeJson(Kind::number, fmt::format("{}", std::isfinite(value) ? value + 0.0 : 0.0));
}
JsonValue JsonValue::array() {
    return makeJson(Kind::array);
}
JsonValue JsonValue::object() {
    return makeJson(Kind::object);
}

const JsonValue* JsonValue::find(std::string_view key) const {
    const auto found = std::ranges::find(members, key, &JsonMember::key);
    return found == members.end() ? nullptr : &found->value;
}

JsonValue* JsonValue::find(std::string_view key) {
    const auto found = std::ranges::find(members, key, &JsonMember::key);
    return found == members.end() ? nullptr : &found->value;
}

std::string compactJson(const JsonValue& value) {
    std::string out;
    appendCompact(out, value, ",");
    return out;
}

std::string prettyJson(const JsonValue& value) {
    std::string out;
    appendPretty(out, value, 0);
    return out;
}

std::string placeInFile(std::string_view name, std::string_view path) {
    return name.empty() || path.empty() ? fmt::format("{}{}", name, path) : fmt::format("{}:{}", name, path);
}

}  // namespace aksnet
