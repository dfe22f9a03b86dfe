// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the user attends to: one value, owned by the document session; panels and canvas only show and ask for it.
#pragma once

#include "core/plan/object_ref.h"

#include <QMetaType>

#include <algorithm>
#include <vector>

namespace aksnet::ui {

struct Selection {
    std::vector<ObjectRef> objects;  ///< in the order they were chosen; the last one is current

    [[nodiscard]] bool contains(ObjectRef ref) const { return std::ranges::find(objects, ref) != objects.end(); }
    [[nodiscard]] bool empty() const { return objects.empty(); }
    /// The object panels describe; the plan when nothing is selected.
    [[nodiscard]] ObjectRef current() const { return objects.empty() ? ObjectRef{} : objects.back(); }

    bool operator==(const Selection&) const = default;
};

}  // namespace aksnet::ui
