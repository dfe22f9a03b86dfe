// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool's name is not made of lower-case letters and digits with a letter first, or is too long: 12 characters, for
// Windows 6. Why: AKS refuses the pool. Fix: another name.
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

std::size_t longestName(const NodePool& pool) {
    return pool.osType == OsType::windows ? catalog::longestWindowsPoolName : catalog::longestLinuxPoolName;
}

bool isLowerLetter(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool isPoolName(std::string_view name, std::size_t longest) {
    return !name.empty() && name.size() <= longest && isLowerLetter(name.front()) &&
           std::ranges::all_of(name,
                               [](char letter) { return isLowerLetter(letter) || (letter >= '0' && letter <= '9'); });
}

/// The name with what is not allowed left out; empty if nothing is left.
std::string allowedName(std::string_view name, std::size_t longest) {
    std::string kept = lowered(name);
    std::erase_if(kept, [](char letter) { return !isLowerLetter(letter) && (letter < '0' || letter > '9'); });
    kept.erase(0, std::min(kept.find_first_of("abcdefghijklmnopqrstuvwxyz"), kept.size()));
    return kept.substr(0, longest);
}

void checkPoolName(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts&, const NodePool& pool) {
        const std::size_t longest = longestName(pool);
        // A pool that Azure has already has a name that it took.
        if (isPoolName(pool.name, longest) || !pool.armId.empty() || isStandInName(pool.name)) {
            return;
        }
        Finding& finding = sink.add(
            pool.id, "name",
            fmt::format("Node pool {} of cluster {} has a name that AKS refuses: it wants up to {} lower-case letters "
                        "and digits{}, a letter first.",
                        inQuotes(pool.name), cluster.value->info.name, longest,
                        pool.osType == OsType::windows ? " for Windows" : ""));
        const std::string better = allowedName(pool.name, longest);
        const bool isTaken = std::ranges::any_of(cluster.value->agentPoolProfiles,
                                                 [&](const NodePool& other) { return other.name == better; });
        if (!better.empty() && !isTaken) {
            finding.fixes.push_back({fmt::format("Call it {}", better), Rename{pool.id, better}});
        }
    });
}

}  // namespace

const Rule poolName{
    .id = "POOL-001",
    .name = "pool-name",
    .family = "pools",
    .severity = Severity::error,
    .title = "Node pool's name is not allowed",
    .azureCode = "",
    .levers = {Lever::poolName},
    .check = checkPoolName,
};

}  // namespace aksnet::rules
