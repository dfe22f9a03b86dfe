// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet export` and `aksnet import`: from files to a picture or a plan file.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/resource_graph_query.h"
#include "ui/base/text.h"
#include "ui/base/theme_manager.h"
#include "ui/document/file_store.h"
#include "ui/export/export.h"

#include <ostream>

namespace aksnet::app {

namespace {

int complain(const Error& error, Streams streams) {
    streams.err << error.text() << '\n';
    return exitUnusable;
}

}  // namespace

int runExport(const ExportCommandOptions& options, Streams streams) {
    const auto* format = ui::findExportFormat(options.output);
    if (!format) {
        streams.err << ui::toStd(options.output) << ": The suffix decides the format; use .svg, .pdf or .png.\n";
        return exitUnusable;
    }
    auto opened = ui::openFiles(options.files);
    if (!opened) {
        return complain(opened.error(), streams);
    }
    tellOfGaps(opened->report, streams);
    const ui::ExportOptions picture{.theme = ui::builtInTheme(options.theme),
                                    .legendAndTitle = options.legend,
                                    .embedPlan = options.embedPlan,
                                    .scale = options.scale,
                                    .date = ui::toQt(options.today)};
    auto bytes = ui::exportPicture(*format, opened->document, picture);
    if (!bytes) {
        return complain(bytes.error(), streams);
    }
    if (auto written = ui::writeFile(options.output, *bytes); !written) {
        return complain(written.error(), streams);
    }
    return exitClean;
}

int runImport(const ImportCommandOptions& options, Streams streams) {
    if (options.resourceGraphQuery) {
        streams.out << resourceGraphCommand() << '\n';
        return exitClean;
    }
    if (options.files.isEmpty() || options.output.isEmpty()) {
        streams.err << "Files to import and --output are needed.\nRun with --help for more information.\n";
        return exitUnusable;
    }
    ui::ImportValues values;
    for (const std::string& value : options.values) {
        const std::size_t equals = value.find('=');
        if (equals == 0 || equals == std::string::npos) {
            return complain({"--set", inQuotes(value) + " is not of the form NAME=VALUE."}, streams);
        }
        values.byName[value.substr(0, equals)] = value.substr(equals + 1);
    }
    values.parameterFiles = options.parameterFiles;
    values.csvMapping = options.csvMapping;
    auto opened = ui::openFiles(options.files, values);
    if (!opened) {
        return complain(opened.error(), streams);
    }
    const std::string text = writePlan(opened->document);
    if (auto written = ui::writeFile(options.output, QByteArray::fromStdString(text)); !written) {
        return complain(written.error(), streams);
    }
    if (!options.quiet) {
        streams.out << (opened->report ? opened->report->text()
                                       : "The file is a plan already; it was written unchanged in meaning.\n");
    }
    return exitClean;
}

}  // namespace aksnet::app
