// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kubectl tells of a running cluster. Unlike a resource of Azure it never describes a whole: nodes say what they have,
// not what was asked for, and services do not even say which cluster they belong to.
#pragma once

#include "core/io/importers/import_log.h"
#include "core/io/importers/readings.h"

namespace aksnet {

/// Where something stands, for messages that come later.
struct ObservedPlace {
    ImportPlace place;
    ImportEntryHandle entry{};
    std::string path;

    [[nodiscard]] std::string pathOf(std::string_view key) const {
        return path + (path.empty() || key.empty() ? "" : ".") + std::string(key);
    }
};

/// A Node of an AKS cluster.
struct NodeObservation {
    std::string name;
    ObservedPlace where;
    std::string subscription;
    std::string nodeResourceGroup;  ///< in the best spelling that is told
    std::string location;
    std::string pool;
    bool isAutoProvisioned = false;  ///< made by node auto-provisioning; `pool` is then that one's word
    std::optional<NodePoolMode> mode;
    OsType osType = OsType::linux;
    std::string osSku;
    std::string vmSize;
    std::string zone;     ///< "1", "2", "3" or empty
    std::string version;  ///< of the kubelet, without the "v"
    bool isSpot = false;
    bool isScaleSet = true;
    bool hasPublicIp = false;
    std::optional<int> maxPods;
    std::vector<IpAddress> addresses;  ///< of the node itself
    std::vector<Prefix> podCidrs;
    bool isOverlay = false;
    std::optional<PodIpAllocationMode> podSubnetMode;  ///< of pods that have a subnet of their own
    std::optional<NetworkDataplane> dataplane;
    std::optional<NetworkPolicy> policy;
    MaybeReference nodeSubnet;
    MaybeReference podSubnet;
    std::optional<SubnetId> nodeSubnetId;  ///< once it is linked
    std::optional<SubnetId> podSubnetId;
};

/// One network container of a NodeNetworkConfig.
struct NetworkContainer {
    std::optional<Prefix> block;  ///< the node's own: of an overlay, or of a static block
    std::optional<Prefix> space;  ///< what the block or the addresses are cut from
    bool isOverlay = false;
    PodIpAllocationMode mode = PodIpAllocationMode::dynamicIndividual;
    MaybeReference subnet;
    std::optional<SubnetId> subnetId;  ///< once it is linked
};

/// A NodeNetworkConfig: what Azure gave one node for its pods.
struct NodeNetworkObservation {
    std::string node;
    std::string pool;    ///< by the node's name; empty if it follows no rule of AKS
    std::string number;  ///< the digits that all nodes of a cluster have in their names; may be empty
    ObservedPlace where;
    std::vector<IpAddress> addresses;  ///< of the node itself
    std::vector<NetworkContainer> containers;
};

/// A Service that has addresses.
struct ServiceObservation {
    std::string nameSpace;
    std::string name;
    ObservedPlace where;
    std::vector<IpAddress> clusterAddresses;
    std::vector<IpAddress> frontends;  ///< of its load balancer
    bool isInternal = false;           ///< the load balancer's addresses are of a subnet
    std::string subnetName;            ///< the one it asks for, if it does

    [[nodiscard]] bool is(std::string_view aNameSpace, std::string_view aName) const {
        return nameSpace == aNameSpace && name == aName;
    }
};

}  // namespace aksnet
