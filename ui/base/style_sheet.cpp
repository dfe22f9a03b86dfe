// SPDX-License-Identifier: GPL-3.0-or-later
//
// See style_sheet.h. Sizes are multiples of the 4-pixel grid, less the 1-pixel borders.
#include "ui/base/style_sheet.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

#include <array>

namespace aksnet::ui {

namespace {

constexpr auto frameRules = R"(
QMainWindow { background: @window; }
QMainWindow::separator { background: @window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: @tip; color: @onTip; border: 1px solid @tip; padding: 4px 6px; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QFrame[look="panel"] { background: @panel; }
QFrame[look="bar"] { background: @window; border-bottom: 1px solid @border; }
QFrame[look="card"] { background: @panel; border: 1px solid @border; border-radius: 6px; }
QScrollArea { background: transparent; border: none; }
)";

constexpr auto menuRules = R"(
QMenuBar { background: @window; border-bottom: 1px solid @border; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @panel; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; padding: 3px 6px; spacing: 2px; }
QToolBar::separator { width: 1px; background: @border; margin: 4px 5px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @selection; border-color: @accent; }
QToolBar QToolButton:checked { border-color: transparent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton[popupMode="2"] { padding-right: 16px; }
QToolButton::menu-indicator { image: url(:/icons/control-chevron-down.svg); width: 10px; height: 10px;
    subcontrol-position: right center; right: 4px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow { image: url(:/icons/control-chevron-down.svg); width: 10px; height: 10px; }
)";

constexpr auto viewRules = R"(
QAbstractItemView { background: @panel; border: none; outline: none; selection-background-color: @selection;
    selection-color: @text; alternate-background-color: @window; }
QTreeView::item, QListView::item { min-height: 24px; border: none; }
QTableView::item { padding: 2px 6px; border: none; }
QListView[look="contents"]::item { padding: 0 8px; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected { background: @selection; color: @text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:!has-siblings:closed, QTreeView::branch:closed:has-children:has-siblings {
    image: url(:/icons/control-chevron-right.svg); }
QTreeView::branch:open:has-children:!has-siblings, QTreeView::branch:open:has-children:has-siblings {
    image: url(:/icons/control-chevron-down.svg); }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @border; padding: 4px 8px; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @border; }
QTableView { gridline-color: @border; }
QTabWidget::pane { border: none; }
QTabBar { background: @window; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 12px 5px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @pressed; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: @fieldBorder; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

constexpr auto fieldRules = R"(
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox { background: @field; border: 1px solid @fieldBorder;
    border-radius: 4px; padding: 3px 6px; selection-background-color: @selection; selection-color: @text; }
QPlainTextEdit { padding: 1px 2px; }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on { border-color: @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: @disabled; border-color: @border; background: @window; }
QLineEdit:read-only { background: @window; }
QLineEdit[faulty="true"], QPlainTextEdit[faulty="true"], QSpinBox[faulty="true"], QComboBox[faulty="true"] { border-color: @error; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: url(:/icons/control-chevron-up.svg); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/control-chevron-down.svg); width: 9px; height: 9px; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 20px; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(:/icons/control-chevron-down.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; padding: 2px; }
QPushButton { background: @raised; border: 1px solid @fieldBorder; border-radius: 4px; padding: 4px 12px; min-height: 16px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; border-color: @border; background: @window; }
QPushButton:default, QPushButton[look="primary"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:hover, QPushButton[look="primary"]:hover { background: @accentHover; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled { background: @window; color: @disabled; border-color: @border; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 2px 4px; text-align: left; }
QPushButton[look="link"]:hover { background: @hover; }
QPushButton[look="link"]:focus { border-color: @accent; }
QPushButton[look="tile"] { background: @panel; border: 1px solid @border; border-radius: 6px; text-align: left; }
QPushButton[look="tile"]:hover { background: @hover; border-color: @fieldBorder; }
QPushButton[look="tile"]:pressed { background: @pressed; }
QPushButton[look="tile"]:focus { border-color: @accent; }
QPushButton[look="row"] { background: transparent; border: 1px solid transparent; color: @text; padding: 3px 4px; text-align: left; }
QPushButton[look="row"]:hover { background: @hover; }
QPushButton[look="row"]:focus { border-color: @accent; }
QCheckBox { spacing: 6px; }
)";

constexpr auto labelRules = R"(
QLabel[look="muted"] { color: @muted; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="title"] { font-weight: 600; font-size: 11pt; }
QLabel[look="display"] { font-weight: 600; font-size: 17pt; }
QLabel[look="section"] { font-weight: 600; color: @text; padding-top: 4px; }
QLabel[look="error"] { color: @error; }
QMessageBox QLabel#qt_msgbox_label { font-weight: 600; }
QLabel[look="chip"] { background: @hover; color: @text; border-radius: 4px; padding: 1px 6px; }
)";

QString mixed(const QColor& a, const QColor& b, double share) {
    const auto channel = [share](int x, int y) { return static_cast<int>(x + (y - x) * share); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())).name();
}

void restyle(QWidget* widget) {
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace

QString makeStyleSheet(const UiColors& colors) {
    QString sheet;
    for (const char* rules : {frameRules, menuRules, viewRules, fieldRules, labelRules}) {
        sheet += QString::fromLatin1(rules);
    }
    // Longer names first: "@fieldBorder" before "@field".
    const auto tokens = std::to_array<std::pair<const char*, QString>>({
        {"@accentHover", mixed(colors.accent, colors.text, 0.15)},
        {"@fieldBorder", colors.fieldBorder.name()},
        {"@selection", colors.selection.name()},
        {"@disabled", colors.disabledText.name()},
        {"@onAccent", colors.accentText.name()},
        {"@pressed", colors.pressed.name()},
        {"@accent", colors.accent.name()},
        {"@window", colors.window.name()},
        {"@border", colors.border.name()},
        {"@raised", colors.raised.name()},
        {"@onTip", colors.tipText.name()},
        {"@hover", colors.hover.name()},
        {"@muted", colors.mutedText.name()},
        {"@field", colors.field.name()},
        {"@panel", colors.panel.name()},
        {"@error", colors.error.name()},
        {"@text", colors.text.name()},
        {"@tip", colors.tip.name()},
    });
    for (const auto& [token, value] : tokens) {
        sheet.replace(QLatin1String(token), value);
    }
    return sheet;
}

void setLook(QWidget* widget, const char* look) {
    widget->setProperty("look", QLatin1String(look));
    restyle(widget);
}

void setFaulty(QWidget* widget, bool faulty) {
    if (widget->property("faulty").toBool() != faulty) {
        widget->setProperty("faulty", faulty);
        restyle(widget);
    }
}

}  // namespace aksnet::ui
