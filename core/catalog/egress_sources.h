// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that say which way packets go and what address they carry.
#pragma once

#include "core/catalog/sources.h"

namespace aksnet::catalog::egress_sources {

inline constexpr Source trafficRouting{
    "Azure: virtual network traffic routing",
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview", "2023-05-27"};
inline constexpr Source peering{"Azure: virtual network peering",
                                "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview",
                                "2026-11-23"};
inline constexpr Source privateEndpointPolicy{
    "Azure: network policies for private endpoints",
    "https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy", "2026-11-23"};
inline constexpr Source platformAddress{
    "Azure: what is IP address 168.63.129.16",
    "https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16", "2026-11-23"};
inline constexpr Source defaultOutboundAccess{
    "Azure: default outbound access",
    "https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access", "2026-11-23"};
inline constexpr Source loadBalancerOutbound{
    "Azure Load Balancer: outbound connections",
    "https://learn.microsoft.com/azure/load-balancer/load-balancer-outbound-connections", "2026-11-23"};
inline constexpr Source firewallSnat{"Azure Firewall: SNAT and private address ranges",
                                     "https://learn.microsoft.com/azure/firewall/snat-private-range", "2026-11-23"};
inline constexpr Source applicationGatewayIngress{
    "Application Gateway Ingress Controller: overview",
    "https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview", "2026-03-04"};

inline constexpr Source outboundTypes{"AKS: outbound types",
                                      "https://learn.microsoft.com/azure/aks/egress-outboundtype", "2026-08-05"};
inline constexpr Source egressRouting{"AKS: egress with user-defined routes",
                                      "https://learn.microsoft.com/azure/aks/egress-udr", "2026-11-23"};
inline constexpr Source isolatedClusters{
    "AKS: network isolated clusters", "https://learn.microsoft.com/azure/aks/concepts-network-isolated", "2026-06-15"};
inline constexpr Source legacyCni{"AKS: legacy container networking",
                                  "https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni", "2026-04-16"};
inline constexpr Source aksLoadBalancerSetup{"AKS: configure the Standard load balancer",
                                             "https://learn.microsoft.com/azure/aks/configure-load-balancer-standard",
                                             "2024-01-23"};
inline constexpr Source policyMigration{
    "AKS: from Azure network policies to Cilium",
    "https://learn.microsoft.com/azure/aks/migrate-from-npm-to-cilium-network-policy", "2026-11-23"};

inline constexpr Source masqueradeAgent{"ip-masq-agent-v2", "https://github.com/Azure/ip-masq-agent-v2", "2026-08-20"};
inline constexpr Source masqueradeMerger{
    "azure-container-networking: azure-ip-masq-merger",
    "https://github.com/Azure/azure-container-networking/tree/master/azure-ip-masq-merger", "2026-08-20"};
inline constexpr Source networkService{"azure-container-networking: iptables of the network service",
                                       "https://github.com/Azure/azure-container-networking/tree/master/cns",
                                       "2026-08-20"};
inline constexpr Source release20251012{"AKS release notes, 2025-10-12",
                                        "https://github.com/Azure/AKS/blob/master/CHANGELOG.md", "2025-10-12"};
inline constexpr Source windowsNatIssue{"AKS issue 1859, observed", "https://github.com/Azure/AKS/issues/1859",
                                        "2026-11-23"};

inline constexpr Source aksNatGateway{"AKS: NAT gateway", "https://learn.microsoft.com/azure/aks/nat-gateway",
                                      "2026-07-07"};
inline constexpr Source natGatewayResource{
    "Azure NAT Gateway: resource", "https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource", "2026-11-23"};
inline constexpr Source staticEgressGateway{"AKS: static egress gateway",
                                            "https://learn.microsoft.com/azure/aks/configure-static-egress-gateway",
                                            "2026-08-06"};
inline constexpr Source windowsFaq{"AKS: Windows frequently asked questions",
                                   "https://learn.microsoft.com/azure/aks/windows-faq", "2026-11-23"};
inline constexpr Source ciliumDataPlane{"AKS: Azure CNI powered by Cilium",
                                        "https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium",
                                        "2026-08-05"};
inline constexpr Source networkPolicies{"AKS: network policies",
                                        "https://learn.microsoft.com/azure/aks/use-network-policies", "2026-11-23"};
inline constexpr Source authorizedRanges{"AKS: API server authorized IP ranges",
                                         "https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges",
                                         "2026-11-23"};
inline constexpr Source networkSecurityGroups{
    "Azure: network security groups",
    "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview", "2026-11-23"};

}  // namespace aksnet::catalog::egress_sources
