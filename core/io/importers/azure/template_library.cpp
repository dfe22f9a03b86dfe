// SPDX-License-Identifier: GPL-3.0-or-later
//
// Only files whose text has the marks of a template are parsed early; they are kept, for links and references between them.
#include "core/io/importers/azure/template_library.h"

#include "core/base/text.h"
#include "core/io/arm/template_parameter.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/azure/resource_reading.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// What a template, or a file with its values, cannot do without.
bool libraryMayHold(std::string_view text) {
    for (const std::string_view mark : {"eploymentTemplate", "eploymentParameters", "contentVersion"}) {
        if (text.contains(mark)) {
            return true;
        }
    }
    return false;
}

}  // namespace

TemplateLibrary::TemplateLibrary(std::span<const SourceFile> files, const std::stop_token& stop)
    : m_sources(files), m_entries(files.size()), m_files(files.size()) {
    m_budget.expressions.stop = stop;
    for (std::size_t i = 0; i < files.size() && !stop.stop_requested(); ++i) {
        Entry& entry = m_entries[i];
        if (!libraryMayHold(files[i].text)) {
            continue;
        }
        entry.text = parseJsonText(files[i].text, files[i].name, stop);
        if (!*entry.text) {
            continue;
        }
        const Json& json = (*entry.text)->value;
        entry.isTemplate = isArmTemplate(json);
        entry.isParameters = !entry.isTemplate && isParameterFile(json);
        if (entry.isTemplate || entry.isParameters) {
            m_files[i] = {files[i].name, &json};
        }
    }
}

void TemplateLibrary::giveValues(const TemplateFile& from, const std::vector<std::size_t>& templates) {
    for (auto& [key, given] : valuesOfParameterFile(from)) {
        for (const std::size_t file : templates) {
            m_entries[file].values.insert_or_assign(key, given);
        }
    }
}

Result<void> TemplateLibrary::setByName(const std::map<std::string, std::string>& parameters,
                                        const std::vector<std::size_t>& templates) {
    for (const auto& [name, text] : parameters) {
        bool isDeclared = false;
        for (const std::size_t file : templates) {
            const auto parameter = findTemplateParameter(*m_files[file].json, name);
            if (!parameter) {
                continue;
            }
            isDeclared = true;
            auto value = valueFromText(*parameter, text);
            if (!value) {
                return fail(m_files[file].name, std::move(value.error().what));
            }
            m_entries[file].values.insert_or_assign(lowered(name), GivenValue{name, std::move(*value), {}});
        }
        if (!isDeclared) {
            return fail(name, fmt::format("None of the templates has a parameter {}.", name));
        }
    }
    return {};
}

Result<void> TemplateLibrary::prepare(std::span<const SourceFile> parameterFiles,
                                      const std::map<std::string, std::string>& parameters) {
    std::vector<std::size_t> templates;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].isTemplate) {
            templates.push_back(i);
            names.push_back(m_files[i].name);
        }
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto user = m_entries[i].isParameters ? templateOfParameterFile(m_files[i].name, names) : std::nullopt;
        if (user) {
            m_entries[i].usedFor = names[*user];
            giveValues(m_files[i], {templates[*user]});
        }
    }
    for (const SourceFile& file : parameterFiles) {
        auto text = parseJsonText(file.text, file.name, m_budget.expressions.stop);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        giveValues({file.name, &text->value}, templates);
    }
    if (auto set = setByName(parameters, templates); !set) {
        return set;
    }
    for (const std::size_t file : templates) {
        Entry& entry = m_entries[file];
        entry.expanded =
            expandTemplate({m_files[file].json, static_cast<std::uint32_t>(file), {}}, m_files, entry.values, m_budget);
        for (const std::size_t linked : entry.expanded->linkedFiles) {
            if (linked != file) {
                m_entries[linked].isLinked = true;
                m_entries[linked].usedFor = m_files[file].name;
            }
        }
    }
    return {};
}

Result<JsonText> TemplateLibrary::textOf(std::size_t file, const SourceFile& source, const std::stop_token& stop) {
    Entry& entry = m_entries[file];
    m_reading = file;
    if (!entry.text) {
        return parseJsonText(source.text, source.name, stop);
    }
    // What is a template as a whole was read already, and links may point into it.
    return entry.isTemplate ? *entry.text : std::move(*entry.text);
}

bool TemplateLibrary::accountFor(std::size_t file, ImportSink& sink) const {
    const Entry& entry = m_entries[file];
    if (entry.isTemplate && entry.isLinked) {
        sink.log.open(
            {ImportStatus::ignored,
             {},
             {},
             {},
             fmt::format("A linked template; {} deploys it, and its resources are read there.", entry.usedFor)});
        return true;
    }
    if (!entry.isParameters || entry.usedFor.empty()) {
        return false;
    }
    const GivenValues values = valuesOfParameterFile(m_files[file]);
    sink.log.open(
        {ImportStatus::ignored,
         {},
         {},
         {},
         fmt::format("A parameter file; its {} used for {}.",
                     values.size() == 1 ? "value is" : fmt::format("{} values are", values.size()), entry.usedFor)});
    const auto user = std::ranges::find(m_files, entry.usedFor, &TemplateFile::name);
    for (const auto& [key, given] : values) {
        const auto parameter =
            user != m_files.end() && user->json ? findTemplateParameter(*user->json, given.name) : std::nullopt;
        if (!parameter && !entry.isLinked) {
            sink.log.remark({ImportStatus::ignored,
                             joinJsonPath("parameters", given.name),
                             {},
                             given.name,
                             fmt::format("{} declares no such parameter.", entry.usedFor)});
        } else if (const auto fault = parameter ? faultOfValue(*parameter, given.value) : std::nullopt) {
            sink.log.remark({ImportStatus::notUnderstood,
                             joinJsonPath("parameters", given.name),
                             {},
                             given.name,
                             *fault + " It is taken all the same."});
        }
    }
    return true;
}

void TemplateLibrary::read(const Json& armTemplate, const std::string& path, ImportSink& sink) {
    Entry& entry = m_entries[m_reading];
    if (path.empty() && entry.expanded) {
        readExpanded(*entry.expanded, static_cast<std::uint32_t>(m_reading), sink);
        noteMissing(*entry.expanded, static_cast<std::uint32_t>(m_reading), *m_files[m_reading].json);
        entry.expanded.reset();
        return;
    }
    ExpandedTemplate expanded =
        expandTemplate({&armTemplate, static_cast<std::uint32_t>(m_reading), path}, m_files, {}, m_budget);
    readExpanded(expanded, static_cast<std::uint32_t>(m_reading), sink);
}

void TemplateLibrary::readExpanded(ExpandedTemplate& expanded, std::uint32_t file, ImportSink& sink) const {
    const auto remark = [&](TemplateRemark& each, const std::string& type, const std::string& name) {
        sink.log.remark({each.status, std::move(each.path), type, name, std::move(each.note)});
    };
    for (TemplateRemark& each : expanded.remarks) {
        remark(each, {}, {});
    }
    std::uint32_t current = file;
    for (ExpandedResource& resource : expanded.resources) {
        if (sink.stop.stop_requested()) {
            return;
        }
        if (resource.file != current) {
            current = resource.file;
            sink.log.beginFile(m_sources[current].name);
        }
        const bool isRead = resource.body.is_object();
        if (isRead) {
            std::vector<ReadingProblems::Property> remarks;
            for (TemplateRemark& each : resource.remarks) {
                remarks.push_back({std::move(each.path), std::move(each.note), each.status});
            }
            const FoundResource found{resource.body, resource.path, resource.type, resource.name, resource.id};
            readAzureResource(found, sink, std::move(remarks));
            continue;
        }
        const bool isIgnored = resource.state == TemplateResourceState::left ||
                               (resource.isDeployment && resource.state != TemplateResourceState::notUnderstood);
        sink.log.open({isIgnored ? ImportStatus::ignored : ImportStatus::notUnderstood, resource.path, resource.type,
                       resource.id ? std::string(resource.id->name()) : resource.name, resource.note});
        for (TemplateRemark& each : resource.remarks) {
            if (resource.state == TemplateResourceState::mayBeDeployed) {
                remark(each, resource.type, resource.name);
            }
        }
    }
    if (current != file) {
        sink.log.beginFile(m_sources[file].name);
    }
}

void TemplateLibrary::noteMissing(const ExpandedTemplate& expanded, std::uint32_t file, const Json& armTemplate) {
    for (const std::string& name : expanded.missingParameters) {
        m_missing.push_back({m_sources[file].name, &armTemplate, name});
    }
}

std::vector<MissingParameter> TemplateLibrary::missingParameters(const ImportReport& report) const {
    std::string unknown;
    for (const ImportEntry& entry : report.entries) {
        unknown += entry.status == ImportStatus::unknown ? lowered(entry.note) + "\n" : std::string();
    }
    std::vector<MissingParameter> missing;
    for (const Missing& each : m_missing) {
        const auto parameter = findTemplateParameter(*each.armTemplate, each.name);
        if (!parameter || !unknown.contains(lowered(fmt::format("parameters('{}')", each.name)))) {
            continue;
        }
        MissingParameter asked{each.file, parameter->name, parameter->type(), {}, {}, {}, {}, {}, {}};
        if (const Json* metadata = findIgnoringCase(*parameter->node, "metadata")) {
            asked.description = aksnet::textOf(*metadata, "description");
        }
        for (const Json& value : parameter->allowedValues()) {
            asked.allowedValues.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        }
        asked.minValue = parameter->bound("minValue");
        asked.maxValue = parameter->bound("maxValue");
        asked.minLength = parameter->bound("minLength");
        asked.maxLength = parameter->bound("maxLength");
        missing.push_back(std::move(asked));
    }
    return missing;
}

}  // namespace aksnet
