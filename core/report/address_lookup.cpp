// SPDX-License-Identifier: GPL-3.0-or-later
//
// See address_lookup.h.
#include "core/report/address_lookup.h"

#include <algorithm>

namespace aksnet {

namespace {

void addOwnerRow(const Facts& facts, const RangeLayout& layout, IpAddress address, Table& table) {
    const auto owner = ownerOf(layout, address);
    if (!owner) {
        return;
    }
    const Segment& segment = *owner->segment;
    table.rows.push_back({layout.range,
                          {address.text(), std::string(facts.index->nameOf(layout.range)), layout.prefix.text(),
                           std::string(purposeTitle(segment.purpose)), addressOwnerName(facts, segment.owner),
                           owner->node ? Cell(std::int64_t{*owner->node}) : Cell(),
                           owner->node ? addressCountCell(owner->addressOfNode) : Cell(), segment.range.text(),
                           std::string(segment.isIllustration ? "place not promised" : "")}});
}

bool holds(std::span<const Prefix> prefixes, IpAddress address) {
    return std::ranges::any_of(prefixes, [&](const Prefix& prefix) { return prefix.contains(address); });
}

bool holds(std::span<const ClusterRange> ranges, IpAddress address) {
    return std::ranges::any_of(ranges, [&](const ClusterRange& range) { return range.prefix.contains(address); });
}

void addNodeRows(const Facts& facts, const std::vector<RangeLayout>& layouts, NodePoolId pool, std::uint32_t node,
                 Table& table) {
    for (const RangeLayout& layout : layouts) {
        for (const AddressRange& range : addressesOfNode(layout, pool, node)) {
            const Segment& segment = *layout.find(range.first());
            table.rows.push_back(
                {layout.range,
                 {std::string(facts.index->nameOf(layout.range)), layout.prefix.text(), range.first().text(),
                  range.last().text(), addressCountCell(range.size()), std::string(purposeTitle(segment.purpose)),
                  std::string(segment.isIllustration ? "place not promised" : "")}});
        }
    }
}

}  // namespace

Cell addressCountCell(Uint128 count) {
    return count > Uint128(INT64_MAX) ? Cell(toText(count)) : Cell(static_cast<std::int64_t>(count));
}

std::string addressOwnerName(const Facts& facts, ObjectRef owner) {
    return owner.kind == ObjectKind::plan ? std::string() : std::string(facts.index->nameOf(owner));
}

Table addressOwners(const Snapshot& snapshot, IpAddress address) {
    const Facts& facts = *snapshot.facts;
    Table table{.key = "address-owners",
                .title = "Whose address is this?",
                .columns = {{"address", "Address", ColumnType::text},
                            {"range", "Range", ColumnType::text},
                            {"prefix", "Prefix", ColumnType::text},
                            {"purpose", "Purpose", ColumnType::text},
                            {"owner", "Owner", ColumnType::text},
                            {"node", "Node", ColumnType::integer},
                            {"place", "Place in the node", ColumnType::integer},
                            {"run", "Run", ColumnType::text},
                            {"note", "Note", ColumnType::text}},
                .rows = {}};
    for (const auto& network : snapshot.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            if (holds(subnet.addressPrefixes, address)) {
                for (const RangeLayout& layout : layoutOfSubnet(facts, subnet.id)) {
                    addOwnerRow(facts, layout, address, table);
                }
            }
        }
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        if (holds(cluster.podCidrs, address)) {
            for (const RangeLayout& layout : layoutOfPodCidrs(facts, cluster.cluster)) {
                addOwnerRow(facts, layout, address, table);
            }
        }
        if (holds(cluster.serviceCidrs, address)) {
            for (const RangeLayout& layout : layoutOfServiceCidrs(facts, cluster.cluster)) {
                addOwnerRow(facts, layout, address, table);
            }
        }
    }
    return table;
}

Table nodeAddresses(const Snapshot& snapshot, NodePoolId id, std::uint32_t node) {
    const Facts& facts = *snapshot.facts;
    Table table{.key = "node-addresses",
                .title = "Addresses of a node",
                .columns = {{"range", "Range", ColumnType::text},
                            {"prefix", "Prefix", ColumnType::text},
                            {"first", "First", ColumnType::text},
                            {"last", "Last", ColumnType::text},
                            {"count", "Count", ColumnType::integer},
                            {"purpose", "Purpose", ColumnType::text},
                            {"note", "Note", ColumnType::text}},
                .rows = {}};
    const PoolFacts* pool = facts.find(id);
    if (!pool) {
        return table;
    }
    if (pool->nodeSubnet) {
        addNodeRows(facts, layoutOfSubnet(facts, *pool->nodeSubnet), id, node, table);
    }
    if (pool->podSubnet && pool->podSubnet != pool->nodeSubnet) {
        addNodeRows(facts, layoutOfSubnet(facts, *pool->podSubnet), id, node, table);
    }
    addNodeRows(facts, layoutOfPodCidrs(facts, pool->cluster), id, node, table);
    return table;
}

}  // namespace aksnet
