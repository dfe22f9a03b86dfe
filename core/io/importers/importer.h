// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an importer is. Each has a file in this folder that defines it, and a line in catalogue.def.
#pragma once

#include "core/io/importers/import_log.h"
#include "core/io/importers/json_text.h"
#include "core/io/importers/plan_merger.h"

#include <span>
#include <stop_token>

namespace aksnet {

/// A file as importers see it.
struct ImportDocument {
    std::string_view name;
    std::string_view text;
    const Json* json;  ///< none if the text is not JSON
    std::string_view csvMapping = {};
};

class TemplateLibrary;

/// Where importers put what they find.
struct ImportSink {
    PlanMerger& merger;
    ImportLog& log;
    const std::stop_token& stop;
    TemplateLibrary& templates;  ///< of all files, for those that are or hold templates
};

struct Importer {
    std::string_view key;    ///< as in catalogue.def
    std::string_view title;  ///< for lists of formats
    /// Would `read` find something in it?
    bool (*sniff)(const ImportDocument&);
    /// Reads all it can and accounts for the rest in the log; may leave off in the middle after a stop request.
    void (*read)(const ImportDocument&, ImportSink&);
};

#define IMPORTER(name) extern const Importer name##Importer;
#include "core/io/importers/catalogue.def"
#undef IMPORTER

/// All importers, in the order in which they are asked.
[[nodiscard]] std::span<const Importer* const> allImporters();

}  // namespace aksnet
