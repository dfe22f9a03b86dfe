// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outline_delegate.h.
#include "ui/panels/outline_delegate.h"

#include "ui/base/spacing.h"
#include "ui/models/outline_model.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>

#include <algorithm>

namespace aksnet::ui {

namespace {

/// Widths are rounded; a text gets this much more than its own so that it is not shortened for a fraction of a pixel.
constexpr int roundingSlack = 2;

/// Icon and number at the right end of the row; returns the width they take.
int paintFindings(QPainter* painter, const QStyleOptionViewItem& row, const QModelIndex& findings) {
    const QString count = findings.data().toString();
    const auto icon = findings.data(Qt::DecorationRole).value<QIcon>();
    if (count.isEmpty() && icon.isNull()) {
        return 0;
    }
    const int width = row.fontMetrics.horizontalAdvance(count) + roundingSlack;
    const QRect text(row.rect.right() - width - spacing::tight, row.rect.top(), width, row.rect.height());
    const QRect picture(text.left() - iconSide - spacing::tight, row.rect.center().y() - iconSide / 2, iconSide,
                        iconSide);
    painter->setFont(row.font);
    painter->setPen(row.palette.color(QPalette::Text));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, count);
    icon.paint(painter, picture);
    return row.rect.right() - picture.left() + spacing::tight;
}

}  // namespace

OutlineDelegate::OutlineDelegate(const ThemeManager* themes, QObject* parent)
    : QStyledItemDelegate(parent), m_themes(themes) {}

void OutlineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString name = row.text;
    const QString detail = index.siblingAtColumn(OutlineModel::prefixColumn).data().toString();
    row.text.clear();
    const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    painter->save();
    // Without its text the style reports no room for one, so the room is what the icon leaves.
    const int left =
        row.rect.left() + (row.icon.isNull() ? spacing::tight : row.decorationSize.width() + 2 * spacing::tight + 2);
    const int right = row.rect.right() -
                      paintFindings(painter, row, index.siblingAtColumn(OutlineModel::findingsColumn)) - spacing::tight;
    const QRect room(left, row.rect.top(), right - left, row.rect.height());
    const int nameWidth = row.fontMetrics.horizontalAdvance(name) + roundingSlack;
    const int detailWidth = detail.isEmpty() ? 0 : row.fontMetrics.horizontalAdvance(detail) + spacing::normal;
    const int nameRoom = std::min(nameWidth, std::max(room.width() - detailWidth, room.width() / 2));
    painter->setFont(row.font);
    painter->setPen(row.palette.color(QPalette::Text));
    painter->drawText(QRect(room.left(), room.top(), nameRoom, room.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                      row.fontMetrics.elidedText(name, Qt::ElideRight, nameRoom));
    const int detailRoom = room.width() - nameRoom - spacing::normal;
    if (!detail.isEmpty() && detailRoom > 0) {
        painter->setPen(m_themes->colors().mutedText);
        painter->drawText(QRect(room.left() + nameRoom + spacing::normal, room.top(), detailRoom, room.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          row.fontMetrics.elidedText(detail, Qt::ElideRight, detailRoom));
    }
    painter->restore();
}

}  // namespace aksnet::ui
