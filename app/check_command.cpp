// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet check`: the findings of plans and importable files.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/engine/engine.h"
#include "core/io/exporters/findings_output.h"
#include "ui/base/text.h"
#include "ui/document/file_store.h"

#include <QDate>

#include <ostream>

namespace aksnet::app {

namespace {

/// Plans stand alone, everything to import goes into one plan.
std::vector<QStringList> groupFiles(const QStringList& files) {
    std::vector<QStringList> groups;
    QStringList imports;
    for (const QString& file : files) {
        auto text = ui::readFile(file);
        const bool isPicture = file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive) ||
                               file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
        if (isPicture || (text && looksLikePlan(*text))) {
            groups.push_back({file});
        } else {
            imports << file;
        }
    }
    if (!imports.isEmpty()) {
        groups.push_back(imports);
    }
    return groups;
}

/// The JSON of several plans is a list, of one plan the object itself.
void writeAll(const std::vector<std::string>& results, const std::string& format, std::ostream& out) {
    const bool list = format == "json" && results.size() > 1;
    out << (list ? "[\n" : "");
    for (std::size_t i = 0; i < results.size(); ++i) {
        out << (i > 0 ? (list ? ",\n" : "\n") : "") << results[i];
    }
    out << (list ? "]\n" : "");
}

}  // namespace

std::string systemDate() {
    return ui::toStd(QDate::currentDate().toString(Qt::ISODate));
}

void tellOfGaps(const std::optional<ImportReport>& report, Streams streams) {
    const int missing = report ? report->count(ImportStatus::notUnderstood) + report->count(ImportStatus::unknown) : 0;
    if (missing > 0) {
        streams.err << "Not understood and therefore missing from the plan: "
                    << counted(static_cast<Uint128>(missing), "resource") << ". `aksnet import` says which and why.\n";
    }
}

int runCheck(const CheckOptions& options, Streams streams) {
    const auto groups = groupFiles(options.files);
    if (options.format == "sarif" && groups.size() > 1) {
        streams.err << "SARIF describes one plan at a time; give one plan, or files that import into one.\n";
        return exitUnusable;
    }
    std::vector<std::string> results;
    bool failed = false;
    for (const QStringList& group : groups) {
        auto opened = ui::openFiles(group);
        if (!opened) {
            streams.err << opened.error().text() << '\n';
            return exitUnusable;
        }
        tellOfGaps(opened->report, streams);
        const auto snapshot =
            evaluate({std::make_shared<const Plan>(std::move(opened->document.plan)), 0, options.today});
        failed = failed || snapshot->counts.error > 0 || (options.failOn == "warning" && snapshot->counts.warning > 0);
        if (options.format == "json") {
            results.push_back(findingsAsJson(*snapshot));
        } else if (options.format == "sarif") {
            results.push_back(findingsAsSarif(*snapshot, ui::toStd(group.front())));
        } else {
            results.push_back(findingsAsText(*snapshot));
        }
    }
    writeAll(results, options.format, streams.out);
    return failed ? exitFindings : exitClean;
}

}  // namespace aksnet::app
