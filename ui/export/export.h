// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of a plan as files: SVG, PDF and PNG from one diagram. The format is chosen by key or file suffix from
// export/catalogue.def. Needs a QGuiApplication (offscreen will do) but no display.
#pragma once

#include "core/diagram/theme.h"
#include "core/io/plan_file.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <span>

namespace aksnet::ui {

struct ExportOptions {
    Theme theme;
    bool legendAndTitle = true;
    bool embedPlan = true;  ///< SVG and PNG carry the plan and open again as one
    double scale = 2;       ///< PNG: pixels a diagram unit, 0.1 … 16
    QString date;           ///< ISO date for the title block
};

struct ExportFormat {
    QString key;  ///< also the file suffix: "svg"
    QString title;
    Result<QByteArray> (*render)(const Snapshot& snapshot, const Diagram& sheet, const PlanDocument& document,
                                 const ExportOptions& options);
};

[[nodiscard]] std::span<const ExportFormat> exportFormats();
/// By suffix of a file name or by key, without regard to case; null if there is none.
[[nodiscard]] const ExportFormat* findExportFormat(const QString& nameOrKey);

/// The picture's bytes. Deterministic for SVG; the Error says why a picture cannot be made (too large, for instance).
[[nodiscard]] Result<QByteArray> exportPicture(const ExportFormat& format, const PlanDocument& document,
                                               const ExportOptions& options);

}  // namespace aksnet::ui
