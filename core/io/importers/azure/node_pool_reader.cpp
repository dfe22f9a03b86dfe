// SPDX-License-Identifier: GPL-3.0-or-later
//
// Node pools: elements of a cluster's agentPoolProfiles, and Microsoft.ContainerService/managedClusters/agentPools.
#include "core/io/importers/azure/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// The sum of `count` over a list of {size, count}; none if no element has one.
std::optional<int> poolSumOfCounts(const std::vector<JsonView>& machines) {
    std::optional<int> sum;
    for (const JsonView& machine : machines) {
        if (const auto count = machine.number("count")) {
            sum = std::min(sum.value_or(0) + *count, anyCount.most);
        }
    }
    return sum;
}

/// Pools of type VirtualMachines state sizes and counts a list at a time instead of vmSize and count.
void readPoolMachines(const JsonView& fields, NodePool& pool, std::optional<int>& count) {
    const JsonView scale = fields.object("virtualMachinesProfile").object("scale");
    const std::vector<JsonView> manual = scale.objects("manual");
    const std::vector<JsonView> status = fields.objects("virtualMachineNodesStatus");
    count = poolSumOfCounts(status.empty() ? manual : status);
    const JsonView automatic = scale.object("autoscale");
    if (automatic.exists()) {
        pool.enableAutoScaling = true;
        pool.minCount = automatic.number("minCount");
        pool.maxCount = automatic.number("maxCount");
    }
    const std::vector<JsonView>& sized = manual.empty() ? status : manual;
    if (pool.vmSize.empty()) {
        pool.vmSize = sized.empty() ? automatic.text("size") : sized.front().text("size");
    }
}

void readPoolSize(const JsonView& fields, NodePool& pool) {
    pool.enableAutoScaling = fields.flag("enableAutoScaling");
    pool.minCount = fields.number("minCount");
    pool.maxCount = fields.number("maxCount");
    pool.maxPods = fields.number("maxPods");
    pool.vmSize = fields.text("vmSize");
    std::optional<int> count = fields.number("count");
    if (!count && !fields.has("count")) {
        readPoolMachines(fields, pool, count);
    }
    if (!count && pool.enableAutoScaling && pool.minCount) {
        count = pool.minCount;
    }
    if (!count) {
        fields.note("count", fmt::format("The number of nodes cannot be told; {} is assumed.", pool.count));
    }
    pool.count = count.value_or(pool.count);
}

/// Newer modes say who looks after the pool; for addresses they are as System and User are.
NodePoolMode readPoolMode(const JsonView& fields) {
    const std::string word = fields.text("mode");
    if (sameIgnoringCase(word, "ManagedSystem")) {
        fields.note("mode", "Mode ManagedSystem is read as System; AKS scales such a pool itself.");
        return NodePoolMode::system;
    }
    if (sameIgnoringCase(word, "Machines")) {
        fields.note("mode", "Mode Machines is read as User; its machines are made one by one.");
        return NodePoolMode::user;
    }
    return fields.enumeration<NodePoolMode>("mode").value_or(NodePoolMode::user);
}

void readPoolSubnets(const JsonView& fields, NodePoolReading& reading) {
    const Json* subnet = fields.find("vnetSubnetID");
    reading.namesSubnet = subnet && *subnet != Json("");
    reading.vnetSubnet = readReference(fields, "vnetSubnetID");
    reading.podSubnet = readReference(fields, "podSubnetID");
    reading.nodePublicIpPrefix = readReference(fields, "nodePublicIPPrefixID");
    reading.value.podIpAllocationMode = fields.enumeration<PodIpAllocationMode>("podIPAllocationMode");
    reading.value.enableNodePublicIp = fields.flag("enableNodePublicIP");
    reading.value.gatewayPublicIpPrefixSize =
        fields.object("gatewayProfile").number("publicIPPrefixSize", anyPrefixLength);
    reading.value.disableOutboundNat = fields.object("windowsProfile").flag("disableOutboundNat");
}

NodePoolReading readPool(const JsonView& view, const ArmId& id, std::string_view typeKey) {
    const JsonView fields = view.properties();
    NodePoolReading reading;
    reading.id = id;
    reading.path = view.path();
    reading.subnetPath = fields.pathOf("vnetSubnetID");
    if (!fields.has("maxPods")) {
        reading.maxPodsPath = fields.pathOf("maxPods");
    }
    NodePool& pool = reading.value;
    pool.name = readName(view, id);
    pool.armId = id.stated();
    pool.mode = readPoolMode(fields);
    readPoolSize(fields, pool);
    pool.osType = fields.enumeration<OsType>("osType").value_or(OsType::linux);
    pool.osSku = fields.text("osSKU");
    pool.type = fields.enumeration<PoolType>(typeKey).value_or(PoolType::virtualMachineScaleSets);
    pool.scaleSetPriority =
        fields.enumeration<ScaleSetPriority>("scaleSetPriority").value_or(ScaleSetPriority::regular);
    readPoolSubnets(fields, reading);
    const JsonView upgrade = fields.object("upgradeSettings");
    pool.upgradeSettings.maxSurge = upgrade.countOrPercent("maxSurge");
    pool.upgradeSettings.maxUnavailable = upgrade.countOrPercent("maxUnavailable");
    if (sameIgnoringCase(fields.object("powerState").quietText("code"), "Stopped")) {
        fields.ignore("powerState", "The node pool is stopped; its nodes are counted as if they ran.");
    }
    if (sameIgnoringCase(fields.quietText("upgradeStrategy"), "BlueGreen")) {
        fields.note("upgradeStrategy",
                    "Blue-green upgrades double the pool for a while; the plan has no place for that yet.");
    }
    pool.orchestratorVersion = fields.text("orchestratorVersion");
    pool.availabilityZones = fields.texts("availabilityZones");
    return reading;
}

}  // namespace

NodePoolReading readNodePool(const ResourceObject& resource) {
    // Flattened by az, the resource's type takes the key, and the pool's moves to another.
    const bool flattened = !resource.view.properties().path().ends_with("properties");
    return readPool(resource.view, resource.id, flattened ? "typePropertiesType" : "type");
}

std::optional<NodePoolReading> readNodePoolProfile(const JsonView& view, const ArmId& cluster) {
    const auto id = readChildId(view, cluster, "agentPools");
    return id ? std::optional(readPool(view, *id, "type")) : std::nullopt;
}

}  // namespace aksnet
