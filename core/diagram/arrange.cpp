// SPDX-License-Identifier: GPL-3.0-or-later
//
// See arrange.h.
#include "core/diagram/arrange.h"

#include "core/base/text.h"
#include "core/plan/enum_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include <fmt/format.h>

namespace aksnet::diagram {

namespace {

constexpr double siteGap = 64;     ///< between sites of one column; devices and egress lines need some of it
constexpr double clusterGap = 20;  ///< between a network and its clusters
constexpr double clusterIndent = 20;
constexpr double deviceInset = 14;  ///< from the network's right edge
constexpr double deviceGap = 10;

bool hasSubnetNamed(const VirtualNetwork& network, std::string_view start) {
    return std::ranges::any_of(network.subnets, [&](const Subnet& subnet) {
        return equalsIgnoringCase(std::string_view(subnet.name).substr(0, start.size()), start);
    });
}

/// A hub holds what others share: a gateway or firewall, or by far the most peerings.
bool isHub(const VirtualNetwork& network) {
    const bool isShared = hasSubnetNamed(network, "azurefirewallsubnet") || hasSubnetNamed(network, "gatewaysubnet");
    return (isShared && !network.peerings.empty()) || network.peerings.size() >= 3;
}

/// The plan's devices that stand in one network, in plan order.
struct NetworkDevices {
    std::vector<const Firewall*> firewalls;
    std::vector<const NatGateway*> natGateways;
};

/// By position of the network.
std::vector<NetworkDevices> devicesByNetwork(const PieceContext& context) {
    const Plan& plan = *context.snapshot.plan;
    std::vector<NetworkDevices> devices(plan.virtualNetworks.size());
    for (const Firewall& firewall : plan.firewalls) {
        if (const auto place = firewall.subnet ? context.facts.index->find(*firewall.subnet) : std::nullopt) {
            devices[context.facts.positionOfNumber[place->virtualNetwork->id.value]].firewalls.push_back(&firewall);
        }
    }
    for (std::size_t i = 0; i < devices.size(); ++i) {
        auto& natGateways = devices[i].natGateways;
        for (const Subnet& subnet : plan.virtualNetworks[i]->subnets) {
            if (const NatGateway* gateway =
                    subnet.natGateway ? context.facts.index->find(*subnet.natGateway) : nullptr) {
                natGateways.push_back(gateway);
            }
        }
        // All of them stand in the plan's one list, so their addresses have its order.
        std::ranges::sort(natGateways);
        natGateways.erase(std::unique(natGateways.begin(), natGateways.end()), natGateways.end());
    }
    return devices;
}

void addDevices(const PieceContext& context, const NetworkDevices& devices, Site& site) {
    for (const Firewall* firewall : devices.firewalls) {
        std::string kind = firewall->isNetworkVirtualAppliance ? "network virtual appliance" : "Azure Firewall";
        if (firewall->privateIpAddress) {
            kind += " · " + firewall->privateIpAddress->text();
        }
        site.devices.push_back(devicePiece(context, firewall->id, Symbol::firewall, firewall->info.name, kind));
    }
    for (const NatGateway* gateway : devices.natGateways) {
        const std::string_view sku =
            gateway->sku == NatGatewaySku::standardV2 ? "NAT gateway · StandardV2" : "NAT gateway";
        site.devices.push_back(devicePiece(context, gateway->id, Symbol::natGateway, gateway->info.name, sku));
    }
}

/// What AKS itself makes for a cluster's way out.
void addOutboundDevice(const PieceContext& context, const ClusterFacts& cluster, Site& site) {
    const NetworkProfile& profile = cluster.value->networkProfile;
    const auto managed = [](int count) { return fmt::format("{} managed address{}", count, count == 1 ? "" : "es"); };
    switch (effectiveOutboundType(*cluster.value)) {
        case OutboundType::loadBalancer: {
            const auto own = profile.loadBalancerProfile ? profile.loadBalancerProfile->outboundIps.size() +
                                                               profile.loadBalancerProfile->outboundIpPrefixes.size()
                                                         : 0;
            const int count =
                profile.loadBalancerProfile ? profile.loadBalancerProfile->managedOutboundIpCount.value_or(1) : 1;
            site.devices.push_back(
                devicePiece(context, {}, Symbol::loadBalancer, cluster.value->info.name,
                            "load balancer · " + (own > 0 ? std::string("own addresses") : managed(count))));
            return;
        }
        case OutboundType::managedNatGateway:
        case OutboundType::managedNatGatewayV2: {
            const int count =
                profile.natGatewayProfile ? profile.natGatewayProfile->managedOutboundIpCount.value_or(1) : 1;
            site.devices.push_back(devicePiece(context, {}, Symbol::natGateway, cluster.value->info.name,
                                               "managed NAT · " + managed(count)));
            return;
        }
        case OutboundType::userAssignedNatGateway:
        case OutboundType::userDefinedRouting:
        case OutboundType::none:
        case OutboundType::block: return;
    }
}

/// Puts the parts of a site relative to 0, 0; devices straddle the network's top edge from the right.
void layOutSite(const PieceContext& context, Site& site, const std::vector<const ClusterFacts*>& clusters) {
    double y = 0;
    double width = 0;
    double clusterWidth = 0;
    if (site.network) {
        double devicesWidth = 2 * deviceInset;
        for (const Piece& device : site.devices) {
            devicesWidth += device.width() + deviceGap;
        }
        Rect& box = site.network->box.rect;
        box.width = std::max(box.width, devicesWidth);
        width = box.width;
        double x = box.width - deviceInset;
        for (Piece& device : site.devices) {
            x -= device.width();
            device.box.rect.x = x;
            device.box.rect.y = -device.height() / 2;
            x -= deviceGap;
        }
        y = box.height + clusterGap;
        clusterWidth = box.width - clusterIndent;
    }
    for (const ClusterFacts* cluster : clusters) {
        Piece card = clusterPiece(context, *cluster, clusterWidth);
        card.box.rect.x = site.network ? clusterIndent : 0;
        card.box.rect.y = y;
        y += card.height() + clusterGap;
        width = std::max(width, card.box.rect.right());
        site.clusters.push_back(std::move(card));
    }
    site.rect = {0, 0, width, std::max(y - clusterGap, site.network ? site.network->height() : 0.0)};
}

std::vector<Site> makeSites(const PieceContext& context) {
    const Plan& plan = *context.snapshot.plan;
    std::vector<std::vector<const ClusterFacts*>> clustersOf(plan.virtualNetworks.size());
    std::vector<const ClusterFacts*> homeless;
    for (const ClusterFacts& cluster : context.facts.clusters) {
        if (cluster.virtualNetwork) {
            clustersOf[context.facts.positionOfNumber[cluster.virtualNetwork->value]].push_back(&cluster);
        } else {
            homeless.push_back(&cluster);
        }
    }
    const std::vector<NetworkDevices> devices = devicesByNetwork(context);
    std::vector<Site> sites;
    for (std::size_t i = 0; i < plan.virtualNetworks.size(); ++i) {
        const VirtualNetwork& network = *plan.virtualNetworks[i];
        Site site;
        site.network = networkPiece(context, network);
        site.networkId = network.id;
        site.isHub = isHub(network);
        addDevices(context, devices[i], site);
        for (const ClusterFacts* cluster : clustersOf[i]) {
            addOutboundDevice(context, *cluster, site);
        }
        layOutSite(context, site, clustersOf[i]);
        sites.push_back(std::move(site));
    }
    for (const ClusterFacts* cluster : homeless) {
        Site site;
        layOutSite(context, site, {cluster});
        sites.push_back(std::move(site));
    }
    return sites;
}

void moveSite(Site& site, Point to) {
    const Point shift{to.x - site.rect.x, to.y - site.rect.y};
    const auto move = [&](Piece& piece) {
        piece.box.rect.x += shift.x;
        piece.box.rect.y += shift.y;
    };
    if (site.network) {
        move(*site.network);
    }
    std::ranges::for_each(site.devices, move);
    std::ranges::for_each(site.clusters, move);
    site.rect.x = to.x;
    site.rect.y = to.y;
}

/// How wide and how high the picture gets with so many columns for the sites that are no hubs.
Point extentWith(const std::vector<Site>& sites, int others, double left) {
    std::vector<double> bottoms(static_cast<std::size_t>(others), 0.0);
    std::vector<double> widths(bottoms.size(), 0.0);
    Point hubs;
    for (const Site& site : sites) {
        if (site.isHub) {
            hubs = {std::max(hubs.x, site.rect.width + columnGap), hubs.y + site.rect.height + siteGap};
            continue;
        }
        const auto shortest = static_cast<std::size_t>(std::ranges::min_element(bottoms) - bottoms.begin());
        bottoms[shortest] += site.rect.height + siteGap;
        widths[shortest] = std::max(widths[shortest], site.rect.width + columnGap);
    }
    const double width = std::accumulate(widths.begin(), widths.end(), left + hubs.x);
    return {width, contentTop + std::max(hubs.y, std::ranges::max(bottoms))};
}

/// Columns for the sites that are no hubs, so that the whole fits largest into a 3:2 window. Near the root of the total
/// area the best number lies; the few around it are tried.
int siteColumns(const std::vector<Site>& sites, double left) {
    constexpr double windowRatio = 1.5;
    constexpr int triedEitherWay = 2;
    double area = 0;
    double widest = 1;
    int count = 0;
    for (const Site& site : sites) {
        if (!site.isHub) {
            area += (site.rect.width + columnGap) * (site.rect.height + siteGap);
            widest = std::max(widest, site.rect.width + columnGap);
            ++count;
        }
    }
    const int likely = static_cast<int>(std::lround(std::sqrt(windowRatio * area) / widest));
    int best = 1;
    double bestSide = std::numeric_limits<double>::infinity();
    for (int columns = std::max(1, likely - triedEitherWay);
         columns <= std::clamp(likely + triedEitherWay, 1, std::max(count, 1)); ++columns) {
        const Point extent = extentWith(sites, columns, left);
        if (const double side = std::max(extent.x / windowRatio, extent.y); side < bestSide) {
            bestSide = side;
            best = columns;
        }
    }
    return best;
}

/// Sites placed by hand keep their place; a network's placement carries its devices and clusters along.
void takePlacements(const PieceContext& context, std::vector<Site>& sites) {
    for (Site& site : sites) {
        const ObjectRef anchor = site.networkId ? ObjectRef(*site.networkId) : site.clusters.front().box.object;
        if (const Placement* placement = placementOf(context.layout, anchor)) {
            moveSite(site, {placement->x, placement->y});
            site.column = -1;
            (site.network ? *site.network : site.clusters.front()).box.userPlaced = true;
        }
    }
}

/// A site as it stands with its devices above the edge.
Rect reachOf(const Site& site) {
    return {site.rect.x - 8, site.rect.y - 24, site.rect.width + 16, site.rect.height + 32};
}

/// The least y from the wanted one on where the rectangle meets none that was placed by hand.
double pushedBelow(const std::vector<Rect>& placed, Rect wanted) {
    bool moved = true;
    while (moved) {
        moved = false;
        for (const Rect& rect : placed) {
            if (wanted.intersects(rect)) {
                wanted.y = rect.bottom() + siteGap / 2;
                moved = true;
            }
        }
    }
    return wanted.y;
}

/// Assigns columns, each site to the one that ends highest, then gives columns the width of their widest site. A site that
/// was placed by hand leaves its gap behind, so that the others stay where they are.
void placeInColumns(std::vector<Site>& sites, std::vector<Rect>& columns, double left) {
    const bool hasHubs = std::ranges::any_of(sites, &Site::isHub);
    const int others = siteColumns(sites, left);
    std::vector<double> bottoms(static_cast<std::size_t>(others + 2), contentTop);
    std::vector<double> widths(bottoms.size(), 0.0);
    std::vector<std::size_t> homes;
    for (Site& site : sites) {
        const auto shortest = std::min_element(bottoms.begin() + 2, bottoms.end());
        const std::size_t home = site.isHub ? 1 : static_cast<std::size_t>(shortest - bottoms.begin());
        bottoms[home] += site.rect.height + siteGap;
        widths[home] = std::max(widths[home], site.rect.width);
        homes.push_back(home);
        site.column = site.column < 0 ? -1 : static_cast<int>(home);
    }
    double x = left;
    columns.resize(widths.size());
    for (std::size_t column = 1; column < widths.size(); ++column) {
        const bool isUsed = column != 1 || hasHubs;
        columns[column] = {x, contentTop, isUsed ? widths[column] : 0, 0};
        x += isUsed ? widths[column] + columnGap : 0;
    }
    std::vector<Rect> placed;
    for (const Site& site : sites) {
        if (site.column < 0) {
            placed.push_back(reachOf(site));
        }
    }
    std::ranges::fill(bottoms, contentTop);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        Site& site = sites[i];
        const std::size_t column = homes[i];
        if (site.column < 0) {
            bottoms[column] += site.rect.height + siteGap;
            continue;
        }
        const double y = pushedBelow(placed, {columns[column].x, bottoms[column], site.rect.width, site.rect.height});
        moveSite(site, {columns[column].x, y});
        site.isTopmost = y == contentTop;
        bottoms[column] = y + site.rect.height + siteGap;
        columns[column].height = bottoms[column] - siteGap - contentTop;
    }
}

std::set<NatGatewayId> attachedNatGateways(const Plan& plan) {
    std::set<NatGatewayId> attached;
    for (const auto& network : plan.virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            if (subnet.natGateway) {
                attached.insert(*subnet.natGateway);
            }
        }
    }
    return attached;
}

/// Column 0: internet on top, then external networks and devices without a network.
std::vector<Piece> makeOutside(const PieceContext& context) {
    const Plan& plan = *context.snapshot.plan;
    std::vector<Piece> outside;
    if (!plan.virtualNetworks.empty() || !plan.clusters.empty()) {
        outside.push_back(internetPiece());
    }
    for (const ExternalNetwork& external : plan.externalNetworks) {
        outside.push_back(externalPiece(context, external));
    }
    for (const Firewall& firewall : plan.firewalls) {
        if (!firewall.subnet) {
            outside.push_back(
                devicePiece(context, firewall.id, Symbol::firewall, firewall.info.name, "firewall in no subnet yet"));
        }
    }
    const std::set<NatGatewayId> attached = attachedNatGateways(plan);
    for (const NatGateway& gateway : plan.natGateways) {
        if (!attached.contains(gateway.id)) {
            outside.push_back(devicePiece(context, gateway.id, Symbol::natGateway, gateway.info.name,
                                          "NAT gateway on no subnet yet"));
        }
    }
    double y = 0;
    for (Piece& piece : outside) {
        const bool isInternet = piece.box.role == BoxRole::internet;
        piece.box.rect.y = isInternet ? egressBusY - piece.height() / 2 : std::max(y, contentTop);
        y = piece.box.rect.bottom() + (isInternet ? 0 : 24);
        piece.box.placeable = piece.box.object.number != 0;
        if (const Placement* placement =
                piece.box.placeable ? placementOf(context.layout, piece.box.object) : nullptr) {
            piece.box.rect.x = placement->x;
            piece.box.rect.y = placement->y;
            piece.box.userPlaced = true;
        }
    }
    return outside;
}

}  // namespace

Arrangement arrange(const PieceContext& context) {
    Arrangement result;
    result.sites = makeSites(context);
    result.outside = makeOutside(context);
    takePlacements(context, result.sites);
    double outsideWidth = 0;
    for (const Piece& piece : result.outside) {
        outsideWidth = std::max(outsideWidth, piece.width());
    }
    result.columns.push_back({0, 0, outsideWidth, 0});
    placeInColumns(result.sites, result.columns, outsideWidth > 0 ? outsideWidth + outsideGap : 0);
    result.columns.front() = {0, 0, outsideWidth, 0};
    // A cluster moved by itself leaves its network's column.
    for (Site& site : result.sites) {
        for (Piece& cluster : site.clusters) {
            if (const Placement* placement = site.network ? placementOf(context.layout, cluster.box.object) : nullptr) {
                cluster.box.rect.x = placement->x;
                cluster.box.rect.y = placement->y;
                cluster.box.userPlaced = true;
            }
        }
    }
    return result;
}

}  // namespace aksnet::diagram
