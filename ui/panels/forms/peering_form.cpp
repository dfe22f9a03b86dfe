// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about one direction of a peering.
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

namespace aksnet::ui {

void buildPeeringForm(Form& form, PeeringId id) {
    FormBuilder<Peering> builder(form, subjectOf(form, id));
    builder.name("A peering cannot be renamed once it is made.", [](auto& peering) -> auto& { return peering.name; });
    builder.reference<VirtualNetworkId>(
        {.key = "remoteVirtualNetwork",
         .label = "Remote network",
         .tip = "Peered address spaces must not overlap. Peering needs both directions."},
        virtualNetworkChoices(QStringLiteral("Not in this plan")),
        [](auto& peering) -> auto& { return peering.remoteVirtualNetwork; });
    auto* ranges = builder.text(
        {.key = "remoteAddressPrefixes",
         .label = "Remote ranges",
         .tip = "The remote address space, used while the remote network is not in this plan.",
         .placeholder = "10.2.0.0/16"},
        prefixLines(), [](auto& peering) -> auto& { return peering.remoteAddressPrefixes; }, TextField::Lines::several);
    builder.follow([ranges](const Peering& peering) { ranges->setVisible(!peering.remoteVirtualNetwork); });
    form.addSection(QStringLiteral("Traffic"));
    builder.check(
        {.key = "allowVirtualNetworkAccess", .label = "Networks reach each other", .tip = "allowVirtualNetworkAccess"},
        [](auto& peering) -> auto& { return peering.allowVirtualNetworkAccess; });
    builder.check({.key = "allowForwardedTraffic",
                   .label = "Accept forwarded traffic",
                   .tip = "allowForwardedTraffic: needed when a firewall in the other network passes traffic on."},
                  [](auto& peering) -> auto& { return peering.allowForwardedTraffic; });
    builder.check({.key = "allowGatewayTransit",
                   .label = "Lend this network's gateway",
                   .tip = "allowGatewayTransit: set on the hub so that spokes reach on-premises through its gateway."},
                  [](auto& peering) -> auto& { return peering.allowGatewayTransit; });
    builder.check({.key = "useRemoteGateways",
                   .label = "Use the remote gateway",
                   .tip = "useRemoteGateways: set on the spoke; the hub must lend its gateway."},
                  [](auto& peering) -> auto& { return peering.useRemoteGateways; });
    form.addSection(QStringLiteral("As found"));
    builder.choice<PeeringState>({.key = "peeringState", .label = "State"}, armChoices<PeeringState>(),
                                 [](auto& peering) -> auto& { return peering.peeringState; });
}

}  // namespace aksnet::ui
