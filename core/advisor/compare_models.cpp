// SPDX-License-Identifier: GPL-3.0-or-later
//
// See compare_models.h.
#include "core/advisor/compare_models.h"

#include "core/advisor/model_variant.h"
#include "core/advisor/recommend.h"
#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/models/capabilities.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

std::vector<PoolLoad> loadsOfCluster(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<PoolLoad> loads;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[i];
        loads.push_back({facts.index->nameOf(pool.pool), static_cast<std::uint64_t>(std::max(pool.nodesMax, 0)),
                         static_cast<std::uint64_t>(pool.surge), pool.maxPods});
    }
    return loads;
}

/// What nodes and pods of the cluster take, from the facts of the plan in which it has the option's model.
void addNumbers(ModelOption& option, const Facts& facts, const ClusterFacts& cluster) {
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[i];
        const auto now = static_cast<std::uint64_t>(std::max(pool.nodesNow, 0));
        const auto peak = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0) + pool.surge);
        const std::uint64_t ofNetwork = pool.perNode.nodeSubnet + pool.perNode.podSubnet;
        option.networkNow = saturatingAdd(option.networkNow, saturatingMultiply(now, ofNetwork));
        option.networkAtPeak = saturatingAdd(option.networkAtPeak, saturatingMultiply(peak, ofNetwork));
        const std::uint64_t ofPodRange = pool.perNode.podSubnet + pool.perNode.podCidr;
        option.podRangeNeed = saturatingAdd(option.podRangeNeed, saturatingMultiply(peak, ofPodRange));
        if (pool.podSubnet) {
            for (const Prefix& prefix : facts.index->find(*pool.podSubnet)->subnet->addressPrefixes) {
                option.podRanges.push_back(prefix);
            }
        }
    }
    std::ranges::transform(cluster.podCidrs, std::back_inserter(option.podRanges), &ClusterRange::prefix);
    std::erase_if(option.podRanges, [](const Prefix& prefix) { return !prefix.isV4(); });
    std::ranges::sort(option.podRanges);
    option.podRanges.erase(std::ranges::unique(option.podRanges).begin(), option.podRanges.end());
}

/// What the service supports, and what it does not.
void addSupport(ModelOption& option, const Cluster& cluster) {
    for (const CapabilityIssue& issue : capabilityIssues(cluster)) {
        const bool isRefused = issue.support == catalog::Support::unsupported ||
                               (issue.support == catalog::Support::existingOnly && !option.isPresent);
        std::vector<std::string>& list = isRefused ? option.against : option.notes;
        std::string sentence = isRefused
                                   ? std::string(issue.why)
                                   : fmt::format("{}: {}. {}", issue.title(), supportTitle(issue.support), issue.why);
        if (std::ranges::find(list, sentence) == list.end()) {
            list.push_back(std::move(sentence));
        }
    }
}

/// Kubenet has its subnets for itself; that is seen from the plan, not from the cluster.
void addSharedSubnets(ModelOption& option, const Facts& facts, const ClusterFacts& cluster) {
    if (option.model->id != ModelId::kubenet) {
        return;
    }
    std::set<SubnetId> own;
    std::set<SubnetId> foreign;
    for (const PoolFacts& pool : facts.pools) {
        if (pool.nodeSubnet) {
            (pool.cluster == cluster.cluster ? own : foreign).insert(*pool.nodeSubnet);
        }
    }
    for (const SubnetId subnet : own) {
        if (foreign.contains(subnet)) {
            option.against.push_back(fmt::format("Kubenet clusters do not share subnets; another cluster lies in {}.",
                                                 facts.index->nameOf(subnet)));
        }
    }
}

/// What in the cluster stands in the way of changing it in place, where that is possible at all.
std::vector<std::string> obstaclesOf(const Cluster& cluster, const catalog::ModelChange& change) {
    std::vector<std::string> obstacles;
    if (change.effort != catalog::Effort::oneWay) {
        return obstacles;
    }
    constexpr KubernetesVersion leastVersion{1, 27};
    const KubernetesVersion version = kubernetesVersion(cluster);
    if (version != KubernetesVersion{} && version < leastVersion) {
        obstacles.push_back(
            fmt::format("The cluster runs Kubernetes {}; the change needs 1.27 or later.", cluster.kubernetesVersion));
    }
    const NetworkPolicy policy = cluster.networkProfile.networkPolicy.value_or(NetworkPolicy::none);
    if (policy == NetworkPolicy::azure || policy == NetworkPolicy::calico) {
        obstacles.push_back(fmt::format("Its {} network policy engine must be removed first.",
                                        policy == NetworkPolicy::azure ? "Azure" : "Calico"));
    }
    if (!cluster.networkProfile.nonMasqueradeCidrs.empty()) {
        obstacles.emplace_back("Its own masquerade configuration blocks the change.");
    }
    return obstacles;
}

using FindingKey = std::pair<std::string_view, ObjectRef>;

void addNewFindings(ModelOption& option, const Snapshot& present) {
    std::set<FindingKey> known;
    for (const Finding& finding : present.findings) {
        known.emplace(finding.ruleId, finding.subject);
    }
    for (const Finding& finding : option.snapshot->findings) {
        if (!finding.waivedReason.empty()) {
            continue;
        }
        if (known.contains({finding.ruleId, finding.subject})) {
            continue;
        }
        switch (finding.severity) {
            case Severity::error:
                ++option.newFindings.error;
                option.newErrors.push_back(finding.message);
                break;
            case Severity::warning: ++option.newFindings.warning; break;
            case Severity::info: ++option.newFindings.info; break;
        }
    }
}

/// Carries the change out and looks at the plan that results.
void tryOut(ModelOption& option, const Snapshot& present, const ClusterFacts& cluster, ModelVariant variant,
            const CompareOptions& options) {
    std::optional<Edit> edit;
    std::shared_ptr<const Plan> plan = present.plan;
    if (!option.isPresent) {
        edit = Shared<EditGroup>(EditGroup{
            fmt::format("Change {} to {}", cluster.value->info.name, option.model->title), std::move(variant.edits)});
        auto changed = apply(*present.plan, *edit);
        if (!changed) {
            option.against.push_back(changed.error().text());
            return;
        }
        plan = std::make_shared<const Plan>(*std::move(changed));
    }
    option.snapshot = evaluate({.plan = plan, .revision = present.revision, .today = options.today});
    const Facts& facts = *option.snapshot->facts;
    const ClusterFacts& then = *facts.find(cluster.cluster);
    addNumbers(option, facts, then);
    addSupport(option, *then.value);
    addSharedSubnets(option, facts, then);
    option.limits = limitsHit(*option.model, loadsOfCluster(facts, then), then.value->tier == ClusterTier::free);
    for (const LimitHit& hit : option.limits) {
        if (hit.isHard) {
            option.against.push_back(hit.sentence);
        }
    }
    addNewFindings(option, present);
    option.edit = std::move(edit);
}

/// What it takes to bring the cluster to the model: where its pools have several models, what is dearest.
catalog::ModelChange dearestChange(const Facts& facts, const ClusterFacts& cluster, const Model& model) {
    catalog::ModelChange dearest = catalog::modelChange(cluster.model->id, model.id);
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const catalog::ModelChange change = catalog::modelChange(facts.pools[i].model->id, model.id);
        if (change.effort > dearest.effort) {
            dearest = change;
        }
    }
    return dearest;
}

bool runsUnder(const Facts& facts, const ClusterFacts& cluster, const Model& model) {
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        if (facts.pools[i].model != &model) {
            return false;
        }
    }
    return cluster.model == &model;
}

ModelOption optionOf(const Snapshot& present, Carver& carver, const ClusterFacts& cluster, const Model& model,
                     const CompareOptions& options) {
    ModelOption option{.model = &model,
                       .isPresent = runsUnder(*present.facts, cluster, model),
                       .against = {},
                       .notes = {},
                       .podRanges = {},
                       .limits = {},
                       .newFindings = {},
                       .newErrors = {},
                       .change = dearestChange(*present.facts, cluster, model),
                       .obstacles = {},
                       .texts = &textsOf(model.id),
                       .edit = {},
                       .snapshot = {}};
    option.obstacles = obstaclesOf(*cluster.value, option.change);
    ModelVariant variant;
    if (!option.isPresent) {
        variant = variantOf(*present.facts, carver, cluster, model);
        option.against = variant.against;
        option.notes = variant.notes;
    }
    if (option.against.empty()) {
        tryOut(option, present, cluster, std::move(variant), options);
    } else {
        addSupport(option, variant.cluster);
    }
    if (options.podsReachable && !model.isFlat && model.id != ModelId::bringYourOwn) {
        option.against.emplace_back("Pods must be reachable by their own address; its pods are not.");
    }
    option.isFeasible = option.against.empty();
    return option;
}

}  // namespace

Result<ModelComparison> compareModels(const Snapshot& present, ClusterId cluster, const CompareOptions& options) {
    const ClusterFacts* facts = present.facts->find(cluster);
    if (!facts) {
        return fail("cluster", fmt::format("There is no {} in the plan.", toText(cluster)));
    }
    ModelComparison comparison{.cluster = cluster,
                               .clusterName = facts->value->info.name,
                               .podsReachable = options.podsReachable,
                               .options = {},
                               .recommended = {},
                               .recommendation = {}};
    Carver carver(*present.facts);
    for (const Model* each : allModels()) {
        comparison.options.push_back(optionOf(present, carver, *facts, *each, options));
    }
    recommend(comparison, *facts->value);
    return comparison;
}

}  // namespace aksnet::advisor
