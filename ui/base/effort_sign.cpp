// SPDX-License-Identifier: GPL-3.0-or-later
//
// See effort_sign.h.
#include "ui/base/effort_sign.h"

#include "ui/base/color.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QPainterPath>

namespace aksnet::ui {

namespace {

using catalog::Effort;

constexpr int letterPixels = 9;

QPainterPath effortShape(Effort effort, const QRectF& rect) {
    QPainterPath path;
    const double left = rect.left();
    const double right = rect.right();
    const double top = rect.top();
    const double bottom = rect.bottom();
    const double middle = rect.center().y();
    switch (effort) {
        case Effort::freely: path.addEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75)); break;
        case Effort::reimage: path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3); break;
        case Effort::oneWay:
            path.addPolygon(QPolygonF({{left, top + 1},
                                       {right - 4.5, top + 1},
                                       {right + 1, middle},
                                       {right - 4.5, bottom - 1},
                                       {left, bottom - 1}}));
            path.closeSubpath();
            break;
        case Effort::newPool:
            path.addPolygon(QPolygonF({{left - 0.5, middle},
                                       {left + 3, top},
                                       {right - 3, top},
                                       {right + 0.5, middle},
                                       {right - 3, bottom},
                                       {left + 3, bottom}}));
            path.closeSubpath();
            break;
        case Effort::newCluster: path.addRect(rect.adjusted(0.5, 4.5, -0.5, 0)); break;
    }
    return path;
}

}  // namespace

QString effortLetter(Effort effort) {
    switch (effort) {
        case Effort::freely: return QStringLiteral("F");
        case Effort::reimage: return QStringLiteral("R");
        case Effort::oneWay: return QStringLiteral("W");
        case Effort::newPool: return QStringLiteral("P");
        case Effort::newCluster: return QStringLiteral("C");
    }
    return {};
}

QString effortName(Effort effort) {
    QString name = toQt(catalog::effortTitle(effort));
    name[0] = name[0].toUpper();
    return name;
}

QString effortMeaning(Effort effort) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Effort", text); };
    switch (effort) {
        case Effort::freely: return tr("Changes in place; nodes stay.");
        case Effort::reimage: return tr("Changes in place; nodes are made anew.");
        case Effort::oneWay: return tr("Changes in place, with no way back.");
        case Effort::newPool: return tr("Takes a new pool beside the old one.");
        case Effort::newCluster: return tr("Takes a new cluster beside the old one.");
    }
    return {};
}

QColor effortColor(const Theme& theme, Effort effort) {
    switch (effort) {
        case Effort::freely: return toQt(theme.symbol);
        case Effort::reimage: return toQt(theme.info);
        case Effort::oneWay: return toQt(theme.path);
        case Effort::newPool: return toQt(theme.warning);
        case Effort::newCluster: return toQt(theme.error);
    }
    return {};
}

void paintEffortSign(QPainter& painter, const Theme& theme, Effort effort, QPointF topLeft) {
    const QRectF rect(topLeft, QSizeF(effortSignSide, effortSignSide));
    const QColor color = effortColor(theme, effort);
    const bool isHollow = effort == Effort::freely;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (effort == Effort::newCluster) {
        painter.setPen(QPen(color, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawArc(QRectF(rect.center().x() - 3.5, rect.top() + 1, 7, 8), 0, 180 * 16);
    }
    painter.setPen(isHollow ? QPen(color, 1.3) : QPen(Qt::NoPen));
    painter.setBrush(isHollow ? toQt(theme.background) : color);
    const QPainterPath shape = effortShape(effort, rect);
    painter.drawPath(shape);
    QFont font = painter.font();
    font.setPixelSize(letterPixels);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(isHollow ? color : toQt(theme.badgeText));
    // The arrow's point is no place for a letter.
    const QRectF place = effort == Effort::oneWay ? rect.adjusted(-1, 0, -2, 0) : shape.boundingRect();
    painter.drawText(place, Qt::AlignCenter, effortLetter(effort));
    painter.restore();
}

QPixmap effortPixmap(const Theme& theme, Effort effort, double pixelRatio) {
    constexpr double side = effortSignSide + 2;
    QPixmap pixmap((QSizeF(side, side) * pixelRatio).toSize());
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintEffortSign(painter, theme, effort, {1, 1});
    return pixmap;
}

}  // namespace aksnet::ui
