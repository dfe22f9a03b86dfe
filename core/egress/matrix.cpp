// SPDX-License-Identifier: GPL-3.0-or-later
//
// See matrix.h.
#include "core/egress/matrix.h"

#include "core/egress/places.h"

#include <algorithm>
#include <array>

namespace aksnet {

namespace {

struct DestinationName {
    std::string_view key;
    std::string_view title;
};
/// By MatrixDestination.
constexpr std::array<DestinationName, matrixDestinations> destinationNames{{
    {"podOnSameNode", "Pod, same node"},
    {"podOnOtherNode", "Pod, other node"},
    {"clusterService", "ClusterIP"},
    {"ownNode", "Own node"},
    {"otherNode", "Other node"},
    {"machineInSubnet", "Machine in subnet"},
    {"machineInNetwork", "Machine in VNet"},
    {"machineInPeer", "Machine in peer"},
    {"onPremises", "On-premises"},
    {"privateEndpointInNetwork", "Private endpoint"},
    {"privateEndpointInPeer", "Private endpoint in peer"},
    {"serviceEndpoint", "Service endpoint"},
    {"internet", "Internet"},
    {"firewall", "Firewall on the way"},
    {"metadata", "Metadata"},
    {"platformDns", "Azure DNS"},
    {"podOfOtherCluster", "Pod of other cluster"},
    {"apiServer", "API server"},
}};

/// Where the rows of one pool look for their destinations.
struct MatrixPlan {
    const Facts& facts;
    const PoolFacts& pool;
    const ClusterFacts& cluster;
    const VirtualNetwork* network = nullptr;  ///< of the nodes; null: AKS's own

    [[nodiscard]] std::optional<Endpoint> otherNode() const {
        if (pool.nodesNow > 1) {
            return NodeEndpoint{pool.pool, 1};
        }
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            if (facts.pools[i].pool != pool.pool && facts.pools[i].nodesNow > 0) {
                return NodeEndpoint{facts.pools[i].pool, 0};
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Endpoint> podOnOtherNode() const {
        const auto node = otherNode();
        if (!node) {
            return std::nullopt;
        }
        const auto& at = std::get<NodeEndpoint>(*node);
        return PodEndpoint{.pool = at.pool, .node = at.node};
    }

    /// A subnet of the network that takes no part in the cluster, but for Azure's own.
    [[nodiscard]] const Subnet* otherSubnet(const VirtualNetwork& of) const {
        const auto isOther = [&](const Subnet& subnet) {
            return subnet.id != pool.nodeSubnet && subnet.id != pool.podSubnet && !subnet.addressPrefixes.empty() &&
                   subnet.name != "GatewaySubnet" && !subnet.name.starts_with("Azure");
        };
        const auto found = std::ranges::find_if(of.subnets, isOther);
        return found == of.subnets.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::optional<Endpoint> machineIn(const VirtualNetwork* of) const {
        const Subnet* subnet = of ? otherSubnet(*of) : nullptr;
        return subnet ? std::optional<Endpoint>(HostEndpoint{subnet->id}) : std::nullopt;
    }
    [[nodiscard]] const VirtualNetwork* firstPeer() const {
        for (const Peering& peering : network ? network->peerings : std::vector<Peering>()) {
            const VirtualNetwork* remote =
                peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr;
            if (remote && remote != network) {
                return remote;
            }
        }
        return nullptr;
    }
    /// A private endpoint that the plan draws there, or one in a subnet where machines could be.
    [[nodiscard]] std::optional<Endpoint> privateEndpointIn(const VirtualNetwork* of) const {
        if (!of) {
            return std::nullopt;
        }
        for (const Subnet& subnet : of->subnets) {
            for (const SubnetDemand& demand : demandsOf(subnet)) {
                const SubnetConsumer* consumer = demand.owner.kind == ObjectKind::subnetConsumer
                                                     ? facts.index->find(SubnetConsumerId(demand.owner.number))
                                                     : nullptr;
                if (consumer && consumer->kind == SubnetConsumerKind::privateEndpoint) {
                    return ConsumerEndpoint{consumer->id};
                }
            }
        }
        const Subnet* subnet = otherSubnet(*of);
        return subnet ? std::optional<Endpoint>(HostEndpoint{subnet->id, true}) : std::nullopt;
    }
    [[nodiscard]] std::span<const SubnetDemand> demandsOf(const Subnet& subnet) const {
        const SubnetFacts* found = facts.find(subnet.id);
        return found ? std::span<const SubnetDemand>(found->demands) : std::span<const SubnetDemand>();
    }

    /// The network behind the gateway that the nodes' network reaches first, else the plan's first one.
    [[nodiscard]] std::optional<Endpoint> onPremises() const {
        const auto ranges = network ? facts.reachableFrom(network->id) : std::span<const ReachableRange>();
        for (const ReachableRange& range : ranges) {
            if (range.owner.kind == ObjectKind::externalNetwork) {
                return ExternalEndpoint{ExternalNetworkId(range.owner.number)};
            }
        }
        const auto found = std::ranges::find_if(facts.plan->externalNetworks, [](const ExternalNetwork& external) {
            return external.kind != ExternalNetworkKind::internetService;
        });
        return found == facts.plan->externalNetworks.end() ? std::nullopt
                                                           : std::optional<Endpoint>(ExternalEndpoint{found->id});
    }
    [[nodiscard]] std::optional<Endpoint> serviceEndpoint() const {
        const auto& subnetId = pool.model->usesPodSubnet && pool.podSubnet ? pool.podSubnet : pool.nodeSubnet;
        for (const auto& id : {subnetId, pool.nodeSubnet}) {
            const auto place = id ? facts.index->find(*id) : std::nullopt;
            if (place && !place->subnet->serviceEndpoints.empty()) {
                return PlatformServiceEndpoint{place->subnet->serviceEndpoints.front()};
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Endpoint> podOfOtherCluster() const {
        const auto isOther = [&](const ClusterFacts& other) {
            return other.cluster != cluster.cluster && other.poolCount > 0;
        };
        // One in the same network tells more than one that cannot be reached anyway.
        const auto isNear = [&](const ClusterFacts& other) {
            return isOther(other) && other.virtualNetwork == cluster.virtualNetwork;
        };
        auto found = std::ranges::find_if(facts.clusters, isNear);
        found = found == facts.clusters.end() ? std::ranges::find_if(facts.clusters, isOther) : found;
        return found == facts.clusters.end()
                   ? std::nullopt
                   : std::optional<Endpoint>(PodEndpoint{.pool = facts.pools[found->firstPool].pool});
    }

    [[nodiscard]] std::optional<Endpoint> endpoint(MatrixDestination destination) const {
        switch (destination) {
            case MatrixDestination::podOnSameNode: return PodEndpoint{.pool = pool.pool, .pod = 1};
            case MatrixDestination::podOnOtherNode: return podOnOtherNode();
            case MatrixDestination::clusterService: return ClusterServiceEndpoint{cluster.cluster};
            case MatrixDestination::ownNode: return NodeEndpoint{pool.pool, 0};
            case MatrixDestination::otherNode: return otherNode();
            case MatrixDestination::machineInSubnet:
                return pool.nodeSubnet ? std::optional<Endpoint>(HostEndpoint{*pool.nodeSubnet}) : std::nullopt;
            case MatrixDestination::machineInNetwork: return machineIn(network);
            case MatrixDestination::machineInPeer: return machineIn(firstPeer());
            case MatrixDestination::onPremises: return onPremises();
            case MatrixDestination::privateEndpointInNetwork: return privateEndpointIn(network);
            case MatrixDestination::privateEndpointInPeer: return privateEndpointIn(firstPeer());
            case MatrixDestination::serviceEndpoint: return serviceEndpoint();
            case MatrixDestination::internet:
            case MatrixDestination::firewall: return InternetEndpoint{};
            case MatrixDestination::metadata: return AddressEndpoint{egress::metadataAddress()};
            case MatrixDestination::platformDns: return AddressEndpoint{egress::platformAddress()};
            case MatrixDestination::podOfOtherCluster: return podOfOtherCluster();
            case MatrixDestination::apiServer: return ApiServerEndpoint{cluster.cluster};
        }
        return std::nullopt;
    }
};

std::uint16_t portOf(MatrixDestination destination) {
    constexpr std::uint16_t https = 443;
    return destination == MatrixDestination::metadata ? 80 : destination == MatrixDestination::platformDns ? 53 : https;
}

MatrixPlan planOf(const Facts& facts, const PoolFacts& pool) {
    const auto place = pool.nodeSubnet ? facts.index->find(*pool.nodeSubnet) : std::nullopt;
    return {facts, pool, *facts.find(pool.cluster), place ? place->virtualNetwork : nullptr};
}

std::optional<Flow> flowOf(const MatrixPlan& plan, MatrixSource source, MatrixDestination destination) {
    auto to = plan.endpoint(destination);
    if (!to) {
        return std::nullopt;
    }
    const PodEndpoint pod{.pool = plan.pool.pool, .hostNetwork = source == MatrixSource::hostNetworkPod};
    return Flow{.source = source == MatrixSource::node ? Endpoint(NodeEndpoint{plan.pool.pool}) : Endpoint(pod),
                .destination = std::move(*to),
                .port = portOf(destination)};
}

MatrixCell cellOf(Tracer& tracer, const MatrixPlan& plan, MatrixSource source, MatrixDestination destination) {
    MatrixCell cell{.flow = flowOf(plan, source, destination)};
    if (!cell.flow) {
        return cell;
    }
    Trace trace = tracer.trace(*cell.flow);
    if (destination == MatrixDestination::firewall) {
        const Hop* firewall = trace.hopAt(ObjectKind::firewall);
        if (!firewall) {
            cell.flow.reset();
            return cell;
        }
        cell.disposition = Disposition::delivered;
        cell.seen = firewall->source;
        cell.reason = "Seen by " + firewall->title + ".";
        return cell;
    }
    cell.disposition = trace.disposition;
    cell.seen = std::move(trace.sourceSeen);
    cell.reason = std::move(trace.reason);
    return cell;
}

}  // namespace

std::string_view matrixDestinationTitle(MatrixDestination destination) {
    return destinationNames[static_cast<std::size_t>(destination)].title;
}

std::string_view matrixDestinationKey(MatrixDestination destination) {
    return destinationNames[static_cast<std::size_t>(destination)].key;
}

std::string_view matrixSourceTitle(MatrixSource source) {
    switch (source) {
        case MatrixSource::pod: return "pod";
        case MatrixSource::hostNetworkPod: return "host-network pod";
        case MatrixSource::node: return "node";
    }
    return {};
}

std::optional<Flow> matrixFlow(const Facts& facts, const PoolFacts& pool, MatrixSource source,
                               MatrixDestination destination) {
    return flowOf(planOf(facts, pool), source, destination);
}

std::vector<MatrixRow> egressMatrixOf(const Facts& facts, Tracer& tracer, const ClusterFacts& cluster) {
    std::vector<MatrixRow> rows;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[i];
        const MatrixPlan plan = planOf(facts, pool);
        for (const MatrixSource source : {MatrixSource::pod, MatrixSource::hostNetworkPod, MatrixSource::node}) {
            MatrixRow& row = rows.emplace_back(MatrixRow{.pool = pool.pool, .source = source, .cells = {}});
            for (std::size_t d = 0; d < matrixDestinations; ++d) {
                row.cells.push_back(cellOf(tracer, plan, source, static_cast<MatrixDestination>(d)));
            }
        }
    }
    return rows;
}

}  // namespace aksnet
