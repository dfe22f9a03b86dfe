// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing of single fields and of unknown ones.
#include "core/io/json_writer.h"

namespace aksnet {
namespace {

/// The name that a segment of an UnknownField's key stands for.
std::string unescapedSegment(std::string_view segment) {
    std::string name;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        const bool isEscape = segment[i] == '~' && i + 1 < segment.size();
        name += isEscape ? (segment[++i] == '1' ? '/' : '~') : segment[i];
    }
    return name;
}

/// Puts the value under a path such as "addressSpace/ipamPoolPrefixAllocations", making the wrappers it needs. What is
/// there already stays: a known field always wins.
void putAt(JsonValue& object, std::string_view path, JsonValue value) {
    const auto slash = path.find('/');
    std::string name = unescapedSegment(path.substr(0, slash));
    JsonValue* member = object.find(name);
    if (slash == std::string_view::npos) {
        if (member == nullptr) {
            object.members.push_back({std::move(name), std::move(value)});
        }
        return;
    }
    if (member == nullptr) {
        object.members.push_back({std::move(name), JsonValue::object()});
        member = &object.members.back().value;
    }
    if (member->kind == JsonValue::Kind::object) {
        putAt(*member, path.substr(slash + 1), std::move(value));
    }
}

}  // namespace

void JsonWriter::text(std::string_view key, const std::string& value, std::string_view fallback) {
    if (value != fallback) {
        add(key, JsonValue::string(value));
    }
}

void JsonWriter::texts(std::string_view key, const std::vector<std::string>& value, std::string_view /*singular*/) {
    addList(key, value, [](const std::string& entry) { return entry; });
}

void JsonWriter::flag(std::string_view key, bool value, bool fallback) {
    if (value != fallback) {
        add(key, JsonValue::boolean(value));
    }
}

void JsonWriter::flag(std::string_view key, const std::optional<bool>& value) {
    if (value) {
        add(key, JsonValue::boolean(*value));
    }
}

void JsonWriter::number(std::string_view key, int value, int fallback) {
    if (value != fallback) {
        number(key, value);
    }
}

void JsonWriter::number(std::string_view key, const std::optional<int>& value) {
    if (value) {
        number(key, *value);
    }
}

void JsonWriter::flagWords(std::string_view key, const std::optional<bool>& value, std::string_view whenTrue,
                           std::string_view whenFalse) {
    if (value) {
        add(key, JsonValue::string(std::string(*value ? whenTrue : whenFalse)));
    }
}

void JsonWriter::flagWords(std::string_view key, bool value, std::string_view whenTrue,
                           std::string_view /*whenFalse*/) {
    if (value) {
        add(key, JsonValue::string(std::string(whenTrue)));
    }
}

void JsonWriter::prefix(std::string_view key, const std::optional<Prefix>& value) {
    if (value) {
        prefix(key, *value);
    }
}

void JsonWriter::prefixes(std::string_view key, const std::vector<Prefix>& value, std::string_view /*singular*/) {
    addList(key, value, [](const Prefix& entry) { return entry.text(); });
}

void JsonWriter::address(std::string_view key, const std::optional<IpAddress>& value) {
    if (value) {
        add(key, JsonValue::string(value->text()));
    }
}

void JsonWriter::countOrPercent(std::string_view key, const std::optional<CountOrPercent>& value) {
    if (value) {
        add(key, JsonValue::string(value->text()));
    }
}

void JsonWriter::unknown(const UnknownFields& value) {
    for (const UnknownField& field : value) {
        if (auto read = parseJson(field.json, field.key)) {
            putAt(m_object, field.key, std::move(*read));
        }
    }
}

}  // namespace aksnet
