// SPDX-License-Identifier: GPL-3.0-or-later
//
// After Microsoft's pages on choosing a network model: sources::cniOverview, sources::ipAddressPlanning,
// sources::podSubnetConcepts, sources::kubenet.
#include "core/advisor/model_texts.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace aksnet::advisor {

namespace {

using Texts = std::string_view;

constexpr std::array overlayPros{
    Texts("Nodes take one address of the virtual network each, pods none."),
    Texts("The same pod CIDR can serve every cluster."),
    Texts("No route table, up to 5,000 nodes, Azure or Cilium data plane, dual-stack."),
    Texts("The pod CIDR can grow later."),
};
constexpr std::array overlayCons{
    Texts("Pods are reached through a Service or an ingress only."),
    Texts("Outside the cluster pods show their node's address."),
    Texts("There is no way back from Overlay."),
};
constexpr std::array dynamicPros{
    Texts("Pods are reachable by their own address."),
    Texts("Pod addresses are taken in batches of 16 as pods start, not all at once."),
    Texts("Pods have security rules, routes and a NAT gateway of their own."),
    Texts("Pools and clusters of a virtual network can share a pod subnet."),
};
constexpr std::array dynamicCons{
    Texts("Every running pod takes an address of the virtual network."),
    Texts("When the pod subnet runs out pods wait, without an error at creation."),
    Texts("No dual-stack, no node auto-provisioning, no Static Egress Gateway."),
    Texts("About 50,000 pods at most."),
};
constexpr std::array staticPros{
    Texts("Pods are reachable by their own address."),
    Texts("A block of 16 counts as one address of the virtual network: about a million pods."),
    Texts("Starting pods needs no call to Azure."),
};
constexpr std::array staticCons{
    Texts("All addresses are taken when a node is made, however few pods run."),
    Texts("Max pods other than 16 × k − 1 waste addresses."),
    Texts("No Private Link Service in front of Services."),
    Texts("A pod subnet of its own: it cannot be shared with dynamic pools."),
};
constexpr std::array nodeSubnetPros{
    Texts("Pods are reachable by their own address in the virtual network."),
    Texts("One subnet for nodes and pods; virtual nodes work."),
    Texts("It can be moved to Overlay in place."),
};
constexpr std::array nodeSubnetCons{
    Texts("Every node takes 1 + max pods addresses when it is made: the most of all models."),
    Texts("Each surge node of an upgrade needs as many."),
    Texts("Microsoft lists it as legacy; no dual-stack."),
};
constexpr std::array kubenetPros{
    Texts("Nodes take one address of the virtual network each, pods none."),
    Texts("It can be moved to Overlay in place."),
};
constexpr std::array kubenetCons{
    Texts("It is being retired."),
    Texts("At most 400 nodes, one route each, in a route table that AKS must be able to write."),
    Texts("Linux only; no Azure or Cilium network policy, no virtual nodes."),
    Texts("A subnet and a route table serve one cluster."),
    Texts("Pods are reached through a Service or an ingress only."),
};
constexpr std::array ownPros{
    Texts("Any network plugin, the same in every cloud."),
    Texts("Nodes take one address of the virtual network each."),
};
constexpr std::array ownCons{
    Texts("Microsoft does not support the plugin; nodes are not ready until it is installed."),
    Texts("How pods get addresses cannot be checked beforehand."),
    Texts("No advanced container networking of Azure's."),
};

constexpr std::array allTexts{
    ModelTexts{ModelId::overlay, overlayPros, overlayCons,
               "Overlay is the normal choice for new clusters: it takes the fewest addresses and scales furthest."},
    ModelTexts{ModelId::podSubnetDynamic, dynamicPros, dynamicCons,
               "A pod subnet with dynamic allocation is the choice where pods must be reached directly."},
    ModelTexts{
        ModelId::podSubnetStatic, staticPros, staticCons,
        "Static blocks are the choice where more pods must be reached directly than dynamic allocation carries."},
    ModelTexts{ModelId::nodeSubnet, nodeSubnetPros, nodeSubnetCons,
               "Node Subnet suits small clusters whose pods must be reached directly, or that need virtual nodes."},
    ModelTexts{ModelId::kubenet, kubenetPros, kubenetCons,
               "Kubenet is for clusters that exist, until they are moved to Overlay."},
    ModelTexts{ModelId::bringYourOwn, ownPros, ownCons,
               "Bring your own CNI for a plugin whose features Azure's do not have."},
};

}  // namespace

const ModelTexts& textsOf(ModelId model) {
    const auto found = std::ranges::find(allTexts, model, &ModelTexts::model);
    assert(found != allTexts.end());
    return *found;
}

}  // namespace aksnet::advisor
