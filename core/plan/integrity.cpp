// SPDX-License-Identifier: GPL-3.0-or-later
//
// One walk over the plan that checks numbers and references.
#include "core/plan/integrity.h"

#include "core/plan/plan_lists.h"
#include "core/plan/query.h"
#include "core/plan/thing_check.h"

#include <unordered_map>

namespace aksnet {
namespace {

/// What is wrong with the id of a thing, or an empty text.
std::string idFault(ObjectRef ref, std::uint32_t nextNumber, std::unordered_map<std::uint32_t, ObjectRef>& owners) {
    if (ref.number == 0) {
        return fmt::format("This {} has no id.", kindName(ref.kind));
    }
    if (ref.number >= nextNumber) {
        return fmt::format("{} is not below the plan's next number {}.", toText(ref), nextNumber);
    }
    if (const auto [owner, isNew] = owners.emplace(ref.number, ref); !isNew) {
        return owner->second == ref ? fmt::format("The id {} is given twice.", toText(ref))
                                    : fmt::format("{} and {} share the number {}; every id has its own.",
                                                  toText(owner->second), toText(ref), ref.number);
    }
    return {};
}

}  // namespace

std::vector<Error> integrity(const Plan& plan) {
    std::vector<Error> faults;
    const PlanIndex index(plan);
    std::unordered_map<std::uint32_t, ObjectRef> owners;
    const auto contains = [&](ObjectRef ref) { return index.contains(ref); };
    if (plan.nextNumber == 0 || plan.nextNumber > maxObjectNumber + 1) {
        faults.push_back(
            {"nextNumber", fmt::format("nextNumber is {}; it is 1 to {}.", plan.nextNumber, maxObjectNumber + 1)});
    }
    visitObjects(plan, [&](ObjectRef ref, const auto& thing, const auto& path) {
        if (auto fault = idFault(ref, plan.nextNumber, owners); !fault.empty()) {
            faults.push_back({path() + ".id", std::move(fault)});
        }
        forEachFault(thing, contains, [&](std::string_view key, std::string what) {
            faults.push_back({path() + "." + std::string(key), std::move(what)});
        });
        return false;
    });
    for (std::size_t i = 0; i < plan.waivers.size(); ++i) {
        if (!index.contains(plan.waivers[i].subject)) {
            faults.push_back({fmt::format("waivers[{}].subject", i), missingText(plan.waivers[i].subject)});
        }
    }
    return faults;
}

}  // namespace aksnet
