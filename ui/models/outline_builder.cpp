// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outline_builder.h.
#include "ui/models/outline_builder.h"

#include "core/models/model.h"
#include "ui/base/numbers.h"
#include "ui/base/text.h"
#include "ui/models/object_text.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

QString outlineName(const std::string& name) {
    return name.empty() ? QStringLiteral("(no name)") : toQt(name);
}

QString outlinePeeringName(const Plan& plan, const Peering& peering) {
    if (peering.remoteVirtualNetwork) {
        return QStringLiteral("Peering to %1").arg(displayName(plan, *peering.remoteVirtualNetwork));
    }
    return QStringLiteral("Peering %1").arg(outlineName(peering.name));
}

QString outlineNodeCount(const NodePool& pool) {
    if (pool.enableAutoScaling && pool.minCount && pool.maxCount) {
        return QStringLiteral("%1–%2 nodes").arg(*pool.minCount).arg(*pool.maxCount);
    }
    return counted(static_cast<std::uint64_t>(pool.count), QStringLiteral("node"));
}

}  // namespace

OutlineBuilder::OutlineBuilder(const Plan& plan) : m_plan(plan) {
    for (const SubnetConsumer& consumer : plan.subnetConsumers) {
        m_consumers.emplace_back(consumer.subnet, &consumer);
    }
    std::ranges::stable_sort(m_consumers, {}, [](const auto& entry) { return entry.first; });
    if (!plan.virtualNetworks.empty()) {
        const int heading = addHeading(QStringLiteral("Virtual networks"));
        for (const auto& network : plan.virtualNetworks) {
            addVirtualNetwork(heading, *network);
        }
    }
    if (!plan.clusters.empty()) {
        const int heading = addHeading(QStringLiteral("Clusters"));
        for (const auto& cluster : plan.clusters) {
            addCluster(heading, *cluster);
        }
    }
    addExternalNetworks();
    addOtherResources();
}

int OutlineBuilder::add(int parent, ObjectRef object, QString name, QString prefix) {
    const int position = static_cast<int>(nodes.size());
    auto& siblings = parent < 0 ? top : nodes[static_cast<std::size_t>(parent)].children;
    const int row = static_cast<int>(siblings.size());
    siblings.push_back(position);
    QString tip = name;
    if (!prefix.isEmpty()) {
        tip += QLatin1Char('\n') + prefix;
    }
    if (object.kind != ObjectKind::plan) {
        tip.prepend(kindTitle(object.kind) + QLatin1Char(' '));
    }
    nodes.push_back({object, std::move(name), std::move(prefix), std::move(tip), parent, row});
    return position;
}

int OutlineBuilder::addHeading(const QString& name) {
    return add(-1, {}, name);
}

void OutlineBuilder::addVirtualNetwork(int heading, const VirtualNetwork& network) {
    const int place = add(heading, network.id, outlineName(network.info.name), prefixesText(network.addressPrefixes));
    for (const Subnet& subnet : network.subnets) {
        const int subnetPlace = add(place, subnet.id, outlineName(subnet.name), prefixesText(subnet.addressPrefixes));
        const auto found =
            std::ranges::equal_range(m_consumers, subnet.id, {}, [](const auto& entry) { return entry.first; });
        for (const auto& [subnetId, consumer] : found) {
            const QString detail =
                consumer->ipAddress ? toQt(consumer->ipAddress->text())
                : consumer->addressCount == 1
                    ? QString()
                    : QStringLiteral("%1 addresses").arg(grouped(static_cast<std::uint64_t>(consumer->addressCount)));
            add(subnetPlace, consumer->id, outlineName(consumer->name), detail);
        }
    }
    for (const Peering& peering : network.peerings) {
        add(place, peering.id, outlinePeeringName(m_plan, peering), prefixesText(peering.remoteAddressPrefixes));
    }
}

void OutlineBuilder::addCluster(int heading, const Cluster& cluster) {
    const int place =
        add(heading, cluster.id, outlineName(cluster.info.name), prefixesText(effectivePodCidrs(cluster)));
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        add(place, pool.id, outlineName(pool.name), outlineNodeCount(pool));
    }
}

void OutlineBuilder::addExternalNetworks() {
    if (m_plan.externalNetworks.empty()) {
        return;
    }
    const int heading = addHeading(QStringLiteral("External networks"));
    for (const ExternalNetwork& network : m_plan.externalNetworks) {
        add(heading, network.id, outlineName(network.name), prefixesText(network.addressPrefixes));
    }
}

void OutlineBuilder::addOtherResources() {
    int heading = -1;
    const auto addUnderHeading = [&](ObjectRef object, const std::string& name, const QString& detail = {}) {
        if (heading < 0) {
            heading = addHeading(QStringLiteral("Other resources"));
        }
        add(heading, object, outlineName(name), detail);
    };
    for (const auto& table : m_plan.routeTables) {
        addUnderHeading(table.id, table.info.name, counted(table.routes.size(), QStringLiteral("route")));
    }
    for (const auto& gateway : m_plan.natGateways) {
        addUnderHeading(gateway.id, gateway.info.name);
    }
    for (const auto& group : m_plan.networkSecurityGroups) {
        addUnderHeading(group.id, group.info.name, counted(group.securityRules.size(), QStringLiteral("rule")));
    }
    for (const auto& firewall : m_plan.firewalls) {
        addUnderHeading(firewall.id, firewall.info.name,
                        firewall.privateIpAddress ? toQt(firewall.privateIpAddress->text()) : QString());
    }
    for (const auto& prefix : m_plan.publicIpPrefixes) {
        addUnderHeading(
            prefix.id, prefix.info.name,
            prefix.ipPrefix ? toQt(prefix.ipPrefix->text()) : QStringLiteral("/%1").arg(prefix.prefixLength));
    }
    for (const auto& address : m_plan.publicIpAddresses) {
        addUnderHeading(address.id, address.info.name, address.ipAddress ? toQt(address.ipAddress->text()) : QString());
    }
    for (const auto& range : m_plan.approvedRanges) {
        addUnderHeading(range.id, range.name, toQt(range.range.text()));
    }
}

}  // namespace aksnet::ui
