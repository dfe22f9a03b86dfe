// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two things of one virtual network have the same fixed address. Why: Azure refuses the second. Fix: another address,
// or let Azure choose.
#include "core/rules/definitions.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// A fixed address, where it is, and who has it.
struct AddressHolder {
    VirtualNetworkId network;
    IpAddress address;
    ObjectRef holder;
    const SubnetConsumer* consumer;  ///< null for a firewall
};

std::vector<AddressHolder> addressHolders(const Facts& facts) {
    std::vector<AddressHolder> holders;
    const auto add = [&](SubnetId subnet, IpAddress address, ObjectRef holder, const SubnetConsumer* consumer) {
        if (const SubnetFacts* found = facts.find(subnet)) {
            holders.push_back({found->virtualNetwork, address, holder, consumer});
        }
    };
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.ipAddress) {
            add(consumer.subnet, *consumer.ipAddress, consumer.id, &consumer);
        }
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (firewall.privateIpAddress && firewall.subnet) {
            add(*firewall.subnet, *firewall.privateIpAddress, firewall.id, nullptr);
        }
    }
    std::ranges::sort(holders, {}, [](const AddressHolder& entry) {
        return std::tuple(entry.network, entry.address, entry.consumer != nullptr, entry.holder);
    });
    return holders;
}

void checkAddressTakenTwice(const Facts& facts, FindingSink& sink) {
    const std::vector<AddressHolder> holders = addressHolders(facts);
    for (std::size_t i = 1; i < holders.size(); ++i) {
        const AddressHolder& first = holders[i - 1];
        const AddressHolder& second = holders[i];
        if (first.network != second.network || first.address != second.address) {
            continue;
        }
        Finding& finding = sink.add(second.holder, second.consumer ? "ipAddress" : "privateIPAddress",
                                    fmt::format("Address {} of virtual network {} is given to both {} and {}.",
                                                second.address.text(), facts.index->nameOf(second.network),
                                                facts.index->nameOf(first.holder), facts.index->nameOf(second.holder)));
        finding.related = {first.holder};
        if (second.consumer) {
            SubnetConsumer changed = *second.consumer;
            changed.ipAddress.reset();
            finding.fixes.push_back({fmt::format("Let Azure choose the address of {}", changed.name),
                                     Put<SubnetConsumer>{std::move(changed)}});
        }
    }
}

}  // namespace

const Rule addressTakenTwice{
    .id = "IP-011",
    .name = "address-taken-twice",
    .family = "addressing",
    .severity = Severity::error,
    .title = "One address is given to two things",
    .azureCode = "",
    .levers = {Lever::neighbours},
    .check = checkAddressTakenTwice,
};

}  // namespace aksnet::rules
