// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF as vectors and real text: one page, the smallest of A4, A3, A2, A1 or A0 (landscape or portrait as the picture is)
// on which the text stays readable; never larger than at 100 %.
#include "ui/base/text.h"
#include "ui/canvas/diagram_painter.h"
#include "ui/export/export.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>
#include <array>

namespace aksnet::ui {

namespace {

constexpr int dotsPerInch = 1200;
constexpr double marginMillimetres = 10;
constexpr double unitsPerInch = 96;  ///< diagram units at 100 %
/// Labels are 11 to 12 units high; at 0.6 they print at about 5 points, the least that is read with ease.
constexpr double smallestReadableScale = 0.6;

QPageLayout chooseLayout(const Rect& bounds) {
    const auto orientation = bounds.width >= bounds.height ? QPageLayout::Landscape : QPageLayout::Portrait;
    const QMarginsF margins(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres);
    QPageLayout layout;
    for (const auto size : {QPageSize::A4, QPageSize::A3, QPageSize::A2, QPageSize::A1, QPageSize::A0}) {
        layout = QPageLayout(QPageSize(size), orientation, margins, QPageLayout::Millimeter);
        const QRectF inches = layout.paintRect(QPageLayout::Inch);
        if (std::min(inches.width() * unitsPerInch / bounds.width, inches.height() * unitsPerInch / bounds.height) >=
            smallestReadableScale) {
            break;
        }
    }
    return layout;
}

}  // namespace

Result<QByteArray> render_pdf(const Snapshot& snapshot, const Diagram& sheet, const PlanDocument&,
                              const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(toQt(snapshot.plan->name));
        writer.setCreator(QStringLiteral("AksNet"));
        writer.setResolution(dotsPerInch);
        writer.setPageLayout(chooseLayout(sheet.bounds));
        const QRectF page(0, 0, writer.width(), writer.height());
        const double full = dotsPerInch / unitsPerInch;
        const double scale = std::min({page.width() / sheet.bounds.width, page.height() / sheet.bounds.height, full});
        const Point origin{sheet.bounds.center().x - page.width() / scale / 2, sheet.bounds.y};
        QPainter painter;
        if (!painter.begin(&writer)) {
            return fail({}, "The PDF could not be started.");
        }
        if (options.theme.background != Color{255, 255, 255}) {
            painter.fillRect(page, toQt(options.theme.background));
        }
        DiagramPainter diagramPainter(painter, options.theme, {origin, scale}, nullptr);
        diagramPainter.paint(sheet, nullptr, page);
    }
    return bytes;
}

}  // namespace aksnet::ui
