// SPDX-License-Identifier: GPL-3.0-or-later
//
// See new_objects.h: names and free addresses. What each kind looks like stands in new_objects_make.cpp.
#include "ui/models/new_objects.h"

#include "core/address/allocator.h"
#include "core/catalog/ranges.h"
#include "core/models/model.h"
#include "core/plan/query.h"

#include <algorithm>
#include <set>

namespace aksnet::ui {

namespace {

/// Blocks that are offered, the roomiest first.
std::vector<Prefix> newPrivateSpace(const Plan& plan) {
    std::vector<Prefix> space;
    for (const ApprovedRange& approved : plan.approvedRanges) {
        if (approved.range.isV4()) {
            space.push_back(approved.range);
        }
    }
    if (space.empty()) {
        for (const char* text : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"}) {
            space.push_back(*Prefix::parse(text));
        }
    }
    return space;
}

std::vector<Prefix> newUsedSpace(const Plan& plan) {
    std::vector<Prefix> used{catalog::defaultPodCidr(), catalog::defaultServiceCidr()};
    const auto add = [&](const std::vector<Prefix>& prefixes) {
        used.insert(used.end(), prefixes.begin(), prefixes.end());
    };
    for (const auto& range : catalog::aksReservedRanges()) {
        used.push_back(range.range);
    }
    for (const auto& network : plan.virtualNetworks) {
        add(network->addressPrefixes);
        for (const Peering& peering : network->peerings) {
            add(peering.remoteAddressPrefixes);
        }
    }
    for (const auto& cluster : plan.clusters) {
        add(effectivePodCidrs(*cluster));
        add(effectiveServiceCidrs(*cluster));
    }
    for (const ExternalNetwork& network : plan.externalNetworks) {
        add(network.addressPrefixes);
    }
    std::erase_if(used, [](const Prefix& prefix) { return !prefix.isV4(); });
    return used;
}

}  // namespace

std::string freeName(const Plan& plan, ObjectKind kind, const std::string& wanted) {
    std::set<std::string> taken;
    for (const ObjectRef object : allObjects(plan)) {
        if (object.kind == kind) {
            taken.insert(nameOf(plan, object));
        }
    }
    // "pool1" counts on from its digit, "aks" becomes "aks-2".
    const bool endsInDigit = !wanted.empty() && wanted.back() >= '0' && wanted.back() <= '9';
    const std::string stem = endsInDigit ? wanted.substr(0, wanted.find_last_not_of("0123456789") + 1) : wanted + "-";
    std::string name = wanted;
    for (int number = 2; taken.contains(name); ++number) {
        name = stem + std::to_string(number);
    }
    return name;
}

std::optional<Prefix> freePrivatePrefix(const Plan& plan, int length) {
    const std::vector<Prefix> used = newUsedSpace(plan);
    for (const Prefix& block : newPrivateSpace(plan)) {
        if (auto found =
                findFree(freeSpace({&block, 1}, used), IpFamily::v4, std::max(length, block.length()), Fit::first)) {
            return found;
        }
    }
    return std::nullopt;
}

AddressSet freeSpaceOf(const VirtualNetwork& network) {
    std::vector<Prefix> space;
    std::ranges::copy_if(network.addressPrefixes, std::back_inserter(space), &Prefix::isV4);
    std::vector<Prefix> used;
    for (const Subnet& subnet : network.subnets) {
        used.insert(used.end(), subnet.addressPrefixes.begin(), subnet.addressPrefixes.end());
    }
    return freeSpace(space, used);
}

}  // namespace aksnet::ui
