// SPDX-License-Identifier: GPL-3.0-or-later
//
// How wide a text will be, without a font: on the safe side for the fonts the pictures name.
#pragma once

#include <string>
#include <string_view>

namespace aksnet {

/// Width in units at that font size. Uses the advances of DejaVu Sans, the widest font of the list pictures are set in, so
/// the text is narrower in all others.
[[nodiscard]] double textWidth(std::string_view text, double size, bool bold = false);

/// The text, or as much of it as fits with "…" at its end, or nothing where not even that fits; never cuts a UTF-8 character.
///
/// Law:  textWidth(elided(t, w)) <= w
[[nodiscard]] std::string elided(std::string_view text, double width, double size, bool bold = false);

}  // namespace aksnet
