// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/importers/terraform/place.h"

#include "core/io/importers/json_path.h"
#include "core/io/importers/terraform/resolver.h"

#include <algorithm>

namespace aksnet {
namespace {

const Json* terraformUnlessNull(const Json* value) {
    return value && !value->is_null() ? value : nullptr;
}

/// A mask of true stands for all that is below it.
const Json* terraformMaskMember(const Json* mask, std::string_view key) {
    return mask && mask->is_boolean() ? mask : terraformMember(mask, key);
}

/// Masks and expressions may be shorter than the list: for_each and dynamic blocks are written once.
const Json* terraformMaskElement(const Json* mask, std::size_t index) {
    if (!mask || !mask->is_array()) {
        return mask;
    }
    return mask->empty() ? nullptr : &(*mask)[std::min(index, mask->size() - 1)];
}

bool holdsTrue(const Json* mask) {
    if (!mask) {
        return false;
    }
    if (mask->is_structured()) {
        return std::ranges::any_of(*mask, [](const Json& part) { return holdsTrue(&part); });
    }
    return *mask == true;
}

}  // namespace

TerraformPlace TerraformPlace::member(std::string_view key) const {
    const Json* stated = terraformMember(value, key);
    const bool isWhole = terraformMember(expression, "references") != nullptr;
    return {.value = terraformUnlessNull(stated),
            .isNull = stated && stated->is_null(),
            .unknown = terraformMaskMember(unknown, key),
            .sensitive = terraformMaskMember(sensitive, key),
            .expression = isWhole ? expression : terraformMember(expression, key),
            .isOwnExpression = !isWhole,
            .path = joinJsonPath(path, key)};
}

TerraformPlace TerraformPlace::element(std::size_t index) const {
    const bool isThere = value && value->is_array() && index < value->size();
    return {.value = isThere ? terraformUnlessNull(&(*value)[index]) : nullptr,
            .isNull = isThere && (*value)[index].is_null(),
            .unknown = terraformMaskElement(unknown, index),
            .sensitive = terraformMaskElement(sensitive, index),
            .expression = terraformMaskElement(expression, index),
            .isOwnExpression = isOwnExpression,
            .path = joinJsonPath(path, index)};
}

TerraformPlace TerraformPlace::firstBlock() const {
    const Json* shape = value ? value : unknown;
    return shape && shape->is_object() ? *this : element(0);
}

TerraformPlace TerraformPlace::at(std::string_view dotted) const {
    TerraformPlace place = *this;
    for (std::size_t dot = dotted.find('.'); dot != std::string_view::npos; dot = dotted.find('.')) {
        place = place.member(dotted.substr(0, dot)).firstBlock();
        dotted.remove_prefix(dot + 1);
    }
    return place.member(dotted);
}

std::size_t TerraformPlace::blockCount() const {
    const auto count = [](const Json* list) -> std::size_t {
        return !list ? 0 : list->is_array() ? list->size() : list->is_object() && !list->empty() ? 1 : 0;
    };
    return std::max(count(value), count(unknown));
}

bool TerraformPlace::isSensitive() const {
    return holdsTrue(sensitive);
}

bool TerraformPlace::isUnknown() const {
    return holdsTrue(unknown);
}

std::string TerraformPlace::references() const {
    return terraformReferences(expression);
}

TerraformPlace terraformValues(const TerraformResource& resource) {
    return {.value = terraformUnlessNull(resource.values),
            .isNull = false,
            .unknown = resource.unknown,
            .sensitive = resource.sensitive,
            .expression = terraformMember(resource.configuration, "expressions"),
            .isOwnExpression = true,
            .path = resource.valuesPath.substr(resource.path.size())};
}

}  // namespace aksnet
