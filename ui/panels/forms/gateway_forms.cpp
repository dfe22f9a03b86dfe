// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's pages about what traffic leaves through: NAT gateways, firewalls and public addresses.
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

#include <QCheckBox>

namespace aksnet::ui {

namespace {

/// Ids of all public addresses and prefixes: when that changes, so do the check boxes.
QString publicAddressShape(const Plan& plan) {
    QString shape;
    for (const auto& address : plan.publicIpAddresses) {
        shape += QString::number(address.id.value) + QLatin1Char(' ');
    }
    for (const auto& prefix : plan.publicIpPrefixes) {
        shape += QString::number(prefix.id.value) + QLatin1Char(' ');
    }
    return shape;
}

/// A check box that puts one id into a list of ids, or takes it out.
template <class T, class IdType, class Member>
void addMembership(FormBuilder<T>& builder, IdType id, Member member) {
    Form& form = builder.form();
    auto* field = new CheckField(
        {.key = QByteArray("uses-") + QByteArray::number(id.value), .tip = "Its public address."}, &form);
    field->commit = [builder, field, id, member](bool checked) {
        return builder.change(*field, [&](T& object) {
            std::erase(member(object), id);
            if (checked) {
                member(object).push_back(id);
            }
        });
    };
    form.addField(field);
    form.followPlan([field, id](const Plan& plan) { field->setText(displayName(plan, id)); });
    builder.follow([field, id, member](const T& object) {
        const auto& ids = member(object);
        field->show(std::ranges::find(ids, id) != ids.end());
    });
}

void addNoPublicAddressHint(Form& form) {
    if (form.session().plan().publicIpAddresses.empty() && form.session().plan().publicIpPrefixes.empty()) {
        auto* hint = new QLabel(QStringLiteral("The plan has no public addresses or prefixes to choose from."), &form);
        hint->setWordWrap(true);
        form.addWidget(hint);
    }
}

}  // namespace

void buildNatGatewayForm(Form& form, NatGatewayId id) {
    FormBuilder<NatGateway> builder(form, flatSubjectOf<NatGateway>(id));
    builder.name("A NAT gateway cannot be renamed once it is made.",
                 [](auto& gateway) -> auto& { return gateway.info.name; });
    builder.choice<NatGatewaySku>(
        {.key = "sku", .label = "SKU", .tip = "Cannot be changed; another SKU means another gateway."},
        armChoices<NatGatewaySku>(), [](auto& gateway) -> auto& { return gateway.sku; });
    builder.number({.key = "idleTimeoutInMinutes",
                    .label = "Idle timeout",
                    .tip = "Can be changed at any time.",
                    .placeholder = "default 4",
                    .unit = "min"},
                   {.least = 4, .most = 120, .mayBeEmpty = true, .stepFrom = 4},
                   [](auto& gateway) -> auto& { return gateway.idleTimeoutInMinutes; });
    builder.text(
        {.key = "zones", .label = "Zones", .tip = "Cannot be changed once it is made.", .placeholder = "no zone"},
        wordList(), [](auto& gateway) -> auto& { return gateway.zones; });
    form.addSection(QStringLiteral("Public addresses"));
    addNoPublicAddressHint(form);
    for (const auto& address : form.session().plan().publicIpAddresses) {
        addMembership(builder, address.id, [](auto& gateway) -> auto& { return gateway.publicIpAddresses; });
    }
    for (const auto& prefix : form.session().plan().publicIpPrefixes) {
        addMembership(builder, prefix.id, [](auto& gateway) -> auto& { return gateway.publicIpPrefixes; });
    }
    form.setShape(publicAddressShape);
    addResourceFields(builder);
}

void buildFirewallForm(Form& form, FirewallId id) {
    FormBuilder<Firewall> builder(form, flatSubjectOf<Firewall>(id));
    builder.name("A firewall cannot be renamed once it is made.",
                 [](auto& firewall) -> auto& { return firewall.info.name; });
    builder.check({.key = "isNetworkVirtualAppliance",
                   .label = "Third-party appliance",
                   .tip = "A network virtual appliance instead of Azure Firewall."},
                  [](auto& firewall) -> auto& { return firewall.isNetworkVirtualAppliance; });
    builder.reference<SubnetId>(
        {.key = "subnet", .label = "Subnet", .tip = "Azure Firewall needs a subnet called AzureFirewallSubnet."},
        subnetChoices(QStringLiteral("None")), [](auto& firewall) -> auto& { return firewall.subnet; });
    builder.text({.key = "privateIpAddress",
                  .label = "Private address",
                  .tip = "What route tables send traffic to. Azure gives the first usable address of the subnet.",
                  .placeholder = "10.0.1.4"},
                 optionalAddress(), [](auto& firewall) -> auto& { return firewall.privateIpAddress; });
    form.addSection(QStringLiteral("Public addresses"));
    addNoPublicAddressHint(form);
    for (const auto& address : form.session().plan().publicIpAddresses) {
        addMembership(builder, address.id, [](auto& firewall) -> auto& { return firewall.publicIpAddresses; });
    }
    form.setShape(publicAddressShape);
    addResourceFields(builder);
}

void buildPublicIpPrefixForm(Form& form, PublicIpPrefixId id) {
    FormBuilder<PublicIpPrefix> builder(form, flatSubjectOf<PublicIpPrefix>(id));
    builder.name("A public IP prefix cannot be renamed once it is made.",
                 [](auto& prefix) -> auto& { return prefix.info.name; });
    builder.number({.key = "prefixLength",
                    .label = "Length",
                    .tip = "28 to 31 for IPv4, 124 to 127 for IPv6. Cannot be changed once it is made.",
                    .unit = "bits"},
                   {.least = 20, .most = 127}, [](auto& prefix) -> auto& { return prefix.prefixLength; });
    builder.text({.key = "ipPrefix",
                  .label = "Range",
                  .tip = "Known once Azure has given it, or when you bring your own.",
                  .placeholder = "not known yet"},
                 optionalPrefix(), [](auto& prefix) -> auto& { return prefix.ipPrefix; });
    addResourceFields(builder);
}

void buildPublicIpAddressForm(Form& form, PublicIpAddressId id) {
    FormBuilder<PublicIpAddress> builder(form, flatSubjectOf<PublicIpAddress>(id));
    builder.name("A public IP address cannot be renamed once it is made.",
                 [](auto& address) -> auto& { return address.info.name; });
    builder.text({.key = "ipAddress",
                  .label = "Address",
                  .tip = "Known once Azure has given it.",
                  .placeholder = "not known yet"},
                 optionalAddress(), [](auto& address) -> auto& { return address.ipAddress; });
    addResourceFields(builder);
}

}  // namespace aksnet::ui
