// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paths are put together only for objects and for what goes wrong, so reading a scalar costs one search.
#include "core/io/importers/json_view.h"

#include "core/base/text.h"
#include "core/io/arm/unknown.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace aksnet {
namespace {

std::string_view jsonKindName(const Json& value) {
    switch (value.type()) {
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return "a list";
        case Json::value_t::string: return "text";
        case Json::value_t::boolean: return "true or false";
        default: return "a number";
    }
}

/// A text that stands for itself: no expression, and nothing unknown in it.
bool jsonIsPlainText(const Json& value) {
    return value.is_string() && !isArmExpression(value.get_ref<const std::string&>()) &&
           !hasUnknownPart(value.get_ref<const std::string&>());
}

}  // namespace

bool isArmExpression(std::string_view text) {
    return text.size() > 2 && text.front() == '[' && text[1] != '[' && text.back() == ']';
}

const Json::object_t::value_type* findMember(const Json& object, std::string_view key) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto& members = object.get_ref<const Json::object_t&>();
    if (const auto exact = members.find(key); exact != members.end() && !exact->second.is_null()) {
        return &*exact;
    }
    for (const auto& member : members) {
        if (member.first.size() == key.size() && !member.second.is_null() && sameIgnoringCase(member.first, key)) {
            return &member;
        }
    }
    return nullptr;
}

const Json* findIgnoringCase(const Json& object, std::string_view key) {
    const auto* member = findMember(object, key);
    return member ? &member->second : nullptr;
}

std::string_view textOf(const Json& object, std::string_view key) {
    const Json* value = findIgnoringCase(object, key);
    return value && value->is_string() ? std::string_view(value->get_ref<const std::string&>()) : std::string_view();
}

const Json* JsonView::find(std::string_view key) const {
    return m_value ? findIgnoringCase(*m_value, key) : nullptr;
}

std::string JsonView::pathOf(std::string_view key) const {
    const auto* member = m_value ? findMember(*m_value, key) : nullptr;
    return joinJsonPath(m_path, member ? std::string_view(member->first) : key);
}

JsonView JsonView::object(std::string_view key) const {
    const Json* value = find(key);
    if (value && !value->is_object()) {
        const std::string path = pathOf(key);
        if (value->is_string() && value->get_ref<const std::string&>().empty()) {
            value = nullptr;
        } else {
            noteKind(*value, path, "an object");
            value = nullptr;
        }
    }
    return {value, value ? pathOf(key) : std::string(), *m_problems};
}

JsonView JsonView::properties() const {
    const Json* stated = find("properties");
    const JsonView nested = object("properties");
    return nested.exists() || (stated && stated->is_string()) ? nested : *this;
}

template <class Read>
void JsonView::forEachElement(std::string_view key, Read read) const {
    const Json* value = find(key);
    if (!value) {
        return;
    }
    const std::string path = pathOf(key);
    if (jsonIsPlainText(*value)) {
        if (!value->get_ref<const std::string&>().empty()) {
            read(*value, path);
        }
        return;
    }
    if (!value->is_array()) {
        noteKind(*value, path, "a list");
        return;
    }
    std::size_t index = 0;
    for (const Json& element : *value) {
        if (!element.is_null()) {
            read(element, joinJsonPath(path, index));
        }
        ++index;
    }
}

std::vector<JsonView> JsonView::objects(std::string_view key) const {
    std::vector<JsonView> result;
    forEachElement(key, [&](const Json& element, std::string path) {
        if (element.is_object()) {
            result.emplace_back(&element, std::move(path), *m_problems);
        } else {
            noteKind(element, path, "an object");
        }
    });
    return result;
}

const std::string* JsonView::plainText(const Json& value, const std::string& path) const {
    if (!value.is_string()) {
        noteKind(value, path, "text");
        return nullptr;
    }
    return noteIfUnknown(value, path) ? nullptr : &value.get_ref<const std::string&>();
}

std::string JsonView::text(std::string_view key) const {
    const Json* value = find(key);
    if (!value) {
        return {};
    }
    if (jsonIsPlainText(*value)) {
        return value->get_ref<const std::string&>();
    }
    noteKind(*value, pathOf(key), "text");
    return {};
}

std::string JsonView::readableText(std::string_view key) const {
    const Json* value = find(key);
    if (!value || !value->is_string() || !noteIfUnknown(*value, pathOf(key))) {
        return text(key);
    }
    return aksnet::readableText(value->get_ref<const std::string&>());
}

std::string JsonView::quietText(std::string_view key) const {
    const Json* value = find(key);
    return value && jsonIsPlainText(*value) ? value->get<std::string>() : std::string();
}

std::vector<std::string> JsonView::texts(std::string_view key) const {
    std::vector<std::string> result;
    forEachElement(key, [&](const Json& element, const std::string& path) {
        if (element.is_number_integer()) {
            result.push_back(element.dump());  // availability zones are written 1 as well as "1"
        } else if (const std::string* text = plainText(element, path)) {
            result.push_back(*text);
        }
    });
    return result;
}

std::optional<int> JsonView::number(std::string_view key, NumberRange range) const {
    const Json* value = find(key);
    if (!value) {
        return std::nullopt;
    }
    double number = std::nan("");
    if (value->is_number()) {
        number = value->get<double>();
    } else if (jsonIsPlainText(*value)) {
        const auto& digits = value->get_ref<const std::string&>();
        int parsed = 0;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
        if (fault == std::errc{} && end == digits.data() + digits.size()) {
            number = parsed;
        }
    }
    if (std::isnan(number)) {
        noteKind(*value, pathOf(key), "a whole number");
        return std::nullopt;
    }
    if (number < range.least || number > range.most || number != std::floor(number)) {
        note(key, fmt::format("The value {} is not a whole number from {} to {}.",
                              value->is_string() ? value->get<std::string>() : value->dump(), range.least,
                              grouped(static_cast<Uint128>(range.most))));
        return std::nullopt;
    }
    return static_cast<int>(number);
}

std::optional<bool> JsonView::boolean(std::string_view key) const {
    const Json* value = find(key);
    if (!value) {
        return std::nullopt;
    }
    if (value->is_boolean()) {
        return value->get<bool>();
    }
    if (value->is_string()) {
        const auto& word = value->get_ref<const std::string&>();
        if (sameIgnoringCase(word, "true") || sameIgnoringCase(word, "false")) {
            return sameIgnoringCase(word, "true");
        }
        if (word.empty()) {
            return std::nullopt;
        }
    }
    noteKind(*value, pathOf(key), "true or false");
    return std::nullopt;
}

std::optional<Prefix> JsonView::readPrefix(const Json& value, const std::string& path) const {
    const std::string* text = plainText(value, path);
    if (!text || text->empty()) {
        return std::nullopt;
    }
    auto prefix = Prefix::parse(*text);
    if (!prefix) {
        m_problems->add(path, prefix.error().what);
        return std::nullopt;
    }
    return *prefix;
}

std::optional<Prefix> JsonView::prefix(std::string_view key) const {
    const Json* value = find(key);
    return value ? readPrefix(*value, pathOf(key)) : std::nullopt;
}

std::vector<Prefix> JsonView::prefixes(std::string_view key) const {
    std::vector<Prefix> result;
    forEachElement(key, [&](const Json& element, const std::string& path) {
        if (const auto prefix = readPrefix(element, path)) {
            result.push_back(*prefix);
        }
    });
    return result;
}

std::optional<IpAddress> JsonView::address(std::string_view key) const {
    const std::string word = text(key);
    if (word.empty()) {
        return std::nullopt;
    }
    auto address = IpAddress::parse(word);
    if (!address) {
        note(key, address.error().what);
        return std::nullopt;
    }
    return *address;
}

std::optional<CountOrPercent> JsonView::countOrPercent(std::string_view key) const {
    const Json* value = find(key);
    if (value && value->is_number()) {
        const auto count = number(key);
        return count ? std::optional(CountOrPercent{*count, false}) : std::nullopt;
    }
    const std::string word = text(key);
    if (word.empty()) {
        return std::nullopt;
    }
    auto parsed = CountOrPercent::parse(word);
    if (!parsed || !anyCount.contains(parsed->value)) {
        note(key, parsed
                      ? fmt::format("The value {} is more than {}.", word, grouped(static_cast<Uint128>(anyCount.most)))
                      : parsed.error().what);
        return std::nullopt;
    }
    return *parsed;
}

bool JsonView::noteIfUnknown(const Json& value, const std::string& path) const {
    if (!value.is_string()) {
        return false;
    }
    const auto& text = value.get_ref<const std::string&>();
    if (const UnknownPart part = firstUnknownPart(text); !part.expression.empty()) {
        m_problems->unknown(path, fmt::format("The value is unknown: {}. {}", part.expression, part.reason));
        return true;
    }
    if (isArmExpression(text)) {
        m_problems->unknown(path, fmt::format("The value is unknown: {}. It is an expression outside of its template.",
                                              text.substr(1, text.size() - 2)));
        return true;
    }
    return false;
}

void JsonView::noteKind(const Json& value, const std::string& path, std::string_view wanted) const {
    if (noteIfUnknown(value, path)) {
        return;
    }
    if (value.is_string()) {
        m_problems->add(
            path, fmt::format("{} stands where {} is due.", inQuotes(value.get_ref<const std::string&>()), wanted));
        return;
    }
    m_problems->add(path, fmt::format("There is {} where {} is due.", jsonKindName(value), wanted));
}

void JsonView::noteUnknownWord(std::string_view key, std::string_view word) const {
    note(key, fmt::format("{} is not a value of {} that this version knows.", inQuotes(word), key));
}

}  // namespace aksnet
