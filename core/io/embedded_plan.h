// SPDX-License-Identifier: GPL-3.0-or-later
//
// A plan file inside the pictures that are exported from it, so that a picture opens as a plan.
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace aksnet {

/// An SVG <metadata> element that holds the plan file as text. Characters that XML cannot hold come out as JSON escapes.
///
/// Law:  extractPlanFromSvg(planMetadataForSvg(t)) == t  for every t that writePlan wrote, but for those characters
[[nodiscard]] std::string planMetadataForSvg(std::string_view planText);
/// The plan file inside an SVG document, also after other programs have rewritten it; none if it holds none.
[[nodiscard]] std::optional<std::string> extractPlanFromSvg(std::string_view svg);

/// The PNG with the plan file in an uncompressed iTXt chunk with the keyword "aksnet-plan", in place of an earlier one.
/// An Error if the bytes are no whole PNG. Pixels and other chunks stay as they are.
///
/// Law:  extractPlanFromPng(embedPlanInPng(p, t)) == t
[[nodiscard]] Result<std::string> embedPlanInPng(std::string_view png, std::string_view planText);
/// The plan file inside a PNG; none if it holds none or the chunk is damaged.
[[nodiscard]] std::optional<std::string> extractPlanFromPng(std::string_view bytes);

}  // namespace aksnet
