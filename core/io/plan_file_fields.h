// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file's lists and placements, in the order they are written.
#pragma once

#include "core/io/plan_file_cluster_fields.h"
#include "core/io/plan_file_resource_fields.h"

namespace aksnet {

template <class Fields, class Thing>
void planFields(Fields& fields, Thing& plan) {
    fields.text("name", plan.name);
    fields.text("description", plan.description);
    fields.text("author", plan.author);
    fields.text("revision", plan.revision);
    fields.list("virtualNetworks", plan.virtualNetworks,
                [](auto& inner, auto& thing) { virtualNetworkFields(inner, thing); });
    fields.list("clusters", plan.clusters, [](auto& inner, auto& thing) { clusterFields(inner, thing); });
    fields.list("routeTables", plan.routeTables, [](auto& inner, auto& thing) { routeTableFields(inner, thing); });
    fields.list("natGateways", plan.natGateways, [](auto& inner, auto& thing) { natGatewayFields(inner, thing); });
    fields.list("networkSecurityGroups", plan.networkSecurityGroups,
                [](auto& inner, auto& thing) { networkSecurityGroupFields(inner, thing); });
    fields.list("firewalls", plan.firewalls, [](auto& inner, auto& thing) { firewallFields(inner, thing); });
    fields.list("publicIPPrefixes", plan.publicIpPrefixes,
                [](auto& inner, auto& thing) { publicIpPrefixFields(inner, thing); });
    fields.list("publicIPAddresses", plan.publicIpAddresses,
                [](auto& inner, auto& thing) { publicIpAddressFields(inner, thing); });
    fields.list("externalNetworks", plan.externalNetworks,
                [](auto& inner, auto& thing) { externalNetworkFields(inner, thing); });
    fields.list("approvedRanges", plan.approvedRanges,
                [](auto& inner, auto& thing) { approvedRangeFields(inner, thing); });
    fields.list("subnetConsumers", plan.subnetConsumers,
                [](auto& inner, auto& thing) { subnetConsumerFields(inner, thing); });
    fields.list("waivers", plan.waivers, [](auto& inner, auto& thing) { waiverFields(inner, thing); });
    fields.list("severityOverrides", plan.severityOverrides,
                [](auto& inner, auto& thing) { severityOverrideFields(inner, thing); });
}

template <class Fields, class Thing>
void placementFields(Fields& fields, Thing& placement) {
    fields.real("x", placement.x);
    fields.real("y", placement.y);
    fields.real("width", placement.width);
    fields.real("height", placement.height);
}

}  // namespace aksnet
