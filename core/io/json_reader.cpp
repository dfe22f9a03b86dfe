// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading of single fields, and the sentences for those that cannot be read.
#include "core/io/json_reader.h"

#include <fmt/format.h>

#include <charconv>

namespace aksnet {
namespace {

std::string_view jsonKindName(JsonValue::Kind kind) {
    switch (kind) {
        case JsonValue::Kind::null: return "null";
        case JsonValue::Kind::boolean: return "true or false";
        case JsonValue::Kind::number: return "a number";
        case JsonValue::Kind::string: return "a text";
        case JsonValue::Kind::array: return "a list";
        case JsonValue::Kind::object: return "an object";
    }
    return {};
}

/// A name as a segment of an UnknownField's key.
std::string escapedSegment(std::string_view name) {
    std::string segment;
    for (const char c : name) {
        if (c == '~') {
            segment += "~0";
        } else if (c == '/') {
            segment += "~1";
        } else {
            segment += c;
        }
    }
    return segment;
}

template <class Number>
bool readWhole(const std::string& spelling, Number& value) {
    const char* const end = spelling.data() + spelling.size();
    const auto [stop, error] = std::from_chars(spelling.data(), end, value);
    return error == std::errc{} && stop == end;
}

}  // namespace

std::string JsonReader::path() const {
    const std::string parent = m_parent == nullptr ? std::string() : m_parent->path();
    return parent.empty() ? std::string(m_key) : fmt::format("{}.{}", parent, m_key);
}

void JsonReader::report(std::string_view key, std::string what) {
    if (!m_log.fault) {
        const std::string here = path();
        m_log.fault = Error{placeInFile(m_log.name, here.empty() ? std::string(key) : fmt::format("{}.{}", here, key)),
                            std::move(what)};
    }
}

void JsonReader::reportChoice(std::string_view key, std::string_view text, const std::string& words) {
    report(key, fmt::format("\"{}\" is not known here; it is one of {}.", text, words));
}

const JsonValue* JsonReader::take(std::string_view key) {
    const std::size_t count = m_object.members.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = (m_next + i) % count;
        if (m_object.members[at].key == key) {
            m_taken[at] = true;
            m_next = at + 1;
            const JsonValue& value = m_object.members[at].value;
            return value.kind == JsonValue::Kind::null ? nullptr : &value;
        }
    }
    return nullptr;
}

bool JsonReader::takesValue(std::string_view key) const {
    const JsonValue* value = m_object.find(key);
    return value != nullptr && value->kind != JsonValue::Kind::null;
}

bool JsonReader::requireKey(std::string_view key) {
    if (takesValue(key)) {
        return true;
    }
    report(key, fmt::format("\"{}\" must be given.", key));
    return false;
}

bool JsonReader::checkKind(std::string_view key, const JsonValue& value, JsonValue::Kind kind) {
    if (value.kind == kind) {
        return true;
    }
    report(key, fmt::format("This is {}; {} belongs here.", jsonKindName(value.kind), jsonKindName(kind)));
    return false;
}

const JsonValue* JsonReader::takeKind(std::string_view key, JsonValue::Kind kind) {
    const JsonValue* value = take(key);
    return value != nullptr && checkKind(key, *value, kind) ? value : nullptr;
}

void JsonReader::text(std::string_view key, std::string& value, std::string_view /*fallback*/) {
    if (const JsonValue* given = takeString(key)) {
        value = given->text;
    }
}

void JsonReader::texts(std::string_view key, std::vector<std::string>& value, std::string_view singular) {
    const JsonValue* list = takeArray(key);
    for (std::size_t i = 0; list != nullptr && i < list->items.size(); ++i) {
        if (checkKind(fmt::format("{}[{}]", key, i), list->items[i], JsonValue::Kind::string)) {
            value.push_back(list->items[i].text);
        }
    }
    const JsonValue* single = singular.empty() ? nullptr : takeString(singular);
    if (single == nullptr) {
        return;
    }
    if (value.empty()) {
        value.push_back(single->text);
    } else if (value.front() != single->text) {
        report(singular,
               fmt::format("\"{}\" is {} but \"{}\" starts with {}.", singular, single->text, key, value.front()));
    }
}

void JsonReader::flag(std::string_view key, bool& value, bool /*fallback*/) {
    if (const JsonValue* given = takeKind(key, JsonValue::Kind::boolean)) {
        value = given->text == "true";
    }
}

void JsonReader::flag(std::string_view key, std::optional<bool>& value) {
    if (takesValue(key)) {
        value = false;
        flag(key, *value);
    }
}

void JsonReader::flagWords(std::string_view key, std::optional<bool>& value, std::string_view whenTrue,
                           std::string_view whenFalse) {
    if (const JsonValue* given = takeString(key)) {
        value = sameIgnoringCase(given->text, whenTrue);
        if (!*value && !sameIgnoringCase(given->text, whenFalse)) {
            reportChoice(key, given->text, fmt::format("{}, {}", whenTrue, whenFalse));
        }
    }
}

void JsonReader::flagWords(std::string_view key, bool& value, std::string_view whenTrue, std::string_view whenFalse) {
    std::optional<bool> read;
    flagWords(key, read, whenTrue, whenFalse);
    value = read.value_or(value);
}

void JsonReader::number(std::string_view key, int& value) {
    const JsonValue* given = takeKind(key, JsonValue::Kind::number);
    if (given != nullptr && !readWhole(given->text, value)) {
        report(key, fmt::format("{} is not a whole number that fits here.", given->text));
    }
}

void JsonReader::number(std::string_view key, int& value, int /*fallback*/) {
    number(key, value);
}

void JsonReader::number(std::string_view key, std::optional<int>& value) {
    if (takesValue(key)) {
        value = 0;
        number(key, *value);
    }
}

void JsonReader::number(std::string_view key, std::uint32_t& value) {
    const JsonValue* given = takeKind(key, JsonValue::Kind::number);
    if (given != nullptr && !readWhole(given->text, value)) {
        report(key, fmt::format("{} is not a whole number that fits here.", given->text));
    }
}

void JsonReader::real(std::string_view key, double& value) {
    if (const JsonValue* given = takeKind(key, JsonValue::Kind::number)) {
        readWhole(given->text, value);  // every number of JSON has a nearest double
    }
}

void JsonReader::countOrPercent(std::string_view key, std::optional<CountOrPercent>& value) {
    const JsonValue* given = take(key);
    if (given == nullptr) {
        return;
    }
    if (given->kind != JsonValue::Kind::number && !checkKind(key, *given, JsonValue::Kind::string)) {
        return;
    }
    if (auto read = CountOrPercent::parse(given->text)) {
        value = *read;
    } else {
        report(key, std::move(read.error().what));
    }
}

void JsonReader::unknown(UnknownFields& value) {
    collectUnknown();
    value = std::move(m_unknown);
}

void JsonReader::collectUnknown() {
    for (std::size_t i = 0; i < m_object.members.size(); ++i) {
        if (!m_taken[i]) {
            m_unknown.push_back({escapedSegment(m_object.members[i].key), compactJson(m_object.members[i].value)});
        }
    }
}

void JsonReader::keepUnknown(std::string_view wrapperKey, const UnknownFields& fields) {
    for (const UnknownField& field : fields) {
        m_unknown.push_back({fmt::format("{}/{}", escapedSegment(wrapperKey), field.key), field.json});
    }
}

std::vector<std::string> JsonReader::keys() const {
    std::vector<std::string> keys;
    for (const JsonMember& member : m_object.members) {
        keys.push_back(member.key);
    }
    return keys;
}

}  // namespace aksnet
