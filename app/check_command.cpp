// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet check`: the findings of plans and importable files.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/baseline.h"
#include "core/io/exporters/findings_output.h"
#include "ui/base/text.h"
#include "ui/document/file_store.h"

#include <QDate>

#include <fmt/format.h>

#include <ostream>
#include <set>

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

/// What the options say of findings: which rules count, and which findings are known already.
struct CheckFilter {
    std::set<std::string_view> rules;  ///< ids; empty: all
    std::optional<Baseline> baseline;

    [[nodiscard]] SnapshotPtr of(const Snapshot& snapshot) const {
        // The baseline first: its fingerprints count the findings of the whole run.
        const SnapshotPtr fresh = baseline ? onlyNew(snapshot, *baseline) : nullptr;
        return withFindings(fresh ? *fresh : snapshot,
                            [&](const Finding& finding) { return rules.empty() || rules.contains(finding.ruleId); });
    }
};

Result<CheckFilter> readFilter(const CheckOptions& options) {
    CheckFilter filter;
    for (const std::string& word : options.rules) {
        bool isKnown = false;
        for (const Rule* rule : allRules()) {
            if (equalsIgnoringCase(rule->id, word) || equalsIgnoringCase(rule->name, word) ||
                equalsIgnoringCase(rule->family, word)) {
                filter.rules.insert(rule->id);
                isKnown = true;
            }
        }
        if (!isKnown) {
            return fail(
                "--rule",
                fmt::format("\"{}\" is neither a rule nor a family of rules; `aksnet rules` lists them.", word));
        }
    }
    if (!options.baseline.isEmpty()) {
        auto text = ui::readFile(options.baseline);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        auto baseline = readBaseline(*text, ui::toStd(options.baseline));
        if (!baseline) {
            return std::unexpected(std::move(baseline.error()));
        }
        filter.baseline = std::move(*baseline);
    }
    return filter;
}

Severity lowestFailing(const std::string& failOn) {
    if (failOn == "info") {
        return Severity::info;
    }
    return failOn == "warning" ? Severity::warning : Severity::error;
}

bool fails(const FindingCounts& counts, Severity lowest) {
    return counts.error > 0 || (lowest >= Severity::warning && counts.warning > 0) ||
           (lowest >= Severity::info && counts.info > 0);
}

std::string written(const Snapshot& snapshot, const std::string& format) {
    if (format == "json") {
        return findingsAsJson(snapshot);
    }
    return format == "markdown" ? findingsAsMarkdown(snapshot) : findingsAsText(snapshot);
}

/// The JSON of several plans is a list, of one plan the object itself.
void writeEach(std::span<const CheckedPlan> plans, const std::string& format, std::ostream& out) {
    const bool list = format == "json" && plans.size() > 1;
    out << (list ? "[\n" : "");
    for (std::size_t i = 0; i < plans.size(); ++i) {
        out << (i > 0 ? (list ? ",\n" : "\n") : "") << written(*plans[i].snapshot, format);
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
    const auto filter = readFilter(options);
    if (!filter) {
        streams.err << filter.error().text() << '\n';
        return exitUnusable;
    }
    const Severity lowest = lowestFailing(options.failOn);
    std::vector<CheckedPlan> plans;
    bool failed = false;
    for (const QStringList& group : groupFiles(options.files)) {
        auto opened = ui::openFiles(group);
        if (!opened) {
            streams.err << opened.error().text() << '\n';
            return exitUnusable;
        }
        tellOfGaps(opened->report, streams);
        const auto snapshot =
            evaluate({std::make_shared<const Plan>(std::move(opened->document.plan)), 0, options.today});
        plans.push_back({filter->of(*snapshot), ui::toStd(group.front())});
        failed = failed || fails(plans.back().snapshot->counts, lowest);
    }
    if (options.format == "sarif") {
        streams.out << findingsAsSarif(plans);
    } else if (options.format == "junit") {
        streams.out << findingsAsJunit(plans, lowest);
    } else {
        writeEach(plans, options.format, streams.out);
    }
    return failed ? exitFindings : exitClean;
}

}  // namespace aksnet::app
