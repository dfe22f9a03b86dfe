// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which address a node, pod or device has, as far as the plan says; layouts are made once a subnet and cluster.
#pragma once

#include "core/egress/trace.h"
#include "core/facts/address_layout.h"

#include <unordered_map>

namespace aksnet::egress {

/// Who has an address of a subnet.
struct SubnetAddressOwner {
    SubnetPlace place;
    SegmentPurpose purpose;
    ObjectRef owner;
    std::uint32_t node = 0;           ///< of a pool
    std::uint32_t addressOfNode = 0;  ///< 0: the node's own
};

class AddressBook {
public:
    explicit AddressBook(const Facts& facts) : m_facts(facts) {}

    [[nodiscard]] const Facts& facts() const { return m_facts; }

    [[nodiscard]] FlowAddress ofNode(const PoolFacts& pool, std::uint32_t node, IpFamily family);
    [[nodiscard]] FlowAddress ofPod(const PoolFacts& pool, std::uint32_t node, std::uint32_t pod, IpFamily family);
    [[nodiscard]] FlowAddress ofConsumer(const SubnetConsumer& consumer, IpFamily family);
    [[nodiscard]] FlowAddress ofFirewall(const Firewall& firewall);
    /// The private address of the API server, or of its private endpoint.
    [[nodiscard]] FlowAddress ofApiServer(const ClusterFacts& cluster, SubnetId subnet);
    /// An address of the subnet that nobody is known to have.
    [[nodiscard]] FlowAddress inSubnet(const Subnet& subnet, std::string name, ObjectRef owner, IpFamily family) const;
    /// Layouts of the cluster's pod CIDRs.
    [[nodiscard]] const std::vector<RangeLayout>& podLayouts(ClusterId cluster);
    [[nodiscard]] std::optional<SubnetAddressOwner> ownerInSubnet(const SubnetPlace& place, IpAddress address);

private:
    [[nodiscard]] const std::vector<RangeLayout>& subnetLayouts(SubnetId subnet);
    [[nodiscard]] std::optional<IpAddress> firstOwnedBy(SubnetId subnet, ObjectRef owner);

    const Facts& m_facts;
    std::unordered_map<std::uint32_t, std::vector<RangeLayout>> m_subnets;
    std::unordered_map<std::uint32_t, std::vector<RangeLayout>> m_pods;
};

/// A prefix that holds just this address.
[[nodiscard]] Prefix only(IpAddress address);
/// "node 2 of pool apps", "pod 0 on node 2 of pool apps".
[[nodiscard]] std::string nodeTitle(const Facts& facts, NodePoolId pool, std::uint32_t node);

}  // namespace aksnet::egress
