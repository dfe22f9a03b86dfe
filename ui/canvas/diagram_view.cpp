// SPDX-License-Identifier: GPL-3.0-or-later
//
// See diagram_view.h. Painting and navigation; gestures are in diagram_view_input.cpp.
#include "ui/canvas/diagram_view.h"

#include "ui/canvas/canvas_accessible.h"

#include <QPaintEvent>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace aksnet::ui {

namespace {
constexpr double smallestZoom = 0.01;
constexpr double largestZoom = 8.0;
constexpr double zoomStep = 1.25;
constexpr double fitMargin = 24;      ///< widget pixels kept free around a fitted diagram
constexpr double readableWidth = 60;  ///< a revealed box is at least this wide on screen
}  // namespace

DiagramView::DiagramView(DocumentSession* session, QWidget* parent) : QWidget(parent), m_session(session) {
    installCanvasAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 160);
    setAccessibleName(tr("Network diagram"));
    setAccessibleDescription(tr("Arrow keys move between boxes, Enter edits, plus and minus zoom."));
    connect(session, &DocumentSession::viewChanged, this, &DiagramView::showView);
    connect(session, &DocumentSession::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(session, &DocumentSession::documentReplaced, this, [this] {
        // The old picture is of another plan: nothing may be fitted to it or hit in it.
        m_view.reset();
        placeLocked();
        m_fitPending = true;
        m_fitted = false;
        invalidate();
    });
    if (session->view()) {
        showView(session->view());
    }
}

void DiagramView::setTheme(const Theme& theme) {
    m_theme = theme;
    invalidate();
}

Rect DiagramView::visibleRect() const {
    return {m_origin.x, m_origin.y, width() / m_scale, height() / m_scale};
}

Point DiagramView::unmap(QPointF widgetPosition) const {
    return {widgetPosition.x() / m_scale + m_origin.x, widgetPosition.y() / m_scale + m_origin.y};
}

void DiagramView::centerOn(Point point) {
    const Rect visible = visibleRect();
    panBy({(visible.center().x - point.x) * m_scale, (visible.center().y - point.y) * m_scale});
}

const Box* DiagramView::boxOf(ObjectRef object) const {
    if (!m_view) {
        return nullptr;
    }
    const auto position = m_view->index->boxOf(object);
    return position ? &m_view->diagram->boxes[static_cast<std::size_t>(*position)] : nullptr;
}

std::optional<QRectF> DiagramView::widgetRectOf(ObjectRef object) const {
    const Box* box = boxOf(object);
    if (!box) {
        return std::nullopt;
    }
    return ViewTransform{m_origin, m_scale}.map(box->rect);
}

std::optional<QRectF> DiagramView::internetRect() const {
    if (!m_view) {
        return std::nullopt;
    }
    const auto& boxes = m_view->diagram->boxes;
    const auto box = std::ranges::find(boxes, BoxRole::internet, &Box::role);
    return box == boxes.end() ? std::nullopt : std::optional(ViewTransform{m_origin, m_scale}.map(box->rect));
}

void DiagramView::showPath(DiagramPath path) {
    m_path.show(std::move(path));
    placePath();
    update();
}

void DiagramView::placePath() {
    if (m_view && !m_path.path().empty()) {
        m_path.place(*m_view->diagram, *m_view->index, {m_origin, m_scale}, size());
    }
}

std::optional<QPointF> DiagramView::pathMarkAt(std::size_t number) const {
    return m_path.markAt(number, {m_origin, m_scale});
}

void DiagramView::showLocked(bool shown) {
    if (!shown) {
        m_locked.hide();
    } else if (m_view) {
        m_locked.show(lockedFields(*m_view->snapshot->facts));
        m_locked.place(*m_view->diagram, *m_view->index);
    } else {
        m_locked.show({});  // filled when the results come
    }
    update();
}

void DiagramView::placeLocked() {
    if (m_locked.isShown()) {
        showLocked(true);
    }
}

std::vector<LockedOverlay::Chip> DiagramView::lockedChipsOf(ObjectRef object) const {
    return m_locked.chipsOf(object, {m_origin, m_scale});
}

std::optional<ObjectRef> DiagramView::objectAt(QPointF widgetPosition) const {
    if (!m_view) {
        return std::nullopt;
    }
    if (const auto chip = m_locked.chipAt(widgetPosition, {m_origin, m_scale})) {
        return chip->object;
    }
    const Point point = unmap(widgetPosition);
    const auto known = [](ObjectRef object) { return object.number != 0 ? std::optional(object) : std::nullopt; };
    const auto box = m_view->index->hit(point);
    // A line is a thin target: it wins over the box it crosses, but not over a card it ends at.
    if (const auto link = m_view->index->hitLink(point, 4 / m_scale)) {
        if (!box || m_view->diagram->boxes[static_cast<std::size_t>(*box)].depth == 0) {
            return known(m_view->diagram->links[static_cast<std::size_t>(*link)].object);
        }
    }
    // Decorations stand for nothing themselves: what they lie in is meant.
    for (int at = box.value_or(-1); at >= 0; at = m_view->diagram->boxes[static_cast<std::size_t>(at)].parent) {
        if (const auto object = known(m_view->diagram->boxes[static_cast<std::size_t>(at)].object)) {
            return object;
        }
    }
    return std::nullopt;
}

void DiagramView::showView(const PlanViewPtr& view) {
    m_view = view;
    if (m_fitPending && isVisible() && view->snapshot->plan == m_session->planPtr()) {
        m_fitPending = false;
        fit();
    }
    placePath();
    placeLocked();
    invalidate();
    Q_EMIT viewportChanged();
}

void DiagramView::invalidate() {
    m_frameValid = false;
    update();
}

void DiagramView::fit() {
    if (!m_view || width() < 2 * fitMargin || height() < 2 * fitMargin) {
        m_fitPending = true;
        return;
    }
    const Rect bounds = m_view->diagram->bounds;
    const double scale = std::min((width() - 2 * fitMargin) / std::max(bounds.width, 1.0),
                                  (height() - 2 * fitMargin) / std::max(bounds.height, 1.0));
    setScale(std::min(scale, 1.25));
    m_origin = {bounds.center().x - width() / m_scale / 2, bounds.center().y - height() / m_scale / 2};
    m_fitted = true;
    invalidate();
    Q_EMIT viewportChanged();
}

void DiagramView::zoomIn() {
    zoomAt(rect().center(), zoomStep);
}

void DiagramView::zoomOut() {
    zoomAt(rect().center(), 1 / zoomStep);
}

void DiagramView::zoomReset() {
    zoomAt(rect().center(), 1 / m_scale);
}

void DiagramView::reveal(ObjectRef object) {
    const Box* box = boxOf(object);
    if (!box) {
        return;
    }
    const Rect target = box->rect;
    if (target.width * m_scale < readableWidth) {
        setScale(1.0);
        m_origin = {target.center().x - width() / m_scale / 2, target.center().y - height() / m_scale / 2};
        invalidate();
        Q_EMIT viewportChanged();
        return;
    }
    const Rect visible = visibleRect();
    const bool seen = target.x >= visible.x && target.right() <= visible.right() && target.y >= visible.y &&
                      target.bottom() <= visible.bottom();
    const bool larger = target.width > visible.width || target.height > visible.height;
    if (!seen && !(larger && target.intersects(visible))) {
        centerOn(target.center());
    }
}

void DiagramView::setScale(double scale) {
    scale = std::clamp(scale, smallestZoom, largestZoom);
    m_fitted = false;
    if (scale != m_scale) {
        m_scale = scale;
        Q_EMIT zoomChanged(scale);
    }
}

void DiagramView::zoomAt(QPointF widgetPosition, double factor) {
    const Point fixed = unmap(widgetPosition);
    setScale(m_scale * factor);
    m_origin = {fixed.x - widgetPosition.x() / m_scale, fixed.y - widgetPosition.y() / m_scale};
    invalidate();
    Q_EMIT viewportChanged();
}

// Shifts the frame by whole device pixels and paints the two strips that come into sight:
//
//   old frame   ┌────────┐        new frame   ┌──┬─────┐
//               │ABCDEFGH│   pan right 2 →    │pp│ABCDE│   p = painted anew
//               └────────┘                    └──┴─────┘
void DiagramView::panBy(QPointF widgetPixels) {
    const double ratio = devicePixelRatioF();
    const QPoint shift(static_cast<int>(std::lround(widgetPixels.x() * ratio)),
                       static_cast<int>(std::lround(widgetPixels.y() * ratio)));
    if (shift.isNull()) {
        return;
    }
    m_fitted = false;
    m_origin.x -= shift.x() / (m_scale * ratio);
    m_origin.y -= shift.y() / (m_scale * ratio);
    const QSize size = m_frame.size();
    if (!m_frameValid || std::abs(shift.x()) >= size.width() || std::abs(shift.y()) >= size.height()) {
        m_frameValid = false;
    } else {
        m_texts.beginFrame();
        QImage moved(size, m_frame.format());
        {
            QPainter painter(&moved);
            painter.setCompositionMode(QPainter::CompositionMode_Source);
            painter.drawImage(shift, m_frame);
        }
        m_frame = std::move(moved);
        if (shift.x() != 0) {
            paintInto(m_frame, {shift.x() > 0 ? 0 : size.width() + shift.x(), 0, std::abs(shift.x()), size.height()});
        }
        if (shift.y() != 0) {
            paintInto(m_frame, {0, shift.y() > 0 ? 0 : size.height() + shift.y(), size.width(), std::abs(shift.y())});
        }
    }
    update();
    Q_EMIT viewportChanged();
}

void DiagramView::paintFrame() {
    const QSize size = (QSizeF(this->size()) * devicePixelRatioF()).toSize();
    if (m_frame.size() != size) {
        m_frame = QImage(size, QImage::Format_RGB32);
    }
    m_texts.beginFrame();
    m_frameValid = true;
    paintInto(m_frame, m_frame.rect());
}

void DiagramView::paintInto(QImage& image, const QRect& deviceArea) {
    QPainter painter(&image);
    painter.setClipRect(deviceArea);
    painter.fillRect(deviceArea, toQt(m_theme.background));
    if (!m_view) {
        return;
    }
    DiagramPainter diagramPainter(painter, m_theme, transform(), &m_texts);
    diagramPainter.setPixelRatio(devicePixelRatioF());
    diagramPainter.paint(*m_view->diagram, m_view->index.get(), deviceArea);
    if (diagramPainter.isIncomplete()) {
        // The missing texts come with the next frame, so that no single frame stalls.
        QTimer::singleShot(0, this, &DiagramView::invalidate);
    }
}

void DiagramView::paintEvent(QPaintEvent* event) {
    if (!m_frameValid) {
        paintFrame();
    }
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    const QRectF target = event->rect();
    painter.drawImage(target, m_frame, QRectF(target.topLeft() * ratio, target.size() * ratio));
    paintOverlay(painter);
}

void DiagramView::outline(QPainter& painter, const Box& box, double width, Qt::PenStyle style) {
    const QRectF rect = ViewTransform{m_origin, m_scale}.map(box.rect).adjusted(-2, -2, 2, 2);
    const double radius = (m_theme.box(box.role).radius + 2) * std::min(m_scale, 2.0);
    painter.setPen(QPen(toQt(m_theme.selection), width, style));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, radius, radius);
}

void DiagramView::paintOverlay(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ObjectRef object : m_session->selection().objects) {
        if (const Box* box = boxOf(object)) {
            outline(painter, *box, 2, Qt::SolidLine);
        }
    }
    const ViewTransform view{m_origin, m_scale};
    m_locked.paint(painter, m_theme, view, size(), m_path.path().empty() ? QRectF() : m_path.legendRect(size()));
    m_path.paint(painter, m_theme, view, size());
    if (m_hovered && m_drag == Drag::none && !m_session->selection().contains(*m_hovered)) {
        if (const Box* box = boxOf(*m_hovered)) {
            outline(painter, *box, 1, Qt::SolidLine);
        }
    }
    if (m_drag == Drag::move) {
        painter.translate(m_lastAt - m_pressedAt);
        for (const ObjectRef object : m_session->selection().objects) {
            if (const Box* box = boxOf(object)) {
                outline(painter, *box, 2, Qt::DashLine);
            }
        }
        painter.resetTransform();
    }
    if (m_drag == Drag::rubberBand) {
        QColor fill = toQt(m_theme.selection);
        painter.setPen(QPen(fill, 1));
        fill.setAlpha(40);
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressedAt, m_lastAt).normalized());
    }
    if (hasFocus()) {
        painter.setPen(QPen(toQt(m_theme.selection), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if ((m_fitPending || m_fitted) && m_view) {
        m_fitPending = false;
        fit();
    }
    placePath();
    invalidate();
    Q_EMIT viewportChanged();
}

}  // namespace aksnet::ui
