// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands between the brackets of "[concat('vnet-', parameters('name'))]", as a tree.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
#pragma once

#include "core/io/arm/unknown.h"

#include <memory>

namespace aksnet {

struct ArmFunction;

/// A value that all who need it share: a member of a large variable is had without a copy.
using ArmValue = std::shared_ptr<const Json>;

/// Deeper calls are refused.
inline constexpr int armDepthLimit = 200;

struct ArmNode {
    enum class Kind : std::uint8_t {
        literal,
        call,    ///< name(operands…)
        access,  ///< of the first operand the member, or element, that the other ones name in turn
    };
    Kind kind = Kind::literal;
    ArmValue literal;
    std::string nameSpace;  ///< of a user function; else empty
    std::string name;       ///< as it was written
    const ArmFunction* function = nullptr;
    std::vector<ArmNode> operands;
    std::vector<bool> isSafe;  ///< of an access, for each key: .?name and [?key] give null where there is nothing
};

/// The tree of the text between the brackets. The error says what is wrong and where: no `where`, a sentence. O(size).
[[nodiscard]] Result<ArmNode> parseArmExpression(std::string_view text);

/// The expression as it would be written, for messages.
[[nodiscard]] std::string armText(const ArmNode& node);
/// A scalar or text as it would be written: 'it''s', 3, true(); concat('a', parameters('x')) for text with an unknown part; empty
/// for lists and objects.
[[nodiscard]] std::string armText(const Json& value);

}  // namespace aksnet
