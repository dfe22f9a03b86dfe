// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading what people already have into a plan, with an account of every resource.
#pragma once

#include "core/plan/plan.h"

#include <map>
#include <span>
#include <stop_token>

namespace aksnet {

/// A file's content with the name to use in messages.
struct SourceFile {
    std::string name;
    std::string text;
    std::string csvMapping =
        {};  ///< of a table: what its columns mean where that is not told, see core/io/csv_mapping.h
};

enum class ImportStatus : std::uint8_t {
    imported,       ///< it is in the plan
    ignored,        ///< left out on purpose; the note says why
    defaulted,      ///< the file leaves it open; the note says which default is taken, and from which source
    unknown,        ///< only a deployment could tell; the note gives the expression and why
    notUnderstood,  ///< it touches the network but could not be read; the note says why
};

/// What became of one resource or, as a remark, of one property of it that touches the network.
struct ImportEntry {
    ImportStatus status;
    std::string file;
    std::string
        path;  ///< JSON path in the file such as `value[0].agentPoolProfiles[1].vnetSubnetId`; empty: the whole file
    std::string resourceType;  ///< "Microsoft.ContainerService/managedClusters", as far as known
    std::string name;
    std::string note;
    bool isRemark = false;  ///< about a property, or about what one names; the resource has an entry of its own

    bool operator==(const ImportEntry&) const = default;
};

struct ImportReport {
    std::vector<ImportEntry> entries;  ///< in the order of files and of resources within them

    /// Each resource once, whatever remarks there are on it. A file that could not be read counts as one not understood.
    [[nodiscard]] int count(ImportStatus status) const;
    /// Readable text: totals on top, then a line an entry, remarks indented.
    [[nodiscard]] std::string text() const;
};

/// A parameter of a template that has no value, where knowing it would tell more of the network. Texts are as the template
/// states them, JSON where they are no text.
struct MissingParameter {
    std::string file;  ///< of the template
    std::string name;
    std::string type;  ///< "string", "int", "bool", "array" or "object"
    std::string description;
    std::vector<std::string> allowedValues;  ///< empty: all are allowed
    std::optional<long long> minValue;
    std::optional<long long> maxValue;
    std::optional<long long> minLength;
    std::optional<long long> maxLength;

    bool operator==(const MissingParameter&) const = default;
};

struct ImportOutcome {
    Plan plan;
    ImportReport report;
    std::vector<MissingParameter> missingParameters;  ///< secrets are left out
};

/// What is to be imported, and what templates among the files are told.
struct ImportRequest {
    std::span<const SourceFile> files;
    const Plan* base = nullptr;                     ///< goes on from there
    std::span<const SourceFile> parameterFiles;     ///< for every template, whatever they are called
    std::map<std::string, std::string> parameters;  ///< by name: text, or JSON where no text is due; outranks files
};

/// Reads all files into one plan; resources of `base` (if any) stay, those with the same ARM id are updated in place and
/// keep their ids. An Error only if no file could be used at all; it names the file and the place. Never throws.
/// A stop request ends with the Error "Import cancelled.".
[[nodiscard]] Result<ImportOutcome> importFiles(std::span<const SourceFile> files, const Plan* base = nullptr,
                                                const std::stop_token& stop = {});

/// The same with values for the parameters of templates. Also an Error if a parameter does not take the value set for it, or if no
/// template has a parameter of that name.
[[nodiscard]] Result<ImportOutcome> importWith(const ImportRequest& request, const std::stop_token& stop = {});

/// true if some importer would try this text: JSON of a shape that one of them knows, or a table with ranges.
[[nodiscard]] bool looksImportable(std::string_view text);

}  // namespace aksnet
