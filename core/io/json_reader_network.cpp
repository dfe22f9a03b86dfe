// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading of addresses, prefixes and references.
#include "core/io/json_reader.h"

#include <fmt/format.h>

namespace aksnet {

void JsonReader::prefix(std::string_view key, std::optional<Prefix>& value) {
    if (const JsonValue* given = takeString(key)) {
        if (auto read = Prefix::parse(given->text)) {
            value = *read;
        } else {
            report(key, std::move(read.error().what));
        }
    }
}

void JsonReader::prefix(std::string_view key, Prefix& value) {
    std::optional<Prefix> read;
    if (requireKey(key)) {
        prefix(key, read);
        value = read.value_or(value);
    }
}

void JsonReader::prefixes(std::string_view key, std::vector<Prefix>& value, std::string_view singular) {
    std::vector<std::string> given;
    texts(key, given, singular);
    const bool isSingular = !takesValue(key);
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (auto read = Prefix::parse(given[i])) {
            value.push_back(*read);
        } else {
            report(isSingular ? std::string(singular) : fmt::format("{}[{}]", key, i), std::move(read.error().what));
        }
    }
}

void JsonReader::address(std::string_view key, std::optional<IpAddress>& value) {
    if (const JsonValue* given = takeString(key)) {
        if (auto read = IpAddress::parse(given->text)) {
            value = *read;
        } else {
            report(key, std::move(read.error().what));
        }
    }
}

void JsonReader::object(std::string_view key, ObjectRef& value) {
    if (!requireKey(key)) {
        return;
    }
    const JsonValue* given = takeString(key);
    if (given == nullptr) {
        return;
    }
    if (const auto read = parseObjectRef(given->text)) {
        value = *read;
    } else {
        report(key,
               fmt::format("\"{}\" does not name a thing of the plan; names are such as \"subnet-2\".", given->text));
    }
}

std::optional<std::uint32_t> JsonReader::readReference(std::string_view key, const std::string& text, ObjectKind kind) {
    const auto read = parseObjectRef(text);
    if (!read) {
        report(key, fmt::format("\"{}\" does not name a {}; names are such as \"{}\".", text, kindName(kind),
                                toText(ObjectRef(kind, 2))));
        return std::nullopt;
    }
    if (read->kind != kind) {
        report(key, fmt::format("\"{}\" names a {}; a {} belongs here.", text, kindName(read->kind), kindName(kind)));
        return std::nullopt;
    }
    return read->number;
}

std::optional<std::uint32_t> JsonReader::takeReference(std::string_view key, ObjectKind kind) {
    const JsonValue* given = takeString(key);
    return given == nullptr ? std::nullopt : readReference(key, given->text, kind);
}

std::vector<std::uint32_t> JsonReader::takeReferences(std::string_view key, ObjectKind kind) {
    std::vector<std::string> given;
    texts(key, given);
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (const auto number = readReference(fmt::format("{}[{}]", key, i), given[i], kind)) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

}  // namespace aksnet
