// SPDX-License-Identifier: GPL-3.0-or-later
//
// How large the subnets and the pod CIDR of a cluster must be that is not drawn yet.
#pragma once

#include "core/advisor/limits.h"
#include "core/facts/capacity.h"
#include "core/rules/finding.h"

namespace aksnet::advisor {

/// Some pools that are alike.
struct PoolShape {
    std::string name = "pool";
    int pools = 1;                                ///< how many such pools
    int nodes = 1;                                ///< of each pool, now
    std::optional<int> maxNodes = {};             ///< of each pool; none: it does not grow
    std::optional<int> maxPods = {};              ///< none: the model's default
    std::optional<CountOrPercent> maxSurge = {};  ///< none: what AKS takes for a new cluster
};

struct SizeRequest {
    ModelId model = ModelId::overlay;
    std::vector<PoolShape> pools = {};
    int otherAddresses = 0;  ///< endpoints, load balancers and machines in the node subnet
    int growthPercent = 0;   ///< head-room: nodes and other things by which the recommended sizes may grow
};

enum class SizedRange : std::uint8_t { nodeSubnet, podSubnet, podCidr };
[[nodiscard]] std::string_view sizedRangeTitle(SizedRange range);  ///< "Node subnet"

/// One range's needs and sizes.
struct RangeSize {
    SizedRange range;
    PerOccasion<std::uint64_t> need;
    std::uint64_t needAtStart = 0;   ///< at maximum during an upgrade, before pods run
    std::uint64_t grownNeed = 0;     ///< with head-room, at maximum during an upgrade
    std::vector<SumRow> sum;         ///< of the need at maximum during an upgrade, with the total
    std::optional<int> smallest;     ///< longest prefix length that holds that need; none: no range is large enough
    std::optional<int> recommended;  ///< the same with head-room
};

struct SizeAdvice {
    const Model* model;
    PerOccasion<std::uint64_t> nodes;
    std::vector<RangeSize> ranges;  ///< the node subnet, and the pod subnet or the pod CIDR where the model has one
    std::vector<LimitHit> limits;
    std::vector<std::string> notes;  ///< sentences
};

/// The sizes, from the same arithmetic as a drawn plan's capacity; or what is wrong with a number, `where` being the
/// PoolShape's field.
///
/// Laws:  more nodes, max pods, surge, pools, other addresses or head-room never need less
///        the recommended range is never smaller than the smallest
[[nodiscard]] Result<SizeAdvice> sizeSubnets(const SizeRequest& request);

}  // namespace aksnet::advisor
