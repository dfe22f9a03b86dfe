// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan: what the designer means, as one value. Changed only through core/plan/edit.h.
#pragma once

#include "core/base/shared.h"
#include "core/plan/cluster.h"
#include "core/plan/network_resources.h"
#include "core/plan/virtual_network.h"

namespace aksnet {

/// A whole design. A plan may be faulty as a design (overlaps, too small subnets: those are findings) but never broken:
/// ids are unique and every reference resolves (see integrity.h). Copying costs one count per VNet and cluster.
struct Plan {
    std::string name;
    std::string description;
    std::string author;
    std::string revision;  ///< the designer's own version text for the title block

    std::vector<Shared<VirtualNetwork>> virtualNetworks;
    std::vector<Shared<Cluster>> clusters;
    std::vector<RouteTable> routeTables;
    std::vector<NatGateway> natGateways;
    std::vector<NetworkSecurityGroup> networkSecurityGroups;
    std::vector<Firewall> firewalls;
    std::vector<PublicIpPrefix> publicIpPrefixes;
    std::vector<PublicIpAddress> publicIpAddresses;
    std::vector<ExternalNetwork> externalNetworks;
    std::vector<ApprovedRange> approvedRanges;
    std::vector<SubnetConsumer> subnetConsumers;
    std::vector<Waiver> waivers;
    std::vector<SeverityOverride> severityOverrides;  ///< of several for one rule the last counts

    std::uint32_t nextNumber = 1;  ///< the next id to give; greater than every number in use
    UnknownFields unknownFields;

    bool operator==(const Plan&) const = default;
};

}  // namespace aksnet
