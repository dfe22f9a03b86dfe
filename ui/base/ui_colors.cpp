// SPDX-License-Identifier: GPL-3.0-or-later
//
// See ui_colors.h.
#include "ui/base/ui_colors.h"

namespace aksnet::ui {

const UiColors& lightColors() {
    static const UiColors colors{
        .window = QColor(0xf3, 0xf4, 0xf6),
        .panel = QColor(0xff, 0xff, 0xff),
        .field = QColor(0xff, 0xff, 0xff),
        .raised = QColor(0xff, 0xff, 0xff),
        .hover = QColor(0xe9, 0xec, 0xf0),
        .pressed = QColor(0xdc, 0xe0, 0xe6),
        .border = QColor(0xdb, 0xdf, 0xe4),
        .fieldBorder = QColor(0x8d, 0x95, 0xa0),
        .text = QColor(0x1d, 0x23, 0x2b),
        .mutedText = QColor(0x5a, 0x65, 0x72),
        .disabledText = QColor(0x9a, 0xa2, 0xac),
        .accent = QColor(0x0b, 0x63, 0xb0),
        .accentText = QColor(0xff, 0xff, 0xff),
        .selection = QColor(0xd3, 0xe6, 0xf8),
        .error = QColor(0xb4, 0x23, 0x18),
        .tip = QColor(0x2a, 0x31, 0x3a),
        .tipText = QColor(0xf4, 0xf6, 0xf8),
    };
    return colors;
}

const UiColors& darkColors() {
    static const UiColors colors{
        .window = QColor(0x1b, 0x1e, 0x23),
        .panel = QColor(0x22, 0x26, 0x2c),
        .field = QColor(0x19, 0x1c, 0x21),
        .raised = QColor(0x2d, 0x32, 0x39),
        .hover = QColor(0x32, 0x38, 0x40),
        .pressed = QColor(0x3c, 0x43, 0x4d),
        .border = QColor(0x36, 0x3c, 0x45),
        .fieldBorder = QColor(0x6e, 0x78, 0x86),
        .text = QColor(0xe7, 0xea, 0xee),
        .mutedText = QColor(0xa0, 0xaa, 0xb6),
        .disabledText = QColor(0x6b, 0x74, 0x80),
        .accent = QColor(0x5a, 0xb0, 0xf5),
        .accentText = QColor(0x0b, 0x1c, 0x2c),
        .selection = QColor(0x26, 0x47, 0x66),
        .error = QColor(0xf8, 0x8b, 0x80),
        .tip = QColor(0x3a, 0x41, 0x4a),
        .tipText = QColor(0xf4, 0xf6, 0xf8),
    };
    return colors;
}

QPalette makePalette(const UiColors& colors) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.panel);
    set(QPalette::AlternateBase, colors.window);
    set(QPalette::Text, colors.text);
    set(QPalette::Button, colors.raised);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.text);
    set(QPalette::Highlight, colors.selection);
    set(QPalette::HighlightedText, colors.text);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::ToolTipBase, colors.tip);
    set(QPalette::ToolTipText, colors.tipText);
    set(QPalette::PlaceholderText, colors.mutedText);
    set(QPalette::Light, colors.panel);
    set(QPalette::Midlight, colors.hover);
    set(QPalette::Mid, colors.border);
    set(QPalette::Dark, colors.fieldBorder);
    set(QPalette::Shadow, colors.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, colors.disabledText);
    }
    return palette;
}

}  // namespace aksnet::ui
