// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet's prefix does not lie inside any of its virtual network's prefixes.
// Why: Azure refuses the subnet. Fix: add the range to the network, or move the subnet into free space. Of a network without
// any address space nothing can be told, which is said once.
#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet::rules {

namespace {

std::string prefixList(const std::vector<Prefix>& prefixes) {
    std::vector<std::string> texts;
    std::ranges::transform(prefixes, std::back_inserter(texts), &Prefix::text);
    return fmt::format("{}", fmt::join(texts, ", "));
}

void reportOutside(FindingSink& sink, const VirtualNetwork& network, const Subnet& subnet, const Prefix& prefix) {
    Finding& finding = sink.add(
        subnet.id, "addressPrefixes",
        fmt::format(
            "Subnet {} has {}, which is not inside the address space of virtual network {} ({}); Azure refuses it.",
            subnet.name, prefix.text(), network.info.name, prefixList(network.addressPrefixes)));
    finding.related = {network.id};
    finding.sum = {{subnet.name, "subnet", prefix.text()},
                   {network.info.name, "address space", prefixList(network.addressPrefixes)}};
    if (prefix.isV4()) {
        if (const auto room = sink.proposals().subnetRange(network.id, subnet.id, prefix, prefix.length())) {
            finding.fixes.push_back(replaceSubnetPrefix(subnet, prefix, *room));
        }
    }
    const bool isLargeEnough = !prefix.isV4() || prefix.length() <= catalog::longestNetworkIpv4;
    if (isLargeEnough && sink.proposals().isFreeForVnet(network.id, prefix)) {
        std::vector<Prefix> space = network.addressPrefixes;
        space.push_back(prefix);
        finding.fixes.push_back({fmt::format("Add {} to the address space of {}", prefix.text(), network.info.name),
                                 SetAddressPrefixes{network.id, std::move(space)}});
    }
}

/// Nothing is known of a network that has no address space: it is being drawn, or only its subnet was imported.
void reportUnknownSpace(FindingSink& sink, const VirtualNetwork& network) {
    std::vector<SumRow> sum;
    std::vector<Prefix> space;
    bool areFree = true;
    for (const Subnet& subnet : network.subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            if (sum.size() < mostListedOverlaps) {
                sum.push_back({subnet.name, "subnet", prefix.text()});
            }
            areFree = areFree && sink.proposals().isFreeForVnet(network.id, prefix);
            space.push_back(prefix);
        }
    }
    if (space.empty()) {
        return;
    }
    Finding& finding = sink.add(
        network.id, "addressSpace.addressPrefixes",
        fmt::format("Virtual network {} has no address space, so whether its {} inside it cannot be told.",
                    network.info.name,
                    network.subnets.size() == 1 ? "1 subnet lies"
                                                : fmt::format("{} lie", counted(network.subnets.size(), "subnet"))));
    finding.severity = Severity::info;
    finding.azureCode = "";
    finding.sum = std::move(sum);
    std::ranges::sort(space);
    const bool areApart = std::ranges::adjacent_find(
                              space, [](const Prefix& a, const Prefix& b) { return a.overlaps(b); }) == space.end();
    if (areFree && areApart) {
        finding.fixes.push_back({fmt::format("Make the address space of {} of its subnets' ranges", network.info.name),
                                 SetAddressPrefixes{network.id, std::move(space)}});
    }
}

void checkSubnetOutsideVnet(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        if (network->addressPrefixes.empty()) {
            reportUnknownSpace(sink, *network);
            continue;
        }
        for (const Subnet& subnet : network->subnets) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                if (std::ranges::none_of(network->addressPrefixes,
                                         [&](const Prefix& space) { return space.contains(prefix); })) {
                    reportOutside(sink, *network, subnet, prefix);
                }
            }
        }
    }
}

}  // namespace

const Rule subnetOutsideVnet{
    .id = "IP-001",
    .name = "subnet-outside-vnet",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Subnet lies outside its virtual network",
    .azureCode = "NetcfgSubnetRangeOutsideVnet",
    .levers = {Lever::subnetPrefix, Lever::addressSpace},
    .check = checkSubnetOutsideVnet,
};

}  // namespace aksnet::rules
