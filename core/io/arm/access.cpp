// SPDX-License-Identifier: GPL-3.0-or-later
//
// Members and elements of values, and what values are.
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

ArmAccess armUnknownMember(const UnknownPart& of, const Json& key) {
    const std::string_view expression = of.expression;
    ArmNode node;
    node.kind = ArmNode::Kind::access;
    node.operands.resize(2);
    node.isSafe = {false};
    node.operands[1].literal = armShared(key);
    node.operands[0].literal = armNull();
    const std::string written = armText(node).substr(armText(Json()).size());
    return {armShared(unknownValue(
                std::string(expression.starts_with("...") ? expression.substr(3) : expression) + written, of.reason)),
            {}};
}

/// "a, b, c": what there is instead, as many as a sentence bears.
std::string armKeys(const Json& object) {
    constexpr std::size_t bearable = 8;
    std::string keys;
    std::size_t number = 0;
    for (const auto& member : object.get_ref<const Json::object_t&>()) {
        if (++number > bearable) {
            return fmt::format("{} and {} more", keys, object.size() - bearable);
        }
        keys += keys.empty() ? "" : ", ";
        keys += inQuotes(readableText(member.first));
    }
    return keys;
}

ArmAccess armElement(const ArmValue& of, const Json& key) {
    const auto index = armInteger(key);
    if (!index) {
        return {nullptr, fmt::format("A list has elements 0, 1, 2 …, not {}.", armKind(key))};
    }
    const auto& elements = of->get_ref<const Json::array_t&>();
    const bool isInside = *index >= 0 && static_cast<std::uint64_t>(*index) < elements.size();
    const auto end = elements.begin() + (isInside ? *index + 1 : static_cast<std::ptrdiff_t>(elements.size()));
    const auto rest = std::find_if(elements.begin(), end, [](const Json& element) {
        return element.is_string() && isUnknownRest(element.get_ref<const std::string&>());
    });
    if (*index >= 0 && rest != end) {
        return armUnknownMember(firstUnknownPart(rest->get_ref<const std::string&>()), key);
    }
    if (!isInside) {
        return {nullptr, fmt::format("The list has {}, so there is none at index {}.",
                                     counted(elements.size(), "element"), *index)};
    }
    return {ArmValue(of, &elements[static_cast<std::size_t>(*index)]), {}};
}

}  // namespace

ArmValue armNull() {
    static const auto null = std::make_shared<const Json>();
    return null;
}

ArmValue armShared(Json value) {
    return std::make_shared<const Json>(std::move(value));
}

std::string armKind(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return "null";
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return fmt::format("a list of {}", value.size());
        case Json::value_t::string: return "the text " + inQuotes(readableText(value.get_ref<const std::string&>()));
        case Json::value_t::boolean: return value.get<bool>() ? "true" : "false";
        default: return "the number " + value.dump();
    }
}

const Json* armMember(const Json& object, std::string_view key) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto& members = object.get_ref<const Json::object_t&>();
    if (const auto exact = members.find(key); exact != members.end()) {
        return &exact->second;
    }
    const auto found =
        std::ranges::find_if(members, [&](const auto& member) { return equalsIgnoringCase(member.first, key); });
    return found == members.end() ? nullptr : &found->second;
}

ArmAccess armAccess(const ArmValue& of, const Json& key) {
    if (isUnknown(*of)) {
        return armUnknownMember(firstUnknownPart(of->get_ref<const std::string&>()), key);
    }
    if (key.is_string() && hasUnknownPart(key.get_ref<const std::string&>())) {
        const UnknownPart part = firstUnknownPart(key.get_ref<const std::string&>());
        return {armShared(unknownValue("member(" + part.expression + ")", part.reason)), {}};
    }
    if (of->is_array()) {
        return armElement(of, key);
    }
    if (!of->is_object() || !key.is_string()) {
        return {nullptr, fmt::format("There is no {} in {}.",
                                     key.is_string() ? inQuotes(key.get<std::string>()) : armKind(key), armKind(*of))};
    }
    const auto& name = key.get_ref<const std::string&>();
    if (const Json* member = armMember(*of, name)) {
        return {ArmValue(of, member), {}};
    }
    for (const auto& member : of->get_ref<const Json::object_t&>()) {
        if (isUnknownRest(member.first)) {
            return armUnknownMember(firstUnknownPart(member.first), key);
        }
    }
    return {nullptr, of->empty() ? fmt::format("The object has no {}; it is empty.", inQuotes(name))
                                 : fmt::format("The object has no {}; it has {}.", inQuotes(name), armKeys(*of))};
}

}  // namespace aksnet
