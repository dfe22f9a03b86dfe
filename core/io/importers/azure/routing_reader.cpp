// SPDX-License-Identifier: GPL-3.0-or-later
//
// Microsoft.Network/routeTables and networkSecurityGroups.
#include "core/io/importers/azure/readers.h"

namespace aksnet {
namespace {

/// ARM gives one value in the singular or several in the plural.
std::vector<std::string> routingOneOrMore(const JsonView& view, std::string_view singular, std::string_view plural) {
    std::vector<std::string> values = view.texts(plural);
    if (std::string one = view.text(singular); !one.empty()) {
        values.push_back(std::move(one));
    }
    return values;
}

}  // namespace

Route readRoute(const JsonView& view) {
    const JsonView fields = view.properties();
    Route route;
    route.name = view.text("name");
    route.addressPrefix = fields.text("addressPrefix");
    if (route.addressPrefix.empty()) {
        fields.note("addressPrefix", "The route states no destination.");
    }
    route.nextHopType = fields.enumeration<NextHopType>("nextHopType").value_or(NextHopType::virtualAppliance);
    route.nextHopIpAddress = fields.address("nextHopIpAddress");
    // Told apart from an appliance without an address, which Azure refuses.
    route.nextHopIpAddressIsUnknown = !route.nextHopIpAddress && fields.has("nextHopIpAddress");
    return route;
}

RouteTableReading readRouteTable(const ResourceObject& resource) {
    const JsonView fields = resource.view.properties();
    auto reading = startReading<RouteTableReading>(resource);
    reading.value.disableBgpRoutePropagation = fields.flag("disableBgpRoutePropagation");
    for (const JsonView& route : fields.objects("routes")) {
        reading.value.routes.push_back(readRoute(route));
    }
    return reading;
}

SecurityRule readSecurityRule(const JsonView& view) {
    const JsonView fields = view.properties();
    SecurityRule rule;
    rule.name = view.text("name");
    rule.priority = fields.number("priority").value_or(rule.priority);
    rule.direction = fields.enumeration<SecurityRuleDirection>("direction").value_or(rule.direction);
    rule.access = fields.enumeration<SecurityRuleAccess>("access").value_or(rule.access);
    if (std::string protocol = fields.text("protocol"); !protocol.empty()) {
        rule.protocol = std::move(protocol);
    }
    rule.sourceAddressPrefixes = routingOneOrMore(fields, "sourceAddressPrefix", "sourceAddressPrefixes");
    rule.sourcePortRanges = routingOneOrMore(fields, "sourcePortRange", "sourcePortRanges");
    rule.destinationAddressPrefixes =
        routingOneOrMore(fields, "destinationAddressPrefix", "destinationAddressPrefixes");
    rule.destinationPortRanges = routingOneOrMore(fields, "destinationPortRange", "destinationPortRanges");
    return rule;
}

NetworkSecurityGroupReading readNetworkSecurityGroup(const ResourceObject& resource) {
    auto reading = startReading<NetworkSecurityGroupReading>(resource);
    for (const JsonView& rule : resource.view.properties().objects("securityRules")) {
        reading.value.securityRules.push_back(readSecurityRule(rule));
    }
    return reading;
}

}  // namespace aksnet
