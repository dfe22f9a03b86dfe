// SPDX-License-Identifier: GPL-3.0-or-later
//
// See app_style.h.
#include "ui/base/app_style.h"

#include "ui/base/spacing.h"

#include <QStyleFactory>

namespace aksnet::ui {

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

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
        case SH_ItemView_ArrowKeysNavigateIntoChildren: return 1;
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ComboBox_Popup: return 0;
        case SH_ToolTip_WakeUpDelay: return 500;
        default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

}  // namespace aksnet::ui
