// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of the outline: the name, after it, quieter, its prefix or count, and at the end how many findings it has.
#pragma once

#include "ui/base/theme_manager.h"

#include <QStyledItemDelegate>

namespace aksnet::ui {

/// Draws all of the model's columns in one, so that each row divides its width as it needs; the name gives way last.
class OutlineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    OutlineDelegate(const ThemeManager* themes, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const ThemeManager* m_themes;
};

}  // namespace aksnet::ui
