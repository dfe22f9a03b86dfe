// SPDX-License-Identifier: GPL-3.0-or-later
//
// See export.h.
#include "ui/export/export.h"

#include "core/base/version.h"
#include "ui/base/text.h"

#include <QFileInfo>

#include <array>

namespace aksnet::ui {

#define PICTURE(key, title)                                                                                       \
    Result<QByteArray> render_##key(const Snapshot& snapshot, const Diagram& sheet, const PlanDocument& document, \
                                    const ExportOptions& options);
#include "ui/export/catalogue.def"
#undef PICTURE

std::span<const ExportFormat> exportFormats() {
    static const std::array formats{
#define PICTURE(key, title) ExportFormat{QStringLiteral(#key), QStringLiteral(title), &render_##key},
#include "ui/export/catalogue.def"
#undef PICTURE
    };
    return formats;
}

const ExportFormat* findExportFormat(const QString& nameOrKey) {
    const QString suffix = QFileInfo(nameOrKey).suffix();
    const QString& wanted = suffix.isEmpty() ? nameOrKey : suffix;
    for (const ExportFormat& format : exportFormats()) {
        if (format.key.compare(wanted, Qt::CaseInsensitive) == 0) {
            return &format;
        }
    }
    return nullptr;
}

Result<QByteArray> exportPicture(const ExportFormat& format, const PlanDocument& document,
                                 const ExportOptions& options) {
    const SnapshotPtr snapshot = evaluate({std::make_shared<const Plan>(document.plan), 0, toStd(options.date)});
    Diagram diagram = makeDiagram(*snapshot, document.layout);
    if (options.legendAndTitle) {
        diagram = withLegendAndTitle(std::move(diagram), {.planName = document.plan.name,
                                                          .description = document.plan.description,
                                                          .author = document.plan.author,
                                                          .revision = document.plan.revision,
                                                          .date = toStd(options.date),
                                                          .engineVersion = std::string(engineVersion),
                                                          .counts = snapshot->counts});
    }
    return format.render(*snapshot, diagram, document, options);
}

}  // namespace aksnet::ui
