// SPDX-License-Identifier: GPL-3.0-or-later
//
// A diagram as SVG text: real text, titles, ids per object, deterministic bytes.
#pragma once

#include "core/diagram/theme.h"

namespace aksnet {

struct SvgOptions {
    std::string title;        ///< <title>, for browsers and screen readers
    std::string description;  ///< <desc>
    std::string planText;     ///< a plan file to carry inside, or empty
};

/// The SVG document. O(boxes + links). Written as text directly, without a DOM.
[[nodiscard]] std::string writeSvg(const Diagram& diagram, const Theme& theme, const SvgOptions& options);

}  // namespace aksnet
