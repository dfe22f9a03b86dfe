// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ARM templates and parameter files of one import. They need one another, so they are read before the other files: a
// parameter file tells a template its values, and a template that another one links is no deployment of its own.
#pragma once

#include "core/io/arm/template_expander.h"
#include "core/io/importers/importer.h"

namespace aksnet {

class TemplateLibrary {
public:
    /// The files must outlive it. Parses those that look like templates or their values.
    TemplateLibrary(std::span<const SourceFile> files, const std::stop_token& stop);
    TemplateLibrary(const TemplateLibrary&) = delete;
    TemplateLibrary& operator=(const TemplateLibrary&) = delete;

    /// Finds each template's values and expands it. An Error if a value does not fit.
    [[nodiscard]] Result<void> prepare(std::span<const SourceFile> parameterFiles,
                                       const std::map<std::string, std::string>& parameters);

    /// The file's JSON, parsed now if it was not yet.
    [[nodiscard]] Result<JsonText> textOf(std::size_t file, const SourceFile& source, const std::stop_token& stop);
    /// true if the file is no import of its own but tells something to others; says so in the log.
    [[nodiscard]] bool accountFor(std::size_t file, ImportSink& sink) const;
    /// Reads the resources of a template that stands in the file of the log at that path.
    void read(const Json& armTemplate, const std::string& path, ImportSink& sink);

    /// Those of which the report says that something of the network depends on them.
    [[nodiscard]] std::vector<MissingParameter> missingParameters(const ImportReport& report) const;

private:
    struct Entry {
        std::optional<Result<JsonText>> text;  ///< once it was parsed
        bool isTemplate = false;               ///< as a whole
        bool isParameters = false;
        bool isLinked = false;  ///< another template reads it
        std::string usedFor;    ///< the template that the values are for
        GivenValues values;     ///< that a template is given
        std::optional<ExpandedTemplate> expanded;
    };
    struct Missing {
        std::string file;
        const Json* armTemplate;
        std::string name;
    };

    void giveValues(const TemplateFile& from, const std::vector<std::size_t>& templates);
    [[nodiscard]] Result<void> setByName(const std::map<std::string, std::string>& parameters,
                                         const std::vector<std::size_t>& templates);
    void readExpanded(ExpandedTemplate& expanded, std::uint32_t file, ImportSink& sink) const;
    void noteMissing(const ExpandedTemplate& expanded, std::uint32_t file, const Json& armTemplate);

    std::span<const SourceFile> m_sources;
    std::vector<Entry> m_entries;       ///< one a file
    std::vector<TemplateFile> m_files;  ///< that links may mean, in the order of the sources
    std::vector<Missing> m_missing;
    TemplateBudget m_budget;
    std::size_t m_reading = 0;  ///< the file being read
};

}  // namespace aksnet
