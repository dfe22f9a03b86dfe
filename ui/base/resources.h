// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the files of resources/ readable under ":/…".
#pragma once

namespace aksnet::ui {

/// Call once before the first resource is read; calling again does nothing. Needed because the resources live in a static
/// library, whose registration the linker would drop.
void initResources();

}  // namespace aksnet::ui
