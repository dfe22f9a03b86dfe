// SPDX-License-Identifier: GPL-3.0-or-later
//
// The symbols, drawn on a 16 × 16 grid with strokes of 1.5.
#include "core/diagram/symbol_path.h"

#include <array>

namespace aksnet {

namespace {

SymbolStroke line(std::vector<Point> points) {
    return {.points = std::move(points)};
}
SymbolStroke shape(std::vector<Point> points) {
    return {.points = std::move(points), .closed = true};
}
SymbolStroke dot(double x, double y, double radius) {
    return {.points = {{x, y}}, .closed = true, .filled = true, .radius = radius};
}
SymbolStroke ring(double x, double y, double radius) {
    return {.points = {{x, y}}, .closed = true, .radius = radius};
}
SymbolStroke box(double x, double y, double w, double h) {
    return shape({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}});
}

using Strokes = std::vector<SymbolStroke>;

Strokes drawingOf(Symbol symbol) {
    switch (symbol) {
        case Symbol::none: return {};
        case Symbol::virtualNetwork:
            return {line({{5, 3.5}, {1.5, 8}, {5, 12.5}}), line({{11, 3.5}, {14.5, 8}, {11, 12.5}}), dot(5.5, 8, 1),
                    dot(8, 8, 1), dot(10.5, 8, 1)};
        case Symbol::subnet: return {box(2, 2, 12, 12), line({{2, 8}, {14, 8}}), line({{8, 8}, {8, 14}})};
        case Symbol::cluster:
            return {shape({{8, 1.5}, {13.8, 4.8}, {13.8, 11.2}, {8, 14.5}, {2.2, 11.2}, {2.2, 4.8}}), ring(8, 8, 2.6),
                    line({{8, 1.5}, {8, 5.4}}), line({{13.8, 11.2}, {10.3, 9.3}}), line({{2.2, 11.2}, {5.7, 9.3}})};
        case Symbol::nodePool:
            return {box(1.5, 4.5, 9, 9), line({{4.5, 4.5}, {4.5, 2}, {14, 2}, {14, 11.5}, {10.5, 11.5}}),
                    dot(6, 9, 1.2)};
        case Symbol::windowsPool:
            return {box(1.5, 4.5, 9, 9), line({{4.5, 4.5}, {4.5, 2}, {14, 2}, {14, 11.5}, {10.5, 11.5}}),
                    line({{6, 4.5}, {6, 13.5}}), line({{1.5, 9}, {10.5, 9}})};
        case Symbol::privateEndpoint:
            return {ring(8, 5, 3), line({{8, 8}, {8, 14.5}}), line({{4.5, 14.5}, {11.5, 14.5}})};
        case Symbol::loadBalancer:
            return {ring(8, 3.5, 2),         line({{8, 5.5}, {8, 9}}), line({{3, 12}, {3, 9}, {13, 9}, {13, 12}}),
                    line({{8, 9}, {8, 12}}), dot(3, 13, 1.2),          dot(8, 13, 1.2),
                    dot(13, 13, 1.2)};
        case Symbol::natGateway:
            return {box(5, 3, 6, 10), line({{0.8, 8}, {5, 8}}), line({{11, 8}, {15.2, 8}}),
                    line({{13, 5.8}, {15.2, 8}, {13, 10.2}})};
        case Symbol::firewall:
            return {box(1.5, 3, 13, 10),      line({{1.5, 6.3}, {14.5, 6.3}}), line({{1.5, 9.6}, {14.5, 9.6}}),
                    line({{6, 3}, {6, 6.3}}), line({{10, 6.3}, {10, 9.6}}),    line({{6, 9.6}, {6, 13}})};
        case Symbol::routeTable:
            return {ring(3.5, 12, 2), line({{3.5, 10}, {3.5, 4}, {13, 4}}), line({{10.5, 1.5}, {13.5, 4}, {10.5, 6.5}}),
                    line({{5.5, 12}, {13, 12}})};
        case Symbol::networkSecurityGroup:
            return {shape({{8, 1.5}, {13.5, 3.5}, {13.5, 8}, {11.5, 12}, {8, 14.5}, {4.5, 12}, {2.5, 8}, {2.5, 3.5}}),
                    line({{5.5, 8}, {7.3, 10}, {10.7, 5.8}})};
        case Symbol::gateway:
            return {line({{2, 14}, {2, 6}, {5, 2.5}, {11, 2.5}, {14, 6}, {14, 14}}), line({{0.8, 14}, {15.2, 14}}),
                    line({{5, 10}, {11, 10}}), line({{9, 8}, {11, 10}, {9, 12}})};
        case Symbol::bastion:
            return {shape({{2, 14},
                           {2, 3},
                           {4.5, 3},
                           {4.5, 5.5},
                           {6.8, 5.5},
                           {6.8, 3},
                           {9.2, 3},
                           {9.2, 5.5},
                           {11.5, 5.5},
                           {11.5, 3},
                           {14, 3},
                           {14, 14}}),
                    line({{8, 14}, {8, 10}})};
        case Symbol::virtualMachine:
            return {box(1.5, 2.5, 13, 8.5), line({{8, 11}, {8, 14}}), line({{4.5, 14}, {11.5, 14}})};
        case Symbol::internet:
            return {ring(8, 8, 6.3), line({{1.7, 8}, {14.3, 8}}), line({{8, 1.7}, {5.4, 5}, {5.4, 11}, {8, 14.3}}),
                    line({{8, 1.7}, {10.6, 5}, {10.6, 11}, {8, 14.3}})};
        case Symbol::onPremises:
            return {box(3, 2, 7, 12.5),
                    line({{10, 6.5}, {13.5, 6.5}, {13.5, 14.5}}),
                    line({{1.2, 14.5}, {14.8, 14.5}}),
                    dot(5.3, 5.2, 0.8),
                    dot(7.7, 5.2, 0.8),
                    dot(5.3, 8.2, 0.8),
                    dot(7.7, 8.2, 0.8),
                    line({{6.5, 14.5}, {6.5, 11.5}})};
        case Symbol::cloud:
            return {shape({{4, 12.5},
                           {2, 11},
                           {1.6, 9},
                           {3, 7.2},
                           {4.4, 6.8},
                           {5, 4.8},
                           {7, 3.5},
                           {9.3, 3.8},
                           {10.8, 5.6},
                           {12.6, 6},
                           {14.2, 7.8},
                           {14.2, 10},
                           {12.8, 12},
                           {11, 12.5}})};
        case Symbol::peering: return {ring(4, 8, 2.5), ring(12, 8, 2.5), line({{6.5, 8}, {9.5, 8}})};
        case Symbol::podRange: return {ring(4.2, 5, 2.2), ring(11.8, 5, 2.2), ring(8, 11.3, 2.2)};
        case Symbol::serviceRange:
            return {box(1.5, 5.5, 5, 5),          line({{6.5, 8}, {10, 8}}), line({{10, 3.5}, {10, 12.5}}),
                    line({{10, 3.5}, {14, 3.5}}), line({{10, 8}, {14, 8}}),  line({{10, 12.5}, {14, 12.5}})};
        case Symbol::other: return {box(2.5, 2.5, 11, 11), dot(5.5, 8, 0.9), dot(8, 8, 0.9), dot(10.5, 8, 0.9)};
    }
    return {};
}

constexpr std::size_t symbolCount = static_cast<std::size_t>(Symbol::other) + 1;

}  // namespace

std::span<const SymbolStroke> symbolStrokes(Symbol symbol) {
    static const auto drawings = [] {
        std::array<Strokes, symbolCount> all;
        for (std::size_t i = 0; i < symbolCount; ++i) {
            all[i] = drawingOf(static_cast<Symbol>(i));
        }
        return all;
    }();
    return drawings[static_cast<std::size_t>(symbol)];
}

std::string_view symbolName(Symbol symbol) {
    switch (symbol) {
        case Symbol::none: return "";
        case Symbol::virtualNetwork: return "Virtual network";
        case Symbol::subnet: return "Subnet";
        case Symbol::cluster: return "Cluster";
        case Symbol::nodePool: return "Node pool, Linux";
        case Symbol::windowsPool: return "Node pool, Windows";
        case Symbol::privateEndpoint: return "Private endpoint";
        case Symbol::loadBalancer: return "Load balancer";
        case Symbol::natGateway: return "NAT gateway";
        case Symbol::firewall: return "Firewall";
        case Symbol::routeTable: return "Route table";
        case Symbol::networkSecurityGroup: return "Network security group";
        case Symbol::gateway: return "Network gateway";
        case Symbol::bastion: return "Bastion";
        case Symbol::virtualMachine: return "Virtual machines";
        case Symbol::internet: return "Internet";
        case Symbol::onPremises: return "On-premises network";
        case Symbol::cloud: return "Other cloud";
        case Symbol::peering: return "Peering";
        case Symbol::podRange: return "Pod addresses";
        case Symbol::serviceRange: return "Service addresses";
        case Symbol::other: return "Other";
    }
    return "";
}

}  // namespace aksnet
