// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cluster's networkProfile: model, data plane, ranges and egress. What a change costs later is in the tool
// tips.
#include "core/catalog/ranges.h"
#include "core/models/model.h"
#include "ui/base/numbers.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

namespace aksnet::ui {

namespace {

/// Plugin and mode as the one choice they are; which of the flat models it is follows from the pools' pod subnets.
struct PluginChoice {
    const char* text;
    std::optional<NetworkPlugin> plugin;
    std::optional<NetworkPluginMode> mode;
};

constexpr PluginChoice pluginChoices[] = {
    {"Not stated", std::nullopt, std::nullopt},
    {"Azure CNI Overlay", NetworkPlugin::azure, NetworkPluginMode::overlay},
    {"Azure CNI, pods in the VNet", NetworkPlugin::azure, std::nullopt},
    {"Kubenet", NetworkPlugin::kubenet, std::nullopt},
    {"Bring your own CNI", NetworkPlugin::none, std::nullopt},
};

int pluginChoiceOf(const NetworkProfile& profile) {
    const bool isOverlay = profile.networkPluginMode == NetworkPluginMode::overlay;
    for (int i = 0; i < static_cast<int>(std::size(pluginChoices)); ++i) {
        if (pluginChoices[i].plugin == profile.networkPlugin &&
            (pluginChoices[i].mode.has_value() == isOverlay || !profile.networkPlugin)) {
            return i;
        }
    }
    return -1;
}

void addModel(Form& form, FormBuilder<NetworkProfile>& builder, ClusterId id) {
    auto* field = new ChoiceField(
        {.key = "networkPlugin",
         .label = "Model",
         .tip =
             "networkPlugin and networkPluginMode. Later only Node Subnet and Kubenet can become Overlay, once and for "
             "all; every other change means a new cluster."},
        &form);
    QStringList texts;
    for (const PluginChoice& choice : pluginChoices) {
        texts << QString::fromLatin1(choice.text);
    }
    field->setChoices(texts);
    field->commit = [builder, field](int position) {
        return builder.change(*field, [position](NetworkProfile& profile) {
            profile.networkPlugin = pluginChoices[position].plugin;
            profile.networkPluginMode = pluginChoices[position].mode;
        });
    };
    form.addField(field);
    builder.follow([field](const NetworkProfile& profile) { field->show(pluginChoiceOf(profile)); });
    form.followPlan([field, id](const Plan& plan) {
        if (const Cluster* cluster = findThing(plan, id)) {
            const Model& model = modelOf(*cluster);
            field->setNote(QStringLiteral("%1: a node takes %2.").arg(toQt(model.title), toQt(model.nodeNeedText)));
        }
    });
}

void addDataPlane(FormBuilder<NetworkProfile>& builder) {
    builder.choice<NetworkDataplane>(
        {.key = "networkDataplane",
         .label = "Data plane",
         .tip = "Azure can be changed to Cilium in place: every pool is reimaged, and there is no way back."},
        {{std::nullopt, QStringLiteral("Not stated (Azure)")},
         {NetworkDataplane::azure, QStringLiteral("Azure (iptables)")},
         {NetworkDataplane::cilium, QStringLiteral("Cilium (eBPF)")}},
        [](auto& profile) -> auto& { return profile.networkDataplane; });
    builder.choice<NetworkPolicy>(
        {.key = "networkPolicy",
         .label = "Network policy",
         .tip = "The engine can be replaced in place; nodes are reimaged. The Cilium data plane brings its own."},
        {{std::nullopt, QStringLiteral("Not stated (none)")},
         {NetworkPolicy::none, QStringLiteral("None")},
         {NetworkPolicy::azure, QStringLiteral("Azure")},
         {NetworkPolicy::calico, QStringLiteral("Calico")},
         {NetworkPolicy::cilium, QStringLiteral("Cilium")}},
        [](auto& profile) -> auto& { return profile.networkPolicy; });
}

/// "needs 12 × 256 = 3,072, 512 more in upgrades · has 65,536" under the pod CIDR.
QString podCidrNote(const ClusterFacts& facts) {
    if (facts.podCidrNeed == 0 || facts.podCidrSize == 0) {
        return {};
    }
    const std::uint64_t peak = facts.podCidrNeed + facts.podCidrSurge;
    const QString rest = peak <= facts.podCidrSize
                             ? QStringLiteral("%1 free").arg(grouped(facts.podCidrSize - peak))
                             : QStringLiteral("%1 missing").arg(grouped(peak - facts.podCidrSize));
    return QStringLiteral("needs %1 · has %2 · %3").arg(grouped(peak), grouped(facts.podCidrSize), rest);
}

void addRanges(Form& form, FormBuilder<NetworkProfile>& builder, ClusterId id) {
    auto* pods = builder.text(
        {.key = "podCidr",
         .label = "Pod CIDR",
         .tip = "Every node gets a /24 of it. Overlay can grow it later to a range that holds the old one (Linux pools "
                "only); it cannot move. Add an IPv6 range after a comma for dual-stack.",
         .placeholder = "default 10.244.0.0/16"},
        prefixLine(), [](auto& profile) -> auto& { return profile.podCidrs; });
    form.followPlan([pods, id](const Plan& plan) {
        if (const Cluster* cluster = findThing(plan, id)) {
            pods->setVisible(modelOf(*cluster).usesPodCidr || !cluster->networkProfile.podCidrs.empty());
        }
    });
    form.followView([pods, id](const PlanView& view) {
        const ClusterFacts* facts = view.snapshot->facts->find(id);
        pods->setNote(facts ? podCidrNote(*facts) : QString());
    });
    builder.text({.key = "serviceCidr",
                  .label = "Service CIDR",
                  .tip = "Cannot be changed once the cluster is made. Must meet no subnet, peer or on-premises range.",
                  .placeholder = "default 10.0.0.0/16"},
                 prefixLine(), [](auto& profile) -> auto& { return profile.serviceCidrs; });
    builder.text(
        {.key = "dnsServiceIP",
         .label = "DNS service IP",
         .tip = "Inside the service CIDR and not its first address. Cannot be changed once the cluster is made.",
         .placeholder = "default 10.0.0.10"},
        optionalAddress(), [](auto& profile) -> auto& { return profile.dnsServiceIp; });
}

void addFamilies(Form& form, FormBuilder<NetworkProfile>& builder) {
    auto* field =
        new ChoiceField({.key = "ipFamilies",
                         .label = "IP families",
                         .tip = "Dual-stack needs Overlay. Changing the families of a cluster reimages every node."},
                        &form);
    field->setChoices({QStringLiteral("IPv4"), QStringLiteral("Dual-stack: IPv4 and IPv6")});
    field->commit = [builder, field](int position) {
        return builder.change(*field, [position](NetworkProfile& profile) {
            profile.ipFamilies = position == 0 ? std::vector<IpFamily>{} : std::vector{IpFamily::v4, IpFamily::v6};
        });
    };
    form.addField(field);
    builder.follow([field](const NetworkProfile& profile) {
        field->show(std::ranges::find(profile.ipFamilies, IpFamily::v6) == profile.ipFamilies.end() ? 0 : 1);
    });
}

/// A member of the load balancer profile, which comes into being with its first number.
auto balancerMember(std::optional<int> LoadBalancerProfile::* member) {
    return [member](auto& profile) -> auto& {
        if constexpr (std::is_const_v<std::remove_reference_t<decltype(profile)>>) {
            static const std::optional<int> notStated;
            return profile.loadBalancerProfile ? (*profile.loadBalancerProfile).*member : notStated;
        } else {
            if (!profile.loadBalancerProfile) {
                profile.loadBalancerProfile.emplace();
            }
            return (*profile.loadBalancerProfile).*member;
        }
    };
}

auto natMember(std::optional<int> NatGatewayProfile::* member) {
    return [member](auto& profile) -> auto& {
        if constexpr (std::is_const_v<std::remove_reference_t<decltype(profile)>>) {
            static const std::optional<int> notStated;
            return profile.natGatewayProfile ? (*profile.natGatewayProfile).*member : notStated;
        } else {
            if (!profile.natGatewayProfile) {
                profile.natGatewayProfile.emplace();
            }
            return (*profile.natGatewayProfile).*member;
        }
    };
}

void addEgress(Form& form, FormBuilder<NetworkProfile>& builder, ClusterId id) {
    form.addSection(QStringLiteral("Egress"));
    builder.choice<OutboundType>(
        {.key = "outboundType",
         .label = "Outbound type",
         .tip =
             "Some types can be exchanged in place, never between AKS's own network and yours. Egress addresses change and "
             "connections drop."},
        {{std::nullopt, QStringLiteral("Not stated (load balancer)")},
         {OutboundType::loadBalancer, QStringLiteral("Load balancer")},
         {OutboundType::userDefinedRouting, QStringLiteral("User-defined routing")},
         {OutboundType::managedNatGateway, QStringLiteral("Managed NAT gateway")},
         {OutboundType::managedNatGatewayV2, QStringLiteral("Managed NAT gateway V2")},
         {OutboundType::userAssignedNatGateway, QStringLiteral("Own NAT gateway")},
         {OutboundType::none, QStringLiteral("None")},
         {OutboundType::block, QStringLiteral("Block")}},
        [](auto& profile) -> auto& { return profile.outboundType; });
    auto* addresses = builder.number(
        {.key = "managedOutboundIPs",
         .label = "Outbound IPs",
         .tip = "Managed public addresses of the load balancer: 64,000 SNAT ports each. Can be changed at any time.",
         .placeholder = "default 1"},
        {.least = 1, .most = 100, .mayBeEmpty = true, .stepFrom = 1},
        balancerMember(&LoadBalancerProfile::managedOutboundIpCount));
    auto* ports = builder.number(
        {.key = "allocatedOutboundPorts",
         .label = "Ports per node",
         .tip = "SNAT ports each node gets on the load balancer, in eights. 0 lets Azure decide by cluster size.",
         .placeholder = "automatic"},
        {.least = 0, .most = 64000, .mayBeEmpty = true, .stepFrom = 0},
        balancerMember(&LoadBalancerProfile::allocatedOutboundPorts));
    auto* natAddresses =
        builder.number({.key = "natManagedOutboundIPs",
                        .label = "Outbound IPs",
                        .tip = "Managed public addresses of the NAT gateway. Can be changed at any time.",
                        .placeholder = "default 1"},
                       {.least = 1, .most = 16, .mayBeEmpty = true, .stepFrom = 1},
                       natMember(&NatGatewayProfile::managedOutboundIpCount));
    form.followPlan([=](const Plan& plan) {
        if (const Cluster* cluster = findThing(plan, id)) {
            const OutboundType type = effectiveOutboundType(*cluster);
            const bool isNat = type == OutboundType::managedNatGateway || type == OutboundType::managedNatGatewayV2;
            addresses->setVisible(type == OutboundType::loadBalancer);
            ports->setVisible(type == OutboundType::loadBalancer);
            natAddresses->setVisible(isNat);
        }
    });
}

}  // namespace

void buildNetworkProfileFields(Form& form, ClusterId id) {
    FormBuilder<NetworkProfile> builder(form, networkProfileOf(id));
    form.addSection(QStringLiteral("Networking"));
    addModel(form, builder, id);
    addDataPlane(builder);
    addRanges(form, builder, id);
    addFamilies(form, builder);
    addEgress(form, builder, id);
}

}  // namespace aksnet::ui
