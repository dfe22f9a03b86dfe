// SPDX-License-Identifier: GPL-3.0-or-later
//
// A subnet: name and prefix on two lines, how full it is, and a card for everything that lives in it.
#include "core/base/text.h"
#include "core/catalog/special_subnets.h"
#include "core/diagram/pieces.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>

namespace aksnet::diagram {

namespace {

constexpr double subnetPad = (subnetWidth - cardWidth) / 2;
constexpr double headerHeight = 78;

std::string nodesText(const PoolFacts& pool, const NodePool& value) {
    if (value.enableAutoScaling && value.minCount && value.maxCount) {
        return fmt::format("{}–{}", *value.minCount, *value.maxCount);
    }
    return std::to_string(pool.nodesMax);
}

std::string sizeName(std::string_view vmSize) {
    constexpr std::string_view common = "Standard_";
    return std::string(vmSize.starts_with(common) ? vmSize.substr(common.size()) : vmSize);
}

std::string poolTip(const PieceContext& context, const PoolFacts& pool, const NodePool& value) {
    std::string tip =
        fmt::format("Node pool {} of cluster {}\n{} · {} mode\nNodes: {} now, {} at most, {} surge\nMax pods: {}\n{}",
                    value.name, context.facts.index->nameOf(pool.cluster), pool.model->title, enumText(value.mode),
                    pool.nodesNow, pool.nodesMax, pool.surge, pool.maxPods, pool.model->nodeNeedText);
    return value.note.empty() ? tip : tip + "\n" + value.note;
}

struct ConsumerLook {
    Symbol symbol;
    std::string_view kind;
};

ConsumerLook lookOf(SubnetConsumerKind kind) {
    switch (kind) {
        case SubnetConsumerKind::privateEndpoint: return {Symbol::privateEndpoint, "private endpoint"};
        case SubnetConsumerKind::internalLoadBalancer: return {Symbol::loadBalancer, "internal load balancer"};
        case SubnetConsumerKind::virtualMachine: return {Symbol::virtualMachine, "virtual machines"};
        case SubnetConsumerKind::applicationGateway: return {Symbol::loadBalancer, "Application Gateway"};
        case SubnetConsumerKind::applicationGatewayForContainers:
            return {Symbol::loadBalancer, "Gateway for Containers"};
        case SubnetConsumerKind::bastion: return {Symbol::bastion, "Bastion"};
        case SubnetConsumerKind::virtualNetworkGateway: return {Symbol::gateway, "network gateway"};
        case SubnetConsumerKind::routeServer: return {Symbol::routeTable, "Route Server"};
        case SubnetConsumerKind::privateLinkService: return {Symbol::privateEndpoint, "private link service"};
        case SubnetConsumerKind::containerInstance: return {Symbol::nodePool, "container instances"};
        case SubnetConsumerKind::other: return {Symbol::other, "other"};
    }
    return {Symbol::other, "other"};
}

Piece consumerPiece(const PieceContext& context, const SubnetConsumer& consumer) {
    const ConsumerLook look = lookOf(consumer.kind);
    Piece piece;
    piece.box.object = consumer.id;
    piece.box.role = BoxRole::consumer;
    piece.box.rect = {0, 0, cardWidth, cardHeight};
    piece.box.title = consumer.name;
    piece.box.subtitle =
        consumer.ipAddress ? consumer.ipAddress->text()
                           : fmt::format("{} address{}", consumer.addressCount, consumer.addressCount == 1 ? "" : "es");
    piece.box.tip = fmt::format("{}\n{}, {}", consumer.name, look.kind, piece.box.subtitle);
    piece.box.counts = context.snapshot.countsOf(consumer.id);
    setSymbol(piece, look.symbol, 8, 7, 14);
    addText(piece, consumer.name,
            {.x = 28, .baseline = 18, .room = cardWidth - 36, .size = 11, .role = TextRole::label, .bold = true});
    addText(piece, fmt::format("{} · {}", look.kind, piece.box.subtitle),
            {.x = 8, .baseline = 34, .room = cardWidth - 16, .size = 10, .role = TextRole::caption});
    return piece;
}

std::string subnetTip(const PieceContext& context, const Subnet& subnet, const SubnetFacts& facts) {
    std::string tip = fmt::format("Subnet {}\n{}", subnet.name, joined(subnet.addressPrefixes));
    if (facts.size > 0) {
        tip += fmt::format("\n{} addresses, {} reserved by Azure, {} usable", grouped(facts.size), facts.reserved,
                           grouped(facts.usable()));
    }
    for (const SubnetDemand& demand : facts.demands) {
        tip += fmt::format("\n{}: {}", context.facts.index->nameOf(demand.owner), grouped(demand.total()));
    }
    tip += "\n" + useCaption(facts);
    for (const std::string& delegation : subnet.delegations) {
        tip += "\nDelegated to " + delegation;
    }
    return subnet.note.empty() ? tip : tip + "\n" + subnet.note;
}

BoxRole roleOf(const PieceContext& context, const Subnet& subnet) {
    if (catalog::findSpecialSubnet(subnet.name)) {
        return BoxRole::specialSubnet;
    }
    const std::uint32_t position = context.facts.positionOfNumber[subnet.id.value];
    return context.isPodSubnet[position] ? BoxRole::podSubnet : BoxRole::subnet;
}

Symbol symbolOf(const PieceContext& context, const Subnet& subnet) {
    const std::string_view name = subnet.name;
    if (equalsIgnoringCase(name, "AzureBastionSubnet")) {
        return Symbol::bastion;
    }
    if (equalsIgnoringCase(name, "GatewaySubnet")) {
        return Symbol::gateway;
    }
    if (lowered(name).starts_with("azurefirewall")) {
        return Symbol::firewall;
    }
    return roleOf(context, subnet) == BoxRole::podSubnet ? Symbol::podRange : Symbol::subnet;
}

/// Small signs at the right of the header for what is attached to the subnet.
void addAttachments(Piece& piece, const Subnet& subnet) {
    double x = subnetWidth - subnetPad - 14;
    const auto add = [&](bool isAttached, Symbol symbol, std::string_view name) {
        if (!isAttached) {
            return;
        }
        Piece sign;
        sign.box.role = BoxRole::attachmentSign;
        sign.box.rect = {x, 8, 14, 14};
        sign.box.title = std::string(name);
        sign.box.tip = std::string(name);
        setSymbol(sign, symbol, 0, 0, 14);
        piece.children.push_back(std::move(sign));
        x -= 19;
    };
    add(subnet.routeTable.has_value(), Symbol::routeTable, "Route table attached");
    add(subnet.natGateway.has_value(), Symbol::natGateway, "NAT gateway attached");
    add(subnet.networkSecurityGroup.has_value(), Symbol::networkSecurityGroup, "Network security group attached");
}

void addHeader(const PieceContext& context, Piece& piece, const Subnet& subnet, const SubnetFacts& facts) {
    setSymbol(piece, symbolOf(context, subnet), subnetPad, 9, 16);
    addAttachments(piece, subnet);
    const double room = subnetWidth - subnetPad - 34 - 19.0 * static_cast<double>(piece.children.size());
    addText(piece, subnet.name,
            {.x = 34, .baseline = 22, .room = room, .size = 12.5, .role = TextRole::title, .bold = true});
    const std::string prefixes = subnet.addressPrefixes.empty() ? "no range yet" : joined(subnet.addressPrefixes);
    addText(piece, prefixes,
            {.x = 34, .baseline = 38, .room = subnetWidth - 34 - subnetPad, .size = 11, .role = TextRole::subtitle});
    if (facts.size > 0) {
        piece.box.bar = UseBar{.rect = {subnetPad, 47, subnetWidth - 2 * subnetPad, 9},
                               .amounts = placedAmounts({facts.reserved, facts.nodes, facts.surge, facts.pods,
                                                         facts.other, facts.free(), facts.missing()})};
    }
    addText(
        piece, useCaption(facts),
        {.x = subnetPad, .baseline = 70, .room = subnetWidth - 2 * subnetPad, .size = 10, .role = TextRole::caption});
}

}  // namespace

Piece poolPiece(const PieceContext& context, const PoolFacts& pool) {
    const NodePool& value = *context.facts.index->find(pool.pool)->pool;
    Piece piece;
    piece.box.object = pool.pool;
    piece.box.role = BoxRole::nodePool;
    piece.box.rect = {0, 0, cardWidth, cardHeight};
    piece.box.title = value.name;
    piece.box.counts = context.snapshot.countsOf(pool.pool);
    setSymbol(piece, value.osType == OsType::windows ? Symbol::windowsPool : Symbol::nodePool, 8, 7, 14);
    const std::string cluster = context.facts.index->nameOf(pool.cluster);
    addText(piece, value.name,
            {.x = 28, .baseline = 18, .room = 84, .size = 11.5, .role = TextRole::title, .bold = true});
    addText(piece, cluster,
            {.x = cardWidth - 8,
             .baseline = 17.5,
             .room = cardWidth - 128,
             .size = 9.5,
             .role = TextRole::caption,
             .align = TextItem::Align::right});
    std::string line = fmt::format("{} node{}", nodesText(pool, value), pool.nodesMax == 1 ? "" : "s");
    if (!value.vmSize.empty()) {
        line += " × " + sizeName(value.vmSize);
    }
    line += fmt::format(" · {} pods", pool.maxPods);
    piece.box.subtitle = line;
    piece.box.tip = poolTip(context, pool, value);
    addText(piece, line, {.x = 8, .baseline = 34, .room = cardWidth - 16, .size = 10, .role = TextRole::label});
    return piece;
}

std::string joined(const std::vector<Prefix>& prefixes) {
    std::string text;
    for (const Prefix& prefix : prefixes) {
        text += (text.empty() ? "" : ", ") + prefix.text();
    }
    return text;
}

std::string useCaption(const SubnetFacts& facts) {
    if (facts.size == 0) {
        return "no IPv4 range yet";
    }
    if (facts.missing() > 0) {
        return fmt::format("needs {} of {} usable · short by {}", grouped(facts.used()), grouped(facts.usable()),
                           grouped(facts.missing()));
    }
    return fmt::format("{} of {} used · {} free", grouped(facts.used()), grouped(facts.usable()),
                       grouped(facts.free()));
}

Piece subnetPiece(const PieceContext& context, const Subnet& subnet, const SubnetFacts& facts) {
    Piece piece;
    piece.box.object = subnet.id;
    piece.box.placeable = true;
    piece.box.role = roleOf(context, subnet);
    piece.box.title = subnet.name;
    piece.box.subtitle = joined(subnet.addressPrefixes);
    piece.box.tip = subnetTip(context, subnet, facts);
    piece.box.counts = context.snapshot.countsOf(subnet.id);
    addHeader(context, piece, subnet, facts);
    const std::uint32_t position = context.facts.positionOfNumber[subnet.id.value];
    std::vector<Piece> cards;
    for (const std::uint32_t pool : context.poolsOfSubnet[position]) {
        cards.push_back(poolPiece(context, context.facts.pools[pool]));
    }
    for (const std::uint32_t consumer : context.consumersOfSubnet[position]) {
        cards.push_back(consumerPiece(context, context.snapshot.plan->subnetConsumers[consumer]));
    }
    double y = headerHeight;
    for (Piece& card : cards) {
        card.box.rect.x = subnetPad;
        card.box.rect.y = y;
        y += cardHeight + cardGap;
        piece.children.push_back(std::move(card));
    }
    piece.box.rect = {0, 0, subnetWidth, cards.empty() ? headerHeight + 2 : y - cardGap + subnetPad};
    return piece;
}

}  // namespace aksnet::diagram
