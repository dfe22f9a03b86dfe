// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values as text, and whether two are the same where not all of them is known.
#include "core/io/arm/evaluation.h"

#include <algorithm>

namespace aksnet {
namespace {

/// Two runs of these differ, so the same words are not the same value.
bool armChangesEachTime(std::string_view text) {
    for (const TextPiece& piece : textPieces(text)) {
        const std::string expression = piece.isUnknown ? firstUnknownPart(piece.text).expression : std::string();
        if (expression.find("newGuid(") != std::string::npos || expression.find("newguid(") != std::string::npos) {
            return true;
        }
    }
    return false;
}

/// Texts of which at least one has an unknown part: what stands before and behind the unknown parts may tell them apart.
std::optional<bool> armSameText(const std::string& a, const std::string& b) {
    if (a == b) {
        return armChangesEachTime(a) ? std::nullopt : std::optional(true);
    }
    const auto piecesA = textPieces(a);
    const auto piecesB = textPieces(b);
    if (piecesA.empty() || piecesB.empty()) {
        const auto& other = piecesA.empty() ? piecesB : piecesA;
        const bool isLonger = std::ranges::any_of(other, [](const TextPiece& piece) { return !piece.isUnknown; });
        return isLonger ? std::optional(false) : std::nullopt;
    }
    const auto headA = piecesA.front().isUnknown ? std::string_view() : piecesA.front().text;
    const auto headB = piecesB.front().isUnknown ? std::string_view() : piecesB.front().text;
    const std::size_t head = std::min(headA.size(), headB.size());
    const auto tailA = piecesA.back().isUnknown ? std::string_view() : piecesA.back().text;
    const auto tailB = piecesB.back().isUnknown ? std::string_view() : piecesB.back().text;
    const std::size_t tail = std::min(tailA.size(), tailB.size());
    const bool differs = headA.substr(0, head) != headB.substr(0, head) ||
                         tailA.substr(tailA.size() - tail) != tailB.substr(tailB.size() - tail);
    return differs ? std::optional(false) : std::nullopt;
}

std::optional<bool> armSameLists(const Json::array_t& a, const Json::array_t& b) {
    if (a.size() != b.size()) {
        return false;
    }
    bool isSure = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto same = armSame(a[i], b[i]);
        if (same == false) {
            return false;
        }
        isSure = isSure && same;
    }
    return isSure ? std::optional(true) : std::nullopt;
}

std::optional<bool> armSameObjects(const Json::object_t& a, const Json::object_t& b) {
    if (a.size() != b.size()) {
        return false;
    }
    bool isSure = true;
    for (auto left = a.begin(), right = b.begin(); left != a.end(); ++left, ++right) {
        if (left->first != right->first) {
            return false;
        }
        const auto same = armSame(left->second, right->second);
        if (same == false) {
            return false;
        }
        isSure = isSure && same;
    }
    return isSure ? std::optional(true) : std::nullopt;
}

}  // namespace

std::optional<std::string> armScalarText(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return std::string();
        case Json::value_t::string: return value.get<std::string>();
        case Json::value_t::boolean: return value.get<bool>() ? "True" : "False";
        case Json::value_t::array:
        case Json::value_t::object: return std::nullopt;
        default: return value.dump();
    }
}

std::optional<bool> armSame(const Json& a, const Json& b) {
    if (a.is_string() && b.is_string()) {
        const auto& textA = a.get_ref<const std::string&>();
        const auto& textB = b.get_ref<const std::string&>();
        return hasUnknownPart(textA) || hasUnknownPart(textB) ? armSameText(textA, textB)
                                                              : std::optional(textA == textB);
    }
    if (isUnknown(a) || isUnknown(b)) {
        return std::nullopt;
    }
    if (hasUnknownRest(a) || hasUnknownRest(b)) {
        return a == b ? std::optional(true) : std::nullopt;
    }
    if (a.is_array() && b.is_array()) {
        return armSameLists(a.get_ref<const Json::array_t&>(), b.get_ref<const Json::array_t&>());
    }
    if (a.is_object() && b.is_object()) {
        return armSameObjects(a.get_ref<const Json::object_t&>(), b.get_ref<const Json::object_t&>());
    }
    return a == b;
}

}  // namespace aksnet
