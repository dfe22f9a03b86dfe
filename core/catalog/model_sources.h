// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages and releases on what networking models can and cannot do, and on what can be changed later.
#pragma once

#include "core/catalog/sources.h"

namespace aksnet::catalog::model_sources {

inline constexpr Source advancedNetworking{
    "AKS: Advanced Container Networking Services",
    "https://learn.microsoft.com/azure/aks/advanced-container-networking-services-overview", "2026-11-23"};
inline constexpr Source applicationGatewayIngress{
    "Application Gateway: ingress controller",
    "https://learn.microsoft.com/azure/application-gateway/ingress-controller-overview", "2026-03-04"};
inline constexpr Source ciliumDataPlane{"AKS: Azure CNI powered by Cilium",
                                        "https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium",
                                        "2026-08-05"};
inline constexpr Source isolatedClusters{
    "AKS: network isolated clusters", "https://learn.microsoft.com/azure/aks/concepts-network-isolated", "2026-06-15"};
inline constexpr Source natGateway{"AKS: NAT gateway", "https://learn.microsoft.com/azure/aks/nat-gateway",
                                   "2026-07-07"};
inline constexpr Source outboundTypes{"AKS: outbound types",
                                      "https://learn.microsoft.com/azure/aks/egress-outboundtype", "2026-08-05"};
inline constexpr Source staticEgressGateway{"AKS: Static Egress Gateway",
                                            "https://learn.microsoft.com/azure/aks/configure-static-egress-gateway",
                                            "2026-08-06"};
inline constexpr Source bringYourOwnCni{"AKS: bring your own CNI", "https://learn.microsoft.com/azure/aks/use-byo-cni",
                                        "2026-04-16"};
inline constexpr Source kubeProxy{"AKS: configure kube-proxy",
                                  "https://learn.microsoft.com/azure/aks/configure-kube-proxy", "2026-01-28"};
inline constexpr Source largeClusters{"AKS: best practices for large clusters",
                                      "https://learn.microsoft.com/azure/aks/best-practices-performance-scale-large",
                                      "2026-06-05"};
inline constexpr Source networkLimits{
    "Azure: networking limits",
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
    "2022-12-05"};
inline constexpr Source networkPolicies{"AKS: network policies",
                                        "https://learn.microsoft.com/azure/aks/use-network-policies", "2026-11-23"};
inline constexpr Source newNodePools{"AKS: create node pools",
                                     "https://learn.microsoft.com/azure/aks/create-node-pools", "2026-11-23"};
inline constexpr Source nodeDisruptions{"AKS: operations that reimage nodes",
                                        "https://learn.microsoft.com/azure/aks/node-disruption-policy", "2026-11-23"};
inline constexpr Source nodePoolSubnets{"AKS: node pools with subnets of their own",
                                        "https://learn.microsoft.com/azure/aks/node-pool-unique-subnet", "2025-09-26"};
inline constexpr Source nodeProvisioning{"AKS: node auto-provisioning",
                                         "https://learn.microsoft.com/azure/aks/node-auto-provisioning", "2026-11-23"};
inline constexpr Source planPodNetworking{"AKS: plan pod networking",
                                          "https://learn.microsoft.com/azure/aks/plan-pod-networking", "2025-03-24"};
inline constexpr Source podCidrExpansion{"AKS: expand the pod CIDR of Overlay",
                                         "https://learn.microsoft.com/azure/aks/azure-cni-overlay-pod-expand",
                                         "2024-08-16"};
inline constexpr Source release20260305{"AKS release notes, 2026-03-05",
                                        "https://github.com/Azure/AKS/blob/master/CHANGELOG.md", "2026-03-05"};
inline constexpr Source release20260619{"AKS release notes, 2026-06-19",
                                        "https://github.com/Azure/AKS/blob/master/CHANGELOG.md", "2026-06-19"};
inline constexpr Source subnetTooSmall{"Support: InsufficientSubnetSize with advanced networking",
                                       "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/"
                                       "insufficientsubnetsize-error-advanced-networking",
                                       "2025-02-20"};
inline constexpr Source updateAzureCni{"AKS: update IPAM and data plane",
                                       "https://learn.microsoft.com/azure/aks/update-azure-cni", "2024-11-26"};
inline constexpr Source virtualNodes{"AKS: virtual nodes", "https://learn.microsoft.com/azure/aks/virtual-nodes",
                                     "2023-11-06"};

}  // namespace aksnet::catalog::model_sources
