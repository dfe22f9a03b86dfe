// SPDX-License-Identifier: GPL-3.0-or-later
//
// PNG at a chosen scale, with the plan inside.
#include "core/io/embedded_plan.h"
#include "ui/canvas/diagram_painter.h"
#include "ui/export/export.h"

#include <QBuffer>
#include <QImage>

#include <cmath>

namespace aksnet::ui {

namespace {
/// Beyond this QImage and most viewers give up (32,767 px a side, and 400 megapixels are 1.6 GB of memory).
constexpr double largestSide = 32767;
constexpr double mostPixels = 400e6;
}  // namespace

Result<QByteArray> render_png(const Snapshot&, const Diagram& sheet, const PlanDocument& document,
                              const ExportOptions& options) {
    const double width = std::ceil(sheet.bounds.width * options.scale);
    const double height = std::ceil(sheet.bounds.height * options.scale);
    if (width < 1 || height < 1 || width > largestSide || height > largestSide || width * height > mostPixels) {
        return fail(
            "scale",
            QStringLiteral(
                "At scale %1 the picture would be %2 × %3 pixels; at most 32,767 a side and 400 million in all can be "
                "written. Choose a smaller scale, or SVG or PDF.")
                .arg(options.scale)
                .arg(width, 0, 'f', 0)
                .arg(height, 0, 'f', 0)
                .toStdString());
    }
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    // 96 dots per inch, so that a font's points mean the same as on screen.
    image.setDotsPerMeterX(3780);
    image.setDotsPerMeterY(3780);
    image.fill(toQt(options.theme.background));
    QPainter painter(&image);
    DiagramPainter diagramPainter(painter, options.theme, {{sheet.bounds.x, sheet.bounds.y}, options.scale}, nullptr);
    diagramPainter.paint(sheet, nullptr, image.rect());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) {
        return fail({}, "The picture could not be encoded as PNG.");
    }
    if (!options.embedPlan) {
        return bytes;
    }
    const auto png = embedPlanInPng({bytes.constData(), static_cast<std::size_t>(bytes.size())}, writePlan(document));
    if (!png) {
        return std::unexpected(png.error());
    }
    return QByteArray::fromStdString(*png);
}

}  // namespace aksnet::ui
