// SPDX-License-Identifier: GPL-3.0-or-later
//
// See model_comparison.h.
#include "core/report/model_comparison.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {

namespace {

Cell addressesCell(std::uint64_t number) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

/// What stands beside the model's name.
std::string standingOf(const advisor::ModelComparison& comparison, const advisor::ModelOption& option) {
    std::vector<std::string_view> words;
    if (option.isPresent) {
        words.emplace_back("present");
    }
    if (comparison.recommended == option.model->id) {
        words.emplace_back("recommended");
    } else if (!option.isFeasible) {
        words.emplace_back("not possible");
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string prefixesText(std::span<const Prefix> prefixes) {
    std::vector<std::string> texts;
    std::ranges::transform(prefixes, std::back_inserter(texts), [](const Prefix& prefix) { return prefix.text(); });
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string whyOf(const advisor::ModelComparison& comparison, const advisor::ModelOption& option) {
    if (comparison.recommended == option.model->id) {
        return fmt::format("{}", fmt::join(comparison.recommendation, " "));
    }
    return fmt::format("{}", fmt::join(option.against, " "));
}

}  // namespace

Table modelComparison(const advisor::ModelComparison& comparison) {
    Table table{.key = "model-comparison",
                .title = fmt::format("Networking models for {}", comparison.clusterName),
                .columns = {{"model", "Model", ColumnType::text},
                            {"standing", "Standing", ColumnType::text},
                            {"networkNow", "VNet now", ColumnType::integer},
                            {"networkAtPeak", "VNet at peak", ColumnType::integer},
                            {"podRangeNeed", "Pod range needs", ColumnType::integer},
                            {"podRanges", "Pod range", ColumnType::text},
                            {"newErrors", "New errors", ColumnType::integer},
                            {"newWarnings", "New warnings", ColumnType::integer},
                            {"newInfos", "New notes", ColumnType::integer},
                            {"change", "Change", ColumnType::text},
                            {"retires", "Retires", ColumnType::text},
                            {"why", "Why", ColumnType::text}},
                .rows = {}};
    for (const advisor::ModelOption& option : comparison.options) {
        const bool hasNumbers = option.snapshot != nullptr;
        const auto number = [&](std::uint64_t value) { return hasNumbers ? addressesCell(value) : Cell(); };
        const auto findings = [&](int count) { return number(static_cast<std::uint64_t>(count)); };
        table.rows.push_back(
            {comparison.cluster,
             {std::string(option.model->title), standingOf(comparison, option), number(option.networkNow),
              number(option.networkAtPeak), option.podRangeNeed > 0 ? number(option.podRangeNeed) : Cell(),
              prefixesText(option.podRanges), findings(option.newFindings.error), findings(option.newFindings.warning),
              findings(option.newFindings.info),
              option.isPresent ? std::string() : std::string(effortTitle(option.change.effort)),
              std::string(option.model->retirement), whyOf(comparison, option)}});
    }
    return table;
}

std::vector<ModelRemarks> modelRemarks(const advisor::ModelOption& option) {
    std::vector<ModelRemarks> remarks;
    const auto add = [&](std::string_view head, const auto& sentences) {
        if (!std::ranges::empty(sentences)) {
            ModelRemarks& each = remarks.emplace_back(ModelRemarks{std::string(head), {}});
            std::ranges::transform(sentences, std::back_inserter(each.sentences),
                                   [](const auto& sentence) { return std::string(sentence); });
        }
    };
    std::vector<std::string> limits;
    for (const advisor::LimitHit& hit : option.limits) {
        // Those that Azure refuses stand under what is against it.
        if (!hit.isHard) {
            limits.push_back(hit.sentence);
        }
    }
    add("Not possible", option.against);
    add("Notes", option.notes);
    add("Limits", limits);
    if (option.isFeasible) {
        add("New errors", option.newErrors);
    }
    if (!option.isPresent && !option.change.condition.empty()) {
        add("To change a running cluster", std::array{std::string(option.change.condition)});
    }
    add("In the way of that", option.obstacles);
    add("For it", option.texts->pros);
    add("Against it", option.texts->cons);
    return remarks;
}

}  // namespace aksnet
