// SPDX-License-Identifier: GPL-3.0-or-later
//
// SVG: written as text by the core; only handed through here.
#include "core/io/svg.h"

#include "ui/export/export.h"

namespace aksnet::ui {

Result<QByteArray> render_svg(const Snapshot& snapshot, const Diagram& sheet, const PlanDocument& document,
                              const ExportOptions& options) {
    const SvgOptions svg{.title = snapshot.plan->name,
                         .description = snapshot.plan->description,
                         .planText = options.embedPlan ? writePlan(document) : std::string()};
    return QByteArray::fromStdString(writeSvg(sheet, options.theme, svg));
}

}  // namespace aksnet::ui
