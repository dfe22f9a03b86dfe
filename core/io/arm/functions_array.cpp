// SPDX-License-Identifier: GPL-3.0-or-later
//
// Array functions that make lists or look elements up. What is unknown in a list stays in its place; an unknown list stands in
// a longer one as its unknown rest.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-array
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

ArmValue runArray(ArmCall& call) {
    if (isUnknown(call[0])) {
        return call.unknown();  // it might be a list already
    }
    return call[0].is_array() ? call.value(0) : call.give(Json::array_t{call.copied(call[0])});
}

ArmValue runCreateArray(ArmCall& call) {
    Json::array_t elements;
    for (std::size_t i = 0; i < call.count(); ++i) {
        elements.push_back(call.copied(call[i]));
    }
    return call.give(std::move(elements));
}

ArmValue runRange(ArmCall& call) {
    constexpr long long mostElements = 10'000;
    constexpr long long largest = std::numeric_limits<std::int32_t>::max();
    const auto start = call.integer(0);
    const auto count = call.integer(1);
    if (!start || !count) {
        return call.failure();
    }
    if (*count < 0 || *count > mostElements || *start < -largest || *start > largest - *count) {
        return call.fail(fmt::format("range makes up to {} elements of 32 bits.", grouped(mostElements)));
    }
    Json::array_t elements;
    call.evaluation().charge(static_cast<std::uint64_t>(*count) * sizeof(Json));
    for (long long i = 0; i < *count; ++i) {
        elements.emplace_back(*start + i);
    }
    return call.give(std::move(elements));
}

/// One level less: the elements of the lists in the list.
ArmValue runFlatten(ArmCall& call) {
    const Json::array_t* lists = call.array(0);
    if (lists == nullptr) {
        return call.failure();
    }
    Json::array_t elements;
    for (const Json& list : *lists) {
        if (isUnknown(list)) {
            elements.push_back(call.unknownRest(list));
            continue;
        }
        if (!list.is_array()) {
            return call.fail(fmt::format("flatten takes a list of lists, and there is {} in it.", armKind(list)));
        }
        for (const Json& element : list) {
            elements.push_back(call.copied(element));
        }
    }
    return call.give(std::move(elements));
}

/// The elements of all lists, each value once. One that only might be the same as another is kept.
ArmValue unitedLists(ArmCall& call) {
    Json::array_t all;
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (isUnknown(call[i])) {
            all.push_back(call.unknownRest(call[i]));
            continue;
        }
        const Json::array_t* list = call.array(i);
        if (list == nullptr) {
            return call.failure();
        }
        for (const Json& element : *list) {
            call.evaluation().spend(1 + all.size() / 8);
            const auto isThere = std::ranges::any_of(all, [&](const Json& e) { return armSame(e, element) == true; });
            if (!isThere) {
                all.push_back(call.copied(element));
            }
            if (call.evaluation().isExhausted()) {
                return call.fail({});
            }
        }
    }
    return call.give(std::move(all));
}

ArmValue runUnion(ArmCall& call) {
    std::vector<const Json*> given;
    bool hasObject = false;
    bool hasList = false;
    for (std::size_t i = 0; i < call.count(); ++i) {
        given.push_back(&call[i]);
        hasObject = hasObject || call[i].is_object();
        hasList = hasList || call[i].is_array();
    }
    if (hasList) {
        return unitedLists(call);
    }
    if (!hasObject) {
        call.note(fmt::format("union takes lists or objects, not {}.", armKind(call[0])));
        return call.failure();
    }
    return armMerged(call, given, ArmMerge::deep);
}

/// The elements of the first list, or members of the first object, that the other has too; none where an unknown decides.
std::optional<Json> inCommon(ArmCall& call, const Json& first, const Json& other) {
    Json kept = first.is_array() ? Json(Json::array()) : Json(Json::object());
    for (auto each = first.begin(); each != first.end(); ++each) {
        call.evaluation().spend(1 + other.size() / 8);
        std::optional<bool> isThere = false;
        if (first.is_array()) {
            isThere = armContains(other.get_ref<const Json::array_t&>(), *each);
        } else if (const Json* member = armMember(other, each.key())) {
            isThere = armSame(*member, *each);
        }
        if (!isThere) {
            return std::nullopt;
        }
        if (*isThere && first.is_array()) {
            kept.push_back(*each);
        } else if (*isThere) {
            kept[each.key()] = *each;
        }
    }
    return kept;
}

ArmValue runIntersection(ArmCall& call) {
    Json common = call[0];
    for (std::size_t i = 1; i < call.count(); ++i) {
        if (!common.is_structured() || call[i].type() != common.type()) {
            return call.fail("intersection takes lists, or objects.");
        }
        auto next = inCommon(call, common, call[i]);
        if (!next) {
            return call.fail("An unknown value decides what the arguments have in common.");
        }
        common = std::move(*next);
    }
    return call.give(call.copied(common));
}

/// The value, or null, that the keys lead to; one that would be missing further on is null too.
ArmValue runTryGet(ArmCall& call) {
    ArmValue value = call.value(0);
    for (std::size_t i = 1; i < call.count() && !value->is_null(); ++i) {
        call.evaluation().spend(value->is_array() ? value->size() / 8 : 1);
        ArmAccess found = armAccess(value, call[i]);
        value = found.value ? std::move(found.value) : armNull();
    }
    return value;
}

/// The element at an index that counts from 1 at the end; none beyond the list.
std::optional<ArmValue> elementFromEnd(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto index = call.integer(1);
    if (!list || !index || !call.isKnown(1)) {
        return call.failure();
    }
    if (*index < 1 || static_cast<std::uint64_t>(*index) > list->size()) {
        return call.isKnown(0) ? std::nullopt : std::optional(call.unknown());
    }
    const auto behind = list->end() - *index;
    const bool isSure = std::none_of(behind, list->end(), [](const Json& element) { return armIsRest(element); });
    return isSure ? ArmValue(call.value(0), &*behind) : call.unknown();
}

ArmValue runIndexFromEnd(ArmCall& call) {
    const auto element = elementFromEnd(call);
    return element ? *element : call.fail("The list has no element at that index from its end.");
}

/// The keys of objects in the list lead on from there, as tryGet's do.
ArmValue runTryIndexFromEnd(ArmCall& call) {
    auto value = elementFromEnd(call).value_or(armNull());
    for (std::size_t i = 2; i < call.count() && !value->is_null(); ++i) {
        ArmAccess found = armAccess(value, call[i]);
        value = found.value ? std::move(found.value) : armNull();
    }
    return value;
}

constexpr ArmFunction arrayFunctions[] = {
    {"array", 1, 1, ArmFunction::Arguments::any, runArray},
    {"createArray", 0, anyNumber, ArmFunction::Arguments::any, runCreateArray},
    {"range", 2, 2, ArmFunction::Arguments::known, runRange},
    {"flatten", 1, 1, ArmFunction::Arguments::any, runFlatten},
    {"union", 1, anyNumber, ArmFunction::Arguments::any, runUnion},
    {"intersection", 2, anyNumber, ArmFunction::Arguments::known, runIntersection},
    {"tryGet", 2, anyNumber, ArmFunction::Arguments::any, runTryGet},
    {"indexFromEnd", 2, 2, ArmFunction::Arguments::any, runIndexFromEnd},
    {"tryIndexFromEnd", 2, anyNumber, ArmFunction::Arguments::any, runTryIndexFromEnd},
};

}  // namespace

bool armIsRest(const Json& element) {
    return element.is_string() && isUnknownRest(element.get_ref<const std::string&>());
}

std::optional<bool> armContains(const Json::array_t& list, const Json& item) {
    std::optional<bool> result = false;
    for (const Json& element : list) {
        const auto same = armIsRest(element) ? std::nullopt : armSame(element, item);
        if (same == true) {
            return true;
        }
        result = same ? result : std::nullopt;
    }
    return result;
}

std::span<const ArmFunction> armArrayFunctions() {
    return arrayFunctions;
}

}  // namespace aksnet
