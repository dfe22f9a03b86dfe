// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which fields the inspector shows for each kind of thing: one file a kind.
#pragma once

#include "ui/panels/form_builder.h"

namespace aksnet::ui {

/// Fills an empty form with the fields of its object, which is in the session's plan.
void buildForm(Form& form);

void buildPlanForm(Form& form);
void buildVirtualNetworkForm(Form& form, VirtualNetworkId id);
void buildSubnetForm(Form& form, SubnetId id);
void buildPeeringForm(Form& form, PeeringId id);
void buildClusterForm(Form& form, ClusterId id);
void buildNetworkProfileFields(Form& form, ClusterId id);
void buildNodePoolForm(Form& form, NodePoolId id);
void buildExternalNetworkForm(Form& form, ExternalNetworkId id);
void buildRouteTableForm(Form& form, RouteTableId id);
void buildNatGatewayForm(Form& form, NatGatewayId id);
void buildSecurityGroupForm(Form& form, NetworkSecurityGroupId id);
void buildFirewallForm(Form& form, FirewallId id);
void buildPublicIpPrefixForm(Form& form, PublicIpPrefixId id);
void buildPublicIpAddressForm(Form& form, PublicIpAddressId id);
void buildConsumerForm(Form& form, SubnetConsumerId id);
void buildApprovedRangeForm(Form& form, ApprovedRangeId id);

/// Resource group, location and the designer's note: every Azure resource has them.
template <class T>
void addResourceFields(FormBuilder<T>& builder) {
    builder.form().addSection(QStringLiteral("Resource"));
    builder.text({.key = "resourceGroup", .label = "Resource group"}, plainText(),
                 [](auto& thing) -> auto& { return thing.info.resourceGroup; });
    builder.text({.key = "location", .label = "Region", .placeholder = "westeurope"}, plainText(),
                 [](auto& thing) -> auto& { return thing.info.location; });
    builder.text(
        {.key = "note", .label = "Note", .tip = "Your own words; they stay in the plan file."}, plainText(),
        [](auto& thing) -> auto& { return thing.info.note; }, TextField::Lines::several);
}

}  // namespace aksnet::ui
