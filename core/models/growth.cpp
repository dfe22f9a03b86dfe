// SPDX-License-Identifier: GPL-3.0-or-later
//
// See growth.h.
#include "core/models/growth.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

struct GrowthWords {
    std::string operator()(const GrowsAtBirth& /*growth*/) const {
        return "All addresses, one for each possible pod, come with the node and leave with it.";
    }
    std::string operator()(const GrowsInBatches& growth) const {
        return fmt::format(
            "{0} addresses come with the node, {0} more whenever fewer than {1} are free, and {0} go back when more than "
            "{2} are free; never more than max pods. The node's network container takes {3} more.",
            growth.batch, growth.leastFree, growth.mostFree, growth.ownAddresses);
    }
    std::string operator()(const GrowsInBlocks& growth) const {
        return fmt::format(
            "Whole /{} blocks of {} addresses come with the node, enough for max pods and {} address of its own, and stay "
            "as long as it does.",
            growth.blockLength, growth.blockAddresses, growth.ownAddresses);
    }
    std::string operator()(const GrowsInNodeRanges& growth) const {
        return fmt::format(
            "One /{} of the pod CIDR comes with the node, whatever its max pods; under dual-stack also a /{} of the IPv6 "
            "pod CIDR.",
            growth.length, growth.lengthIpv6);
    }
    std::string operator()(const GrowsAsThePluginLikes& /*growth*/) const {
        return "The network plugin that you install decides.";
    }
};

}  // namespace

std::string growthText(const PodAddressGrowth& growth) {
    return std::visit(GrowthWords(), growth);
}

}  // namespace aksnet
