// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a Diagram through QPainter with level of detail. Canvas, minimap, PNG and PDF all use it.
#pragma once

#include "core/diagram/box_index.h"
#include "core/diagram/theme.h"
#include "ui/base/color.h"
#include "ui/canvas/text_cache.h"

#include <QPainter>

namespace aksnet::ui {

/// How diagram units become device units: device = (diagram - origin) × scale.
struct ViewTransform {
    Point origin;
    double scale = 1;

    [[nodiscard]] QPointF map(Point p) const { return {(p.x - origin.x) * scale, (p.y - origin.y) * scale}; }
    [[nodiscard]] QRectF map(const Rect& r) const {
        return {(r.x - origin.x) * scale, (r.y - origin.y) * scale, r.width * scale, r.height * scale};
    }
    [[nodiscard]] Point unmap(QPointF p) const { return {p.x() / scale + origin.x, p.y() / scale + origin.y}; }
    [[nodiscard]] Rect unmap(const QRectF& r) const;
};

/// One pass over the visible part of a diagram. Boxes thinner than a pixel, texts too small to read and hatches that
/// would be noise are left out, so the cost follows what can be seen, not what there is.
class DiagramPainter {
public:
    /// `texts` may be shared between frames; null paints text directly, as vector output needs it.
    DiagramPainter(QPainter& painter, const Theme& theme, ViewTransform transform, TextCache* texts);

    /// Paints what meets `area` (device units). Without an index every box is painted.
    void paint(const Diagram& diagram, const BoxIndex* index, const QRectF& area);
    /// true if texts were left out because the frame's allowance of new layouts was spent; paint again soon.
    [[nodiscard]] bool isIncomplete() const { return m_incomplete; }
    /// Boxes and names only, for overviews.
    void setOverview(bool overview) { m_overview = overview; }
    /// Device pixels a pixel of the screen's unit: what can be read depends on the latter. 1 unless told.
    void setPixelRatio(double ratio) { m_pixelRatio = ratio; }

private:
    void paintBox(const Box& box);
    void paintFrame(const Box& box, const QRectF& rect);
    void paintBar(const UseBar& bar);
    void paintSymbol(Symbol symbol, const Rect& place);
    void paintText(const TextItem& item, Color color, double growth = 1);
    void paintBadge(const Box& box);
    void paintLink(const Link& link);

    QPainter& m_painter;
    const Theme& m_theme;
    ViewTransform m_transform;
    TextCache* m_texts;
    QRectF m_area;
    bool m_incomplete = false;
    double m_pixelRatio = 1;
    bool m_overview = false;
};

}  // namespace aksnet::ui
