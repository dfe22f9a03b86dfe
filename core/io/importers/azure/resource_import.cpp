// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table of types; each entry reads a resource and merges it.
#include "core/io/importers/azure/resource_import.h"

#include "core/base/text.h"
#include "core/io/importers/aks_node_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

std::string importedAmount(std::size_t count, std::string_view one, std::string_view many) {
    return count == 0 ? fmt::format("no {}", many) : fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string importedParts(const std::string& first, std::string_view second) {
    return fmt::format("{}{}{}", first, first.empty() || second.empty() ? "" : ", ", second);
}

std::string_view rereadWords(Reread reread) {
    switch (reread) {
        case Reread::no: return {};
        case Reread::same: return "the same as read before";
        case Reread::different: return "replaces other values read before";
    }
    return {};
}

std::string importedContents(const ClusterReading& reading) {
    return importedAmount(reading.pools.size(), "node pool", "node pools");
}
std::string importedContents(const VirtualNetworkReading& reading) {
    return importedParts(
        importedAmount(reading.subnets.size(), "subnet", "subnets"),
        reading.peerings.empty() ? std::string() : importedAmount(reading.peerings.size(), "peering", "peerings"));
}
std::string importedContents(const RouteTableReading& reading) {
    return importedAmount(reading.value.routes.size(), "route", "routes");
}
std::string importedContents(const NetworkSecurityGroupReading& reading) {
    return importedAmount(reading.value.securityRules.size(), "rule", "rules");
}
template <class Reading>
std::string importedContents(const Reading&) {
    return {};
}

template <class Reading>
ResourceOutcome mergeReading(Reading&& reading, PlanMerger& merger) {
    const std::string note = importedContents(reading);
    const Reread reread = merger.put(std::forward<Reading>(reading));
    return {ImportStatus::imported, importedParts(note, rereadWords(reread))};
}

template <auto Read>
ResourceOutcome importWhole(const ResourceObject& resource, PlanMerger& merger) {
    return mergeReading(Read(resource), merger);
}

/// Subnets and peerings read the same inside their VNet and alone.
template <auto Read>
ResourceOutcome importChild(const ResourceObject& resource, PlanMerger& merger) {
    return mergeReading(Read(resource.view, resource.id), merger);
}

/// Routes and rules of a table or group that is another resource.
template <auto Read>
ResourceOutcome importListed(const ResourceObject& resource, PlanMerger& merger) {
    auto value = Read(resource.view);
    value.name = readName(resource.view, resource.id);
    merger.put(Reference{*resource.id.parent(), resource.view.path()}, std::move(value));
    return {ImportStatus::imported, {}};
}

ResourceOutcome importConsumers(const ResourceObject& resource, PlanMerger& merger) {
    if (isAksNode(resource.id)) {
        return {ImportStatus::ignored, "It belongs to a node of a cluster; the node pool counts its addresses."};
    }
    std::vector<ConsumerReading> readings = readConsumers(resource);
    if (readings.empty()) {
        return {ImportStatus::ignored, "It takes no address from a subnet."};
    }
    for (ConsumerReading& reading : readings) {
        merger.put(std::move(reading));
    }
    return {ImportStatus::imported, {}};
}

struct ReadableType {
    std::string_view type;
    std::string_view word;
    ResourceOutcome (*import)(const ResourceObject&, PlanMerger&);
};

constexpr std::array readableTypes{
    ReadableType{armType::cluster, "cluster", importWhole<readCluster>},
    ReadableType{armType::nodePool, "node pool", importWhole<readNodePool>},
    ReadableType{armType::virtualNetwork, "virtual network", importWhole<readVirtualNetwork>},
    ReadableType{armType::subnet, "subnet", importChild<readSubnet>},
    ReadableType{armType::peering, "peering", importChild<readPeering>},
    ReadableType{armType::routeTable, "route table", importWhole<readRouteTable>},
    ReadableType{"Microsoft.Network/routeTables/routes", "route", importListed<readRoute>},
    ReadableType{armType::networkSecurityGroup, "network security group", importWhole<readNetworkSecurityGroup>},
    ReadableType{"Microsoft.Network/networkSecurityGroups/securityRules", "security rule",
                 importListed<readSecurityRule>},
    ReadableType{armType::natGateway, "NAT gateway", importWhole<readNatGateway>},
    ReadableType{armType::publicIpAddress, "public IP address", importWhole<readPublicIpAddress>},
    ReadableType{armType::publicIpPrefix, "public IP prefix", importWhole<readPublicIpPrefix>},
    ReadableType{armType::firewall, "firewall", importWhole<readFirewall>},
};

const ReadableType* findReadableType(std::string_view type) {
    const auto found = std::ranges::find_if(
        readableTypes, [&](const ReadableType& known) { return sameIgnoringCase(known.type, type); });
    return found == readableTypes.end() ? nullptr : &*found;
}

}  // namespace

std::string_view resourceWord(std::string_view type) {
    const ReadableType* known = findReadableType(type);
    return known ? known->word : "resource";
}

bool isReadableType(std::string_view type) {
    return findReadableType(type) || isConsumerType(type);
}

std::vector<std::string_view> readableResourceTypes() {
    std::vector<std::string_view> types = consumerTypeNames();
    for (const ReadableType& known : readableTypes) {
        types.push_back(known.type);
    }
    return types;
}

ResourceOutcome importResource(const ResourceObject& resource, PlanMerger& merger) {
    const ReadableType* known = findReadableType(resource.type);
    return known ? known->import(resource, merger) : importConsumers(resource, merger);
}

}  // namespace aksnet
