// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a node pool.
#include "core/catalog/limits.h"
#include "core/models/model.h"
#include "ui/base/numbers.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

namespace aksnet::ui {

namespace {

const Cluster* clusterOfPool(const Plan& plan, NodePoolId id) {
    for (const auto& cluster : plan.clusters) {
        if (std::ranges::find(cluster->agentPoolProfiles, id, &NodePool::id) != cluster->agentPoolProfiles.end()) {
            return &*cluster;
        }
    }
    return nullptr;
}

void addSize(FormBuilder<NodePool>& builder) {
    Form& form = builder.form();
    form.addSection(QStringLiteral("Size"));
    builder.number(
        {.key = "count", .label = "Nodes now", .tip = "Can be changed at any time while the subnet has room."},
        {.least = 0, .most = catalog::mostNodesPerCluster}, [](auto& pool) -> auto& { return pool.count; });
    builder.check({.key = "enableAutoScaling",
                   .label = "Autoscaler",
                   .tip = "Subnets are checked for the largest number of nodes."},
                  [](auto& pool) -> auto& { return pool.enableAutoScaling; });
    auto* least = builder.number({.key = "minCount", .label = "Fewest nodes", .tip = "Can be changed at any time."},
                                 {.least = 0, .most = catalog::mostNodesPerPool, .mayBeEmpty = true, .stepFrom = 1},
                                 [](auto& pool) -> auto& { return pool.minCount; });
    auto* most = builder.number(
        {.key = "maxCount", .label = "Most nodes", .tip = "Addresses are planned for this many nodes and their surge."},
        {.least = 0, .most = catalog::mostNodesPerPool, .mayBeEmpty = true, .stepFrom = 3},
        [](auto& pool) -> auto& { return pool.maxCount; });
    builder.follow([least, most](const NodePool& pool) {
        least->setVisible(pool.enableAutoScaling);
        most->setVisible(pool.enableAutoScaling);
    });
}

void addPods(FormBuilder<NodePool>& builder, NodePoolId id) {
    Form& form = builder.form();
    auto* maxPods = builder.number(
        {.key = "maxPods",
         .label = "Max pods",
         .tip = "Pods a node can run. Fixed for the life of the pool: another number means a new pool."},
        {.least = catalog::smallestMaxPods, .most = catalog::largestMaxPods, .mayBeEmpty = true, .stepFrom = 30},
        [](auto& pool) -> auto& { return pool.maxPods; });
    form.followPlan([maxPods, id](const Plan& plan) {
        if (const Cluster* cluster = clusterOfPool(plan, id)) {
            const Model& model = modelOf(*cluster, *findThing(plan, id));
            maxPods->setPlaceholder(QStringLiteral("default %1").arg(model.defaultMaxPods));
            maxPods->setNote(QStringLiteral("%1: a node takes %2.").arg(toQt(model.title), toQt(model.nodeNeedText)));
        }
    });
    auto* surge = builder.text(
        {.key = "maxSurge",
         .label = "Max surge",
         .tip =
             "Extra nodes while the pool is upgraded, as a number or a percentage. Each takes addresses like any other node. "
             "Can be changed at any time.",
         .placeholder = "default 10%"},
        optionalCountOrPercent(), [](auto& pool) -> auto& { return pool.upgradeSettings.maxSurge; });
    form.followView([surge, id](const PlanView& view) {
        const PoolFacts* facts = view.snapshot->facts->find(id);
        surge->setNote(facts ? QStringLiteral("%1 besides %2 nodes")
                                   .arg(counted(static_cast<std::uint64_t>(facts->surge), QStringLiteral("surge node")),
                                        grouped(static_cast<std::uint64_t>(facts->nodesMax)))
                             : QString());
    });
    builder.text({.key = "maxUnavailable",
                  .label = "Max unavailable",
                  .tip = "Nodes taken away during an upgrade instead of added; takes no addresses. User pools only.",
                  .placeholder = "default 0"},
                 optionalCountOrPercent(), [](auto& pool) -> auto& { return pool.upgradeSettings.maxUnavailable; });
}

void addPlaces(FormBuilder<NodePool>& builder) {
    builder.form().addSection(QStringLiteral("Place"));
    builder.reference<SubnetId>({.key = "vnetSubnet",
                                 .label = "Node subnet",
                                 .tip = "Fixed for the life of the pool: another subnet means a new pool."},
                                subnetChoices(QStringLiteral("AKS's own network")),
                                [](auto& pool) -> auto& { return pool.vnetSubnet; });
    builder.reference<SubnetId>(
        {.key = "podSubnet",
         .label = "Pod subnet",
         .tip = "Makes the model Pod Subnet: pods take their addresses there. Fixed for the life of the pool."},
        subnetChoices(QStringLiteral("None")), [](auto& pool) -> auto& { return pool.podSubnet; });
    auto* mode = builder.choice<PodIpAllocationMode>(
        {.key = "podIPAllocationMode",
         .label = "Pod addresses",
         .tip =
             "Dynamic takes them in batches of 16, static in blocks of 16 kept for good. Fixed for the pool's life."},
        {{std::nullopt, QStringLiteral("Not stated (dynamic)")},
         {PodIpAllocationMode::dynamicIndividual, QStringLiteral("Dynamic")},
         {PodIpAllocationMode::staticBlock, QStringLiteral("Static block")}},
        [](auto& pool) -> auto& { return pool.podIpAllocationMode; });
    builder.follow([mode](const NodePool& pool) { mode->setVisible(pool.podSubnet.has_value()); });
}

void addMachines(FormBuilder<NodePool>& builder) {
    builder.form().addSection(QStringLiteral("Machines"));
    builder.choice<NodePoolMode>({.key = "mode",
                                  .label = "Mode",
                                  .tip = "System and user can be exchanged; a cluster keeps at least one system pool."},
                                 {{NodePoolMode::system, QStringLiteral("System")},
                                  {NodePoolMode::user, QStringLiteral("User")},
                                  {NodePoolMode::gateway, QStringLiteral("Gateway (static egress)")}},
                                 [](auto& pool) -> auto& { return pool.mode; });
    builder.choice<OsType>({.key = "osType",
                            .label = "OS",
                            .tip = "Fixed for the life of the pool. Cilium and Windows do not go together."},
                           {{OsType::linux, QStringLiteral("Linux")}, {OsType::windows, QStringLiteral("Windows")}},
                           [](auto& pool) -> auto& { return pool.osType; });
    builder.text({.key = "vmSize",
                  .label = "Machine size",
                  .tip = "Can be changed by resizing or replacing the pool.",
                  .placeholder = "not stated"},
                 plainText(), [](auto& pool) -> auto& { return pool.vmSize; });
    builder.choice<ScaleSetPriority>({.key = "scaleSetPriority",
                                      .label = "Priority",
                                      .tip = "Spot pools get no surge nodes. Fixed for the pool's life."},
                                     armChoices<ScaleSetPriority>(),
                                     [](auto& pool) -> auto& { return pool.scaleSetPriority; });
    builder.text({.key = "availabilityZones",
                  .label = "Zones",
                  .tip = "Between commas. Fixed for the life of the pool.",
                  .placeholder = "no zones"},
                 wordList(), [](auto& pool) -> auto& { return pool.availabilityZones; });
    builder.check({.key = "enableNodePublicIp",
                   .label = "Public address on every node",
                   .tip = "Fixed for the life of the pool."},
                  [](auto& pool) -> auto& { return pool.enableNodePublicIp; });
    builder.text(
        {.key = "note", .label = "Note"}, plainText(), [](auto& pool) -> auto& { return pool.note; },
        TextField::Lines::several);
}

}  // namespace

void buildNodePoolForm(Form& form, NodePoolId id) {
    FormBuilder<NodePool> builder(form, subjectOf(form, id));
    builder.name("A node pool cannot be renamed: 1 to 12 lower-case letters and digits, 6 for Windows.",
                 [](auto& pool) -> auto& { return pool.name; });
    addSize(builder);
    addPods(builder, id);
    addPlaces(builder);
    addMachines(builder);
}

}  // namespace aksnet::ui
