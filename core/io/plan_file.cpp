// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file as a whole: head, lists, layout, and the checks that need all of it.
#include "core/io/plan_file.h"

#include "core/io/json_reader.h"
#include "core/io/json_writer.h"
#include "core/io/plan_file_fields.h"
#include "core/plan/integrity.h"
#include "core/plan/plan_lists.h"
#include "core/plan/query.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view planFormat = "aksnet-plan";

/// A layout is a map: its keys are the ids of what was placed. Other keys are unknown ones.
void readLayout(JsonReader& fields, Layout& layout) {
    for (const std::string& key : fields.keys()) {
        if (const auto ref = parseObjectRef(key)) {
            fields.wrapper(key, [&](JsonReader& inner) { placementFields(inner, layout.placements[*ref]); });
        }
    }
    fields.unknown(layout.unknownFields);
}

void writeLayout(JsonWriter& fields, const PlanDocument& document) {
    const PlanIndex index(document.plan);
    for (const auto& [ref, placement] : document.layout.placements) {
        if (index.contains(ref)) {
            fields.wrapper(toText(ref), [&](JsonWriter& inner) { placementFields(inner, placement); });
        }
    }
    UnknownFields unknown;
    std::ranges::copy_if(document.layout.unknownFields, std::back_inserter(unknown), [&](const UnknownField& field) {
        const auto ref = parseObjectRef(std::string_view(field.key).substr(0, field.key.find('/')));
        return !ref || (index.contains(*ref) && document.layout.placements.contains(*ref));
    });
    fields.unknown(unknown);
}

/// Reads format and version; an Error unless this is a plan file that this program can read.
Result<void> readHead(const JsonValue& root, std::string_view name) {
    const JsonValue* format = root.find("format");
    if (root.kind != JsonValue::Kind::object || format == nullptr || format->text != planFormat) {
        return fail(std::string(name),
                    fmt::format("This is no plan of AksNet: it lacks \"format\": \"{}\".", planFormat));
    }
    const std::string where = placeInFile(name, "version");
    const JsonValue* version = root.find("version");
    if (version == nullptr || version->kind != JsonValue::Kind::number) {
        return fail(where, fmt::format("A plan file states its version as a number; this program reads up to {}.",
                                       planFileVersion));
    }
    const bool isWhole = std::ranges::all_of(version->text, [](char c) { return c >= '0' && c <= '9'; });
    if (!isWhole || version->text == "0") {
        return fail(where, fmt::format("{} is no version of plan files; they start at 1.", version->text));
    }
    if (version->text != std::to_string(planFileVersion)) {
        return fail(
            "",
            fmt::format("{} was written by a newer AksNet (file version {}; this program reads up to {}). Open it with "
                        "a newer version.",
                        name.empty() ? "The plan" : name, version->text, planFileVersion));
    }
    return {};
}

/// Things without an id get the numbers after the highest one in use.
void giveMissingNumbers(Plan& plan) {
    for (const ObjectRef ref : allObjects(plan)) {
        if (ref.number <= maxObjectNumber) {
            plan.nextNumber = std::max(plan.nextNumber, ref.number + 1);
        }
    }
    const auto give = [&](auto& id) {
        if (id.value == 0) {
            id.value = plan.nextNumber++;
        }
    };
    const auto lacks = [](const auto& thing) { return thing.id.value == 0; };
    for (auto& network : plan.virtualNetworks) {
        if (lacks(*network) || std::ranges::any_of(network->subnets, lacks) ||
            std::ranges::any_of(network->peerings, lacks)) {
            VirtualNetwork& own = network.edit();
            give(own.id);
            std::ranges::for_each(own.subnets, give, &Subnet::id);
            std::ranges::for_each(own.peerings, give, &Peering::id);
        }
    }
    for (auto& cluster : plan.clusters) {
        if (lacks(*cluster) || std::ranges::any_of(cluster->agentPoolProfiles, lacks)) {
            Cluster& own = cluster.edit();
            give(own.id);
            std::ranges::for_each(own.agentPoolProfiles, give, &NodePool::id);
        }
    }
    forEachFlatList(plan, [&](ObjectKind, std::string_view, auto& list) {
        for (auto& thing : list) {
            give(thing.id);
        }
    });
}

}  // namespace

Result<PlanDocument> parsePlan(std::string_view text, std::string_view name) {
    const auto root = parseJson(text, name);
    if (!root) {
        return std::unexpected(root.error());
    }
    if (auto head = readHead(*root, name); !head) {
        return std::unexpected(std::move(head.error()));
    }
    PlanDocument document;
    ReadLog log{std::string(name), std::nullopt};
    JsonReader fields(log, *root);
    std::string format;
    int version = 0;
    fields.text("format", format);
    fields.number("version", version);
    planFields(fields, document.plan);
    fields.part("layout", document.layout, [](JsonReader& inner, Layout& layout) { readLayout(inner, layout); });
    fields.number("nextNumber", document.plan.nextNumber);
    fields.unknown(document.plan.unknownFields);
    if (log.fault) {
        return std::unexpected(std::move(*log.fault));
    }
    giveMissingNumbers(document.plan);
    if (auto faults = integrity(document.plan); !faults.empty()) {
        return fail(placeInFile(name, faults.front().where), std::move(faults.front().what));
    }
    const PlanIndex index(document.plan);
    for (const auto& [ref, placement] : document.layout.placements) {
        if (!index.contains(ref)) {
            return fail(placeInFile(name, "layout." + toText(ref)),
                        fmt::format("There is no {} in the plan.", toText(ref)));
        }
    }
    return document;
}

std::string writePlan(const PlanDocument& document) {
    JsonWriter fields;
    fields.text("format", std::string(planFormat));
    fields.number("version", planFileVersion);
    planFields(fields, document.plan);
    fields.part("layout", document, [](JsonWriter& inner, const PlanDocument& whole) { writeLayout(inner, whole); });
    fields.number("nextNumber", document.plan.nextNumber);
    fields.unknown(document.plan.unknownFields);
    return prettyJson(std::move(fields).take()) + "\n";
}

bool looksLikePlan(std::string_view text) {
    const auto skip = [&](std::string_view part) {
        if (!text.starts_with(part)) {
            return false;
        }
        text.remove_prefix(part.size());
        return true;
    };
    const auto skipBlanks = [&] { text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size())); };
    skip("\xEF\xBB\xBF");
    skipBlanks();
    if (!skip("{")) {
        return false;
    }
    for (auto at = text.find("\"format\""); at != std::string_view::npos; at = text.find("\"format\"")) {
        text.remove_prefix(at);
        skip("\"format\"");
        skipBlanks();
        if (skip(":")) {
            skipBlanks();
            if (skip("\"aksnet-plan\"")) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace aksnet
