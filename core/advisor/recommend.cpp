// SPDX-License-Identifier: GPL-3.0-or-later
//
// See recommend.h.
#include "core/advisor/recommend.h"

#include "core/base/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

const ModelOption& optionFor(const ModelComparison& comparison, ModelId id) {
    return *std::ranges::find(comparison.options, id, [](const ModelOption& option) { return option.model->id; });
}

const ModelOption* presentOption(const ModelComparison& comparison) {
    const auto found = std::ranges::find(comparison.options, true, &ModelOption::isPresent);
    return found == comparison.options.end() ? nullptr : &*found;
}

bool passes(const ModelOption& option, LimitKind kind) {
    return std::ranges::find(option.limits, kind, &LimitHit::kind) != option.limits.end();
}

/// Models worth taking, most wanted first.
std::vector<ModelId> wantedModels(const ModelComparison& comparison, bool needsFlat) {
    const ModelOption& dynamic = optionFor(comparison, ModelId::podSubnetDynamic);
    const bool isTooLarge =
        passes(dynamic, LimitKind::podsPerCluster) || passes(dynamic, LimitKind::addressesPerNetwork);
    std::vector<ModelId> wanted;
    if (!needsFlat) {
        wanted.push_back(ModelId::overlay);
    }
    wanted.push_back(isTooLarge ? ModelId::podSubnetStatic : ModelId::podSubnetDynamic);
    wanted.push_back(isTooLarge ? ModelId::podSubnetDynamic : ModelId::podSubnetStatic);
    wanted.push_back(ModelId::nodeSubnet);
    return wanted;
}

/// The first that can be and brings no new error; else the first that can be.
const ModelOption* choose(const ModelComparison& comparison, std::span<const ModelId> wanted) {
    const ModelOption* possible = nullptr;
    for (const ModelId id : wanted) {
        const ModelOption& option = optionFor(comparison, id);
        if (option.isFeasible && option.newFindings.error == 0) {
            return &option;
        }
        if (option.isFeasible && !possible) {
            possible = &option;
        }
    }
    return possible;
}

/// The numbers beside those of the present model, or of the one that takes most.
void addNumbersText(const ModelComparison& comparison, const ModelOption& choice, std::vector<std::string>& sentences) {
    const ModelOption* other = presentOption(comparison);
    if (!other || other == &choice || !other->snapshot) {
        other = nullptr;
        for (const ModelOption& option : comparison.options) {
            if (option.snapshot && option.networkAtPeak > (other ? *other : choice).networkAtPeak) {
                other = &option;
            }
        }
    }
    std::string text = fmt::format("At its largest, during an upgrade, it takes {} of the virtual network",
                                   counted(choice.networkAtPeak, "address"));
    text += other ? fmt::format("; {} {} {}.", other->model->title, other->isPresent ? "takes" : "would take",
                                grouped(other->networkAtPeak))
                  : ".";
    sentences.push_back(std::move(text));
}

void addChangeText(std::string_view from, const ModelOption& choice, std::vector<std::string>& sentences) {
    switch (choice.change.effort) {
        case catalog::Effort::oneWay:
        case catalog::Effort::reimage:
        case catalog::Effort::freely:
            sentences.push_back(fmt::format("A running cluster can be changed from {} in place, {}: {}", from,
                                            catalog::effortTitle(choice.change.effort), choice.change.condition));
            std::ranges::copy(choice.obstacles, std::back_inserter(sentences));
            return;
        case catalog::Effort::newPool:
            sentences.push_back(
                fmt::format("A running cluster gets there from {} with new pools: {}", from, choice.change.condition));
            return;
        case catalog::Effort::newCluster:
            sentences.push_back(fmt::format(
                "There is no way in place from {}: a cluster that runs is built anew beside the old one.", from));
            return;
    }
}

}  // namespace

void recommend(ModelComparison& comparison, const Cluster& cluster) {
    std::vector<std::string>& sentences = comparison.recommendation;
    const bool needsFlat = comparison.podsReachable;
    const ModelOption* choice = choose(comparison, wantedModels(comparison, needsFlat));
    const ModelOption* present = presentOption(comparison);
    if (!choice) {
        sentences.push_back(
            fmt::format("None of Azure's models suits cluster {} as it is planned.", cluster.info.name));
        for (const ModelOption& option : comparison.options) {
            if (!option.against.empty()) {
                sentences.push_back(fmt::format("{}: {}", option.model->title, option.against.front()));
            }
        }
        return;
    }
    comparison.recommended = choice->model->id;
    sentences.push_back(choice == present ? fmt::format("Stay with {}.", choice->model->title)
                                          : fmt::format("Take {}.", choice->model->title));
    sentences.emplace_back(choice->texts->guidance);
    if (const ModelOption& overlay = optionFor(comparison, ModelId::overlay);
        choice->model->id != ModelId::overlay && !overlay.isFeasible) {
        sentences.push_back(fmt::format("Azure CNI Overlay, the usual choice, is out: {}", overlay.against.front()));
    }
    addNumbersText(comparison, *choice, sentences);
    if (choice->newFindings.error > 0) {
        sentences.push_back(fmt::format("It brings {} that the plan does not have now; see there first.",
                                        counted(static_cast<unsigned>(choice->newFindings.error), "error")));
    }
    if (choice == present) {
        return;
    }
    if (present && !present->model->retirement.empty()) {
        sentences.push_back(fmt::format("{} retires on {}.", present->model->title, present->model->retirement));
    }
    if (present && present->model->id == ModelId::bringYourOwn) {
        sentences.push_back(
            fmt::format("{} stays right where its plugin has what Azure's lack.", present->model->title));
    }
    addChangeText(present ? present->model->title : "the models of its pools", *choice, sentences);
}

}  // namespace aksnet::advisor
