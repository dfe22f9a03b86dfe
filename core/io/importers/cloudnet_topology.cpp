// SPDX-License-Identifier: GPL-3.0-or-later
//
// The topology that cloudnet-draw writes before it draws: a hub and spokes, each with one address space as text, its
// subnets and the bare names of its peers.
#include "core/io/importers/importer.h"
#include "core/io/importers/json_view.h"
#include "core/io/importers/planned_subnets.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

bool topologyIsNetwork(const Json& value) {
    return value.is_object() && findIgnoringCase(value, "name") && findIgnoringCase(value, "address_space");
}

bool topologySniff(const ImportDocument& document) {
    if (!document.json || !document.json->is_object()) {
        return false;
    }
    const Json* hub = findIgnoringCase(*document.json, "hub");
    const Json* networks = findIgnoringCase(*document.json, "vnets");
    return (hub && topologyIsNetwork(*hub)) ||
           (networks && networks->is_array() && std::ranges::any_of(*networks, topologyIsNetwork));
}

/// "Yes" to something that the file names no further.
void noteTopologyPart(const JsonView& view, std::string_view key, std::string_view sentence) {
    if (sameIgnoringCase(view.quietText(key), "yes")) {
        view.problems().unknown(view.pathOf(key), std::string(sentence));
    }
}

void readTopologySubnets(const JsonView& view, PlannedNetwork& network) {
    for (const JsonView& subnet : view.objects("subnets")) {
        if (const auto range = subnet.prefix("address")) {
            network.add(subnet.text("name"), *range, subnet.path());
        } else {
            subnet.note("address", "The subnet has no range and was left out.");
        }
        noteTopologyPart(subnet, "nsg", "The subnet has a network security group; the file does not tell which.");
        noteTopologyPart(subnet, "udr", "The subnet has a route table; the file does not tell which.");
    }
}

void readTopologyPeerings(const JsonView& view, VirtualNetworkReading& network) {
    for (const std::string& peer : view.texts("peerings")) {
        const ArmId remote = plannedNetworkId(peer);
        const std::string name = fmt::format("to-{}", remote.name());
        PeeringReading reading{
            network.id.child("virtualNetworkPeerings", name), {}, view.path(), view.pathOf("peerings")};
        reading.value.name = name;
        reading.value.remoteArmId = fmt::format("/providers/{}/{}", armType::virtualNetwork, remote.name());
        network.peerings.push_back(std::move(reading));
    }
}

void readTopologyNetwork(const Json& value, const std::string& path, ImportSink& sink) {
    if (sink.stop.stop_requested()) {
        return;
    }
    ReadingProblems problems;
    const JsonView view(&value, path, problems);
    const std::string name = view.quietText("name");
    if (azureName(name).empty()) {
        sink.log.open({ImportStatus::notUnderstood, path, std::string(armType::virtualNetwork), name,
                       "The virtual network has no name."});
        return;
    }
    PlannedNetwork network(name);
    network.reading().value.addressPrefixes = view.prefixes("address_space");
    readTopologySubnets(view, network);
    readTopologyPeerings(view, network.reading());
    noteTopologyPart(view, "expressroute", "There is an ExpressRoute gateway; the file does not tell where it leads.");
    noteTopologyPart(view, "vpn_gateway", "There is a VPN gateway; the file does not tell where it leads.");
    noteTopologyPart(view, "firewall", "There is a firewall; the file does not tell its address.");
    sink.log.open(
        {ImportStatus::imported, path, std::string(armType::virtualNetwork), std::string(network.reading().id.name()),
         fmt::format("{} {}, {} {}", network.reading().subnets.size(),
                     network.reading().subnets.size() == 1 ? "subnet" : "subnets", network.reading().peerings.size(),
                     network.reading().peerings.size() == 1 ? "peering" : "peerings")});
    sink.merger.put(std::move(network.reading()));
    for (ReadingProblems::Property& problem : problems.properties) {
        sink.log.remark({problem.status, std::move(problem.path), std::string(armType::virtualNetwork), name,
                         std::move(problem.note)});
    }
}

void topologyRead(const ImportDocument& document, ImportSink& sink) {
    if (const Json* hub = findIgnoringCase(*document.json, "hub"); hub && hub->is_object()) {
        readTopologyNetwork(*hub, "hub", sink);
    }
    for (const std::string_view key : {"spokes", "vnets"}) {
        const Json* list = findIgnoringCase(*document.json, key);
        for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
            readTopologyNetwork((*list)[i], joinJsonPath(std::string(key), i), sink);
        }
    }
}

}  // namespace

const Importer cloudnetTopologyImporter{"cloudnetTopology", "cloudnet-draw topologies", topologySniff, topologyRead};

}  // namespace aksnet
