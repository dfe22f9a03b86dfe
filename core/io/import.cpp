// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks the importers in turn about each file, lets them put what they find into one plan, and closes the account.
#include "core/io/import.h"

#include "core/base/text.h"
#include "core/io/importers/azure/template_library.h"
#include "core/io/importers/foreign_format.h"
#include "core/io/importers/importer.h"
#include "core/io/importers/json_view.h"
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
        case ImportStatus::defaulted: return "defaulted";
        case ImportStatus::unknown: return "unknown";
        case ImportStatus::notUnderstood: return "not understood";
    }
    return {};
}

/// "12 (3 defaulted, 1 unknown)": how many remarks there are, and of which kind those are that people look for.
std::string importRemarkCounts(const ImportReport& report) {
    std::string kinds;
    for (const ImportStatus status : {ImportStatus::defaulted, ImportStatus::unknown}) {
        const auto count = std::ranges::count_if(
            report.entries, [&](const ImportEntry& entry) { return entry.isRemark && entry.status == status; });
        if (count > 0) {
            kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", count, importStatusWord(status));
        }
    }
    const auto all = std::ranges::count(report.entries, true, &ImportEntry::isRemark);
    return kinds.empty() ? fmt::format("{}", all) : fmt::format("{} ({})", all, kinds);
}

bool isPlanDocument(const ImportDocument& document) {
    return document.json && findIgnoringCase(*document.json, "format") && looksLikePlan(document.text);
}

/// None for a plan file too: its parts look like ARM's, but their ids mean nothing outside it.
const Importer* importerFor(const ImportDocument& document) {
    if (isPlanDocument(document)) {
        return nullptr;
    }
    const auto found =
        std::ranges::find_if(importerList, [&](const Importer* importer) { return importer->sniff(document); });
    return found == importerList.end() ? nullptr : *found;
}

/// Why no importer takes the file.
Error importRefusal(const ImportDocument& document, const Result<JsonText>& json) {
    if (document.json) {
        return {std::string(document.name), isPlanDocument(document)
                                                ? "This is a plan of AksNet; open it instead of importing it."
                                                : foreignJsonSentence(*document.json)};
    }
    std::string sentence = foreignTextSentence(document.text, document.name);
    return sentence.empty() ? json.error() : Error{std::string(document.name), std::move(sentence)};
}

/// A fault of a whole file, as an entry of the report: the place in the text leads the note.
ImportNote wholeFileNote(const Error& fault, std::string_view file) {
    std::string note = fault.what;
    if (fault.where.size() > file.size() && fault.where.starts_with(file)) {
        note = fmt::format("Line {}: {}", std::string_view(fault.where).substr(file.size() + 1), fault.what);
    }
    return {ImportStatus::notUnderstood, {}, {}, {}, std::move(note)};
}

/// Why an import that brought nothing brought nothing: its first fault, and how many more there are.
Error emptyImportError(const ImportReport& report, const std::vector<Error>& faults) {
    const std::ptrdiff_t more = std::ranges::count(report.entries, false, &ImportEntry::isRemark) - 1;
    if (more < 0) {
        return {{}, "There is no file to import."};
    }
    Error error;
    if (!faults.empty()) {
        error = faults.front();
    } else {
        const auto first = std::ranges::find_if(report.entries, [&](const ImportEntry& entry) {
            return !entry.isRemark &&
                   (entry.status == ImportStatus::notUnderstood || report.count(ImportStatus::notUnderstood) == 0);
        });
        error.where = first->path.empty() ? first->file : fmt::format("{}:{}", first->file, first->path);
        error.what = first->resourceType.empty()
                         ? first->note
                         : fmt::format("{} {}: {}", first->resourceType, first->name, first->note);
    }
    if (more > 0) {
        error.what += fmt::format(" Nothing else could be imported either: {} more {} left out.", more,
                                  more == 1 ? "thing was" : "things were");
    }
    return error;
}

/// Every new thing of a plan comes from more than this many characters of a file.
constexpr std::size_t leastTextOfThing = 8;

/// true if the plan might run out of numbers for what the files hold, and for what loops of templates make of them.
bool wouldExhaustNumbers(const Plan* base, std::span<const SourceFile> files) {
    std::size_t things = base ? base->nextNumber : 1;
    things += TemplateBudget{}.expressions.bytesLeft / leastTextOfThing;
    for (const SourceFile& file : files) {
        things += file.text.size() / leastTextOfThing;
    }
    return things > maxObjectNumber;
}

/// Finds the importer of one file and lets it read; a refusal goes to the log and to `faults`.
void importOne(const SourceFile& file, std::size_t index, ImportSink& sink, std::vector<Error>& faults) {
    sink.log.beginFile(file.name);
    if (sink.templates.accountFor(index, sink)) {
        return;
    }
    const Result<JsonText> json = sink.templates.textOf(index, file, sink.stop);
    const ImportDocument document{file.name, file.text, json ? &json->value : nullptr, file.csvMapping};
    if (sink.stop.stop_requested()) {
        return;
    }
    const auto refuse = [&](Error fault) {
        sink.log.open(wholeFileNote(fault, file.name));
        faults.push_back(std::move(fault));
    };
    const Importer* importer = importerFor(document);
    if (!importer) {
        refuse(importRefusal(document, json));
        return;
    }
    const std::size_t openedBefore = sink.log.opened();
    for (const std::string& path : json ? json->repeatedKeys : std::vector<std::string>()) {
        sink.log.remark({ImportStatus::ignored,
                         path,
                         {},
                         {},
                         "The key stands more than once in its object; its last value is read."});
    }
    importer->read(document, sink);
    if (sink.log.opened() == openedBefore && !sink.stop.stop_requested()) {
        refuse({file.name, "It has the shape of an answer of Azure, but there is no resource in it."});
    }
}

Result<ImportOutcome> importAll(const ImportRequest& request, const std::stop_token& stop) {
    const auto& [files, base, parameterFiles, parameters] = request;
    if (wouldExhaustNumbers(base, files)) {
        return fail({}, fmt::format("The files hold more than the {} things that a plan can number.",
                                    grouped(maxObjectNumber)));
    }
    ImportLog log;
    PlanMerger merger(base, log);
    TemplateLibrary templates(files, stop);
    if (auto prepared = templates.prepare(parameterFiles, parameters); !prepared) {
        return std::unexpected(std::move(prepared.error()));
    }
    ImportSink sink{merger, log, stop, templates};
    std::vector<Error> faults;
    for (std::size_t i = 0; i < files.size(); ++i) {
        importOne(files[i], i, sink, faults);
        if (stop.stop_requested()) {
            return fail({}, std::string(importCancelled));
        }
    }
    ImportOutcome outcome{std::move(merger).finish(), {}, {}};
    outcome.report = std::move(log).finish();
    outcome.missingParameters = templates.missingParameters(outcome.report);
    if (outcome.report.count(ImportStatus::imported) == 0) {
        return std::unexpected(emptyImportError(outcome.report, faults));
    }
    return outcome;
}

}  // namespace

std::span<const Importer* const> allImporters() {
    return importerList;
}

int ImportReport::count(ImportStatus status) const {
    return static_cast<int>(std::ranges::count_if(
        entries, [&](const ImportEntry& entry) { return !entry.isRemark && entry.status == status; }));
}

std::string ImportReport::text() const {
    const int unknown = count(ImportStatus::unknown);
    std::string text = fmt::format("{} imported, {} ignored on purpose, {}{} not understood; remarks: {}.\n",
                                   count(ImportStatus::imported), count(ImportStatus::ignored),
                                   unknown == 0 ? std::string() : fmt::format("{} unknown, ", unknown),
                                   count(ImportStatus::notUnderstood), importRemarkCounts(*this));
    for (const ImportEntry& entry : entries) {
        text += fmt::format("{}{:<15}{}{}{}", entry.isRemark ? "  " : "", importStatusWord(entry.status), entry.file,
                            entry.path.empty() ? "" : ": ", entry.path);
        for (const std::string& part : {entry.resourceType, entry.name}) {
            text += part.empty() ? "" : " " + part;
        }
        text += entry.note.empty() ? "\n" : fmt::format(": {}\n", entry.note);
    }
    return text;
}

Result<ImportOutcome> importWith(const ImportRequest& request, const std::stop_token& stop) {
    try {
        return importAll(request, stop);
    } catch (const std::bad_alloc&) {
        return fail(request.files.empty() ? std::string() : request.files.front().name,
                    "There is not enough memory to import this.");
    }
}

Result<ImportOutcome> importFiles(std::span<const SourceFile> files, const Plan* base, const std::stop_token& stop) {
    return importWith({files, base, {}, {}}, stop);
}

bool looksImportable(std::string_view text) {
    const Result<JsonText> json = parseJsonText(text, {});
    return importerFor({{}, text, json ? &json->value : nullptr}) != nullptr;
}

}  // namespace aksnet
