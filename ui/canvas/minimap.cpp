// SPDX-License-Identifier: GPL-3.0-or-later
//
// See minimap.h.
#include "ui/canvas/minimap.h"

#include <QMouseEvent>

#include <algorithm>

namespace aksnet::ui {

namespace {
constexpr double inset = 6;       ///< pixels between the picture and the minimap's border
constexpr int cornerMargin = 12;  ///< pixels between the minimap and the canvas's edge
}  // namespace

Minimap::Minimap(DiagramView* view, QWidget* parent) : QWidget(parent ? parent : view), m_view(view) {
    resize(Minimap::sizeHint());
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("Overview: press or drag to look elsewhere"));
    connect(view, &DiagramView::viewportChanged, this, &Minimap::follow);
    parentWidget()->installEventFilter(this);
    stayInCorner();
    follow();
}

ViewTransform Minimap::transform() const {
    const auto& view = m_view->session()->view();
    const Rect bounds = view ? view->diagram->bounds : Rect{0, 0, 1, 1};
    const double scale = std::min((width() - 2 * inset) / std::max(bounds.width, 1.0),
                                  (height() - 2 * inset) / std::max(bounds.height, 1.0));
    return {{bounds.center().x - width() / scale / 2, bounds.center().y - height() / scale / 2}, scale};
}

void Minimap::follow() {
    const auto& view = m_view->session()->view();
    const Rect visible = m_view->visibleRect();
    const bool allSeen = !view || (visible.x <= view->diagram->bounds.x && visible.y <= view->diagram->bounds.y &&
                                   visible.right() >= view->diagram->bounds.right() &&
                                   visible.bottom() >= view->diagram->bounds.bottom());
    setVisible(!allSeen && m_view->width() > 3 * width() / 2 && m_view->height() > 2 * height());
    update();
}

void Minimap::stayInCorner() {
    const QWidget* host = parentWidget();
    move(host->width() - width() - cornerMargin, host->height() - height() - cornerMargin);
}

bool Minimap::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        stayInCorner();
        follow();
    }
    return QWidget::eventFilter(watched, event);
}

void Minimap::paintEvent(QPaintEvent*) {
    const auto& view = m_view->session()->view();
    const Theme& theme = m_view->theme();
    const QSize deviceSize = (QSizeF(size()) * devicePixelRatioF()).toSize();
    const ViewTransform small = transform();
    if (view && (m_pictured != view->diagram || m_picturedTheme != theme.name || m_picture.size() != deviceSize)) {
        m_picture = QImage(deviceSize, QImage::Format_RGB32);
        m_picture.fill(toQt(theme.background));
        QPainter painter(&m_picture);
        DiagramPainter diagramPainter(painter, theme, {small.origin, small.scale * devicePixelRatioF()}, nullptr);
        diagramPainter.setOverview(true);
        diagramPainter.paint(*view->diagram, view->index.get(), m_picture.rect());
        m_pictured = view->diagram;
        m_picturedTheme = theme.name;
    }
    QPainter painter(this);
    painter.drawImage(rect(), m_picture);
    const QRectF seen = small.map(m_view->visibleRect()).intersected(QRectF(rect()).adjusted(1, 1, -1, -1));
    QColor shade = toQt(theme.selection);
    painter.setPen(QPen(shade, 1.5));
    shade.setAlpha(30);
    painter.setBrush(shade);
    painter.drawRect(seen);
    painter.setPen(QPen(toQt(theme.box(BoxRole::subnet).stroke), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void Minimap::lookAt(QPointF position) {
    m_view->centerOn(transform().unmap(position));
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        lookAt(event->position());
    }
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) {
        lookAt(event->position());
    }
}

}  // namespace aksnet::ui
