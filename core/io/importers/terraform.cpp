// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `terraform show -json` prints of a plan or a state, and state files. Every resource is put into ARM's words and read
// as if Azure had printed it; the report names the places in Terraform's words.
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/azure/resource_import.h"
#include "core/io/importers/importer.h"
#include "core/io/importers/terraform/other_types.h"
#include "core/io/importers/terraform/translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace aksnet {
namespace {

/// What every resource has, whatever it is.
constexpr std::array<std::string_view, 6> terraformEnvelope{
    "id", "name", "location", "resource_group_name", "tags", "timeouts",
};

/// false for a resource that is only named, as in a state that was cut down.
bool terraformSaysMore(const TerraformResource& resource) {
    const auto more = [](const Json* tree) {
        return tree && tree->is_object() && std::ranges::any_of(tree->items(), [](const auto& item) {
                   return !item.value().is_null() &&
                          std::ranges::find(terraformEnvelope, item.key()) == terraformEnvelope.end();
               });
    };
    return more(resource.values) || more(resource.unknown);
}

class TerraformWalk {
public:
    TerraformWalk(TerraformModel& model, ImportSink& sink)
        : m_model(model), m_resolver(model), m_identities(model, m_resolver), m_sink(sink) {}

    void run() {
        for (const TerraformResource& resource : m_model.resources) {
            if (m_sink.stop.stop_requested()) {
                return;
            }
            read(resource);
        }
    }

private:
    void read(const TerraformResource& resource);
    void readTranslated(const TerraformResource& resource, TerraformTranslation&& made);
    void readAzapi(const TerraformResource& resource);
    void associate(const TerraformResource& resource, const TerraformAssociation& association);
    [[nodiscard]] std::optional<Reference> reference(const TerraformResource& resource, std::string_view attribute,
                                                     std::string_view type) const;
    /// The account of a resource that is known by its address.
    void account(const TerraformResource& resource, const ResourceOutcome& outcome) {
        m_sink.log.open({outcome.status, resource.path, resource.parsed.type, resource.address, outcome.note});
    }
    void remarkName(const TerraformResource& resource, const ArmId& id);

    TerraformModel& m_model;
    TerraformResolver m_resolver;
    TerraformIdentities m_identities;
    ImportSink& m_sink;
};

void TerraformWalk::read(const TerraformResource& resource) {
    const ArmId* id = m_identities.of(resource);
    const TerraformResource* first = id ? m_identities.withId(*id) : nullptr;
    const TerraformType* type = findTerraformType(resource.parsed.type);
    if (!resource.leftOut.empty()) {
        account(resource, {ImportStatus::ignored, resource.leftOut});
    } else if (const TerraformAssociation* association = findTerraformAssociation(resource.parsed.type)) {
        associate(resource, *association);
    } else if (resource.parsed.isData && first && first != &resource) {
        account(resource, {ImportStatus::ignored, fmt::format("It looks up what {} describes.", first->address)});
    } else if (resource.parsed.type == "azapi_resource" && !resource.parsed.isData) {
        readAzapi(resource);
    } else if (!type || (resource.parsed.isData && !type->dataToo)) {
        account(resource, outcomeOfOtherTerraform(resource));
    } else if (!id) {
        account(resource, {ImportStatus::notUnderstood, "Its names are no Azure names."});
    } else if (!terraformSaysMore(resource)) {
        m_sink.log.open(
            {ImportStatus::notUnderstood, resource.path, std::string(type->armType), std::string(id->name()),
             fmt::format("The file names the {} but gives none of its properties.", resourceWord(type->armType))});
    } else {
        readTranslated(resource, translateTerraform(resource, *type, m_identities));
    }
}

void TerraformWalk::readTranslated(const TerraformResource& resource, TerraformTranslation&& made) {
    const ArmId& id = *m_identities.of(resource);
    const std::string type = terraformArmType(resource);
    ReadingProblems problems;
    const ResourceObject object{JsonView(&made.object, resource.path, problems), id, type};
    const ImportEntryHandle entry =
        m_sink.log.open({ImportStatus::imported, resource.path, type, std::string(id.name()), {}});
    m_sink.log.spellPaths({resource.path, std::move(made.names)});
    ResourceOutcome outcome = importResource(object, m_sink.merger);
    const bool imported = outcome.status == ImportStatus::imported;
    m_sink.log.settle(entry, outcome.status, std::move(outcome.note));
    if (!imported) {
        return;
    }
    remarkName(resource, id);
    for (auto* list : {&made.remarks, &problems.properties}) {
        for (ReadingProblems::Property& remark : *list) {
            m_sink.log.remark(
                {remark.status, std::move(remark.path), type, std::string(id.name()), std::move(remark.note)});
        }
    }
}

void TerraformWalk::remarkName(const TerraformResource& resource, const ArmId& id) {
    if (terraformText(resource.values, "name").empty() && terraformText(resource.values, "id").empty()) {
        m_sink.log.remark({ImportStatus::unknown, joinJsonPath(resource.valuesPath, "name"), id.type(),
                           std::string(id.name()), "The name is not known yet; the plan takes the address for it."});
    }
}

void TerraformWalk::readAzapi(const TerraformResource& resource) {
    const std::string type = terraformArmType(resource);
    const ArmId* id = m_identities.of(resource);
    if (type.empty()) {
        account(resource, {ImportStatus::notUnderstood, "The file does not say which type of resource it is."});
        return;
    }
    auto made = translateAzapi(resource, m_identities);
    const std::string name = id ? std::string(id->name()) : resource.address;
    const auto settle = [&](ImportStatus status, std::string note) {
        m_sink.log.open({status, resource.path, type, name, std::move(note)});
    };
    if (!isReadableType(type)) {
        ResourceOutcome outcome =
            outcomeOfOtherResource(type, made ? made->object : Json::object(), id ? std::optional(*id) : std::nullopt);
        settle(outcome.status, std::move(outcome.note));
    } else if (!id) {
        settle(ImportStatus::notUnderstood, "Its names are no Azure names.");
    } else if (!made) {
        settle(ImportStatus::unknown, "Its body is not stated or known only after apply.");
    } else if (!hasResourceContent(made->object)) {
        settle(ImportStatus::notUnderstood,
               fmt::format("The file names the {} but gives none of its properties.", resourceWord(type)));
    } else {
        readTranslated(resource, std::move(*made));
    }
}

std::optional<Reference> TerraformWalk::reference(const TerraformResource& resource, std::string_view attribute,
                                                  std::string_view type) const {
    const std::string path = joinJsonPath(resource.valuesPath, attribute);
    if (auto id = ArmId::parse(terraformText(resource.values, attribute))) {
        return Reference{std::move(*id), path};
    }
    const ArmId* id = m_identities.referred(terraformExpression(resource, attribute), resource, type);
    return id ? std::optional(Reference{*id, path}) : std::nullopt;
}

void TerraformWalk::associate(const TerraformResource& resource, const TerraformAssociation& association) {
    auto user = reference(resource, association.user, association.userType);
    auto used = reference(resource, association.used, association.usedType);
    const ImportEntryHandle entry =
        m_sink.log.open({ImportStatus::imported, resource.path, resource.parsed.type, resource.address, {}});
    for (const auto& [end, attribute, type] : {std::tuple(&user, association.user, association.userType),
                                               std::tuple(&used, association.used, association.usedType)}) {
        if (!*end) {
            const std::string from = terraformReferences(terraformExpression(resource, attribute));
            m_sink.log.settle(entry, ImportStatus::unknown,
                              fmt::format("The {} is known only after apply{}{}.", attribute,
                                          from.empty() ? "" : ": it comes from ", from));
            return;
        }
        if (!(*end)->id.isType(type)) {
            m_sink.log.settle(entry, ImportStatus::notUnderstood,
                              fmt::format("The {} names a {} where a {} is due.", attribute, (*end)->id.type(), type));
            return;
        }
    }
    std::string note = fmt::format("{} uses {}", user->id.name(), used->id.name());
    const bool isLinked = m_sink.merger.put(AssociationReading{std::move(*user), std::move(*used)});
    m_sink.log.settle(entry, isLinked ? ImportStatus::imported : ImportStatus::notUnderstood, std::move(note));
}

bool terraformSniff(const ImportDocument& document) {
    return document.json && holdsTerraformResources(*document.json);
}

void terraformRead(const ImportDocument& document, ImportSink& sink) {
    bool any = false;
    for (TerraformModel& model : readTerraformModels(*document.json)) {
        any = any || !model.resources.empty();
        TerraformWalk(model, sink).run();
    }
    if (!any && !sink.stop.stop_requested()) {
        sink.log.open({ImportStatus::ignored, {}, {}, {}, "There is no resource in this plan or state of Terraform."});
    }
}

}  // namespace

const Importer terraformImporter{"terraform", "Terraform plans and states (terraform show -json, terraform.tfstate)",
                                 terraformSniff, terraformRead};

}  // namespace aksnet
