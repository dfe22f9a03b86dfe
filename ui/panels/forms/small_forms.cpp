// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's pages about things with few fields, and the choice of the page for a kind.
#include "ui/base/numbers.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"
#include "ui/panels/object_list.h"

namespace aksnet::ui {

namespace {

std::vector<Choice<SubnetConsumerKind>> consumerKinds() {
    std::vector<Choice<SubnetConsumerKind>> kinds;
    for (const auto& entry : armChoices<SubnetConsumerKind>()) {
        kinds.push_back({entry.value, consumerKindTitle(*entry.value)});
    }
    return kinds;
}

QString ruleLine(const SecurityRule& rule) {
    const bool isInbound = rule.direction == SecurityRuleDirection::inbound;
    const bool isAllowed = rule.access == SecurityRuleAccess::allow;
    return QStringLiteral("%1  %2 %3  %4")
        .arg(QString::number(rule.priority), isInbound ? QStringLiteral("in") : QStringLiteral("out"),
             isAllowed ? QStringLiteral("allow") : QStringLiteral("deny"), toQt(rule.name));
}

}  // namespace

void buildConsumerForm(Form& form, SubnetConsumerId id) {
    FormBuilder<SubnetConsumer> builder(form, flatSubjectOf<SubnetConsumer>(id));
    builder.name("", [](auto& consumer) -> auto& { return consumer.name; });
    builder.choice<SubnetConsumerKind>({.key = "kind", .label = "Kind"}, consumerKinds(),
                                       [](auto& consumer) -> auto& { return consumer.kind; });
    auto list = [](const Plan& plan) {
        auto choices = subnetChoices({})(plan);
        choices.erase(choices.begin());  // a consumer always lies in a subnet
        return choices;
    };
    builder.reference<SubnetId>({.key = "subnet", .label = "Subnet", .tip = "Moving it means making it again."}, list,
                                [](auto& consumer) -> auto& { return consumer.subnet; });
    builder.number({.key = "addressCount", .label = "Addresses", .tip = "How many addresses of the subnet it takes."},
                   {.least = 0, .most = anyAddressCount.most},
                   [](auto& consumer) -> auto& { return consumer.addressCount; });
    builder.text(
        {.key = "ipAddress", .label = "Address", .tip = "A fixed address, if it has one.", .placeholder = "any"},
        optionalAddress(), [](auto& consumer) -> auto& { return consumer.ipAddress; });
    builder.text(
        {.key = "note", .label = "Note"}, plainText(), [](auto& consumer) -> auto& { return consumer.note; },
        TextField::Lines::several);
}

void buildApprovedRangeForm(Form& form, ApprovedRangeId id) {
    FormBuilder<ApprovedRange> builder(form, flatSubjectOf<ApprovedRange>(id));
    builder.name("", [](auto& range) -> auto& { return range.name; });
    builder.text({.key = "range",
                  .label = "Range",
                  .tip = "While the plan has approved ranges, every virtual network should take its prefixes from one.",
                  .placeholder = "10.0.0.0/8"},
                 onePrefix(), [](auto& range) -> auto& { return range.range; });
    builder.text(
        {.key = "note", .label = "Note"}, plainText(), [](auto& range) -> auto& { return range.note; },
        TextField::Lines::several);
}

void buildSecurityGroupForm(Form& form, NetworkSecurityGroupId id) {
    FormBuilder<NetworkSecurityGroup> builder(form, flatSubjectOf<NetworkSecurityGroup>(id));
    builder.name("A security group cannot be renamed once it is made.",
                 [](auto& group) -> auto& { return group.info.name; });
    form.addSection(QStringLiteral("Rules"));
    auto* rules = new QLabel(&form);
    rules->setWordWrap(true);
    rules->setTextFormat(Qt::PlainText);
    form.addWidget(rules);
    builder.follow([rules](const NetworkSecurityGroup& group) {
        QStringList lines;
        for (const SecurityRule& rule : group.securityRules) {
            lines << ruleLine(rule);
        }
        rules->setText(lines.isEmpty() ? QStringLiteral("Only Azure's default rules.") : lines.join(QLatin1Char('\n')));
    });
    addResourceFields(builder);
}

void buildForm(Form& form) {
    const std::uint32_t number = form.object().number;
    switch (form.object().kind) {
        case ObjectKind::plan: return buildPlanForm(form);
        case ObjectKind::virtualNetwork: return buildVirtualNetworkForm(form, VirtualNetworkId(number));
        case ObjectKind::subnet: return buildSubnetForm(form, SubnetId(number));
        case ObjectKind::peering: return buildPeeringForm(form, PeeringId(number));
        case ObjectKind::externalNetwork: return buildExternalNetworkForm(form, ExternalNetworkId(number));
        case ObjectKind::routeTable: return buildRouteTableForm(form, RouteTableId(number));
        case ObjectKind::natGateway: return buildNatGatewayForm(form, NatGatewayId(number));
        case ObjectKind::networkSecurityGroup: return buildSecurityGroupForm(form, NetworkSecurityGroupId(number));
        case ObjectKind::firewall: return buildFirewallForm(form, FirewallId(number));
        case ObjectKind::publicIpPrefix: return buildPublicIpPrefixForm(form, PublicIpPrefixId(number));
        case ObjectKind::publicIpAddress: return buildPublicIpAddressForm(form, PublicIpAddressId(number));
        case ObjectKind::cluster: return buildClusterForm(form, ClusterId(number));
        case ObjectKind::nodePool: return buildNodePoolForm(form, NodePoolId(number));
        case ObjectKind::subnetConsumer: return buildConsumerForm(form, SubnetConsumerId(number));
        case ObjectKind::approvedRange: return buildApprovedRangeForm(form, ApprovedRangeId(number));
    }
}

}  // namespace aksnet::ui
