// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one grid all widgets stand on, in device-independent pixels.
#pragma once

namespace aksnet::ui {

namespace spacing {
inline constexpr int unit = 4;
inline constexpr int tight = unit;        ///< between an icon and its text, a field and its note
inline constexpr int normal = 2 * unit;   ///< between neighbours in a row
inline constexpr int panel = 3 * unit;    ///< around the contents of a panel
inline constexpr int section = 4 * unit;  ///< between groups
inline constexpr int dialog = 5 * unit;   ///< around the contents of a dialog
}  // namespace spacing

inline constexpr int iconSide = 16;

}  // namespace aksnet::ui
