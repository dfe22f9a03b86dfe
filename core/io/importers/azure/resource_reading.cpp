// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entry is opened before the resource is read, so that what reading it tells of other things stands below it.
#include "core/io/importers/azure/resource_reading.h"

#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/azure/resource_import.h"
#include "core/io/importers/azure/resource_obstacle.h"

#include <fmt/format.h>

namespace aksnet {

void readAzureResource(const FoundResource& found, ImportSink& sink, std::vector<ReadingProblems::Property> remarks) {
    const std::string name = found.id ? std::string(found.id->name()) : found.name;
    const auto account = [&](ImportStatus status, std::string note) {
        return sink.log.open({status, found.path, found.type, name, std::move(note)});
    };
    if (found.type.empty()) {
        account(ImportStatus::notUnderstood, "The object does not say which type of resource it is.");
        return;
    }
    const auto obstacle = isReadableType(found.type)
                              ? identityObstacle(found.object, found.type, found.name, found.id)
                              : std::optional(outcomeOfOtherResource(found.type, found.object, found.id));
    if (obstacle) {
        account(obstacle->status, obstacle->note);
        return;
    }
    auto id =
        found.id ? found.id : ArmId::unstated({{}, textOf(found.object, "resourceGroup")}, found.type, found.name);
    if (!id) {
        account(ImportStatus::notUnderstood,
                fmt::format("The {} has no id, and its name does not say where it belongs.", resourceWord(found.type)));
        return;
    }
    ReadingProblems problems;
    const ResourceObject resource{JsonView(&found.object, found.path, problems), std::move(*id), found.type};
    const ImportEntryHandle entry = account(ImportStatus::imported, {});
    ResourceOutcome outcome = importResource(resource, sink.merger);
    const bool imported = outcome.status == ImportStatus::imported;
    sink.log.settle(entry, outcome.status, std::move(outcome.note));
    if (!imported) {
        return;
    }
    remarks.insert(remarks.end(), std::make_move_iterator(problems.properties.begin()),
                   std::make_move_iterator(problems.properties.end()));
    for (ReadingProblems::Property& remark : remarks) {
        sink.log.remark({remark.status, std::move(remark.path), found.type, name, std::move(remark.note)});
    }
}

}  // namespace aksnet
