// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lets screen readers walk the diagram: the canvas has one child for each box, named as it is drawn.
#pragma once

namespace aksnet::ui {

/// Registers the factory with Qt once; safe to call again.
void installCanvasAccessibility();

}  // namespace aksnet::ui
