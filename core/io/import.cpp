// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the importers in turn about each file, lets them put what they find into one plan, and closes the account.
#include "core/io/import.h"

#include "core/io/importers/foreign_format.h"
#include "core/io/importers/importer.h"
#include "core/io/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

constexpr std::array importerList{
#define IMPORTER(name) &name##Importer,
#include "core/io/importers/catalogue.def"
#undef IMPORTER
};

std::string_view importStatusWord(ImportStatus status) {
    switch (status) {
    case ImportStatus::imported: return "imported";
    case ImportStatus::ignored: return "ignored";
    case ImportStatus::notUnderstood: return "not understood";
    }
    return {};
}

const Importer* importerFor(const ImportDocument& document) {
    const auto found = std::ranges::find_if(importerList, [&](const Importer* importer) { return importer->sniff(document); });
    return found == importerList.end() ? nullptr : *found;
}

/// Why no importer takes the file.
Error importRefusal(const ImportDocument& document, const Result<Json>& json) {
    if (document.json) {
        const bool plan = looksLikePlan(document.text);
        return {std::string(document.name), plan ? "This is a plan of AksNet; open it instead of importing it."
                                                 : foreignJsonSentence(*document.json)};
    }
    std::string sentence = foreignTextSentence(document.text);
    return sentence.empty() ? json.error() : Error{std::string(document.name), std::move(sentence)};
}

/// A fault of a whole file, as an entry of the report: the place in the text leads the note.
ImportEntry wholeFileEntry(const Error& fault, std::string_view file) {
    std::string note = fault.what;
    if (fault.where.size() > file.size() && fault.where.starts_with(file)) {
        note = fmt::format("Line {}: {}", std::string_view(fault.where).substr(file.size() + 1), fault.what);
    }
    return {ImportStatus::notUnderstood, {}, {}, {}, {}, std::move(note)};
}

/// Why an import that brought nothing brought nothing: its first fault, and how many more there are.
Error emptyImportError(const ImportReport& report, const std::vector<Error>& faults) {
    const auto matters = [](const ImportEntry& entry) { return entry.status == ImportStatus::notUnderstood && !entry.path.empty(); };
    if (!faults.empty()) {
        return faults.front();
    }
    if (report.entries.empty()) {
        return {{}, "There is no file to import."};
    }
    const auto found = std::ranges::find_if(report.entries, matters);
    const ImportEntry& first = found == report.entries.end() ? report.entries.front() : *found;
    const std::size_t more = report.entries.size() - 1;
    std::string what = first.resourceType.empty() ? first.note : fmt::format("{} {}: {}", first.resourceType, first.name, first.note);
    if (more > 0) {
        what += fmt::format("{} Nothing else in it could be imported either; the report has {} more {}.",
                            what.ends_with('.') ? "" : ".", more, more == 1 ? "entry" : "entries");
    }
    return {first.path.empty() ? first.file : fmt::format("{}:{}", first.file, first.path), std::move(what)};
}

Result<ImportOutcome> importAll(std::span<const SourceFile> files, const Plan* base, const std::stop_token& stop) {
    ImportLog log;
    PlanMerger merger(base, log);
    ImportSink sink{merger, log, stop};
    std::vector<Error> faults;
    for (const SourceFile& file : files) {
        log.beginFile(file.name);
        const Result<Json> json = parseJsonText(file.text, file.name, stop);
        const ImportDocument document{file.name, file.text, json ? &*json : nullptr};
        if (const Importer* importer = stop.stop_requested() ? nullptr : importerFor(document)) {
            importer->read(document, sink);
        } else if (!stop.stop_requested()) {
            faults.push_back(importRefusal(document, json));
            log.open(wholeFileEntry(faults.back(), file.name));
        }
        if (stop.stop_requested()) {
            return fail({}, std::string(importCancelled));
        }
    }
    ImportOutcome outcome{std::move(merger).finish(), {}};
    outcome.report = std::move(log).finish();
    if (outcome.report.count(ImportStatus::imported) == 0) {
        return std::unexpected(emptyImportError(outcome.report, faults));
    }
    return outcome;
}

}  // namespace

std::span<const Importer* const> allImporters() { return importerList; }

int ImportReport::count(ImportStatus status) const {
    return static_cast<int>(std::ranges::count(entries, status, &ImportEntry::status));
}

std::string ImportReport::text() const {
    std::string text = fmt::format("{} imported, {} ignored on purpose, {} not understood.\n", count(ImportStatus::imported),
                                   count(ImportStatus::ignored), count(ImportStatus::notUnderstood));
    for (const ImportEntry& entry : entries) {
        text += fmt::format("{:<15}{}{}{}", importStatusWord(entry.status), entry.file, entry.path.empty() ? "" : ": ", entry.path);
        for (const std::string& part : {entry.resourceType, entry.name}) {
            text += part.empty() ? "" : " " + part;
        }
        text += entry.note.empty() ? "\n" : fmt::format(": {}\n", entry.note);
    }
    return text;
}

Result<ImportOutcome> importFiles(std::span<const SourceFile> files, const Plan* base, const std::stop_token& stop) {
    try {
        return importAll(files, base, stop);
    } catch (const std::bad_alloc&) {
        return fail(files.empty() ? std::string() : files.front().name, "There is not enough memory to import this.");
    }
}

bool looksImportable(std::string_view text) {
    const Result<Json> json = parseJsonText(text, {});
    return json && importerFor({{}, text, &*json});
}

}  // namespace aksnet
