// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resources that cannot be told apart, and answers that leave out what matters.
#include "core/io/importers/azure/resource_obstacle.h"

#include "core/base/text.h"
#include "core/io/importers/azure/resource_identity.h"

#include <fmt/format.h>

namespace aksnet {

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
            fmt::format("The name of the {} is the expression {}, which stands outside of its template.", word,
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
