// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the subnet, virtual network or resource group of an Overlay or Pod Subnet cluster has a name of more than 63
// characters. Why: AKS writes the names into labels of nodes, which hold no more. Fix: shorter names.
#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

bool putsNamesInLabels(const Model& model) {
    return model.id == ModelId::overlay || model.usesPodSubnet;
}

/// Names of things that lie in one cluster's network; each thing is judged once, whoever uses it.
class LabelNames {
public:
    explicit LabelNames(FindingSink& sink) : m_sink(sink) {}

    void check(ObjectRef thing, std::string_view what, std::string_view field, std::string_view name,
               const ClusterFacts& cluster) {
        if (name.size() <= catalog::longestNodeLabel || isStandInName(name)) {
            return;
        }
        const std::size_t length = characters(name);
        if (length <= catalog::longestNodeLabel || !m_judged.emplace(thing, field).second) {
            return;
        }
        Finding& finding =
            m_sink.add(thing, field,
                       fmt::format("The name of {} {} has {}; cluster {} writes it into a node label, which holds {}.",
                                   what, inQuotes(name), counted(length, "character"), cluster.value->info.name,
                                   catalog::longestNodeLabel.value));
        finding.related = {ObjectRef(cluster.cluster)};
        finding.sum = {{"name", "characters", grouped(length)},
                       {"limit", "characters of a label", grouped(catalog::longestNodeLabel.value)}};
    }

private:
    static std::size_t characters(std::string_view name) {
        return static_cast<std::size_t>(
            std::ranges::count_if(name, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    }

    FindingSink& m_sink;
    std::set<std::pair<ObjectRef, std::string_view>> m_judged;
};

void checkNodeLabelTooLong(const Facts& facts, FindingSink& sink) {
    LabelNames names(sink);
    std::vector<const ClusterFacts*> clusters;
    for (const ClusterFacts& cluster : facts.clusters) {
        if (putsNamesInLabels(*cluster.model)) {
            clusters.push_back(&cluster);
        }
    }
    std::ranges::sort(clusters, {}, &ClusterFacts::cluster);  // of several clusters the first is named
    for (const ClusterFacts* cluster : clusters) {
        const VirtualNetwork* network = ownNetworkOf(facts, *cluster);
        if (!network) {
            continue;
        }
        names.check(network->id, "virtual network", "name", network->info.name, *cluster);
        names.check(network->id, "resource group", "resourceGroup", network->info.resourceGroup, *cluster);
        for (const PoolFacts& pool : poolsOf(facts, *cluster)) {
            for (const auto& id : {pool.nodeSubnet, pool.podSubnet}) {
                if (const auto place = id ? facts.index->find(*id) : std::nullopt) {
                    names.check(*id, "subnet", "name", place->subnet->name, *cluster);
                }
            }
        }
    }
}

}  // namespace

const Rule nodeLabelTooLong{
    .id = "HYG-001",
    .name = "node-label-too-long",
    .family = "hygiene",
    .severity = Severity::error,
    .title = "Name is too long for a node label",
    .azureCode = "",
    .levers = {Lever::name},
    .check = checkNodeLabelTooLong,
};

}  // namespace aksnet::rules
