// SPDX-License-Identifier: GPL-3.0-or-later
//
// The canvas's gestures. Mouse: click selects, drag moves or spans a rubber band, middle button or space drags the view,
// wheel zooms at the cursor. Keys: see keyPressEvent; nothing the mouse does here needs it.
#include "ui/canvas/diagram_view.h"

#include "ui/base/text.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace aksnet::ui {

namespace {
constexpr double wheelNotch = 120;  ///< angle delta of one click of a mouse wheel
constexpr double zoomPerNotch = 1.2;
constexpr double keyboardPanStep = 60;  ///< widget pixels
constexpr double keyboardMoveStep = 8;  ///< diagram units
}  // namespace

bool DiagramView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), tip, this);
        }
        return true;
    }
    return QWidget::event(event);
}

QString DiagramView::tipAt(QPointF widgetPosition) const {
    if (const auto chip = m_locked.chipAt(widgetPosition, {m_origin, m_scale})) {
        return m_locked.chipTip(chip->object, chip->effort);
    }
    const auto box = m_view ? m_view->index->hit(unmap(widgetPosition)) : std::nullopt;
    return box ? tipOf(m_view->diagram->boxes[static_cast<std::size_t>(*box)]) : QString();
}

QString DiagramView::tipOf(const Box& box) const {
    const QString locked = m_locked.boxTip(box.object);
    return locked.isEmpty() ? toQt(box.tip) : QStringLiteral("%1\n\n%2").arg(toQt(box.tip), locked);
}

void DiagramView::updateCursor() {
    if (m_drag == Drag::pan) {
        setCursor(Qt::ClosedHandCursor);
    } else if (m_spaceHeld) {
        setCursor(Qt::OpenHandCursor);
    } else if (m_picking) {
        setCursor(Qt::CrossCursor);
    } else if (m_drag == Drag::move) {
        setCursor(Qt::SizeAllCursor);
    } else {
        unsetCursor();
    }
}

void DiagramView::setPicking(bool picking) {
    m_picking = picking;
    updateCursor();
}

void DiagramView::pickAt(QPointF position) {
    if (const auto internet = internetRect(); internet && internet->contains(position)) {
        Q_EMIT internetPicked();
    } else if (const auto object = objectAt(position)) {
        Q_EMIT picked(*object);
    }
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = m_lastAt = event->position();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_drag = Drag::pan;
    } else if (event->button() == Qt::LeftButton && m_picking) {
        pickAt(event->position());
    } else if (event->button() == Qt::LeftButton) {
        const bool toggle = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
        const auto object = objectAt(event->position());
        // Pressing on one of several selected things must not lose the others: they may be about to be dragged.
        if (!object || toggle || !m_session->selection().contains(*object)) {
            selectAt(event->position(), toggle);
        }
        m_drag = object ? Drag::press : Drag::rubberBand;
    }
    updateCursor();
}

void DiagramView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF delta = event->position() - m_lastAt;
    switch (m_drag) {
        case Drag::pan:
            panBy(delta);
            m_lastAt = event->position();
            return;
        case Drag::press:
            if ((event->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
                m_drag = Drag::move;
                updateCursor();
            }
            break;
        case Drag::none: {
            const auto hovered = objectAt(event->position());
            if (hovered != m_hovered) {
                m_hovered = hovered;
                update();
            }
            break;
        }
        case Drag::move:
        case Drag::rubberBand: break;
    }
    m_lastAt = event->position();
    if (m_drag == Drag::move || m_drag == Drag::rubberBand) {
        update();
    }
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event) {
    m_lastAt = event->position();
    const Drag drag = std::exchange(m_drag, Drag::none);
    if (drag == Drag::move) {
        finishMove();
    } else if (drag == Drag::rubberBand) {
        finishRubberBand(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    } else if (drag == Drag::press && event->modifiers() == Qt::NoModifier) {
        selectAt(event->position(), false);
    }
    updateCursor();
    update();
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_picking) {
        return;
    }
    if (const auto object = objectAt(event->position())) {
        Q_EMIT activated(*object);
    }
}

void DiagramView::wheelEvent(QWheelEvent* event) {
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier) {
        panBy(QPointF(angle.x() != 0 ? angle.x() : angle.y(), 0));
    } else if (!pixels.isNull() && !(event->modifiers() & Qt::ControlModifier) && pixels.x() != 0) {
        // Two fingers moving sideways on a touch pad mean to scroll, not to zoom.
        panBy(pixels);
    } else {
        zoomAt(event->position(), std::pow(zoomPerNotch, angle.y() / wheelNotch));
    }
    event->accept();
}

void DiagramView::selectAt(QPointF position, bool toggle) {
    const auto object = objectAt(position);
    Selection selection = toggle ? m_session->selection() : Selection{};
    if (object) {
        if (toggle && selection.contains(*object)) {
            std::erase(selection.objects, *object);
        } else {
            selection.objects.push_back(*object);
        }
    }
    m_session->select(std::move(selection));
}

void DiagramView::finishRubberBand(bool extend) {
    const QRectF band = QRectF(m_pressedAt, m_lastAt).normalized();
    if (!m_view || band.width() < 3 || band.height() < 3) {
        return;
    }
    const Rect area = ViewTransform{m_origin, m_scale}.unmap(band);
    Selection selection = extend ? m_session->selection() : Selection{};
    std::vector<bool> taken(m_view->diagram->boxes.size(), false);
    m_view->index->visit(area, 0, [&](int position) {
        const Box& box = m_view->diagram->boxes[static_cast<std::size_t>(position)];
        const bool inside = box.rect.x >= area.x && box.rect.right() <= area.right() && box.rect.y >= area.y &&
                            box.rect.bottom() <= area.bottom();
        // What lies in a selected box comes along with it and is not selected besides.
        const bool parentTaken = box.parent >= 0 && taken[static_cast<std::size_t>(box.parent)];
        taken[static_cast<std::size_t>(position)] = inside || parentTaken;
        if (inside && !parentTaken && box.object.number != 0 && !selection.contains(box.object)) {
            selection.objects.push_back(box.object);
        }
    });
    m_session->select(std::move(selection));
}

void DiagramView::finishMove() {
    const QPointF shift = m_lastAt - m_pressedAt;
    moveSelectionBy({shift.x() / m_scale, shift.y() / m_scale});
}

void DiagramView::moveSelectionBy(Point delta) {
    std::map<ObjectRef, Placement> placements;
    for (const ObjectRef object : m_session->selection().objects) {
        const Box* box = boxOf(object);
        if (!box || !box->placeable) {
            continue;
        }
        const Rect* parent =
            box->parent >= 0 ? &m_view->diagram->boxes[static_cast<std::size_t>(box->parent)].rect : nullptr;
        const Point origin = parent ? Point{parent->x, parent->y} : Point{};
        const auto old = m_session->layout().placements.find(object);
        Placement placement = old == m_session->layout().placements.end() ? Placement{} : old->second;
        placement.x = std::round(box->rect.x - origin.x + delta.x);
        placement.y = std::round(box->rect.y - origin.y + delta.y);
        placements[object] = placement;
    }
    if (!placements.empty()) {
        m_session->place(placements, placements.size() == 1
                                         ? tr("Move %1").arg(toQt(nameOf(m_session->plan(), placements.begin()->first)))
                                         : tr("Move %n thing(s)", nullptr, static_cast<int>(placements.size())));
    }
}

/// Arrow keys walk the tree of boxes: left and right among siblings, up to the parent, down to the first child.
bool DiagramView::stepSelection(int key) {
    if (!m_view || m_view->diagram->boxes.empty()) {
        return false;
    }
    const auto& boxes = m_view->diagram->boxes;
    const auto current = m_view->index->boxOf(m_session->selection().current());
    const int parent =
        !current || m_session->selection().empty() ? -1 : boxes[static_cast<std::size_t>(*current)].parent;
    const auto selectBox = [&](int position) {
        m_session->select({{boxes[static_cast<std::size_t>(position)].object}});
        reveal(boxes[static_cast<std::size_t>(position)].object);
    };
    if (key == Qt::Key_Up) {
        if (parent >= 0 && boxes[static_cast<std::size_t>(parent)].object.number != 0) {
            selectBox(parent);
        }
        return true;
    }
    const bool down = key == Qt::Key_Down && current && !m_session->selection().empty();
    std::vector<int> candidates;
    for (int position = 0; position < static_cast<int>(boxes.size()); ++position) {
        const Box& box = boxes[static_cast<std::size_t>(position)];
        if (box.object.number != 0 && box.parent == (down ? *current : parent)) {
            candidates.push_back(position);
        }
    }
    if (candidates.empty()) {
        return true;
    }
    const auto at = current ? std::ranges::find(candidates, *current) : candidates.end();
    if (down || at == candidates.end()) {
        selectBox(candidates.front());
        return true;
    }
    const auto place = at - candidates.begin();
    const auto size = static_cast<std::ptrdiff_t>(candidates.size());
    selectBox(candidates[static_cast<std::size_t>((place + (key == Qt::Key_Left ? size - 1 : 1)) % size)]);
    return true;
}

void DiagramView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int key = event->key();
    const bool isArrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    const Point direction{key == Qt::Key_Left    ? -1.0
                          : key == Qt::Key_Right ? 1.0
                                                 : 0.0,
                          key == Qt::Key_Up     ? -1.0
                          : key == Qt::Key_Down ? 1.0
                                                : 0.0};
    if (isArrow && control) {
        moveSelectionBy({direction.x * keyboardMoveStep, direction.y * keyboardMoveStep});
    } else if (isArrow && shift) {
        panBy({-direction.x * keyboardPanStep, -direction.y * keyboardPanStep});
    } else if (isArrow) {
        stepSelection(key);
    } else if (key == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        updateCursor();
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_picking) {
        if (!m_session->selection().empty()) {
            Q_EMIT picked(m_session->selection().current());
        }
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_session->selection().empty()) {
        Q_EMIT activated(m_session->selection().current());
    } else if (key == Qt::Key_Escape) {
        if (m_drag != Drag::none) {
            m_drag = Drag::none;
            updateCursor();
            update();
        } else if (m_picking) {
            Q_EMIT pickingCancelled();
        } else {
            m_session->select({});
        }
    } else if (key == Qt::Key_Plus || key == Qt::Key_Equal) {
        zoomIn();
    } else if (key == Qt::Key_Minus) {
        zoomOut();
    } else if (key == Qt::Key_0) {
        fit();
    } else if (key == Qt::Key_Menu && !m_session->selection().empty()) {
        const auto place = widgetRectOf(m_session->selection().current());
        Q_EMIT contextMenuRequested(m_session->selection().current(),
                                    mapToGlobal(place ? place->center().toPoint() : rect().center()));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DiagramView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void DiagramView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (m_hovered) {
        m_hovered.reset();
        update();
    }
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event) {
    const auto object = event->reason() == QContextMenuEvent::Mouse ? objectAt(event->pos())
                                                                    : std::optional(m_session->selection().current());
    if (object && !m_session->selection().contains(*object)) {
        m_session->select(object->number != 0 ? Selection{{*object}} : Selection{});
    }
    Q_EMIT contextMenuRequested(object.value_or(ObjectRef{}), event->globalPos());
}

}  // namespace aksnet::ui
