// SPDX-License-Identifier: GPL-3.0-or-later
//
// What AKS counts before it acts, and what the network does.
#include "core/base/checked.h"
#include "core/facts/capacity_build.h"

#include <algorithm>

namespace aksnet {

namespace {

bool isUpgrade(Operation operation) {
    return operation == Operation::upgrade || operation == Operation::upgradeAtMaximum;
}

/// All nodes there will be, autoscaled pools at their maximum.
std::uint64_t allNodes(const PoolShare& share, Operation operation) {
    const std::uint32_t surge = isUpgrade(operation) ? share.surge(operation == Operation::upgradeAtMaximum) : 0;
    return std::uint64_t{share.nodes[Occasion::atMaximum]} + surge;
}

/// Nodes that the operation adds, as the pages count them.
std::uint64_t newNodes(const PoolShare& share, Operation operation) {
    switch (operation) {
        case Operation::create: return share.nodes[share.countsMaximum ? Occasion::atMaximum : Occasion::now];
        case Operation::scaleToMaximum: return share.growth();
        case Operation::upgrade: return share.surge(share.countsMaximum);
        case Operation::upgradeAtMaximum: return share.surge(true);
    }
    return 0;
}

/// A pod CIDR is compared as a whole by either arithmetic.
bool countsAll(const RangeCapacity& range, Arithmetic arithmetic) {
    return arithmetic == Arithmetic::observed || range.range.kind == ObjectKind::cluster;
}

/// Addresses that are free before the operation.
std::uint64_t freeBefore(const RangeCapacity& range, Operation operation) {
    switch (operation) {
        case Operation::create: return range.usable() - std::min(range.other, range.usable());
        case Operation::scaleToMaximum:
        case Operation::upgrade: return range.free(Occasion::now);
        case Operation::upgradeAtMaximum: return range.free(Occasion::atMaximum);
    }
    return 0;
}

}  // namespace

facts::CountedNodes facts::countedNodes(const RangeCapacity& range, const PoolShare& share, Operation operation,
                                        Arithmetic arithmetic) {
    return {countsAll(range, arithmetic) ? allNodes(share, operation) : newNodes(share, operation),
            arithmetic == Arithmetic::observed ? share.perNodeObserved : share.perNodeDocumented};
}

std::string_view operationTitle(Operation operation) {
    switch (operation) {
        case Operation::create: return "create";
        case Operation::scaleToMaximum: return "scale to maximum";
        case Operation::upgrade: return "upgrade";
        case Operation::upgradeAtMaximum: return "upgrade at maximum";
    }
    return {};
}

ServiceCheck serviceCheck(const PlanCapacity& capacity, const RangeCapacity& range, Operation operation,
                          Arithmetic arithmetic) {
    ServiceCheck check{.need = 0,
                       .available = countsAll(range, arithmetic) ? range.usable() : freeBefore(range, operation)};
    for (const PoolShare& share : capacity.sharesOf(range)) {
        const facts::CountedNodes counted = facts::countedNodes(range, share, operation, arithmetic);
        check.need = saturatingAdd(check.need, counted.nodes * counted.perNode);
    }
    return check;
}

std::string_view serviceCheckTarget(const PlanCapacity& capacity, const RangeCapacity& range) {
    if (range.range.kind == ObjectKind::cluster) {
        return "networkProfile.podCIDR";
    }
    const auto isForPods = [](const PoolShare& share) {
        return share.use == RangeUse::podBatches || share.use == RangeUse::podBlocks;
    };
    const auto shares = capacity.sharesOf(range);
    return !shares.empty() && std::ranges::all_of(shares, isForPods) ? "agentPoolProfile.podSubnetID"
                                                                     : "agentPoolProfile.vnetSubnetID";
}

std::uint64_t needAtStart(const PlanCapacity& capacity, const RangeCapacity& range, Occasion occasion) {
    std::uint64_t need = range.other;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        need = saturatingAdd(need, std::uint64_t{share.nodes[occasion]} * share.perNodeAtStart);
    }
    return need;
}

NetworkVerdict networkVerdict(const PlanCapacity& capacity, const RangeCapacity& range, Occasion occasion) {
    if (range.fits(occasion)) {
        return NetworkVerdict::fits;
    }
    // Blocks need a place of their own; a sum cannot say whether batches at their least leave them one.
    const bool comesUp = !range.hasBlocks && needAtStart(capacity, range, occasion) <= range.usable();
    return comesUp ? NetworkVerdict::podsWait : NetworkVerdict::full;
}

}  // namespace aksnet
