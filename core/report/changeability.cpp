// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a thing and field: what it is now, and what it takes to change it once it stands.
#include "core/report/changeability.h"

#include "core/report/locked_values.h"
#include "core/report/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {

namespace {

using catalog::Changeable;
using catalog::ChangeRule;
using catalog::ChangeStart;
using catalog::Effort;

constexpr std::array clusterFields{Changeable::networkPlugin,     Changeable::virtualNetwork,
                                   Changeable::podCidr,           Changeable::serviceCidr,
                                   Changeable::dnsServiceIp,      Changeable::ipFamilies,
                                   Changeable::dataPlane,         Changeable::policyEngine,
                                   Changeable::hostRouting,       Changeable::outboundType,
                                   Changeable::outboundAddresses, Changeable::loadBalancerSku,
                                   Changeable::privateCluster,    Changeable::apiServerIntegration,
                                   Changeable::privateDnsZone,    Changeable::authorizedRanges,
                                   Changeable::morePools};
constexpr std::array poolFields{Changeable::poolSubnet,       Changeable::poolPodSubnet, Changeable::allocationMode,
                                Changeable::maxPods,          Changeable::osType,        Changeable::nodeCount,
                                Changeable::autoscalerBounds, Changeable::maxSurge};

/// What stands in a subnet, as far as it decides whether the prefix can change.
struct SubnetTenants {
    const PoolFacts* firstPool = nullptr;
    bool isKubenet = false;
    const ClusterFacts* apiServer = nullptr;  ///< the cluster whose API server stands here
};

class LockedFieldList {
public:
    explicit LockedFieldList(const Facts& facts) : m_facts(facts), m_tenants(facts.subnets.size()) {
        for (const PoolFacts& pool : facts.pools) {
            for (const auto& subnet : {pool.nodeSubnet, pool.podSubnet}) {
                if (SubnetTenants* tenants = subnet ? tenantsOf(*subnet) : nullptr) {
                    tenants->firstPool = tenants->firstPool ? tenants->firstPool : &pool;
                    tenants->isKubenet = tenants->isKubenet || pool.model->id == ModelId::kubenet;
                }
            }
        }
        for (const ClusterFacts& cluster : facts.clusters) {
            const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
            SubnetTenants* tenants =
                access.enableVnetIntegration && access.subnet ? tenantsOf(*access.subnet) : nullptr;
            if (tenants && !tenants->apiServer) {
                tenants->apiServer = &cluster;
            }
        }
    }

    [[nodiscard]] std::vector<LockedField> make() && {
        for (const auto& network : m_facts.plan->virtualNetworks) {
            addNetwork(*network);
            for (const Subnet& subnet : network->subnets) {
                addSubnet(subnet);
            }
        }
        for (const ClusterFacts& cluster : m_facts.clusters) {
            addCluster(cluster);
            for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
                addPool(m_facts.pools[i]);
            }
        }
        return std::move(m_fields);
    }

    [[nodiscard]] std::vector<LockedField> makeOf(ObjectRef object) && {
        const PlanIndex& index = *m_facts.index;
        if (!index.contains(object)) {
            return {};
        }
        switch (object.kind) {
            case ObjectKind::virtualNetwork: addNetwork(*index.find(VirtualNetworkId(object.number))); break;
            case ObjectKind::subnet: addSubnet(*index.find(SubnetId(object.number))->subnet); break;
            case ObjectKind::cluster: addCluster(*m_facts.find(ClusterId(object.number))); break;
            case ObjectKind::nodePool: addPool(*m_facts.find(NodePoolId(object.number))); break;
            default: break;
        }
        return std::move(m_fields);
    }

private:
    [[nodiscard]] SubnetTenants* tenantsOf(SubnetId id) {
        const SubnetFacts* found = m_facts.find(id);
        return found ? &m_tenants[static_cast<std::size_t>(found - m_facts.subnets.data())] : nullptr;
    }

    void add(ObjectRef object, const ChangeRule& rule, std::string value) {
        m_fields.push_back({.object = object,
                            .what = rule.what,
                            .value = std::move(value),
                            .effort = rule.effort,
                            .isDisputed = rule.isDisputed,
                            .change = rule.change,
                            .condition = std::string(rule.condition),
                            .source = &rule.source});
    }

    void addRules(ObjectRef object, Changeable what, ModelId model, ChangeStart start, const std::string& value) {
        for (const ChangeRule& rule : catalog::changeRules()) {
            if (rule.what == what && rule.models.has(model) &&
                (rule.start == ChangeStart::anywhere || rule.start == start)) {
                add(object, rule, value);
            }
        }
    }

    void sortLast(std::size_t first) {
        std::ranges::stable_sort(m_fields.begin() + static_cast<std::ptrdiff_t>(first), m_fields.end(),
                                 std::ranges::greater{}, &LockedField::effort);
    }

    void addNetwork(const VirtualNetwork& network) {
        if (!network.managedByAks) {  // AKS keeps the space of the networks it makes
            // The same under every model.
            add(network.id, *catalog::findChangeRule(Changeable::networkSpace, ModelId::overlay),
                prefixList(network.addressPrefixes));
        }
    }

    void addSubnet(const Subnet& subnet) {
        const SubnetTenants& tenants = *tenantsOf(subnet.id);
        const ModelId model = tenants.firstPool ? tenants.firstPool->model->id : ModelId::overlay;
        const std::size_t first = m_fields.size();
        add(subnet.id, *catalog::findChangeRule(Changeable::subnetPrefix, model), prefixList(subnet.addressPrefixes));
        if (tenants.apiServer) {
            m_fields.back().effort = Effort::newCluster;
            m_fields.back().condition =
                fmt::format("The API server of {} stands in it, and the integration cannot be switched off.",
                            tenants.apiServer->value->info.name);
        } else if (!tenants.firstPool) {
            m_fields.back().effort = Effort::freely;
            m_fields.back().condition = emptySubnetCondition(*m_facts.find(subnet.id));
        }
        if (tenants.isKubenet) {
            addRules(subnet.id, Changeable::routeTable, ModelId::kubenet, ChangeStart::before,
                     subnet.routeTable ? m_facts.index->nameOf(*subnet.routeTable) : "made by AKS");
        }
        sortLast(first);
    }

    [[nodiscard]] std::string emptySubnetCondition(const SubnetFacts& account) const {
        std::vector<std::string> names;
        for (const SubnetDemand& demand : account.demands) {
            names.push_back(m_facts.index->nameOf(demand.owner));
        }
        return names.empty()
                   ? "Nothing stands in it yet; once nodes do, it keeps its prefix."
                   : fmt::format("No nodes stand in it; what does must move out first: {}.", fmt::join(names, ", "));
    }

    void addCluster(const ClusterFacts& cluster) {
        const std::size_t first = m_fields.size();
        for (const Changeable what : clusterFields) {
            if (const auto value = lockedValue(m_facts, cluster, what)) {
                addRules(cluster.cluster, what, cluster.model->id, changeStart(*cluster.value, what), *value);
            }
        }
        sortLast(first);
    }

    void addPool(const PoolFacts& pool) {
        const std::size_t first = m_fields.size();
        for (const Changeable what : poolFields) {
            if (const auto value = lockedValue(m_facts, pool, what)) {
                addRules(pool.pool, what, pool.model->id, ChangeStart::before, *value);
            }
        }
        sortLast(first);
    }

    const Facts& m_facts;
    std::vector<SubnetTenants> m_tenants;  ///< by position of the subnet
    std::vector<LockedField> m_fields;
};

}  // namespace

std::string_view fieldTitle(const LockedField& field) {
    return field.what == Changeable::subnetPrefix ? "prefix of the subnet" : catalog::changeableTitle(field.what);
}

std::string fieldSentence(const LockedField& field) {
    return fmt::format("{}{}{}: {}{}.{}{}", fieldTitle(field), field.change.empty() ? "" : ", ", field.change,
                       catalog::effortTitle(field.effort), field.isDisputed ? " (sources disagree)" : "",
                       field.condition.empty() ? "" : " ", field.condition);
}

std::vector<LockedField> lockedFields(const Facts& facts) {
    return LockedFieldList(facts).make();
}

std::vector<LockedField> lockedFieldsOf(const Facts& facts, ObjectRef object) {
    return LockedFieldList(facts).makeOf(object);
}

Table changeability(const Snapshot& snapshot) {
    Table table{.key = "changeability",
                .title = "What can be changed later",
                .columns = {{"thing", "Thing", ColumnType::text},
                            {"kind", "Kind", ColumnType::text},
                            {"in", "In", ColumnType::text},
                            {"field", "Field", ColumnType::text},
                            {"property", "Property in ARM", ColumnType::text},
                            {"value", "Now", ColumnType::text},
                            {"effort", "Can change", ColumnType::text},
                            {"change", "Which change", ColumnType::text},
                            {"condition", "Condition", ColumnType::text},
                            {"disputed", "Disputed", ColumnType::text},
                            {"source", "Source", ColumnType::text}},
                .rows = {}};
    const PlanIndex& index = *snapshot.facts->index;
    for (LockedField& field : lockedFields(*snapshot.facts)) {
        const ObjectRef parent = index.parentOf(field.object);
        table.rows.push_back(
            {field.object,
             {index.nameOf(field.object), std::string(kindName(field.object.kind)),
              parent.kind == ObjectKind::plan ? std::string() : index.nameOf(parent), std::string(fieldTitle(field)),
              std::string(catalog::armProperty(field.what)), std::move(field.value),
              std::string(catalog::effortTitle(field.effort)), std::string(field.change), std::move(field.condition),
              std::string(field.isDisputed ? "yes" : ""), std::string(field.source->url)}});
    }
    return table;
}

}  // namespace aksnet
