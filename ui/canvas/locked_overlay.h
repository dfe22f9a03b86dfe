// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is locked once it stands, drawn over the diagram: at the foot of each box a chip for every effort that its fields
// take, with their number, and a legend.
#pragma once

#include "core/report/changeability.h"
#include "ui/canvas/diagram_painter.h"

namespace aksnet::ui {

/// Holds nothing while it is off. Chips are widget pixels: readable at every zoom; those a box is too small for are left
/// out, the cheapest first.
///
///      ┌ aks-nodes ───────────┐
///      │ 10.1.0.0/24          │
///      └────────[P] 1─[F] 2───┘
class LockedOverlay {
public:
    struct Chip {
        ObjectRef object;
        catalog::Effort effort;
        QRectF rect;  ///< on the widget
    };

    /// Thing by thing, as lockedFields gives them.
    void show(std::vector<LockedField> fields);
    void hide();
    [[nodiscard]] bool isShown() const { return m_isShown; }

    /// Looks the boxes up; call whenever fields or diagram change.
    void place(const Diagram& diagram, const BoxIndex& index);
    /// `avoid` is a place that the legend leaves free.
    void paint(QPainter& painter, const Theme& theme, const ViewTransform& transform, QSizeF size,
               const QRectF& avoid) const;

    [[nodiscard]] std::optional<Chip> chipAt(QPointF position, const ViewTransform& transform) const;
    /// The chips of a thing as they are drawn, the dearest first.
    [[nodiscard]] std::vector<Chip> chipsOf(ObjectRef object, const ViewTransform& transform) const;
    /// Rich text: every field of that effort with its value and condition.
    [[nodiscard]] QString chipTip(ObjectRef object, catalog::Effort effort) const;
    /// A line for each effort with the names of its fields; empty where nothing is told of the thing.
    [[nodiscard]] QString boxTip(ObjectRef object) const;
    [[nodiscard]] QRectF legendRect(QSizeF size, const ViewTransform& transform, const QRectF& avoid) const;

private:
    struct Mark {
        ObjectRef object;
        Rect box{};
        bool isDrawn = false;  ///< the diagram has a box for it
        std::size_t first = 0;
        std::size_t count = 0;
        std::array<int, effortCount> counts{};
    };

    [[nodiscard]] const Mark* markOf(ObjectRef object) const;
    [[nodiscard]] static std::vector<Chip> chipsOf(const Mark& mark, const ViewTransform& transform);
    void paintLegend(QPainter& painter, const Theme& theme, const QRectF& rect) const;

    bool m_isShown = false;
    std::vector<LockedField> m_fields;
    std::vector<Mark> m_marks;  ///< in order of the fields
};

}  // namespace aksnet::ui
