// SPDX-License-Identifier: GPL-3.0-or-later
//
// The canvas: one widget that paints the session's diagram, pans, zooms and selects in it.
#pragma once

#include "core/diagram/theme.h"
#include "ui/canvas/locked_overlay.h"
#include "ui/canvas/path_overlay.h"
#include "ui/document/document_session.h"

#include <QImage>
#include <QWidget>

namespace aksnet::ui {

/// Keeps one painted frame: panning shifts it and paints only the strips that come into sight; what is being touched
/// (selection, hover, drag outline, rubber band) is painted over it and never into it.
class DiagramView : public QWidget {
    Q_OBJECT
public:
    explicit DiagramView(DocumentSession* session, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] DocumentSession* session() const { return m_session; }
    [[nodiscard]] double zoom() const { return m_scale; }
    /// What can be seen, in diagram units.
    [[nodiscard]] Rect visibleRect() const;
    /// Centres this diagram point.
    void centerOn(Point point);
    /// Where an object's box stands on the widget, if it has one; for accessibility and tests.
    [[nodiscard]] std::optional<QRectF> widgetRectOf(ObjectRef object) const;
    [[nodiscard]] std::optional<ObjectRef> objectAt(QPointF widgetPosition) const;
    /// Where the box of the Internet stands on the widget, if there is one.
    [[nodiscard]] std::optional<QRectF> internetRect() const;

    /// Draws a connection's way over the diagram until another one, or an empty one, is given.
    void showPath(DiagramPath path);
    [[nodiscard]] const PathOverlay& pathOverlay() const { return m_path; }
    /// Where step `number` (from 1) of the way stands on the widget.
    [[nodiscard]] std::optional<QPointF> pathMarkAt(std::size_t number) const;

    /// Marks on every box how hard its fields are to change later; costs nothing while it is off.
    void showLocked(bool shown);
    [[nodiscard]] const LockedOverlay& lockedOverlay() const { return m_locked; }
    /// The chips of a thing as they stand on the widget.
    [[nodiscard]] std::vector<LockedOverlay::Chip> lockedChipsOf(ObjectRef object) const;
    /// What is told of a box: with what is locked of it while that is shown.
    [[nodiscard]] QString tipOf(const Box& box) const;
    /// What the pointer is told there; rich text over a chip.
    [[nodiscard]] QString tipAt(QPointF widgetPosition) const;

    /// While picking, a click or Enter names a thing instead of selecting it, and Escape gives up.
    void setPicking(bool picking);
    [[nodiscard]] bool isPicking() const { return m_picking; }

public Q_SLOTS:
    void fit();
    void zoomIn();
    void zoomOut();
    void zoomReset();
    /// Brings the object into sight, zooming in if it could not be read, and leaves the view alone if it can be seen well.
    void reveal(aksnet::ObjectRef object);

Q_SIGNALS:
    void zoomChanged(double zoom);
    void viewportChanged();
    /// Double click or Enter: edit this.
    void activated(aksnet::ObjectRef object);
    void picked(aksnet::ObjectRef object);
    void internetPicked();
    void pickingCancelled();
    void contextMenuRequested(aksnet::ObjectRef object, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag : std::uint8_t { none, pan, press, move, rubberBand };

    [[nodiscard]] ViewTransform transform() const { return {m_origin, m_scale * devicePixelRatioF()}; }
    [[nodiscard]] Point unmap(QPointF widgetPosition) const;
    [[nodiscard]] const Box* boxOf(ObjectRef object) const;
    void showView(const PlanViewPtr& view);
    void placePath();
    void placeLocked();
    void pickAt(QPointF position);
    void invalidate();
    void paintFrame();
    void paintInto(QImage& image, const QRect& deviceArea);
    void paintOverlay(QPainter& painter);
    void outline(QPainter& painter, const Box& box, double width, Qt::PenStyle style);
    void panBy(QPointF widgetPixels);
    void zoomAt(QPointF widgetPosition, double factor);
    void setScale(double scale);
    void finishMove();
    void finishRubberBand(bool extend);
    void selectAt(QPointF position, bool toggle);
    void moveSelectionBy(Point delta);
    bool stepSelection(int key);
    void updateCursor();

    DocumentSession* m_session;
    Theme m_theme;
    PlanViewPtr m_view;
    TextCache m_texts;
    QImage m_frame;
    bool m_frameValid = false;
    bool m_fitPending = true;
    bool m_fitted = false;  ///< the whole diagram is shown; it stays so when the widget changes its size
    Point m_origin;         ///< diagram point at the widget's top left corner
    double m_scale = 1;
    Drag m_drag = Drag::none;
    bool m_spaceHeld = false;
    bool m_picking = false;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    std::optional<ObjectRef> m_hovered;
    PathOverlay m_path;
    LockedOverlay m_locked;
};

}  // namespace aksnet::ui
