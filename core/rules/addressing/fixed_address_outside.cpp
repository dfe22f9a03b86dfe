// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a consumer's or firewall's fixed address lies outside its subnet, or is one of the five that Azure keeps. Why: Azure
// refuses the address. Fix: an address of the subnet, or let Azure choose.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

enum class AddressFault : std::uint8_t { none, outside, reserved };

/// Azure keeps the first four and the last address of each range; all of a subnet too small to have others.
AddressFault faultOf(const Subnet& subnet, IpAddress address) {
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.contains(address)) {
            const Uint128 offset = address.number() - prefix.first().number();
            const bool isReserved = offset < catalog::reservedAddressesPerSubnet - 1 || address == prefix.last();
            return prefix.isV4() && isReserved ? AddressFault::reserved : AddressFault::none;
        }
    }
    return AddressFault::outside;
}

template <class T>
void checkFixedAddress(const Facts& facts, FindingSink& sink, const T& thing, const std::string& name,
                       SubnetId subnetId, std::string_view field, IpAddress address) {
    const auto place = facts.index->find(subnetId);
    if (!place || place->subnet->addressPrefixes.empty()) {
        return;
    }
    const AddressFault fault = faultOf(*place->subnet, address);
    if (fault == AddressFault::none) {
        return;
    }
    std::vector<std::string> ranges;
    std::ranges::transform(place->subnet->addressPrefixes, std::back_inserter(ranges), &Prefix::text);
    Finding& finding = sink.add(
        thing.id, field,
        fault == AddressFault::outside
            ? fmt::format("The fixed address {} of {} is not in its subnet {} ({}).", address.text(), name,
                          place->subnet->name, listed(ranges))
            : fmt::format(
                  "The fixed address {} of {} is one of the {} that Azure keeps in every range of subnet {} ({}).",
                  address.text(), name, catalog::reservedAddressesPerSubnet.value, place->subnet->name,
                  listed(ranges)));
    finding.related = {ObjectRef(subnetId)};
    if constexpr (std::is_same_v<T, SubnetConsumer>) {
        SubnetConsumer changed = thing;
        changed.ipAddress.reset();
        finding.fixes.push_back(
            {fmt::format("Let Azure choose the address of {}", thing.name), Put<SubnetConsumer>{std::move(changed)}});
    }
}

void checkFixedAddressOutside(const Facts& facts, FindingSink& sink) {
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.ipAddress) {
            checkFixedAddress(facts, sink, consumer, consumer.name, consumer.subnet, "ipAddress", *consumer.ipAddress);
        }
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (firewall.privateIpAddress && firewall.subnet) {
            checkFixedAddress(facts, sink, firewall, fmt::format("firewall {}", firewall.info.name), *firewall.subnet,
                              "privateIPAddress", *firewall.privateIpAddress);
        }
    }
}

}  // namespace

const Rule fixedAddressOutside{
    .id = "IP-010",
    .name = "fixed-address-outside",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Fixed address cannot be used in its subnet",
    .azureCode = "",
    .levers = {Lever::neighbours, Lever::subnetPrefix},
    .check = checkFixedAddressOutside,
};

}  // namespace aksnet::rules
