// SPDX-License-Identifier: GPL-3.0-or-later
//
// One attribute of a Terraform resource with all that the document tells of it: value, masks and expression stand in
// different trees of the same shape.
#pragma once

#include "core/io/importers/terraform/model.h"

namespace aksnet {

struct TerraformPlace {
    const Json* value = nullptr;  ///< none if absent or null
    bool isNull = false;          ///< it is there and says that nothing is set
    const Json* unknown = nullptr;
    const Json* sensitive = nullptr;
    const Json* expression = nullptr;
    bool isOwnExpression = false;  ///< else the expression gives the list of blocks that it stands in
    std::string path;              ///< below the resource's own, as in the file: ".values.subnet[0]"

    [[nodiscard]] TerraformPlace member(std::string_view key) const;
    [[nodiscard]] TerraformPlace element(std::size_t index) const;
    /// Of a block that may stand once: the place itself if it is an object, else the first element.
    [[nodiscard]] TerraformPlace firstBlock() const;
    /// Past the blocks that dots lead into: "sku.capacity".
    [[nodiscard]] TerraformPlace at(std::string_view dotted) const;
    /// How many blocks are known to be there, be their attributes known or not.
    [[nodiscard]] std::size_t blockCount() const;

    /// Nothing of it is to be read, or some of it.
    [[nodiscard]] bool isSensitive() const;
    /// It or a part of it becomes known only after apply.
    [[nodiscard]] bool isUnknown() const;
    /// The configuration gives it a value, which is not told, or not whole.
    [[nodiscard]] bool isReferred() const {
        return (isUnknown() || (!value && !isNull && isOwnExpression)) && !references().empty();
    }
    [[nodiscard]] std::string references() const;
};

/// The place of all values of a resource.
[[nodiscard]] TerraformPlace terraformValues(const TerraformResource& resource);

}  // namespace aksnet
