// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program's own line icons, coloured to suit the palette and sharp at every scale.
#pragma once

#include "core/plan/object_ref.h"
#include "core/rules/finding.h"

#include <QColor>
#include <QIcon>

namespace aksnet::ui {

/// ":/icons/<name>.svg" drawn in the colour of text (or in `tint` when that is valid). The colour is looked up whenever the
/// icon is painted, so icons follow a change of theme by themselves. The file must exist (asserted).
[[nodiscard]] QIcon makeIcon(const QString& name, const QColor& tint = {});

/// The icon's file name for a kind of thing: "kind-subnet".
[[nodiscard]] QString kindIconName(ObjectKind kind);
[[nodiscard]] inline QIcon kindIcon(ObjectKind kind) {
    return makeIcon(kindIconName(kind));
}
/// Error: octagon, warning: triangle, info: circle; told by shape as well as by colour.
[[nodiscard]] QString severityIconName(Severity severity);

}  // namespace aksnet::ui
