// SPDX-License-Identifier: GPL-3.0-or-later
//
// What AKS takes where no file states a property of a cluster. It can be told only at the end: the networking model, which
// some defaults follow, may be known from the pools alone, and those may come from another file.
#include "core/catalog/defaults.h"
#include "core/io/importers/plan_merger.h"
#include "core/models/model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {
namespace {

std::string defaultSentence(std::string_view taken, const Source& source) {
    return fmt::format("It is not stated; AKS takes {} (source: {}).", taken, source.title);
}

std::string defaultRanges(const std::vector<Prefix>& ranges) {
    std::vector<std::string> texts;
    for (const Prefix& range : ranges) {
        texts.push_back(range.text());
    }
    return fmt::format("{}", fmt::join(texts, " and "));
}

/// The sentence for a property that nothing has stated; empty where the cluster has it after all, or has no use for it.
std::string defaultOf(const Cluster& cluster, std::string_view key) {
    const NetworkProfile& profile = cluster.networkProfile;
    if (key == "networkPlugin" && !profile.networkPlugin) {
        return fmt::format("It is not stated; {} is taken, what new clusters get (source: {}).", modelOf(cluster).title,
                           catalog::sources::cniOverview.title);
    }
    if (key == "podCidr" && profile.podCidrs.empty() && !effectivePodCidrs(cluster).empty()) {
        return defaultSentence(defaultRanges(effectivePodCidrs(cluster)), catalog::podCidrText.source);
    }
    if (key == "serviceCidr" && profile.serviceCidrs.empty()) {
        return defaultSentence(defaultRanges(effectiveServiceCidrs(cluster)), catalog::serviceCidrText.source);
    }
    if (key == "dnsServiceIP" && !profile.dnsServiceIp) {
        return defaultSentence(effectiveDnsServiceIp(cluster).text(), catalog::dnsServiceIpText.source);
    }
    if (key == "outboundType" && !profile.outboundType) {
        return defaultSentence(catalog::outboundTypeText.value, catalog::outboundTypeText.source);
    }
    if (key == "loadBalancerSku" && !profile.loadBalancerSku) {
        return defaultSentence(catalog::loadBalancerSkuText.value, catalog::loadBalancerSkuText.source);
    }
    return {};
}

}  // namespace

void PlanMerger::noteDefault(const ReadingPlace& at, std::string_view type, std::string_view name, std::string note) {
    // What the file states by an expression that nobody could evaluate is unknown, not left to AKS.
    if (!note.empty() && !m_log.isUnknown(at.place, at.path)) {
        m_log.remark(at.place, {.status = ImportStatus::defaulted,
                                .path = at.path,
                                .resourceType = std::string(type),
                                .name = std::string(name),
                                .note = std::move(note)});
    }
}

void PlanMerger::noteDefaults(const Cluster& cluster) {
    const auto open = m_leftOpen.find(cluster.id.value);
    if (open == m_leftOpen.end()) {
        return;  // known from its pools alone, so nobody can say what its file leaves open
    }
    const auto& [place, properties] = open->second;
    for (const LeftOpen& property : properties) {
        noteDefault({place, property.path}, armType::cluster, cluster.info.name, defaultOf(cluster, property.key));
    }
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        const auto at = m_poolsWithoutMaxPods.find(pool.id.value);
        if (at != m_poolsWithoutMaxPods.end() && !pool.maxPods) {
            const Model& used = modelOf(cluster, pool);
            noteDefault(at->second, armType::nodePool, pool.name,
                        defaultSentence(fmt::format("{}, as {} has it", used.defaultMaxPods, used.title),
                                        catalog::sources::ipAddressPlanning));
        }
    }
}

void PlanMerger::noteDefaults() {
    for (const Cluster& cluster : m_draft.clusters()) {
        noteDefaults(cluster);
    }
}

}  // namespace aksnet
