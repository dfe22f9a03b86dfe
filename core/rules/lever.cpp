// SPDX-License-Identifier: GPL-3.0-or-later
//
// The levers: those of clusters cost what the catalogue of changes says under the cluster's model; the rest are resources of
// their own, which Azure changes in place unless said otherwise.
#include "core/rules/lever.h"

#include "core/rules/rule.h"

#include <algorithm>

namespace aksnet {
namespace {

using catalog::Changeable;
using catalog::Effort;

struct LeverInfo {
    std::string_view title;
    std::optional<Changeable> changeable;
    Effort effort = Effort::freely;
    std::string_view condition = {};
};

LeverInfo leverInfo(Lever lever) {
    using enum Lever;
    switch (lever) {
        case none: return {};
        case nodeCount: return {"node count", Changeable::nodeCount};
        case autoscalerBounds: return {"autoscaler bounds", Changeable::autoscalerBounds};
        case maxSurge: return {"max surge", Changeable::maxSurge};
        case nodePools: return {"node pools: more or fewer", Changeable::morePools};
        case maxPods: return {"max pods", Changeable::maxPods};
        case poolSubnet: return {"node subnet of the pool", Changeable::poolSubnet};
        case podSubnet: return {"pod subnet of the pool", Changeable::poolPodSubnet};
        case allocationMode: return {"allocation mode of pod addresses", Changeable::allocationMode};
        case osType: return {"operating system of the pool", Changeable::osType};
        case podCidr:
            return {"pod CIDR", std::nullopt, Effort::newCluster, "In place it can only grow, and only under Overlay."};
        case podCidrSize: return {"size of the pod CIDR", Changeable::podCidr};
        case serviceCidr: return {"service CIDR", Changeable::serviceCidr};
        case dnsServiceIp: return {"DNS service IP", Changeable::dnsServiceIp};
        case ipFamilies: return {"IP families", Changeable::ipFamilies};
        case dataPlane: return {"data plane", Changeable::dataPlane};
        case policyEngine: return {"network policy engine", Changeable::policyEngine};
        case networkingModel: return {"networking model", Changeable::networkPlugin};
        case outboundType: return {"outbound type", Changeable::outboundType};
        case outboundAddresses: return {"outbound addresses and ports", Changeable::outboundAddresses};
        case loadBalancerSku: return {"load balancer SKU", Changeable::loadBalancerSku};
        case subnetPrefix: return {"prefix of the subnet", Changeable::subnetPrefix};
        case addressSpace: return {"address space of the virtual network", Changeable::networkSpace};
        case virtualNetwork: return {"virtual network of the cluster", Changeable::virtualNetwork};
        case attachedRouteTable: return {"route table of the subnet", Changeable::routeTable};
        case apiServerIntegration: return {"API Server VNet Integration", Changeable::apiServerIntegration};
        case privateCluster: return {"private API server", Changeable::privateCluster};
        case privateDnsZone: return {"private DNS zone", Changeable::privateDnsZone};
        case authorizedRanges: return {"authorized IP ranges", Changeable::authorizedRanges};
        case routes: return {"routes of the route table", std::nullopt, Effort::freely, ""};
        case securityRules: return {"rules of the security group", std::nullopt, Effort::freely, ""};
        case peering:
            return {"peering", std::nullopt, Effort::freely, "Both ends are set; while one is missing nothing flows."};
        case natGateway:
            return {"NAT gateway of the subnet", std::nullopt, Effort::freely,
                    "The egress address changes and connections drop."};
        case publicAddresses:
            return {"public addresses", std::nullopt, Effort::freely,
                    "Whoever allows the old ones must be told the new ones."};
        case firewall: return {"firewall", std::nullopt, Effort::freely, ""};
        case delegation:
            return {"delegation of the subnet", std::nullopt, Effort::freely,
                    "Only while nothing of the service is in the subnet."};
        case neighbours:
            return {"what else is in the subnet", std::nullopt, Effort::freely, "It is made anew in another subnet."};
        case subnetPolicies: return {"network policies of the subnet", std::nullopt, Effort::freely, ""};
        case dnsServers:
            return {"DNS servers of the virtual network", std::nullopt, Effort::freely,
                    "Nodes learn of new servers when they restart."};
        case externalNetwork:
            return {"network at the other end", std::nullopt, Effort::freely, "It is in other hands."};
        case name: return {"name", std::nullopt, Effort::newCluster, "Azure renames nothing: it is made anew."};
        case poolName: return {"name of the pool", std::nullopt, Effort::newPool, ""};
        case vmSize: return {"machines of the pool", std::nullopt, Effort::newPool, ""};
        case poolKind: return {"kind of the pool", std::nullopt, Effort::newPool, ""};
        case poolMode: return {"mode of the pool", std::nullopt, Effort::freely, "One pool of mode System must stay."};
        case addOn: return {"add-on or service", std::nullopt, Effort::freely, "What builds on it stops."};
        case identity:
            return {"identity of the cluster", std::nullopt, Effort::freely, "The new identity needs its roles first."};
        case tier: return {"pricing tier", std::nullopt, Effort::freely, ""};
        case kubernetesVersion:
            return {"Kubernetes version", std::nullopt, Effort::oneWay, "One minor version at a time."};
        case approvedRanges: return {"approved ranges of the plan", std::nullopt, Effort::freely, ""};
        case upgradeSettings: return {"upgrade settings of the pool", std::nullopt, Effort::freely, ""};
        case region:
            return {"region", std::nullopt, Effort::newCluster, "Nothing moves between regions: it is made anew."};
        case removal: return {"the thing itself: remove it", std::nullopt, Effort::freely, ""};
    }
    return {};
}

/// The models of the clusters that a finding is about: the subject's, else those of its pools' clusters.
std::vector<ModelId> modelsOf(const Facts& facts, const Finding& finding) {
    std::vector<ModelId> models;
    const auto take = [&](ClusterId id) {
        const ClusterFacts* cluster = facts.find(id);
        if (cluster && std::ranges::find(models, cluster->model->id) == models.end()) {
            models.push_back(cluster->model->id);
        }
    };
    const auto takeThing = [&](ObjectRef thing) {
        if (thing.kind == ObjectKind::cluster) {
            take(ClusterId(thing.number));
        } else if (thing.kind == ObjectKind::nodePool) {
            if (const PoolFacts* pool = facts.find(NodePoolId(thing.number))) {
                take(pool->cluster);
            }
        }
    };
    takeThing(finding.subject);
    if (models.empty()) {
        std::ranges::for_each(finding.related, takeThing);
    }
    for (const PoolFacts& pool : facts.pools) {
        if (models.empty() && finding.subject.kind == ObjectKind::subnet &&
            (pool.nodeSubnet == SubnetId(finding.subject.number) ||
             pool.podSubnet == SubnetId(finding.subject.number))) {
            take(pool.cluster);
        }
    }
    return models;
}

/// none where no cluster of these models has such a thing.
std::optional<Remedy> remedyOf(const LeverInfo& info, const std::vector<ModelId>& models) {
    Remedy remedy{info.title, {}, info.effort, info.condition};
    if (!info.changeable || models.empty()) {
        return remedy;
    }
    bool isKnown = false;
    for (const ModelId model : models) {
        const catalog::ChangeRule* rule = catalog::findChangeRule(*info.changeable, model);
        if (rule && (!isKnown || rule->effort > remedy.effort)) {
            remedy.effort = rule->effort;
            remedy.condition = rule->condition;
        }
        isKnown = isKnown || rule;
    }
    return isKnown ? std::optional(remedy) : std::nullopt;
}

}  // namespace

std::string_view leverTitle(Lever lever) {
    return leverInfo(lever).title;
}

std::vector<Remedy> remediesOf(const Facts& facts, const Finding& finding) {
    const Rule* rule = findRule(finding.ruleId);
    if (!rule) {
        return {};
    }
    std::vector<Remedy> remedies;
    const std::vector<ModelId> models = modelsOf(facts, finding);
    for (const Lever lever : rule->levers) {
        const auto target = std::ranges::find(finding.targets, lever, &LeverTarget::lever);
        if (lever == Lever::none || (!finding.targets.empty() && target == finding.targets.end())) {
            continue;
        }
        if (auto remedy = remedyOf(leverInfo(lever), models)) {
            remedy->target = target == finding.targets.end() ? std::string() : target->text;
            remedies.push_back(std::move(*remedy));
        }
    }
    std::ranges::stable_sort(remedies, {}, &Remedy::effort);
    return remedies;
}

}  // namespace aksnet
