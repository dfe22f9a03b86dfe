// SPDX-License-Identifier: GPL-3.0-or-later
//
// See path_overlay.h. All lengths are widget pixels: marks and legend stay readable at every zoom.
#include "ui/canvas/path_overlay.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace aksnet::ui {

namespace {

constexpr double markRadius = 10;
constexpr double markStep = 2 * markRadius + 3;
constexpr double pathWidth = 2.5;
constexpr double haloWidth = 6;
constexpr double arrowLength = 11;
constexpr double arrowHalfWidth = 5;
constexpr double legendWidth = 268;
constexpr double legendLineHeight = 22;
constexpr double legendPadding = 8;
constexpr double legendMargin = 12;  ///< to the canvas's edges
constexpr std::size_t mostLegendLines = 12;
constexpr int pathFontPixels = 12;

std::optional<Point> anchorOf(const PathStop& stop, const Diagram& diagram, const BoxIndex& index) {
    // Right of the middle: names stand at the left, badges in the corner.
    const auto topOf = [](const Rect& rect) { return Point{rect.x + 0.7 * rect.width, rect.y}; };
    if (stop.isInternet) {
        const auto box = std::ranges::find(diagram.boxes, BoxRole::internet, &Box::role);
        return box == diagram.boxes.end() ? std::nullopt : std::optional(topOf(box->rect));
    }
    const auto device = std::ranges::find_if(diagram.boxes, [&](const Box& box) {
        return box.role == BoxRole::egressDevice && box.object.number == 0 && box.title == stop.device;
    });
    if (!stop.device.empty() && device != diagram.boxes.end()) {
        return topOf(device->rect);
    }
    for (const ObjectRef object : stop.at) {
        if (const auto box = index.boxOf(object)) {
            return topOf(diagram.boxes[static_cast<std::size_t>(*box)].rect);
        }
        const auto link = std::ranges::find(diagram.links, object, &Link::object);
        if (link != diagram.links.end()) {
            const std::size_t middle = link->points.size() / 2;
            const Point a = link->points[middle - 1];
            const Point b = link->points[middle];
            return Point{(a.x + b.x) / 2, (a.y + b.y) / 2};
        }
    }
    return std::nullopt;
}

double lengthOf(QPointF vector) {
    return std::hypot(vector.x(), vector.y());
}

QPolygonF arrowAt(QPointF tip, QPointF direction) {
    const QPointF side(-direction.y(), direction.x());
    const QPointF foot = tip - direction * arrowLength;
    return {{tip, foot + side * arrowHalfWidth, foot - side * arrowHalfWidth}};
}

void paintMark(QPainter& painter, const Theme& theme, QPointF at, const QString& text, bool isDrawn) {
    const QColor color = toQt(theme.path);
    painter.setPen(QPen(isDrawn ? toQt(theme.background) : color, 1.5, isDrawn ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(isDrawn ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawEllipse(at, markRadius, markRadius);
    painter.setPen(isDrawn ? toQt(theme.badgeText) : color);
    painter.drawText(QRectF(at.x() - markRadius, at.y() - markRadius, 2 * markRadius, 2 * markRadius), Qt::AlignCenter,
                     text);
}

void paintCross(QPainter& painter, const Theme& theme, QPointF at) {
    constexpr double arm = 4.5;
    painter.setPen(QPen(toQt(theme.background), 1.5));
    painter.setBrush(toQt(theme.error));
    painter.drawRoundedRect(QRectF(at.x() - 8, at.y() - 8, 16, 16), 3, 3);
    painter.setPen(QPen(toQt(theme.badgeText), 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
    painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
}

void paintTick(QPainter& painter, const Theme& theme, QPointF at) {
    painter.setPen(QPen(toQt(theme.path), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({at + QPointF(-5, 0), at + QPointF(-1.5, 4), at + QPointF(5, -4.5)}));
}

}  // namespace

void PathOverlay::show(DiagramPath path) {
    m_path = std::move(path);
    m_marks.clear();
}

void PathOverlay::place(const Diagram& diagram, const BoxIndex& index, const ViewTransform& transform, QSizeF size) {
    m_marks.clear();
    for (const PathStop& stop : m_path.stops) {
        const auto at = anchorOf(stop, diagram, index);
        m_marks.push_back(at ? std::optional(Mark{.at = *at}) : std::nullopt);
    }
    const auto isAt = [](const std::optional<Mark>& mark, Point at) { return mark && mark->at == at; };
    for (auto mark = m_marks.begin(); mark != m_marks.end(); ++mark) {
        if (*mark) {
            const Point at = (*mark)->at;
            (*mark)->turn = static_cast<int>(
                std::count_if(m_marks.begin(), mark, [&](const auto& other) { return isAt(other, at); }));
            (*mark)->turns =
                static_cast<int>(std::ranges::count_if(m_marks, [&](const auto& other) { return isAt(other, at); }));
        }
    }
    chooseCorner(diagram, transform, size);
}

std::optional<QPointF> PathOverlay::markAt(std::size_t number, const ViewTransform& transform) const {
    const auto mark = number - 1 < m_marks.size() ? m_marks[number - 1] : std::nullopt;
    if (!mark) {
        return std::nullopt;
    }
    return transform.map(mark->at) + QPointF((mark->turn - (mark->turns - 1) / 2.0) * markStep, 0);
}

void PathOverlay::paint(QPainter& painter, const Theme& theme, const ViewTransform& transform, QSizeF size) const {
    if (m_path.empty() || m_marks.size() != m_path.stops.size()) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(pathFontPixels);
    painter.setFont(font);
    paintLines(painter, theme, transform);
    paintMarks(painter, theme, transform);
    paintLegend(painter, theme, size);
    painter.restore();
}

void PathOverlay::paintLines(QPainter& painter, const Theme& theme, const ViewTransform& transform) const {
    std::vector<QPointF> points;
    for (std::size_t number = 1; number <= m_marks.size(); ++number) {
        if (const auto at = markAt(number, transform)) {
            points.push_back(*at);
        }
    }
    // Halos first, so that no line's halo cuts another line.
    for (const bool isHalo : {true, false}) {
        const QColor color = toQt(isHalo ? theme.background : theme.path);
        for (std::size_t i = 1; i < points.size(); ++i) {
            const QPointF way = points[i] - points[i - 1];
            const double length = lengthOf(way);
            if (length < 2 * markRadius + arrowLength) {
                continue;
            }
            const QPointF direction = way / length;
            const QPointF tip = points[i] - direction * (markRadius + 1);
            painter.setPen(QPen(color, isHalo ? haloWidth : pathWidth, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(points[i - 1] + direction * markRadius, tip - direction * (arrowLength - 2));
            painter.setPen(isHalo ? QPen(color, haloWidth - pathWidth) : QPen(Qt::NoPen));
            painter.setBrush(color);
            painter.drawPolygon(arrowAt(tip, direction));
        }
    }
}

void PathOverlay::paintMarks(QPainter& painter, const Theme& theme, const ViewTransform& transform) const {
    for (std::size_t number = 1; number <= m_marks.size(); ++number) {
        if (const auto at = markAt(number, transform)) {
            paintMark(painter, theme, *at, QString::number(number), true);
            if (!m_path.arrives && number == m_marks.size()) {
                paintCross(painter, theme, *at + QPointF(markRadius, -markRadius));
            }
        }
    }
}

std::vector<PathOverlay::LegendLine> PathOverlay::legendLines() const {
    std::vector<LegendLine> lines;
    for (std::size_t i = 0; i < m_path.stops.size() && lines.size() < mostLegendLines; ++i) {
        const bool isDrawn = i < m_marks.size() && m_marks[i].has_value();
        lines.push_back({QString::number(i + 1), m_path.stops[i].title, isDrawn});
    }
    lines.push_back({QString(), m_path.outcome, true});
    return lines;
}

QRectF PathOverlay::legendRect(QSizeF size, Qt::Corner corner) const {
    const double height = 2 * legendPadding + legendLineHeight * static_cast<double>(legendLines().size());
    const bool isRight = corner == Qt::TopRightCorner || corner == Qt::BottomRightCorner;
    const bool isBottom = corner == Qt::BottomLeftCorner || corner == Qt::BottomRightCorner;
    return {isRight ? size.width() - legendWidth - legendMargin : legendMargin,
            isBottom ? size.height() - height - legendMargin : legendMargin, legendWidth, height};
}

QRectF PathOverlay::legendRect(QSizeF size) const {
    return legendRect(size, m_corner);
}

/// The corner where the legend covers no mark and the fewest boxes; the lower right one is the minimap's.
void PathOverlay::chooseCorner(const Diagram& diagram, const ViewTransform& transform, QSizeF size) {
    constexpr std::size_t markWeight = 1000;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const Qt::Corner corner : {Qt::BottomLeftCorner, Qt::TopLeftCorner, Qt::TopRightCorner}) {
        const QRectF rect = legendRect(size, corner);
        const Rect covered = transform.unmap(rect);
        auto count = static_cast<std::size_t>(
            std::ranges::count_if(diagram.boxes, [&](const Box& box) { return box.rect.intersects(covered); }));
        for (std::size_t number = 1; number <= m_marks.size(); ++number) {
            const auto at = markAt(number, transform);
            count += at && rect.contains(*at) ? markWeight : 0;
        }
        if (count < least) {
            least = count;
            m_corner = corner;
        }
    }
}

void PathOverlay::paintLegend(QPainter& painter, const Theme& theme, QSizeF size) const {
    const QRectF rect = legendRect(size);
    const BoxStyle& style = theme.box(BoxRole::legend);
    painter.setPen(QPen(toQt(style.stroke), 1));
    painter.setBrush(toQt(style.fill));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), style.radius, style.radius);
    const QFontMetricsF metrics(painter.font());
    double y = rect.top() + legendPadding;
    for (const LegendLine& line : legendLines()) {
        const QPointF mark(rect.left() + legendPadding + markRadius, y + legendLineHeight / 2);
        if (!line.number.isEmpty()) {
            paintMark(painter, theme, mark, line.number, line.isDrawn);
        } else if (m_path.arrives) {
            paintTick(painter, theme, mark);
        } else {
            paintCross(painter, theme, mark);
        }
        const QRectF place(mark.x() + markRadius + legendPadding, y,
                           rect.right() - mark.x() - markRadius - 2 * legendPadding, legendLineHeight);
        painter.setPen(toQt(theme.text(TextRole::label)));
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(line.text, Qt::ElideRight, place.width()));
        y += legendLineHeight;
    }
}

}  // namespace aksnet::ui
