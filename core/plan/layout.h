// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where things were placed by hand. Moving a box changes only this, never the plan.
#pragma once

#include "core/plan/common.h"

#include <map>

namespace aksnet {

/// A box's top left corner in diagram units (1 unit is 1 px at 100 %), relative to its parent's top left corner, and its
/// size; width and height 0 mean "as large as needed".
struct Placement {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Placement&) const = default;
};

/// Placements by object; what has none is laid out by the diagram.
struct Layout {
    std::map<ObjectRef, Placement> placements;
    UnknownFields unknownFields = {};

    bool operator==(const Layout&) const = default;
};

}  // namespace aksnet
