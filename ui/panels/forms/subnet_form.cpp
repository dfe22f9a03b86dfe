// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a subnet: its prefix with what lives in it, and what is attached.
#include "ui/base/numbers.h"
#include "ui/charts/use_bar.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/range_sections.h"
#include "ui/panels/forms/subjects.h"
#include "ui/panels/object_list.h"

namespace aksnet::ui {

namespace {

/// "needs 1,581 · has 2,043 · 462 free"
QString useNote(const SubnetFacts& facts) {
    const QString rest = facts.missing() > 0 ? QStringLiteral("%1 missing").arg(grouped(facts.missing()))
                                             : QStringLiteral("%1 free").arg(grouped(facts.free()));
    return QStringLiteral("needs %1 · has %2 · %3").arg(grouped(facts.used()), grouped(facts.usable()), rest);
}

void addUse(Form& form, SubnetId id, TextField* prefixes) {
    auto* bar = new UseBarWidget(form.themes(), &form);
    form.addWidget(bar);
    form.followView([bar, prefixes, id](const PlanView& view) {
        const SubnetFacts* facts = view.snapshot->facts->find(id);
        bar->setVisible(facts != nullptr && facts->size > 0);
        prefixes->setNote(facts && facts->size > 0 ? useNote(*facts) : QString());
        if (facts) {
            bar->show(useAmounts(*facts));
        }
    });
}

QString demandText(const SubnetDemand& demand) {
    if (demand.perNode > 0) {
        const QString surge = demand.surgeCount > 0 ? QStringLiteral(" + %1 surge").arg(demand.surgeCount) : QString();
        return QStringLiteral("(%1%2) × %3 = %4")
            .arg(demand.nodeCount)
            .arg(surge)
            .arg(demand.perNode)
            .arg(grouped(demand.total()));
    }
    return grouped(demand.total());
}

void addInhabitants(Form& form, SubnetId id) {
    form.addSection(QStringLiteral("Takes addresses here"));
    auto* list = new ObjectList(QStringLiteral("Nothing yet."), &form);
    QObject::connect(list, &ObjectList::selectRequested, &form, &Form::selectRequested);
    form.addWidget(list);
    form.followView([list, id](const PlanView& view) {
        std::vector<ObjectList::Row> rows;
        if (const SubnetFacts* facts = view.snapshot->facts->find(id)) {
            for (const SubnetDemand& demand : facts->demands) {
                rows.push_back({demand.owner, displayName(*view.snapshot->plan, demand.owner), demandText(demand)});
            }
        }
        list->show(std::move(rows));
    });
    form.addButton(QStringLiteral("Add private endpoint"), QStringLiteral("add"),
                   [&form, id] { Q_EMIT form.addRequested(NewKind::privateEndpoint, id); });
}

void addAttachments(FormBuilder<Subnet>& builder) {
    builder.form().addSection(QStringLiteral("Attached"));
    builder.reference<RouteTableId>(
        {.key = "routeTable", .label = "Route table", .tip = "Can be attached and detached at any time."},
        flatChoices<RouteTable>(QStringLiteral("None")), [](auto& subnet) -> auto& { return subnet.routeTable; });
    builder.reference<NatGatewayId>(
        {.key = "natGateway", .label = "NAT gateway", .tip = "Takes over all outbound traffic of the subnet."},
        flatChoices<NatGateway>(QStringLiteral("None")), [](auto& subnet) -> auto& { return subnet.natGateway; });
    builder.reference<NetworkSecurityGroupId>({.key = "networkSecurityGroup", .label = "Security group"},
                                              flatChoices<NetworkSecurityGroup>(QStringLiteral("None")),
                                              [](auto& subnet) -> auto& { return subnet.networkSecurityGroup; });
}

void addServices(FormBuilder<Subnet>& builder) {
    builder.form().addSection(QStringLiteral("Services"));
    builder.text(
        {.key = "delegations",
         .label = "Delegated to",
         .tip =
             "A delegated subnet can hold nothing but that service. AKS delegates pod and API server subnets itself.",
         .placeholder = "nobody"},
        wordList(), [](auto& subnet) -> auto& { return subnet.delegations; });
    builder.text({.key = "serviceEndpoints", .label = "Service endpoints", .placeholder = "none"}, wordList(),
                 [](auto& subnet) -> auto& { return subnet.serviceEndpoints; });
    builder.choice<PrivateEndpointNetworkPolicies>(
        {.key = "privateEndpointNetworkPolicies",
         .label = "Endpoint policies",
         .tip = "Whether security groups and route tables count for private endpoints here."},
        armChoices<PrivateEndpointNetworkPolicies>(),
        [](auto& subnet) -> auto& { return subnet.privateEndpointNetworkPolicies; });
    builder.choice<bool>({.key = "defaultOutboundAccess",
                          .label = "Default outbound",
                          .tip = "Azure's implicit internet access for machines without egress."},
                         {{std::nullopt, QStringLiteral("Not stated")},
                          {true, QStringLiteral("Allowed")},
                          {false, QStringLiteral("Private subnet")}},
                         [](auto& subnet) -> auto& { return subnet.defaultOutboundAccess; });
    builder.text(
        {.key = "note", .label = "Note", .tip = "Your own words; they stay in the plan file."}, plainText(),
        [](auto& subnet) -> auto& { return subnet.note; }, TextField::Lines::several);
}

}  // namespace

void buildSubnetForm(Form& form, SubnetId id) {
    FormBuilder<Subnet> builder(form, subjectOf(form, id));
    builder.name("A subnet cannot be renamed once it is made.", [](auto& subnet) -> auto& { return subnet.name; });
    auto* prefixes = builder.prefixes(
        {.key = "addressPrefixes",
         .label = "Prefix",
         .tip = "A subnet with addresses in use can be neither resized nor moved: a wrong prefix means new node "
                "pools, or building the cluster again. Add an IPv6 /64 after a comma for dual-stack.",
         .placeholder = "10.1.0.0/24"},
        TextField::Lines::one, [](auto& subnet) -> auto& { return subnet.addressPrefixes; });
    addUse(form, id, prefixes);
    addCapacitySection(form, QStringLiteral("Capacity"), id);
    addInhabitants(form, id);
    addLayoutSection(form, QStringLiteral("Addresses"), id);
    addAttachments(builder);
    addServices(builder);
}

}  // namespace aksnet::ui
