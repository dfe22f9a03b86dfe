// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages, releases and observations that the catalogue's values were taken from.
#pragma once

#include <string_view>

namespace aksnet {

/// Where a value was read. `date` is the page's own date (ISO, down to the month), or the day it was read where it has none.
struct Source {
    std::string_view title;
    std::string_view url;
    std::string_view date;
};

namespace catalog::sources {

inline constexpr Source apiServerVnetIntegration{"AKS: API Server VNet Integration",
                                                 "https://learn.microsoft.com/azure/aks/api-server-vnet-integration",
                                                 "2026-04-15"};
inline constexpr Source clusterIpAllocation{
    "Kubernetes: Service ClusterIP allocation",
    "https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation", "2026-11-23"};
inline constexpr Source dualStack{"AKS: dual-stack networking",
                                  "https://learn.microsoft.com/azure/aks/configure-dual-stack", "2023-12-07"};
inline constexpr Source cniOverview{"AKS: CNI networking overview",
                                    "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview",
                                    "2026-07-10"};
inline constexpr Source dynamicAllocation{
    "AKS: dynamic IP allocation", "https://learn.microsoft.com/azure/aks/configure-azure-cni-dynamic-ip-allocation",
    "2024-07-09"};
inline constexpr Source faq{"AKS: frequently asked questions", "https://learn.microsoft.com/azure/aks/faq",
                            "2026-11-23"};
inline constexpr Source ipAddressPlanning{"AKS: IP address planning",
                                          "https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning",
                                          "2026-04-16"};
inline constexpr Source authorizedRanges{
    "AKS: authorized IP ranges", "https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges", "2026-11-23"};
inline constexpr Source createNodePools{"AKS: create node pools",
                                        "https://learn.microsoft.com/azure/aks/create-node-pools", "2026-11-23"};
inline constexpr Source natGateway{"AKS: NAT gateway", "https://learn.microsoft.com/azure/aks/nat-gateway",
                                   "2026-07-07"};
inline constexpr Source systemPools{"AKS: use system node pools",
                                    "https://learn.microsoft.com/azure/aks/use-system-pools", "2026-11-23"};
inline constexpr Source windowsFaq{"AKS: Windows frequently asked questions",
                                   "https://learn.microsoft.com/azure/aks/windows-faq", "2026-11-23"};
inline constexpr Source kubenet{"AKS: configure kubenet", "https://learn.microsoft.com/azure/aks/configure-kubenet",
                                "2026-04-16"};
inline constexpr Source overlayConcepts{"AKS: Azure CNI Overlay concepts",
                                        "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay",
                                        "2026-07-31"};
inline constexpr Source overlaySetup{"AKS: set up Azure CNI Overlay",
                                     "https://learn.microsoft.com/azure/aks/azure-cni-overlay", "2026-07-31"};
inline constexpr Source podSubnetConcepts{"AKS: Azure CNI Pod Subnet concepts",
                                          "https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-pod-subnet",
                                          "2024-05-21"};
inline constexpr Source privateClusters{"AKS: private clusters",
                                        "https://learn.microsoft.com/azure/aks/private-clusters", "2026-08-05"};
inline constexpr Source quotas{"AKS: quotas and limits", "https://learn.microsoft.com/azure/aks/quotas-skus-regions",
                               "2026-08-03"};
inline constexpr Source rollingUpgrades{"AKS: rolling node pool upgrades",
                                        "https://learn.microsoft.com/azure/aks/upgrade-aks-node-pools-rolling",
                                        "2026-05-29"};
inline constexpr Source standardLoadBalancer{
    "AKS: Standard load balancer", "https://learn.microsoft.com/azure/aks/load-balancer-standard", "2024-01-23"};
inline constexpr Source staticBlockAllocation{
    "AKS: static block allocation", "https://learn.microsoft.com/azure/aks/configure-azure-cni-static-block-allocation",
    "2024-03-18"};

inline constexpr Source bastionSettings{"Azure Bastion: configuration settings",
                                        "https://learn.microsoft.com/azure/bastion/configuration-settings",
                                        "2025-11-24"};
inline constexpr Source firewallFaq{"Azure Firewall: frequently asked questions",
                                    "https://learn.microsoft.com/azure/firewall/firewall-faq", "2026-11-23"};
inline constexpr Source virtualNetworkFaq{"Azure Virtual Network: frequently asked questions",
                                          "https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq",
                                          "2026-11-23"};
inline constexpr Source vpnGatewaySettings{
    "Azure VPN Gateway: settings",
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings", "2026-11-23"};
inline constexpr Source natGatewayResource{
    "Azure NAT Gateway: resource", "https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource", "2026-11-23"};
inline constexpr Source networkSecurityGroups{
    "Azure: network security groups",
    "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview", "2026-11-23"};
inline constexpr Source applicationGatewayInfrastructure{
    "Application Gateway: infrastructure configuration",
    "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure", "2026-11-23"};
inline constexpr Source gatewayForContainersNetworking{
    "Application Gateway for Containers: networking",
    "https://learn.microsoft.com/azure/application-gateway/for-containers/container-networking", "2025-03-24"};
inline constexpr Source routeServerBlog{
    "Infra Cloud Solutions: Azure Route Server",
    "https://infracloudsolutions.org/2026/04/30/simplify-your-azure-networking-with-route-server/", "2026-04-30"};

inline constexpr Source release20250316{"AKS release notes, 2025-03-16",
                                        "https://github.com/Azure/AKS/blob/master/CHANGELOG.md", "2025-03-16"};
inline constexpr Source releaseNotes{"AKS release notes", "https://github.com/Azure/AKS/blob/master/CHANGELOG.md",
                                     "2026-07-17"};
inline constexpr Source managedNetworkIssue{"azure-docs issue 92314, and az network vnet show as observed",
                                            "https://github.com/MicrosoftDocs/azure-docs/issues/92314", "2024-08"};
inline constexpr Source ipamMath{
    "azure-container-networking: arithmetic of pod addresses",
    "https://github.com/Azure/azure-container-networking/tree/master/docs/feature/ipammath", "2026-08-20"};
inline constexpr Source networkContainerIssue{"azure-container-networking issue 2462, observed",
                                              "https://github.com/Azure/azure-container-networking/issues/2462",
                                              "2023-12"};
inline constexpr Source restSpecification{"Azure REST API specification: Microsoft.ContainerService",
                                          "https://github.com/Azure/azure-rest-api-specs", "2026-03-01"};
inline constexpr Source karpenter{"karpenter-provider-azure", "https://github.com/Azure/karpenter-provider-azure",
                                  "2026-08-21"};

}  // namespace catalog::sources

}  // namespace aksnet
