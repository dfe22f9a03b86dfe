// SPDX-License-Identifier: GPL-3.0-or-later
//
// See exits.h.
#include "core/egress/exits.h"

#include "core/base/text.h"
#include "core/catalog/egress_sources.h"
#include "core/egress/public_addresses.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

ExitOrNot throughNatGateway(const Facts& facts, const NatGateway& gateway, const Subnet& subnet, IpFamily family) {
    if (family == IpFamily::v6 && gateway.sku == NatGatewaySku::standard) {
        return std::unexpected(
            NoExit{Disposition::unreachable,
                   fmt::format("NAT gateway {} is of the Standard kind, which carries IPv4 only.", gateway.info.name),
                   &ways::natGatewayResource});
    }
    return Exit{
        .at = gateway.id,
        .title = "NAT gateway " + gateway.info.name,
        .kind = StepKind::natGateway,
        .address = natGatewayAddresses(facts, gateway),
        .text = fmt::format("The NAT gateway of subnet {} stands above every other public address.", subnet.name),
        .fact = &ways::natGatewayResource};
}

ExitOrNot throughNodeAddress(const Facts& facts, const Place& source, const NodePool& pool, IpFamily family) {
    FlowAddress address =
        someEgress(fmt::format("the public address of node {} of pool {}", source.node, pool.name), pool.id, family);
    if (const PublicIpPrefix* prefix = pool.nodePublicIpPrefix ? facts.index->find(*pool.nodePublicIpPrefix) : nullptr;
        prefix && prefix->ipPrefix && prefix->ipPrefix->family() == family) {
        address.within = {*prefix->ipPrefix};
    }
    return Exit{.at = pool.id,
                .title = "public address of the node",
                .kind = StepKind::publicAddress,
                .address = std::move(address),
                .text = "A node's own public address stands above the load balancer.",
                .fact = &ways::natGatewayResource};
}

ExitOrNot throughLoadBalancer(const Facts& facts, const Place& source, bool isPod, IpFamily family) {
    const Cluster& cluster = *source.cluster->value;
    Exit exit{.at = cluster.id,
              .title = "load balancer of " + cluster.info.name,
              .kind = StepKind::loadBalancer,
              .address = loadBalancerAddresses(facts, cluster, family),
              .text = "The outbound rule of load balancer kubernetes gives one of the frontend's addresses.",
              .fact = &sources::standardLoadBalancer};
    const bool hasIpv6 =
        std::ranges::find(cluster.networkProfile.ipFamilies, IpFamily::v6) != cluster.networkProfile.ipFamilies.end();
    if (family == IpFamily::v6 && !hasIpv6) {
        return std::unexpected(NoExit{Disposition::unreachable,
                                      fmt::format("Cluster {} has no IPv6 addresses.", cluster.info.name),
                                      &sources::dualStack});
    }
    if (isPod && source.pool->model->usesPodSubnet) {
        exit.notes.emplace_back(
            "An outbound rule covers a node's primary address only; how it takes packets with addresses "
            "of a pod subnet is not documented, and is assumed to work.");
    }
    return exit;
}

std::string managedNatName(const Cluster& cluster) {
    const auto& profile = cluster.networkProfile.natGatewayProfile;
    const int count = profile ? profile->managedOutboundIpCount.value_or(1) : 1;
    return count == 1 ? fmt::format("the managed address of the NAT gateway of {}", cluster.info.name)
                      : fmt::format("one of {} managed addresses of the NAT gateway of {}", count, cluster.info.name);
}

ExitOrNot throughManagedNat(const Place& source, IpFamily family) {
    const Cluster& cluster = *source.cluster->value;
    const bool isV2 = effectiveOutboundType(cluster) == OutboundType::managedNatGatewayV2;
    if (family == IpFamily::v6 && !isV2) {
        return std::unexpected(NoExit{Disposition::unreachable,
                                      "The managed NAT gateway is of the Standard kind, which carries IPv4 only.",
                                      &ways::natGatewayResource});
    }
    Exit exit{.at = cluster.id,
              .title = "managed NAT gateway of " + cluster.info.name,
              .kind = StepKind::natGateway,
              .address = someEgress(managedNatName(cluster), cluster.id, family),
              .text = "AKS keeps a NAT gateway on its own subnet.",
              .fact = &ways::aksNatGateway};
    if (source.network && source.subnet && !source.network->managedByAks) {
        exit.notes.push_back(fmt::format("Azure refuses a managed NAT gateway for a subnet of your own such as {}.",
                                         source.subnet->name));
    }
    return exit;
}

ExitOrNot withoutOutboundType(const Facts& facts, const Place& source, IpFamily family) {
    const Cluster& cluster = *source.cluster->value;
    const OutboundType type = effectiveOutboundType(cluster);
    const std::string where =
        source.subnet ? "subnet " + source.subnet->name : std::string("the subnet that AKS makes");
    switch (type) {
        case OutboundType::block:
            return std::unexpected(
                NoExit{Disposition::blocked,
                       fmt::format("Outbound type block keeps all of {} from the Internet.", cluster.info.name),
                       &ways::isolatedClusters});
        case OutboundType::userAssignedNatGateway:
            return std::unexpected(
                NoExit{Disposition::unreachable,
                       fmt::format("Outbound type userAssignedNATGateway needs a NAT gateway on {}; it "
                                   "has none.",
                                   where),
                       &ways::aksNatGateway});
        case OutboundType::userDefinedRouting:
            return std::unexpected(NoExit{
                Disposition::unreachable,
                fmt::format(
                    "Outbound type userDefinedRouting gives no public address: {} needs a {} route to a firewall "
                    "or gateway.",
                    where, family == IpFamily::v4 ? "0.0.0.0/0" : "::/0"),
                &ways::egressRouting});
        default: break;
    }
    if (source.subnet && source.subnet->defaultOutboundAccess.value_or(false)) {
        return exitOfSubnet(facts, source.subnet, family);
    }
    return std::unexpected(NoExit{Disposition::blocked,
                                  fmt::format("Outbound type none makes no way out, and {} has no NAT gateway.", where),
                                  &ways::isolatedClusters});
}

}  // namespace

ExitOrNot exitOfCluster(const Facts& facts, const Place& source, bool isPod, IpFamily family) {
    const NodePool& pool = *facts.index->find(source.pool->pool)->pool;
    const OutboundType type = effectiveOutboundType(*source.cluster->value);
    if (type == OutboundType::block) {
        return withoutOutboundType(facts, source, family);
    }
    const NatGateway* gateway =
        source.subnet && source.subnet->natGateway ? facts.index->find(*source.subnet->natGateway) : nullptr;
    if (gateway) {
        ExitOrNot exit = throughNatGateway(facts, *gateway, *source.subnet, family);
        if (exit && type == OutboundType::loadBalancer) {
            exit->notes.emplace_back(
                "The cluster's outbound type is loadBalancer, yet the NAT gateway takes its traffic; "
                "creating a cluster in such a subnet was refused once.");
        }
        return exit;
    }
    if (pool.mode == NodePoolMode::gateway && family == IpFamily::v4) {
        return exitOfGatewayPool(pool);
    }
    if (type == OutboundType::managedNatGateway || type == OutboundType::managedNatGatewayV2) {
        return throughManagedNat(source, family);
    }
    if (pool.enableNodePublicIp && !(isPod && source.pool->model->usesPodSubnet)) {
        return throughNodeAddress(facts, source, pool, family);
    }
    return type == OutboundType::loadBalancer ? throughLoadBalancer(facts, source, isPod, family)
                                              : withoutOutboundType(facts, source, family);
}

ExitOrNot exitOfSubnet(const Facts& facts, const Subnet* subnet, IpFamily family) {
    const NatGateway* gateway = subnet && subnet->natGateway ? facts.index->find(*subnet->natGateway) : nullptr;
    if (gateway) {
        return throughNatGateway(facts, *gateway, *subnet, family);
    }
    if (subnet && subnet->defaultOutboundAccess == false) {
        return std::unexpected(
            NoExit{Disposition::blocked,
                   fmt::format("Subnet {} is private: without a NAT gateway its machines have no way "
                               "out.",
                               subnet->name),
                   &ways::defaultOutboundAccess});
    }
    Exit exit{.at = subnet ? ObjectRef(subnet->id) : ObjectRef(),
              .title = "default outbound access",
              .kind = StepKind::publicAddress,
              .address = someEgress("an address that Azure picks", {}, family),
              .text = "Without a public address of its own a machine leaves with one that Azure picks and may change.",
              .fact = &ways::defaultOutboundAccess};
    exit.notes.emplace_back(
        "Subnets of virtual networks made after 2026-03-31 have no default outbound access unless "
        "they ask for it; a machine may also have a public address that the plan does not draw.");
    return exit;
}

ExitOrNot exitOfFirewall(const Facts& facts, const Firewall& firewall, const Subnet* subnet) {
    if (subnet && subnet->natGateway) {
        if (const NatGateway* gateway = facts.index->find(*subnet->natGateway)) {
            return throughNatGateway(facts, *gateway, *subnet, IpFamily::v4);
        }
    }
    Exit exit{.at = firewall.id,
              .title = firewall.info.name,
              .kind = StepKind::firewall,
              .address = firewallAddresses(facts, firewall),
              .text = "Azure Firewall puts one of its public addresses on what goes to the Internet.",
              .fact = &ways::firewallSnat};
    if (firewall.isNetworkVirtualAppliance) {
        exit.text = "The appliance is taken to put a public address of its own on what goes to the Internet.";
        exit.fact = nullptr;
        exit.notes.emplace_back("What a third-party appliance rewrites is up to its own rules.");
    }
    return exit;
}

}  // namespace aksnet::egress
