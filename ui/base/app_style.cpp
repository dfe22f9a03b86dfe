// SPDX-License-Identifier: GPL-3.0-or-later
//
// See app_style.h.
#include "ui/base/app_style.h"

#include "ui/base/spacing.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace aksnet::ui {

namespace {

/// A frame as around text fields; filled with the accent and ticked, or with a dash for "some of them".
void drawCheckIndicator(const QStyleOption& option, QPainter& painter) {
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool full = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QPalette& palette = option.palette;
    const QColor accent = palette.color(QPalette::Link);
    const QColor frame = !enabled                                        ? palette.color(QPalette::Mid)
                         : full || option.state & QStyle::State_HasFocus ? accent
                                                                         : palette.color(QPalette::Dark);
    const QColor inside = full && enabled ? accent : palette.color(QPalette::Base);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(inside);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(enabled ? palette.color(QPalette::Base) : palette.color(QPalette::Disabled, QPalette::Text),
                        1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    if (option.state & QStyle::State_On) {
        const QPointF tick[] = {at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.3)};
        painter.drawPolyline(tick, 3);
    } else if (option.state & QStyle::State_NoChange) {
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    }
    painter.restore();
}

}  // namespace

AppStyle::AppStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_TabBarIconSize: return iconSide;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing: return spacing::normal;
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin: return spacing::panel;
        case PM_DockWidgetSeparatorExtent: return spacing::tight;
        case PM_TreeViewIndentation: return spacing::section;
        case PM_MenuPanelWidth: return 1;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
        case SH_ItemView_ArrowKeysNavigateIntoChildren: return 1;
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_ComboBox_Popup: return 0;
        case SH_ToolTip_WakeUpDelay: return 500;
        default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        drawCheckIndicator(*option, *painter);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

}  // namespace aksnet::ui
