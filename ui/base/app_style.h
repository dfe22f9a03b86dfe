// SPDX-License-Identifier: GPL-3.0-or-later
//
// Qt's Fusion style on our spacing grid.
#pragma once

#include <QProxyStyle>

namespace aksnet::ui {

/// Same look on every platform: metrics from ui/base/spacing.h, menus without frame gaps, tool tips after half a second, a
/// click into a scroll bar goes there, dialog buttons without pictures. Check boxes are drawn here: Fusion draws their frames
/// darker than the window, which cannot be seen on a dark one. Colours come from the palette and the style sheet.
class AppStyle : public QProxyStyle {
    Q_OBJECT
public:
    AppStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returnData = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
};

}  // namespace aksnet::ui
