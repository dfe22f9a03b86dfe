// SPDX-License-Identifier: GPL-3.0-or-later
//
// Object functions. Keys are the same in any case. An unknown object that is merged makes what stands there already unknown,
// for it might replace it; what comes later holds.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-object
#include "core/base/text.h"
#include "core/io/arm/call.h"
#include "core/io/arm/text_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

Json::object_t::iterator findAnyCase(Json::object_t& members, const std::string& key) {
    const auto exact = members.find(key);
    return exact != members.end() ? exact : std::ranges::find_if(members, [&](const auto& member) {
        return equalsIgnoringCase(member.first, key);
    });
}

/// What an unknown object does to those before it.
void mergeUnknown(const ArmCall& call, Json::object_t& into, const Json& unknown) {
    const Json rest = call.unknownRest(unknown);
    const std::string reason = armFirstReason(unknown);
    for (auto& [key, member] : into) {
        if (!isUnknownRest(key)) {
            member = unknownValue(fmt::format("{}.{}", call.name(), key), reason);
        }
    }
    into.insert_or_assign(rest.get<std::string>(), rest);
}

void mergeObject(ArmCall& call, Json::object_t& into, const Json::object_t& from, ArmMerge merge) {
    for (const auto& [key, member] : from) {
        call.evaluation().spend(1 + into.size() / 8);
        if (call.evaluation().isExhausted()) {
            return;
        }
        if (isUnknownRest(key)) {
            mergeUnknown(call, into, Json(key));
            continue;
        }
        const auto there = findAnyCase(into, key);
        if (there == into.end()) {
            into.emplace(key, call.copied(member));
        } else if (merge == ArmMerge::deep && there->second.is_object() && member.is_object()) {
            mergeObject(call, there->second.get_ref<Json::object_t&>(), member.get_ref<const Json::object_t&>(), merge);
        } else {
            there->second = call.copied(member);
        }
    }
}

ArmValue runCreateObject(ArmCall& call) {
    if (call.count() % 2 != 0) {
        return call.fail("createObject takes keys and values in turn; the last key has no value.");
    }
    Json::object_t members;
    for (std::size_t i = 0; i < call.count(); i += 2) {
        const std::string* key = call.text(i);
        if (key == nullptr) {
            return call.failure();
        }
        members.insert_or_assign(*key, call.copied(call[i + 1]));
    }
    return call.give(std::move(members));
}

ArmValue runNull(ArmCall&) {
    return armNull();
}

ArmValue runJson(ArmCall& call) {
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    call.evaluation().spend(text->size());
    auto parsed = parseJsonText(*text, "json");
    return parsed ? call.give(call.copied(parsed->value))
                  : call.fail(fmt::format("The text is not JSON: {}", parsed.error().what));
}

ArmValue runObjectKeys(ArmCall& call) {
    const Json::object_t* object = call.object(0);
    if (object == nullptr) {
        return call.failure();
    }
    Json::array_t keys;
    for (const auto& [key, member] : *object) {
        keys.push_back(isUnknownRest(key) ? call.unknownRest(call[0], call.name()) : call.copied(key));
    }
    return call.give(std::move(keys));
}

/// Lists of {key, value}, in the order of the keys.
ArmValue runItems(ArmCall& call) {
    const Json::object_t* object = call.object(0);
    if (object == nullptr) {
        return call.failure();
    }
    Json::array_t items;
    for (const auto& [key, member] : *object) {
        if (isUnknownRest(key)) {
            items.push_back(call.unknownRest(call[0], call.name()));
        } else {
            items.push_back(Json::object_t{{"key", call.copied(key)}, {"value", call.copied(member)}});
        }
    }
    return call.give(std::move(items));
}

ArmValue runShallowMerge(ArmCall& call) {
    const Json::array_t* objects = call.array(0);
    if (objects == nullptr) {
        return call.failure();
    }
    std::vector<const Json*> given;
    for (const Json& object : *objects) {
        given.push_back(&object);
    }
    return armMerged(call, given, ArmMerge::shallow);
}

constexpr ArmFunction objectFunctions[] = {
    {"createObject", 0, anyNumber, ArmFunction::Arguments::any, runCreateObject},
    {"null", 0, 0, ArmFunction::Arguments::known, runNull},
    {"json", 1, 1, ArmFunction::Arguments::known, runJson},
    {"objectKeys", 1, 1, ArmFunction::Arguments::any, runObjectKeys},
    {"items", 1, 1, ArmFunction::Arguments::any, runItems},
    {"shallowMerge", 1, 1, ArmFunction::Arguments::any, runShallowMerge},
};

}  // namespace

ArmValue armMerged(ArmCall& call, std::span<const Json* const> objects, ArmMerge merge) {
    Json::object_t merged;
    for (const Json* object : objects) {
        if (isUnknown(*object)) {
            mergeUnknown(call, merged, *object);
        } else if (object->is_object()) {
            mergeObject(call, merged, object->get_ref<const Json::object_t&>(), merge);
        } else {
            return call.fail(fmt::format("{} merges objects, and there is {}.", call.name(), armKind(*object)));
        }
    }
    return call.give(std::move(merged));
}

std::span<const ArmFunction> armObjectFunctions() {
    return objectFunctions;
}

}  // namespace aksnet
