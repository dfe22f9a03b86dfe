// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two subnets or peerings of a network, two pools of a cluster, or two resources of one kind in one resource group
// have the same name. Why: Azure takes the second for the first and changes that. Fix: another name.
#include "core/base/text.h"
#include "core/rules/definitions.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Case does not count; the names are hashed first, as hardly ever two are alike.
std::size_t hashedName(std::string_view name) {
    std::size_t hash = 14695981039346656037ULL;
    for (const char letter : name) {
        const bool isUpper = letter >= 'A' && letter <= 'Z';
        hash = (hash ^ static_cast<unsigned char>(isUpper ? letter + ('a' - 'A') : letter)) * 1099511628211ULL;
    }
    return hash;
}

struct NamedThing {
    ObjectRef object;
    std::string_view name;
    std::string_view group;  ///< resource group; empty inside a network or cluster
    std::size_t hash = 0;
};

class NameLists {
public:
    explicit NameLists(FindingSink& sink) : m_sink(sink) {}

    void add(ObjectRef object, std::string_view name, std::string_view group = {}) {
        m_things.push_back({object, name, group, hashedName(name)});
    }
    /// Judges the names added since the last time; `within` ends the sentence: "virtual network hub".
    template <class Within>
    void judge(Within within) {
        std::ranges::sort(m_things, {}, [](const NamedThing& thing) { return std::tie(thing.hash, thing.object); });
        for (std::size_t i = 1; i < m_things.size(); ++i) {
            const NamedThing& first = m_things[i - 1];
            const NamedThing& second = m_things[i];
            if (first.hash == second.hash && equalsIgnoringCase(first.name, second.name) &&
                equalsIgnoringCase(first.group, second.group) && first.object.kind == second.object.kind) {
                Finding& finding =
                    m_sink.add(second.object, "name",
                               fmt::format("Two {}s of {} are called {}; Azure knows only one of that name.",
                                           kindName(second.object.kind), within(second), second.name));
                finding.related = {first.object};
            }
        }
        m_things.clear();
    }

private:
    FindingSink& m_sink;
    std::vector<NamedThing> m_things;
};

void checkNameTakenTwice(const Facts& facts, FindingSink& sink) {
    const Plan& plan = *facts.plan;
    NameLists names(sink);
    for (const auto& network : plan.virtualNetworks) {
        const auto within = [&](const NamedThing&) { return fmt::format("virtual network {}", network->info.name); };
        for (const Subnet& subnet : network->subnets) {
            names.add(subnet.id, subnet.name);
        }
        names.judge(within);
        for (const Peering& peering : network->peerings) {
            names.add(peering.id, peering.name);
        }
        names.judge(within);
    }
    for (const auto& cluster : plan.clusters) {
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            names.add(pool.id, pool.name);
        }
        names.judge([&](const NamedThing&) { return fmt::format("cluster {}", cluster->info.name); });
    }
    // Resources with no group stated may well lie in different ones.
    const auto addResource = [&](ObjectRef object, const ResourceInfo& info) {
        if (!info.resourceGroup.empty() && info.armId.empty()) {
            names.add(object, info.name, info.resourceGroup);
        }
    };
    std::ranges::for_each(plan.virtualNetworks, [&](const auto& thing) { addResource(thing->id, thing->info); });
    std::ranges::for_each(plan.clusters, [&](const auto& thing) { addResource(thing->id, thing->info); });
    const auto addAll = [&](const auto& list) {
        std::ranges::for_each(list, [&](const auto& thing) { addResource(thing.id, thing.info); });
    };
    addAll(plan.routeTables);
    addAll(plan.natGateways);
    addAll(plan.networkSecurityGroups);
    addAll(plan.firewalls);
    addAll(plan.publicIpPrefixes);
    addAll(plan.publicIpAddresses);
    names.judge([](const NamedThing& thing) { return fmt::format("resource group {}", thing.group); });
}

}  // namespace

const Rule nameTakenTwice{
    .id = "HYG-002",
    .name = "name-taken-twice",
    .family = "hygiene",
    .severity = Severity::error,
    .title = "One name is given twice",
    .azureCode = "",
    .levers = {Lever::name},
    .check = checkNameTakenTwice,
};

}  // namespace aksnet::rules
