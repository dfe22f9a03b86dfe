// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection's way drawn over the diagram: numbered steps at the boxes it passes, arrows between them, a legend.
#pragma once

#include "core/diagram/theme.h"
#include "ui/canvas/diagram_painter.h"

namespace aksnet::ui {

/// A place on the way.
struct PathStop {
    std::vector<ObjectRef> at;  ///< whose box or line it is drawn at: the first of them that the diagram has
    bool isInternet = false;    ///< drawn at the box of the Internet
    std::string device = {};    ///< drawn at the egress device of that name that is nothing of the plan's own
    QString title;
};

/// What the canvas is asked to draw.
struct DiagramPath {
    std::vector<PathStop> stops;
    bool arrives = true;  ///< false: the last step is crossed out
    QString outcome;      ///< the legend's last line: "delivered", "denied"

    [[nodiscard]] bool empty() const { return stops.empty(); }
};

/// Finds the places once for each diagram, paints in widget pixels at every zoom.
///
///      ①──────▶②             1 node 2 of pool apps
///                ╲           2 subnet snet-nodes
///                 ▶③         3 the Internet
///                            ✓ delivered
class PathOverlay {
public:
    void show(DiagramPath path);
    [[nodiscard]] const DiagramPath& path() const { return m_path; }

    /// Looks the places up; call whenever path or diagram change. `size` is the widget's, for the legend's corner.
    void place(const Diagram& diagram, const BoxIndex& index, const ViewTransform& transform, QSizeF size);
    void paint(QPainter& painter, const Theme& theme, const ViewTransform& transform, QSizeF size) const;

    /// Where step `number` (from 1) stands on the widget; none if the diagram has no box for it.
    [[nodiscard]] std::optional<QPointF> markAt(std::size_t number, const ViewTransform& transform) const;
    /// The legend's place on a widget of that size.
    [[nodiscard]] QRectF legendRect(QSizeF size) const;

private:
    struct Mark {
        Point at;       ///< on a box's upper edge, or the middle of a line
        int turn = 0;   ///< so many marks stand at the same place already
        int turns = 1;  ///< marks at this place in all
    };
    struct LegendLine {
        QString number;
        QString text;
        bool isDrawn = true;
    };

    [[nodiscard]] std::vector<LegendLine> legendLines() const;
    [[nodiscard]] QRectF legendRect(QSizeF size, Qt::Corner corner) const;
    void chooseCorner(const Diagram& diagram, const ViewTransform& transform, QSizeF size);
    void paintLines(QPainter& painter, const Theme& theme, const ViewTransform& transform) const;
    void paintMarks(QPainter& painter, const Theme& theme, const ViewTransform& transform) const;
    void paintLegend(QPainter& painter, const Theme& theme, QSizeF size) const;

    DiagramPath m_path;
    std::vector<std::optional<Mark>> m_marks;  ///< by stop
    Qt::Corner m_corner = Qt::BottomLeftCorner;
};

}  // namespace aksnet::ui
