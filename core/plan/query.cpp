// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names, paths and lists of a plan's objects by walking it.
#include "core/plan/query.h"

#include "core/plan/plan_lists.h"

namespace aksnet {
std::string nameOf(const Plan& plan, ObjectRef ref) {
    if (ref.kind == ObjectKind::plan) {
        return plan.name;
    }
    std::string name;
    visitObjects(plan, [&](ObjectRef found, const auto& thing, const auto&) {
        if (found == ref) {
            name = nameField(thing);
        }
        return found == ref;
    });
    return name;
}

std::string pathOf(const Plan& plan, ObjectRef ref) {
    std::string text;
    visitObjects(plan, [&](ObjectRef found, const auto&, const auto& path) {
        if (found == ref) {
            text = path();
        }
        return found == ref;
    });
    return text;
}

std::vector<ObjectRef> allObjects(const Plan& plan) {
    std::vector<ObjectRef> objects;
    visitObjects(plan, [&](ObjectRef found, const auto&, const auto&) {
        objects.push_back(found);
        return false;
    });
    return objects;
}

}  // namespace aksnet
