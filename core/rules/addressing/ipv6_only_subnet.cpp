// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet with IPv6 ranges only. Why: every network interface of Azure needs an IPv4 address. Fix: add an IPv4 range.
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkIpv6OnlySubnet(const Facts& facts, FindingSink& sink) {
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts& counts) {
        if (subnet.addressPrefixes.empty() || std::ranges::any_of(subnet.addressPrefixes, &Prefix::isV4)) {
            return;
        }
        Finding& finding = sink.add(subnet.id, "addressPrefixes",
                                    fmt::format("Subnet {} has only {}; every network interface in Azure needs an IPv4 "
                                                "address beside its IPv6 address.",
                                                subnet.name, subnet.addressPrefixes.front().text()));
        finding.related = {ObjectRef(network.id)};
        const int length = std::max(smallestSubnetFor(counts.used()), 1);
        if (const auto room = sink.proposals().freeBlock(network.id, std::min(length, 24))) {
            std::vector<Prefix> both{*room};
            both.insert(both.end(), subnet.addressPrefixes.begin(), subnet.addressPrefixes.end());
            finding.fixes.push_back({fmt::format("Add {} to {}", room->text(), subnet.name),
                                     SetAddressPrefixes{subnet.id, std::move(both)}});
        }
    });
}

}  // namespace

const Rule ipv6OnlySubnet{
    .id = "IP-014",
    .name = "ipv6-only-subnet",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Subnet has no IPv4 range",
    .azureCode = "",
    .levers = {Lever::subnetPrefix},
    .check = checkIpv6OnlySubnet,
};

}  // namespace aksnet::rules
