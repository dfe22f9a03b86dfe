// SPDX-License-Identifier: GPL-3.0-or-later
//
// Microsoft.ContainerService/managedClusters.
#include "core/catalog/sources.h"
#include "core/io/importers/azure/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

void readClusterSku(const JsonView& view, Cluster& cluster) {
    const JsonView sku = view.object("sku");
    cluster.sku = sku.enumeration<ClusterSku>("name").value_or(ClusterSku::base);
    cluster.tier = sku.enumeration<ClusterTier>("tier");
}

/// A cluster without a managed identity signs in as a service principal, unless its client id is the stand-in "msi".
IdentityType readClusterIdentity(const JsonView& view, const JsonView& fields) {
    const JsonView identity = view.object("identity");
    const std::string type = identity.quietText("type");
    if (!type.empty() && !sameIgnoringCase(type, "None")) {
        return identity.enumeration<IdentityType>("type").value_or(IdentityType::notStated);
    }
    const std::string client = fields.object("servicePrincipalProfile").quietText("clientId");
    return client.empty() || sameIgnoringCase(client, "msi") ? IdentityType::notStated : IdentityType::servicePrincipal;
}

void readClusterApiServer(const JsonView& fields, ClusterReading& reading) {
    ApiServerAccessProfile& profile = reading.value.apiServerAccessProfile;
    const JsonView view = fields.object("apiServerAccessProfile");
    profile.authorizedIpRanges = view.texts("authorizedIPRanges");
    if (profile.authorizedIpRanges.empty()) {
        profile.authorizedIpRanges = fields.texts("apiServerAuthorizedIPRanges");  // API versions before 2020
    }
    profile.enablePrivateCluster = view.flag("enablePrivateCluster");
    profile.enablePrivateClusterPublicFqdn = view.flag("enablePrivateClusterPublicFQDN");
    profile.privateDnsZone = view.text("privateDNSZone");
    profile.enableVnetIntegration = view.flag("enableVnetIntegration");
    reading.apiServerSubnet = readReference(view, "subnetId");
}

void readClusterAddons(const JsonView& fields, ClusterReading& reading) {
    const JsonView addons = fields.object("addonProfiles");
    const JsonView gateway = addons.object("ingressApplicationGateway");
    if (gateway.exists() && gateway.flag("enabled", true)) {
        const JsonView config = gateway.object("config");
        reading.applicationGatewaySubnet = readReference(config, "subnetId");
        // The key was subnetPrefix while the add-on was young.
        reading.value.ingressApplicationGatewaySubnetCidr =
            config.prefix(config.has("subnetCIDR") ? "subnetCIDR" : "subnetPrefix");
    }
    const JsonView virtualNodes = addons.object("aciConnectorLinux");
    if (virtualNodes.exists() && virtualNodes.flag("enabled", true)) {
        reading.value.virtualNodesSubnetName = virtualNodes.object("config").text("SubnetName");
    }
}

/// What decides about addresses and egress and may be left to AKS.
std::vector<LeftOpen> networkLeftOpen(const JsonView& network, const std::string& path) {
    std::vector<LeftOpen> open;
    const auto look = [&](std::string_view key, std::string_view plural = {}) {
        if (!network.has(key) && (plural.empty() || !network.has(plural))) {
            open.push_back({key, joinJsonPath(path, key)});
        }
    };
    look("networkPlugin");
    look("podCidr", "podCidrs");
    look("serviceCidr", "serviceCidrs");
    look("dnsServiceIP");
    look("outboundType");
    look("loadBalancerSku");
    return open;
}

void noteClusterHostedSystem(const JsonView& fields) {
    const JsonView hosted = fields.object("hostedSystemProfile");
    if (hosted.flag("enabled")) {
        hosted.ignore("enabled",
                      "AKS runs the system nodes itself and lists them nowhere; the plan does not count them.");
    }
    for (const std::string_view key : {"systemNodeSubnetID", "nodeSubnetID"}) {
        if (!hosted.text(key).empty()) {
            hosted.note(key, "The plan has no place yet for the subnets of a hosted system pool.");
        }
    }
}

/// A cluster that is there has a system pool, even where interfaces before 2020 do not tell which it is. Templates have no
/// provisioning state: they must say it themselves.
void assumeClusterSystemPool(const JsonView& fields, ClusterReading& reading) {
    const auto first = std::ranges::find_if(
        reading.pools, [](const NodePoolReading& pool) { return pool.value.osType == OsType::linux; });
    if (!fields.has("provisioningState") || first == reading.pools.end() ||
        reading.value.sku == ClusterSku::automatic) {
        return;
    }
    first->value.mode = NodePoolMode::system;
    fields.problems().assume(joinJsonPath(first->path, "mode"),
                             fmt::format("It is not stated; a cluster that is there has a system pool (source: {}).",
                                         catalog::sources::systemPools.title));
}

}  // namespace

ClusterReading readCluster(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<ClusterReading>(resource);
    Cluster& cluster = reading.value;
    cluster.kubernetesVersion = fields.text("kubernetesVersion");
    cluster.nodeResourceGroup = fields.text("nodeResourceGroup");
    readClusterSku(resource.view, cluster);
    cluster.identityType = readClusterIdentity(resource.view, fields);
    const JsonView network = fields.object("networkProfile");
    if (network.exists()) {
        readNetworkProfile(network, reading);
    }
    if (network.exists() || !fields.has("networkProfile")) {
        reading.leftOpen = networkLeftOpen(network, fields.pathOf("networkProfile"));
    }
    readClusterApiServer(fields, reading);
    readClusterAddons(fields, reading);
    noteClusterHostedSystem(fields);
    cluster.nodeProvisioningAuto = sameIgnoringCase(fields.object("nodeProvisioningProfile").text("mode"), "Auto");
    bool tellsModes = false;
    for (const JsonView& pool : fields.objects("agentPoolProfiles")) {
        tellsModes = tellsModes || pool.has("mode");
        if (auto read = readNodePoolProfile(pool, resource.id)) {
            reading.pools.push_back(std::move(*read));
        }
    }
    if (!tellsModes) {
        assumeClusterSystemPool(fields, reading);
    }
    return reading;
}

}  // namespace aksnet
