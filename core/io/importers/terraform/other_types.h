// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of Terraform's resources of other types, with the reason.
#pragma once

#include "core/io/importers/azure/resource_import.h"
#include "core/io/importers/terraform/model.h"

namespace aksnet {

/// For types without a table; looks whether the resource names a subnet.
[[nodiscard]] ResourceOutcome outcomeOfOtherTerraform(const TerraformResource& resource);

}  // namespace aksnet
