// SPDX-License-Identifier: GPL-3.0-or-later
//
// See diagram_painter.h. Thresholds are device pixels; those of texts, pixels of a screen at scale 1.
#include "ui/canvas/diagram_painter.h"

#include "core/diagram/badge.h"
#include "core/diagram/symbol_path.h"
#include "core/diagram/text_metrics.h"
#include "ui/base/text.h"

#include <QPainterPath>

#include <cmath>

namespace aksnet::ui {

namespace {

constexpr double smallestBox = 1.0;
constexpr double smallestText = 5.2;  ///< on screen; files keep what can be magnified
constexpr double smallestFileText = 0.5;
constexpr double legibleTitle = 9.0;  ///< titles do not shrink below this while there is room for them
constexpr double mostTitleGrowth = 1.5;
constexpr double smallestSymbol = 6.0;
constexpr double smallestBar = 12.0;
constexpr double smallestRounded = 14.0;  ///< corners of smaller boxes cannot be told from square ones

QPen penOf(Color color, double width, Dash dash) {
    QPen pen(toQt(color), width);
    if (dash == Dash::dashed) {
        pen.setDashPattern({4, 3});
    } else if (dash == Dash::dotted) {
        pen.setDashPattern({1, 2});
    }
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

Qt::BrushStyle brushStyleOf(Hatch hatch) {
    switch (hatch) {
        case Hatch::none: return Qt::SolidPattern;
        case Hatch::diagonal: return Qt::BDiagPattern;
        case Hatch::dots: return Qt::Dense6Pattern;
        case Hatch::cross: return Qt::DiagCrossPattern;
    }
    return Qt::SolidPattern;
}

}  // namespace

namespace {

/// How much larger than its place in the diagram a title is painted on screen. Zoomed out, the texts below it are left
/// out, so there is room to grow: as far as the box is wide (a tenth kept free, since small glyphs run wider than their
/// measure), and not so far that it would leave the box's head.
double titleGrowth(const TextItem& item, const Box& box, double scale) {
    const double pixelSize = item.size * scale;
    if (item.role != TextRole::title || item.align != TextItem::Align::left || pixelSize >= legibleTitle) {
        return 1;
    }
    const double room =
        0.9 * (box.rect.right() - item.at.x) / std::max(textWidth(item.text, item.size, item.bold), 1.0);
    return std::clamp(std::min(legibleTitle / pixelSize, room), 1.0, mostTitleGrowth);
}

}  // namespace

Rect ViewTransform::unmap(const QRectF& r) const {
    const Point topLeft = unmap(r.topLeft());
    return {topLeft.x, topLeft.y, r.width() / scale, r.height() / scale};
}

DiagramPainter::DiagramPainter(QPainter& painter, const Theme& theme, ViewTransform transform, TextCache* texts)
    : m_painter(painter), m_theme(theme), m_transform(transform), m_texts(texts) {}

void DiagramPainter::paint(const Diagram& diagram, const BoxIndex* index, const QRectF& area) {
    m_area = area;
    const Rect visible = m_transform.unmap(area.adjusted(-2, -2, 2, 2));
    const double smallest = smallestBox / m_transform.scale;
    if (index) {
        index->visit(visible, smallest, [&](int box) { paintBox(diagram.boxes[static_cast<std::size_t>(box)]); });
    } else {
        for (const Box& box : diagram.boxes) {
            paintBox(box);
        }
    }
    for (const Link& link : diagram.links) {
        paintLink(link);
    }
    if (m_overview) {
        return;
    }
    // Badges last: no box or line may cover them. Their reach beyond the box is a few units.
    const Rect reach = visible.adjusted(12);
    if (index) {
        index->visit(reach, 10 / m_transform.scale,
                     [&](int box) { paintBadge(diagram.boxes[static_cast<std::size_t>(box)]); });
    } else {
        for (const Box& box : diagram.boxes) {
            paintBadge(box);
        }
    }
}

void DiagramPainter::paintBox(const Box& box) {
    const QRectF rect = m_transform.map(box.rect);
    paintFrame(box, rect);
    if (m_overview) {
        return;
    }
    if (box.bar) {
        paintBar(*box.bar);
    }
    paintSymbol(box.symbol, box.symbolRect);
    for (const TextItem& item : box.texts) {
        const double growth = m_texts ? titleGrowth(item, box, m_transform.scale / m_pixelRatio) : 1;
        paintText(item, m_theme.text(item.role), growth);
    }
}

void DiagramPainter::paintFrame(const Box& box, const QRectF& rect) {
    if (box.role == BoxRole::attachmentSign) {
        return;
    }
    const BoxStyle& style = m_theme.box(box.role);
    const bool tiny = std::max(rect.width(), rect.height()) < smallestRounded;
    if (tiny || m_overview) {
        m_painter.fillRect(rect, toQt(style.fill));
        if (rect.width() > 4 && rect.height() > 4) {
            m_painter.setPen(QPen(toQt(style.stroke), 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setRenderHint(QPainter::Antialiasing, false);
            m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
        }
        return;
    }
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setBrush(toQt(style.fill));
    // A stroke never gets thinner than what can be seen, nor a hairline thick when zoomed far in.
    m_painter.setPen(style.strokeWidth > 0
                         ? penOf(style.stroke, std::max(style.strokeWidth * m_transform.scale, 0.8), style.dash)
                         : QPen(Qt::NoPen));
    // Edges far outside the view only cost dashes; the rest of the frame keeps its place.
    const QRectF shown = m_texts ? rect.intersected(m_area.adjusted(-400, -400, 400, 400)) : rect;
    const double radius = shown == rect ? style.radius * m_transform.scale : 0;
    if (radius > 1) {
        m_painter.drawRoundedRect(shown, radius, radius);
    } else {
        m_painter.drawRect(shown);
    }
}

void DiagramPainter::paintBar(const UseBar& bar) {
    const QRectF rect = m_transform.map(bar.rect);
    std::uint64_t total = 0;
    for (const auto amount : bar.amounts) {
        total += amount;
    }
    if (rect.width() < smallestBar || total == 0) {
        return;
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    double x = rect.x();
    std::uint64_t sum = 0;
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        if (bar.amounts[kind] == 0) {
            continue;
        }
        sum += bar.amounts[kind];
        const double right = rect.x() + rect.width() * static_cast<double>(sum) / static_cast<double>(total);
        const QRectF segment(x, rect.y(), right - x, rect.height());
        const SegmentStyle& style = m_theme.segments[kind];
        m_painter.fillRect(segment, toQt(style.fill));
        if (style.hatch != Hatch::none && rect.height() >= 5) {
            QColor ink = toQt(m_theme.background);
            ink.setAlpha(130);
            m_painter.fillRect(segment, QBrush(ink, brushStyleOf(style.hatch)));
        }
        x = right;
    }
    m_painter.setPen(QPen(toQt(m_theme.box(BoxRole::subnet).stroke), std::max(0.6, 0.6 * m_transform.scale)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.drawRect(rect);
}

void DiagramPainter::paintSymbol(Symbol symbol, const Rect& place) {
    const QRectF rect = m_transform.map(place);
    if (symbol == Symbol::none || rect.width() < smallestSymbol) {
        return;
    }
    const double unit = rect.width() / 16.0;
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    QPen pen(toQt(m_theme.symbol), 1.5 * unit);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    m_painter.setPen(pen);
    for (const SymbolStroke& stroke : symbolStrokes(symbol)) {
        m_painter.setBrush(stroke.filled ? QBrush(toQt(m_theme.symbol)) : QBrush(Qt::NoBrush));
        const auto at = [&](Point p) { return QPointF(rect.x() + p.x * unit, rect.y() + p.y * unit); };
        if (stroke.radius > 0) {
            m_painter.drawEllipse(at(stroke.points.front()), stroke.radius * unit, stroke.radius * unit);
            continue;
        }
        QPolygonF line;
        for (const Point& point : stroke.points) {
            line << at(point);
        }
        if (stroke.closed) {
            m_painter.drawPolygon(line);
        } else {
            m_painter.drawPolyline(line);
        }
    }
}

void DiagramPainter::paintText(const TextItem& item, Color color, double growth) {
    const double pixelSize = item.size * m_transform.scale * growth;
    // Growth goes a little below the base line as well as above the text's head.
    const QPointF at = m_transform.map(item.at) + QPointF(0, 0.3 * (pixelSize - item.size * m_transform.scale));
    if (pixelSize < (m_texts ? smallestText * m_pixelRatio : smallestFileText) || at.y() < m_area.top() - pixelSize ||
        at.y() - pixelSize > m_area.bottom()) {
        return;
    }
    m_painter.setPen(toQt(color));
    const auto startOf = [&](double width) {
        return item.align == TextItem::Align::left     ? at.x()
               : item.align == TextItem::Align::middle ? at.x() - width / 2
                                                       : at.x() - width;
    };
    if (!m_texts) {
        // Vector output measures at the diagram's own size and scales, so that no device's rounding moves the text.
        const QFont font = diagramFont(item.size, item.bold);
        const QString text = ui::toQt(item.text);
        const double width = QFontMetricsF(font).horizontalAdvance(text) * m_transform.scale;
        m_painter.save();
        m_painter.translate(startOf(width), at.y());
        const double dpiScale = 96.0 / m_painter.device()->logicalDpiY();
        m_painter.scale(m_transform.scale * dpiScale, m_transform.scale * dpiScale);
        m_painter.setFont(font);
        m_painter.drawText(QPointF(0, 0), text);
        m_painter.restore();
        return;
    }
    const TextCache::Entry* entry = m_texts->find(item.text, pixelSize, item.bold);
    if (!entry) {
        m_incomplete = true;
        return;
    }
    m_painter.setFont(entry->font);
    m_painter.drawStaticText(QPointF(startOf(entry->width), at.y() - entry->ascent), entry->text);
}

void DiagramPainter::paintBadge(const Box& box) {
    const auto badge = badgeOf(box);
    if (!badge) {
        return;
    }
    if (badge->radius * m_transform.scale < 3) {
        return;
    }
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(QPen(toQt(m_theme.background), std::max(1.0, 1.5 * m_transform.scale)));
    m_painter.setBrush(toQt(badge->severity == Severity::error ? m_theme.error : m_theme.warning));
    QPolygonF outline;
    for (const Point& point : badge->outline) {
        outline << m_transform.map(point);
    }
    m_painter.drawPolygon(outline);
    paintText(badge->text, m_theme.badgeText);
}

void DiagramPainter::paintLink(const Link& link) {
    QPolygonF line;
    QRectF extent;
    for (const Point& point : link.points) {
        line << m_transform.map(point);
    }
    extent = line.boundingRect().adjusted(-8, -8, 8, 8);
    if (!extent.intersects(m_area)) {
        return;
    }
    const LinkStyle& style = m_theme.link(link.role);
    const Color color = link.faulty ? m_theme.error : style.stroke;
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(penOf(color, std::max(style.strokeWidth * m_transform.scale, 0.8), style.dash));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath([&] {
        QPainterPath path;
        // Bends are rounded by the same radius as in SVG.
        const auto rounded = roundedPath(link.points, linkBendRadius);
        path.moveTo(m_transform.map(rounded.start));
        for (const auto& piece : rounded.pieces) {
            path.lineTo(m_transform.map(piece.to));
            if (piece.bendTo) {
                path.quadTo(m_transform.map(piece.corner), m_transform.map(*piece.bendTo));
            }
        }
        return path;
    }());
    if (link.directed && !m_overview) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(toQt(color));
        QPolygonF head;
        for (const Point& point : arrowHead(link.points)) {
            head << m_transform.map(point);
        }
        m_painter.drawPolygon(head);
    }
    if (link.label && !m_overview) {
        paintText(*link.label, m_theme.text(link.label->role));
    }
}

}  // namespace aksnet::ui
