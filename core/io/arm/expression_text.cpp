// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expressions written out, for messages and for the names of unknown values.
#include "core/io/arm/expression.h"

#include <algorithm>

namespace aksnet {
namespace {

std::string armQuoted(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        quoted.append(c == '\'' ? 2 : 1, c);
    }
    return quoted + "'";
}

std::string armMixedText(std::string_view text) {
    const std::vector<TextPiece> pieces = textPieces(text);
    std::string written;
    for (const TextPiece& piece : pieces) {
        written += written.empty() ? "" : ", ";
        written += piece.isUnknown ? firstUnknownPart(piece.text).expression : armQuoted(piece.text);
    }
    return pieces.size() == 1 ? written : "concat(" + written + ")";
}

bool armIsPlainName(std::string_view key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string armAccessText(const ArmNode& node) {
    std::string text = armText(node.operands.front());
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        const ArmNode& key = node.operands[i];
        const std::string_view safe = node.isSafe[i - 1] ? "?" : "";
        if (key.literal && key.literal->is_string() && armIsPlainName(key.literal->get_ref<const std::string&>())) {
            text.append(".").append(safe).append(key.literal->get_ref<const std::string&>());
        } else {
            text.append("[").append(safe).append(armText(key)).append("]");
        }
    }
    return text;
}

}  // namespace

std::string armText(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return "null()";
        case Json::value_t::boolean: return value.get<bool>() ? "true()" : "false()";
        case Json::value_t::string: {
            const auto& text = value.get_ref<const std::string&>();
            return hasUnknownPart(text) ? armMixedText(text) : armQuoted(text);
        }
        case Json::value_t::array:
        case Json::value_t::object: return {};
        default: return value.dump();
    }
}

std::string armText(const ArmNode& node) {
    if (node.kind == ArmNode::Kind::literal) {
        return node.literal ? armText(*node.literal) : std::string();
    }
    if (node.kind == ArmNode::Kind::access) {
        return armAccessText(node);
    }
    std::string text = node.nameSpace.empty() ? node.name : node.nameSpace + "." + node.name;
    text += '(';
    for (const ArmNode& operand : node.operands) {
        text += &operand == &node.operands.front() ? "" : ", ";
        text += armText(operand);
    }
    return text + ")";
}

}  // namespace aksnet
