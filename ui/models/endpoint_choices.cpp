// SPDX-License-Identifier: GPL-3.0-or-later
//
// See endpoint_choices.h.
#include "ui/models/endpoint_choices.h"

#include "core/egress/places.h"
#include "ui/base/text.h"
#include "ui/models/object_text.h"

#include <QHash>
#include <QSet>

#include <set>

namespace aksnet::ui {

namespace {

QString groupTitle(const char* text) {
    return QString::fromLatin1(text);
}

class ChoiceMaker {
public:
    ChoiceMaker(const Facts& facts, EndpointSide side) : m_facts(facts), m_side(side) {}

    [[nodiscard]] std::vector<EndpointChoice> make() {
        addPools();
        if (m_side == EndpointSide::destination) {
            addClusters();
        }
        addResources();
        addSubnets();
        addOutside();
        return std::move(m_choices);
    }

private:
    [[nodiscard]] QString nameOf(ObjectRef object) const { return toQt(m_facts.index->nameOf(object)); }

    /// Names that repeat are told apart by a number, so that every title names one endpoint.
    void add(const QString& group, const QString& title, Endpoint endpoint) {
        QString unique = title;
        for (int& count = m_timesUsed[title]; m_titles.contains(unique);) {
            unique = title + QStringLiteral(" #") + QString::number(++count + 1);
        }
        m_titles.insert(unique);
        m_choices.push_back({group, unique, std::move(endpoint)});
    }

    void addPools() {
        const bool isOne = m_facts.clusters.size() == 1;
        const auto title = [&](const char* what, const PoolFacts& pool) {
            const QString text = QLatin1String(what) + QStringLiteral(" of ") + nameOf(pool.pool);
            return isOne ? text : text + QStringLiteral(" (") + nameOf(pool.cluster) + QLatin1Char(')');
        };
        const QString pods = groupTitle("Pods");
        const QString nodes = groupTitle("Nodes");
        for (const PoolFacts& pool : m_facts.pools) {
            add(pods, title("Pod", pool), PodEndpoint{.pool = pool.pool});
        }
        for (const PoolFacts& pool : m_facts.pools) {
            add(nodes, title("Node", pool), NodeEndpoint{.pool = pool.pool});
        }
    }

    void addClusters() {
        using enum IngressKind;
        using enum ExternalTrafficPolicy;
        const QString group = groupTitle("Services");
        for (const ClusterFacts& each : m_facts.clusters) {
            const ClusterId id = each.cluster;
            const QString name = nameOf(id);
            add(group, QStringLiteral("API server of %1").arg(name), ApiServerEndpoint{id});
            add(group, QStringLiteral("ClusterIP Service of %1").arg(name), ClusterServiceEndpoint{id});
            add(group, QStringLiteral("Public load balancer of %1").arg(name),
                IngressEndpoint{id, publicLoadBalancer, cluster});
            add(group, QStringLiteral("Public load balancer of %1, policy Local").arg(name),
                IngressEndpoint{id, publicLoadBalancer, local});
            add(group, QStringLiteral("Internal load balancer of %1").arg(name),
                IngressEndpoint{id, internalLoadBalancer, cluster});
            add(group, QStringLiteral("Internal load balancer of %1, policy Local").arg(name),
                IngressEndpoint{id, internalLoadBalancer, local});
            add(group, QStringLiteral("Application Gateway of %1").arg(name),
                IngressEndpoint{id, applicationGateway, cluster});
            add(group, QStringLiteral("Application Gateway for Containers of %1").arg(name),
                IngressEndpoint{id, applicationGatewayForContainers, cluster});
        }
    }

    void addResources() {
        const QString group = groupTitle("In the plan");
        for (const SubnetConsumer& consumer : m_facts.plan->subnetConsumers) {
            add(group, QStringLiteral("%1 (%2)").arg(nameOf(consumer.id), consumerKindTitle(consumer.kind).toLower()),
                ConsumerEndpoint{consumer.id});
        }
        for (const Firewall& firewall : m_facts.plan->firewalls) {
            add(group, QStringLiteral("%1 (firewall)").arg(nameOf(firewall.id)), FirewallEndpoint{firewall.id});
        }
    }

    void addSubnets() {
        const bool isOne = m_facts.plan->virtualNetworks.size() == 1;
        const auto title = [&](const char* what, const SubnetFacts& subnet) {
            const QString text = QLatin1String(what) + QStringLiteral(" in ") + nameOf(subnet.subnet);
            return isOne ? text : text + QStringLiteral(" (") + nameOf(subnet.virtualNetwork) + QLatin1Char(')');
        };
        const QString machines = groupTitle("Machines");
        const QString endpoints = groupTitle("Private endpoints");
        for (const SubnetFacts& subnet : m_facts.subnets) {
            add(machines, title("Machine", subnet), HostEndpoint{subnet.subnet});
        }
        if (m_side == EndpointSide::destination) {
            for (const SubnetFacts& subnet : m_facts.subnets) {
                add(endpoints, title("Private endpoint", subnet), HostEndpoint{subnet.subnet, true});
            }
        }
    }

    void addOutside() {
        const QString group = groupTitle("Outside");
        add(group, QStringLiteral("Internet"), InternetEndpoint{});
        for (const ExternalNetwork& external : m_facts.plan->externalNetworks) {
            add(group, nameOf(external.id), ExternalEndpoint{external.id});
        }
        if (m_side == EndpointSide::source) {
            return;
        }
        std::set<std::string> services;
        for (const auto& network : m_facts.plan->virtualNetworks) {
            for (const Subnet& subnet : network->subnets) {
                services.insert(subnet.serviceEndpoints.begin(), subnet.serviceEndpoints.end());
            }
        }
        const QString azure = groupTitle("Azure");
        for (const std::string& service : services) {
            add(azure, toQt(service), PlatformServiceEndpoint{service});
        }
        add(azure, QStringLiteral("Instance metadata (169.254.169.254)"), AddressEndpoint{egress::metadataAddress()});
        add(azure, QStringLiteral("Azure DNS (168.63.129.16)"), AddressEndpoint{egress::platformAddress()});
    }

    const Facts& m_facts;
    EndpointSide m_side;
    QSet<QString> m_titles;
    QHash<QString, int> m_timesUsed;  ///< numbers given to a title that repeats
    std::vector<EndpointChoice> m_choices;
};

}  // namespace

std::vector<EndpointChoice> endpointChoices(const Facts& facts, EndpointSide side) {
    return ChoiceMaker(facts, side).make();
}

std::optional<Endpoint> endpointOf(const Facts& facts, ObjectRef object, EndpointSide side) {
    switch (object.kind) {
        case ObjectKind::nodePool: return PodEndpoint{.pool = NodePoolId(object.number)};
        case ObjectKind::subnet: return HostEndpoint{SubnetId(object.number)};
        case ObjectKind::subnetConsumer: return ConsumerEndpoint{SubnetConsumerId(object.number)};
        case ObjectKind::firewall: return FirewallEndpoint{FirewallId(object.number)};
        case ObjectKind::externalNetwork: return ExternalEndpoint{ExternalNetworkId(object.number)};
        case ObjectKind::cluster: {
            const ClusterFacts* cluster = facts.find(ClusterId(object.number));
            if (!cluster || side == EndpointSide::destination) {
                return cluster ? std::optional<Endpoint>(ClusterServiceEndpoint{cluster->cluster}) : std::nullopt;
            }
            return cluster->poolCount == 0
                       ? std::nullopt
                       : std::optional<Endpoint>(PodEndpoint{.pool = facts.pools[cluster->firstPool].pool});
        }
        default: return std::nullopt;
    }
}

Endpoint withoutOptions(Endpoint endpoint) {
    if (auto* pod = std::get_if<PodEndpoint>(&endpoint)) {
        return PodEndpoint{.pool = pod->pool};
    }
    if (auto* node = std::get_if<NodeEndpoint>(&endpoint)) {
        return NodeEndpoint{.pool = node->pool};
    }
    return endpoint;
}

}  // namespace aksnet::ui
