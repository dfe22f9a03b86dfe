// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a Bastion host, gateway, route server or Azure Firewall stands in a subnet with another name than Azure demands.
// Why: Azure refuses it. Fix: a subnet with that very name.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/subnets/home_subnet.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkServiceOutsideItsSubnet(const Facts& facts, FindingSink& sink) {
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        const auto home = homeOf(consumer.kind);
        if (!home) {
            continue;
        }
        const SubnetPlace place = *facts.index->find(consumer.subnet);
        if (equalsIgnoringCase(place.subnet->name, *home)) {
            continue;
        }
        Finding& finding = sink.add(consumer.id, "subnet",
                                    fmt::format("The subnet of {} is called {}; Azure wants it to be called {}.",
                                                consumer.name, place.subnet->name, *home));
        finding.related = {ObjectRef(consumer.subnet)};
        const auto right = std::ranges::find_if(place.virtualNetwork->subnets, [&](const Subnet& subnet) {
            return equalsIgnoringCase(subnet.name, *home);
        });
        if (right != place.virtualNetwork->subnets.end() &&
            facts.find(right->id)->free() >= static_cast<std::uint64_t>(std::max(consumer.addressCount, 0))) {
            SubnetConsumer changed = consumer;
            changed.subnet = right->id;
            changed.ipAddress.reset();
            finding.fixes.push_back(
                {fmt::format("Move {} to {}", consumer.name, *home), Put<SubnetConsumer>{std::move(changed)}});
        }
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        const auto place =
            firewall.subnet && !firewall.isNetworkVirtualAppliance ? facts.index->find(*firewall.subnet) : std::nullopt;
        if (place && !equalsIgnoringCase(place->subnet->name, firewallHome)) {
            Finding& finding =
                sink.add(firewall.id, "subnet",
                         fmt::format("Azure Firewall {} stands in subnet {}; Azure wants its subnet to be "
                                     "called {}.",
                                     firewall.info.name, place->subnet->name, firewallHome));
            finding.related = {ObjectRef(*firewall.subnet)};
        }
    }
}

}  // namespace

const Rule serviceOutsideItsSubnet{
    .id = "SUB-014",
    .name = "service-outside-its-subnet",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Service stands outside its dedicated subnet",
    .azureCode = "",
    .levers = {Lever::neighbours, Lever::name},
    .check = checkServiceOutsideItsSubnet,
};

}  // namespace aksnet::rules
