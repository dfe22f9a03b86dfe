// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet's prefix does not lie inside any of its virtual network's prefixes.
// Why: Azure refuses the subnet. Fix: add the range to the network, or move the subnet into free space.
#include "core/catalog/limits.h"
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
    return texts.empty() ? "none" : fmt::format("{}", fmt::join(texts, ", "));
}

void reportOutside(FindingSink& sink, const VirtualNetwork& network, const Subnet& subnet, const Prefix& prefix) {
    Finding& finding = sink.add(
        subnet.id, "addressPrefixes",
        network.addressPrefixes.empty()
            ? fmt::format("Subnet {} has {}, but its virtual network {} has no address space yet.", subnet.name,
                          prefix.text(), network.info.name)
            : fmt::format(
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
    if (sink.proposals().isFreeForVnet(network.id, prefix)) {
        std::vector<Prefix> space = network.addressPrefixes;
        space.push_back(prefix);
        finding.fixes.push_back({fmt::format("Add {} to the address space of {}", prefix.text(), network.info.name),
                                 SetAddressPrefixes{network.id, std::move(space)}});
    }
}

void checkSubnetOutsideVnet(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
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
    .check = checkSubnetOutsideVnet,
};

}  // namespace aksnet::rules
