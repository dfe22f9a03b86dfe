// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits in the words of the undo list.
#include "core/plan/changes.h"
#include "core/plan/query.h"

namespace aksnet {
namespace {

/// "subnet aks-nodes"; the kind alone when there is no name.
std::string kindAndName(ObjectKind kind, std::string_view name) {
    return name.empty() ? std::string(kindName(kind)) : fmt::format("{} {}", kindName(kind), name);
}

std::string kindAndName(const Plan& plan, ObjectRef ref) {
    return ref.kind == ObjectKind::plan ? "plan" : kindAndName(ref.kind, nameOf(plan, ref));
}

/// "Add subnet a", "Change subnet a", or "Rename subnet a to b" when the name is what differs.
template <class T>
std::string putText(const Plan& before, const T& value) {
    const ObjectRef ref(value.id);
    const std::string& name = nameField(value);
    if (ref.number == newNumber) {
        return "Add " + kindAndName(ref.kind, name);
    }
    const std::string oldName = nameOf(before, ref);
    return oldName == name ? "Change " + kindAndName(ref.kind, name)
                           : fmt::format("Rename {} to {}", kindAndName(ref.kind, oldName), name);
}

std::string prefixesText(const std::vector<Prefix>& prefixes) {
    std::string text;
    for (const Prefix& prefix : prefixes) {
        text += (text.empty() ? "" : ", ") + prefix.text();
    }
    return text;
}

std::string_view severityWords(Severity severity) {
    switch (severity) {
        case Severity::error: return "an error";
        case Severity::warning: return "a warning";
        case Severity::info: return "a note";
    }
    return {};
}

/// One overload a kind of edit, in the order of Edit.
struct EditText {
    const Plan& before;

    std::string operator()(const SetPlanInfo&) const { return "Change plan details"; }
    std::string operator()(const Rename& edit) const {
        return fmt::format("Rename {} to {}", kindAndName(before, edit.object), edit.name);
    }
    std::string operator()(const SetAddressPrefixes& edit) const {
        const std::string name = nameOf(before, edit.object);
        if (edit.addressPrefixes.empty()) {
            return fmt::format("Remove prefixes of {}", name);
        }
        return fmt::format("Change {} of {} to {}", edit.addressPrefixes.size() == 1 ? "prefix" : "prefixes", name,
                           prefixesText(edit.addressPrefixes));
    }
    std::string operator()(const PutVirtualNetwork& edit) const { return putText(before, edit.value); }
    std::string operator()(const PutSubnet& edit) const {
        const Subnet& value = edit.value;
        if (value.id.value != newNumber && PlanIndex(before).parentOf(value.id) != ObjectRef(edit.virtualNetwork)) {
            return fmt::format("Move subnet {} to {}", value.name, nameOf(before, edit.virtualNetwork));
        }
        return putText(before, value);
    }
    std::string operator()(const PutPeering& edit) const { return putText(before, edit.value); }
    std::string operator()(const PutCluster& edit) const { return putText(before, edit.value); }
    std::string operator()(const PutNodePool& edit) const { return putText(before, edit.value); }
    std::string operator()(const SetNetworkProfile& edit) const {
        return fmt::format("Change network profile of {}", kindAndName(before, edit.cluster));
    }
    template <class T>
    std::string operator()(const Put<T>& edit) const {
        return putText(before, edit.value);
    }
    std::string operator()(const Remove& edit) const { return "Remove " + kindAndName(before, edit.object); }
    std::string operator()(const AddWaiver& edit) const {
        return fmt::format("Waive {} for {}", edit.waiver.rule, kindAndName(before, edit.waiver.subject));
    }
    std::string operator()(const RemoveWaiver& edit) const {
        return fmt::format("Remove waiver of {} for {}", edit.rule, kindAndName(before, edit.subject));
    }
    std::string operator()(const SetSeverity& edit) const {
        return edit.severity ? fmt::format("Make {} {} in this plan", edit.rule, severityWords(*edit.severity))
                             : fmt::format("Let {} be as grave as the rule says", edit.rule);
    }
    std::string operator()(const ReplacePlan& edit) const { return edit.label.empty() ? "Replace plan" : edit.label; }
    std::string operator()(const Shared<EditGroup>& edit) const {
        if (!edit->label.empty()) {
            return edit->label;
        }
        return edit->edits.size() == 1 ? describe(before, edit->edits.front())
                                       : fmt::format("{} changes", edit->edits.size());
    }
};

}  // namespace

std::string describe(const Plan& before, const Edit& edit) {
    return std::visit(EditText{before}, edit);
}

}  // namespace aksnet
