// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: something in a cluster is a preview, or sources contradict each other or say nothing about it. Why: it may be
// refused or change. Fix: try it out first, or do without.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUncertainSupport(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        std::vector<std::string> titles;
        std::vector<SumRow> rows;
        for (const CapabilityIssue& issue : capabilityIssues(*cluster.value)) {
            if (isUncertain(issue.support) && topicOf(issue) != CapabilityTopic::none) {
                std::string title = issue.title();
                if (std::ranges::find(titles, title) == titles.end()) {
                    rows.push_back({title, std::string(issue.why), std::string(catalog::supportTitle(issue.support))});
                    titles.push_back(std::move(title));
                }
            }
        }
        if (!titles.empty()) {
            std::ranges::sort(titles);
            Finding& finding =
                sink.add(cluster.cluster, "",
                         fmt::format("Cluster {} uses {} whose support is not certain: {}.", cluster.value->info.name,
                                     counted(titles.size(), "thing"), listed(titles)));
            finding.sum = std::move(rows);
        }
    }
}

}  // namespace

const Rule uncertainSupport{
    .id = "MOD-007",
    .name = "uncertain-support",
    .family = "model-capability",
    .severity = Severity::info,
    .title = "Support is a preview, disputed or not documented",
    .azureCode = "",
    .levers = {Lever::addOn, Lever::networkingModel, Lever::dataPlane},
    .check = checkUncertainSupport,
};

}  // namespace aksnet::rules
