// SPDX-License-Identifier: GPL-3.0-or-later
//
// AKS clusters and node pools, in ARM's words (Microsoft.ContainerService/managedClusters). A field that is `none`
// (nullopt) was not stated; what Azure then takes is decided in core/models, never here.
#pragma once

#include "core/plan/common.h"

// GNU dialects, and with them Qt's moc, predefine the word as a macro.
#undef linux

namespace aksnet {

enum class NetworkPlugin : std::uint8_t { azure, kubenet, none };
enum class NetworkPluginMode : std::uint8_t { standard, overlay };  ///< standard: ARM's null
enum class NetworkDataplane : std::uint8_t { azure, cilium };
enum class NetworkPolicy : std::uint8_t { none, azure, calico, cilium };
enum class OutboundType : std::uint8_t {
    loadBalancer,
    userDefinedRouting,
    managedNatGateway,
    managedNatGatewayV2,
    userAssignedNatGateway,
    none,
    block,
};
enum class LoadBalancerSku : std::uint8_t { standard, basic };
enum class BackendPoolType : std::uint8_t { nodeIpConfiguration, nodeIp };
enum class NodePoolMode : std::uint8_t { system, user, gateway };
enum class OsType : std::uint8_t { linux, windows };
enum class PodIpAllocationMode : std::uint8_t { dynamicIndividual, staticBlock };
enum class PoolType : std::uint8_t { virtualMachineScaleSets, availabilitySet, virtualMachines };
enum class ScaleSetPriority : std::uint8_t { regular, spot };
enum class ClusterSku : std::uint8_t { base, automatic };
enum class ClusterTier : std::uint8_t { free, standard, premium };
enum class IdentityType : std::uint8_t { notStated, systemAssigned, userAssigned, servicePrincipal };

struct LoadBalancerProfile {
    std::optional<int> managedOutboundIpCount;  ///< IPv4; default 1 when no own addresses are given
    std::optional<int> managedOutboundIpv6Count;
    std::vector<PublicIpAddressId> outboundIps;
    std::vector<PublicIpPrefixId> outboundIpPrefixes;
    std::optional<int> allocatedOutboundPorts;  ///< 0 or none: automatic
    std::optional<int> idleTimeoutInMinutes;
    std::optional<BackendPoolType> backendPoolType;
    UnknownFields unknownFields;

    bool operator==(const LoadBalancerProfile&) const = default;
};

struct NatGatewayProfile {
    std::optional<int> managedOutboundIpCount;
    std::optional<int> idleTimeoutInMinutes;
    UnknownFields unknownFields;

    bool operator==(const NatGatewayProfile&) const = default;
};

struct AdvancedNetworking {
    bool enabled = false;
    bool observability = false;
    bool security = false;
    std::string accelerationMode;  ///< "BpfVeth" or empty
    UnknownFields unknownFields;

    bool operator==(const AdvancedNetworking&) const = default;
};

struct NetworkProfile {
    std::optional<NetworkPlugin> networkPlugin;
    std::optional<NetworkPluginMode> networkPluginMode;
    std::optional<NetworkDataplane> networkDataplane;
    std::optional<NetworkPolicy> networkPolicy;
    std::vector<Prefix> podCidrs;      ///< at most one IPv4 and one IPv6
    std::vector<Prefix> serviceCidrs;  ///< likewise; empty: AKS's default
    std::optional<IpAddress> dnsServiceIp;
    std::vector<IpFamily> ipFamilies;  ///< empty: IPv4 only
    std::optional<OutboundType> outboundType;
    std::optional<LoadBalancerSku> loadBalancerSku;
    std::optional<LoadBalancerProfile> loadBalancerProfile;
    std::optional<NatGatewayProfile> natGatewayProfile;
    std::optional<AdvancedNetworking> advancedNetworking;
    bool staticEgressGatewayEnabled = false;
    std::string kubeProxyMode;               ///< "IPTABLES", "IPVS", "NFTABLES" or empty
    std::vector<Prefix> nonMasqueradeCidrs;  ///< the cluster's own azure-ip-masq-agent-config, when it has one
    UnknownFields unknownFields;

    bool operator==(const NetworkProfile&) const = default;
};

struct ApiServerAccessProfile {
    std::vector<std::string> authorizedIpRanges;
    bool enablePrivateCluster = false;
    bool enablePrivateClusterPublicFqdn = false;
    std::string privateDnsZone;  ///< "system", "none", a zone's resource id, or empty
    bool enableVnetIntegration = false;
    std::optional<SubnetId> subnet;
    UnknownFields unknownFields;

    bool operator==(const ApiServerAccessProfile&) const = default;
};

struct UpgradeSettings {
    std::optional<CountOrPercent> maxSurge;
    std::optional<CountOrPercent> maxUnavailable;
    UnknownFields unknownFields;

    bool operator==(const UpgradeSettings&) const = default;
};

struct NodePool {
    NodePoolId id{0};
    std::string name;
    std::string armId;
    NodePoolMode mode = NodePoolMode::user;
    int count = 1;  ///< nodes now, 0 … 5000 as found
    bool enableAutoScaling = false;
    std::optional<int> minCount;
    std::optional<int> maxCount;
    std::optional<int> maxPods;  ///< none: the model's default
    std::string vmSize;
    OsType osType = OsType::linux;
    std::string osSku;  ///< ARM: osSKU, as written
    PoolType type = PoolType::virtualMachineScaleSets;
    ScaleSetPriority scaleSetPriority = ScaleSetPriority::regular;
    std::optional<SubnetId> vnetSubnet;  ///< ARM: vnetSubnetID; none: AKS's managed VNet
    std::optional<SubnetId> podSubnet;   ///< ARM: podSubnetID
    std::optional<PodIpAllocationMode> podIpAllocationMode;
    UpgradeSettings upgradeSettings;
    bool enableNodePublicIp = false;
    std::optional<PublicIpPrefixId> nodePublicIpPrefix;
    std::optional<int> gatewayPublicIpPrefixSize;  ///< gatewayProfile.publicIPPrefixSize, 28 … 31
    bool disableOutboundNat = false;               ///< windowsProfile.disableOutboundNat
    std::string orchestratorVersion;
    std::vector<std::string> availabilityZones;
    std::string note;
    UnknownFields unknownFields;

    bool operator==(const NodePool&) const = default;
};

struct Cluster {
    ClusterId id{0};
    ResourceInfo info;
    std::string kubernetesVersion;  ///< "1.32" or "1.32.7" as written
    std::string nodeResourceGroup;
    ClusterSku sku = ClusterSku::base;
    std::optional<ClusterTier> tier;
    IdentityType identityType = IdentityType::notStated;
    NetworkProfile networkProfile;
    ApiServerAccessProfile apiServerAccessProfile;
    std::vector<NodePool> agentPoolProfiles;
    std::optional<SubnetId>
        ingressApplicationGatewaySubnet;  ///< addonProfiles.ingressApplicationGateway.config.subnetId
    std::optional<Prefix> ingressApplicationGatewaySubnetCidr;
    std::string virtualNodesSubnetName;  ///< addonProfiles.aciConnectorLinux.config.SubnetName
    bool nodeProvisioningAuto = false;   ///< nodeProvisioningProfile.mode is Auto
    UnknownFields unknownFields;

    bool operator==(const Cluster&) const = default;
};

}  // namespace aksnet
