// SPDX-License-Identifier: GPL-3.0-or-later
//
// A removal told in sentences, from the same Removal that `apply` carries out.
#include "core/plan/edit.h"
#include "core/plan/query.h"
#include "core/plan/removal.h"

#include <fmt/format.h>

#include <array>

namespace aksnet {
namespace {

/// Names of up to this many things are spelled out in one sentence.
constexpr std::size_t namesInSentence = 5;

/// "Subnet a of virtual network b", "cluster c": with the parent where there is one.
class PlaceNames {
public:
    explicit PlaceNames(const Plan& plan) : m_plan(plan), m_index(plan) {}

    [[nodiscard]] std::string full(ObjectRef ref) const {
        std::string text = fmt::format("{} {}", kindName(ref.kind), nameOf(m_plan, ref));
        if (const ObjectRef parent = m_index.parentOf(ref); parent != ObjectRef{}) {
            text += fmt::format(" of {} {}", kindName(parent.kind), nameOf(m_plan, parent));
        }
        return text;
    }
    [[nodiscard]] const PlanIndex& index() const { return m_index; }

private:
    const Plan& m_plan;
    PlanIndex m_index;
};

std::string startSentence(std::string text) {
    if (text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

/// What a cleared reference was to its owner, where its kind alone would not say.
std::string_view roleOf(const ClearedReference& reference) {
    struct Role {
        std::string_view field;
        std::string_view name;
    };
    static constexpr std::array<Role, 5> roles{{
        {"podSubnetID", "pod subnet"},
        {"nodePublicIPPrefixID", "node public IP prefix"},
        {"apiServerAccessProfile.subnetId", "API server subnet"},
        {"addonProfiles.ingressApplicationGateway.config.subnetId", "application gateway subnet"},
        {"connectedVirtualNetworks", "connection to virtual network"},
    }};
    for (const Role& role : roles) {
        if (role.field == reference.field) {
            return role.name;
        }
    }
    return kindName(reference.target.kind);
}

/// "Its 3 subnets a, b and c are removed with it."
void addContents(const Plan& plan, const std::vector<ObjectRef>& inside, std::vector<std::string>& sentences) {
    if (inside.empty()) {
        return;
    }
    std::string names;
    for (std::size_t i = 0; i < inside.size() && i < namesInSentence; ++i) {
        names += (i == 0 ? "" : ", ") + nameOf(plan, inside[i]);
    }
    if (inside.size() > namesInSentence) {
        names += fmt::format(" and {} more", inside.size() - namesInSentence);
    }
    const std::string_view kind = kindName(inside.front().kind);
    sentences.push_back(inside.size() == 1
                            ? fmt::format("Its {} {} is removed with it.", kind, names)
                            : fmt::format("Its {} {}s ({}) are removed with it.", inside.size(), kind, names));
}

/// The other things that go, and what lies inside the removed one.
void addObjects(const Plan& plan, const PlaceNames& names, const Removal& removal, ObjectRef object,
                std::vector<std::string>& sentences) {
    for (const ObjectKind kind : {ObjectKind::subnet, ObjectKind::peering, ObjectKind::nodePool}) {
        std::vector<ObjectRef> inside;
        for (const ObjectRef ref : removal.objects) {
            if (ref.kind == kind && names.index().parentOf(ref) == object) {
                inside.push_back(ref);
            }
        }
        addContents(plan, inside, sentences);
    }
    for (const ObjectRef ref : removal.objects) {
        if (ref == object || names.index().parentOf(ref) == object) {
            continue;
        }
        if (ref.kind == ObjectKind::subnetConsumer) {
            const SubnetConsumer& consumer = *names.index().find(SubnetConsumerId(ref.number));
            sentences.push_back(fmt::format("Subnet consumer {}, which takes addresses from {}, is removed.",
                                            consumer.name, names.full(consumer.subnet)));
        } else {
            sentences.push_back(startSentence(names.full(ref)) + " is removed.");
        }
    }
}

}  // namespace

std::vector<std::string> consequencesOfRemoving(const Plan& plan, ObjectRef object) {
    const Removal removal = removalOf(plan, std::array{object});
    const PlaceNames names(plan);
    std::vector<std::string> sentences;
    addObjects(plan, names, removal, object, sentences);
    for (const ClearedReference& reference : removal.cleared) {
        sentences.push_back(fmt::format("{} loses its {} {}.", startSentence(names.full(reference.owner)),
                                        roleOf(reference), nameOf(plan, reference.target)));
    }
    for (const Waiver& waiver : removal.waivers) {
        sentences.push_back(
            fmt::format("The waiver of {} for {} is removed.", waiver.rule, names.full(waiver.subject)));
    }
    return sentences;
}

}  // namespace aksnet
