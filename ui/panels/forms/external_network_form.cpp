// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a network outside Azure.
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

namespace aksnet::ui {

namespace {

/// The VNets there are: when that changes, so do the check boxes.
QString networksShape(const Plan& plan) {
    QString shape;
    for (const auto& network : plan.virtualNetworks) {
        shape += QString::number(network->id.value) + QLatin1Char(' ');
    }
    return shape;
}

/// A check box that puts one VNet into the list of connected ones, or takes it out.
void addConnection(FormBuilder<ExternalNetwork>& builder, VirtualNetworkId id) {
    Form& form = builder.form();
    auto* field = new CheckField(
        {.key = QByteArray("connected-") + QByteArray::number(id.value),
         .tip = "Its gateway stands in this virtual network. Peers reach it when they use the remote gateway."},
        &form);
    field->commit = [builder, field, id](bool checked) {
        return builder.change(*field, [id, checked](ExternalNetwork& network) {
            std::erase(network.connectedVirtualNetworks, id);
            if (checked) {
                network.connectedVirtualNetworks.push_back(id);
            }
        });
    };
    form.addField(field);
    form.followPlan([field, id](const Plan& plan) { field->setText(displayName(plan, id)); });
    builder.follow([field, id](const ExternalNetwork& network) {
        field->show(std::ranges::find(network.connectedVirtualNetworks, id) != network.connectedVirtualNetworks.end());
    });
}

}  // namespace

void buildExternalNetworkForm(Form& form, ExternalNetworkId id) {
    FormBuilder<ExternalNetwork> builder(form, flatSubjectOf<ExternalNetwork>(id));
    builder.name("", [](auto& network) -> auto& { return network.name; });
    builder.choice<ExternalNetworkKind>(
        {.key = "kind", .label = "Kind"},
        {{ExternalNetworkKind::onPremises, externalKindTitle(ExternalNetworkKind::onPremises)},
         {ExternalNetworkKind::otherCloud, externalKindTitle(ExternalNetworkKind::otherCloud)},
         {ExternalNetworkKind::internetService, externalKindTitle(ExternalNetworkKind::internetService)}},
        [](auto& network) -> auto& { return network.kind; });
    builder.choice<ExternalConnection>({.key = "connection", .label = "Connection"},
                                       {{ExternalConnection::notStated, QStringLiteral("Not stated")},
                                        {ExternalConnection::vpn, QStringLiteral("Site-to-site VPN")},
                                        {ExternalConnection::expressRoute, QStringLiteral("ExpressRoute")},
                                        {ExternalConnection::virtualWan, QStringLiteral("Virtual WAN")},
                                        {ExternalConnection::internet, QStringLiteral("Internet")}},
                                       [](auto& network) -> auto& { return network.connection; });
    builder.prefixes(
        {.key = "addressPrefixes",
         .label = "Ranges",
         .tip =
             "What is reachable there. Virtual networks, pods and services that use the same addresses cannot talk to it.",
         .placeholder = "192.168.0.0/16"},
        TextField::Lines::several, [](auto& network) -> auto& { return network.addressPrefixes; });
    form.addSection(QStringLiteral("Connected virtual networks"));
    for (const auto& network : form.session().plan().virtualNetworks) {
        addConnection(builder, network->id);
    }
    form.setShape(networksShape);
    form.addSection(QStringLiteral("Note"));
    builder.text(
        {.key = "note", .label = "Note", .tip = "Your own words; they stay in the plan file."}, plainText(),
        [](auto& network) -> auto& { return network.note; }, TextField::Lines::several);
}

}  // namespace aksnet::ui
