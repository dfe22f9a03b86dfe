// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trace as the canvas draws it.
#pragma once

#include "core/egress/trace.h"
#include "core/facts/facts.h"
#include "ui/canvas/path_overlay.h"

namespace aksnet::ui {

/// One stop a hop. A thing without a box of its own is drawn where it lies: a pool in its subnet, a private endpoint too.
[[nodiscard]] DiagramPath diagramPathOf(const Facts& facts, const Trace& trace);

/// true for a hop that stands for the Internet itself.
[[nodiscard]] bool isInternetHop(const Trace& trace, const Hop& hop);

/// "Delivered": the disposition as a heading.
[[nodiscard]] QString dispositionHeading(Disposition disposition);
/// A shape for each outcome, so that none is told by colour alone.
[[nodiscard]] QString dispositionIconName(Disposition disposition);

}  // namespace aksnet::ui
