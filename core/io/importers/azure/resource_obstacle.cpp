// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ARM's own language asks for that this version does not do, and answers that leave out what matters.
#include "core/io/importers/azure/resource_obstacle.h"

#include "core/base/text.h"
#include "core/io/importers/azure/resource_identity.h"

#include <fmt/format.h>

namespace aksnet {

std::optional<ResourceOutcome> templateObstacle(const Json& object) {
    if (const Json* existing = findIgnoringCase(object, "existing"); existing && *existing == true) {
        return ResourceOutcome{ImportStatus::ignored, "The template only refers to it; it does not describe it."};
    }
    if (const Json* condition = findIgnoringCase(object, "condition"); condition && findIgnoringCase(object, "type")) {
        const std::string text = condition->is_string() ? condition->get<std::string>() : std::string();
        if (*condition == false || sameIgnoringCase(text, "false")) {
            return ResourceOutcome{ImportStatus::ignored, "Its condition is false."};
        }
        if (isArmExpression(text)) {
            return ResourceOutcome{
                ImportStatus::notUnderstood,
                fmt::format("Its condition is the expression {}, which this version does not evaluate.",
                            inQuotes(text))};
        }
    }
    if (const Json* copy = findIgnoringCase(object, "copy");
        copy && copy->is_object() && findIgnoringCase(*copy, "count")) {
        return ResourceOutcome{ImportStatus::notUnderstood,
                               "It is repeated by a copy loop, which this version does not expand."};
    }
    return std::nullopt;
}

std::optional<ResourceOutcome> identityObstacle(const Json& object, std::string_view type, std::string_view name,
                                                const std::optional<ArmId>& stated) {
    const std::string_view word = resourceWord(type);
    if (stated && !stated->isType(type)) {
        return ResourceOutcome{ImportStatus::notUnderstood,
                               fmt::format("Its type is {}, but its id names a {}.", type, stated->type())};
    }
    if (!stated && isArmExpression(name)) {
        return ResourceOutcome{
            ImportStatus::notUnderstood,
            fmt::format("The name of the {} is the expression {}, which this version does not evaluate.", word,
                        inQuotes(name))};
    }
    // In a template a resource may well have no properties; in an answer they were left out.
    if (!findIgnoringCase(object, "apiVersion") && !hasResourceContent(object)) {
        return ResourceOutcome{ImportStatus::notUnderstood,
                               fmt::format("The file names the {} but gives none of its properties.", word)};
    }
    return std::nullopt;
}

}  // namespace aksnet
