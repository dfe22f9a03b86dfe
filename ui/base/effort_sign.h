// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small signs of how hard something is to change: a shape and a letter each, so that none is told by colour alone.
#pragma once

#include "core/catalog/changeability.h"
#include "core/diagram/theme.h"

#include <QIcon>
#include <QPainter>

namespace aksnet::ui {

inline constexpr double effortSignSide = 14;  ///< widget pixels

/// "F", "R", "W", "P", "C"
[[nodiscard]] QString effortLetter(catalog::Effort effort);
/// "New cluster"
[[nodiscard]] QString effortName(catalog::Effort effort);
/// What the effort means, as a sentence.
[[nodiscard]] QString effortMeaning(catalog::Effort effort);
/// The theme's colour of the sign; the dearer the effort, the louder.
[[nodiscard]] QColor effortColor(const Theme& theme, catalog::Effort effort);

/// A hollow circle, a rounded square, an arrow, a hexagon, a padlock, in a square of effortSignSide.
void paintEffortSign(QPainter& painter, const Theme& theme, catalog::Effort effort, QPointF topLeft);
[[nodiscard]] QPixmap effortPixmap(const Theme& theme, catalog::Effort effort, double pixelRatio);

}  // namespace aksnet::ui
