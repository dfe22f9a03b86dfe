// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a cluster.
#include "core/facts/life_cycle.h"
#include "ui/base/numbers.h"
#include "ui/panels/fact_grid.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/range_sections.h"
#include "ui/panels/forms/subjects.h"
#include "ui/panels/object_list.h"

namespace aksnet::ui {

namespace {

void addPools(Form& form, ClusterId id) {
    form.addSection(QStringLiteral("Node pools"));
    auto* list = new ObjectList(QStringLiteral("No node pools yet."), &form);
    QObject::connect(list, &ObjectList::selectRequested, &form, &Form::selectRequested);
    form.addWidget(list);
    form.followPlan([list, id](const Plan& plan) {
        std::vector<ObjectList::Row> rows;
        if (const Cluster* cluster = findThing(plan, id)) {
            for (const NodePool& pool : cluster->agentPoolProfiles) {
                rows.push_back({pool.id, toQt(pool.name),
                                counted(static_cast<std::uint64_t>(pool.count), QStringLiteral("node"))});
            }
        }
        list->show(std::move(rows));
    });
    form.addButton(QStringLiteral("Add node pool"), QStringLiteral("add"),
                   [&form, id] { Q_EMIT form.addRequested(NewKind::nodePool, id); });
}

/// "✓ Create", "✗ Upgrade at maximum" with the sentence that says why.
FactGrid::Row lifeCycleRow(const LifeCycleStep& step) {
    QString title = toQt(stageTitle(step.stage));
    title[0] = title[0].toUpper();
    const bool fails = step.outcome == StageOutcome::fails;
    const bool passes = step.outcome == StageOutcome::passes;
    const FactGrid::Tone tone = fails ? FactGrid::Tone::bad : passes ? FactGrid::Tone::normal : FactGrid::Tone::muted;
    const QString mark = fails ? QStringLiteral("✗ ") : passes ? QStringLiteral("✓ ") : QStringLiteral("– ");
    QString sentence = toQt(step.sentence);
    if (!step.azureCode.empty()) {
        sentence += QStringLiteral(" Azure: %1.").arg(toQt(step.azureCode));
    }
    return {{{mark + title, tone}, {sentence, fails ? FactGrid::Tone::bad : FactGrid::Tone::muted}},
            step.source ? toQt(step.source->title) : QString()};
}

void addLifeCycle(Form& form, ClusterId id) {
    form.addSection(QStringLiteral("Life cycle"));
    auto* grid = new FactGrid({QString(), QString()}, FactGrid::Columns::words, &form);
    form.addWidget(grid);
    form.followView([grid, id](const PlanView& view) {
        std::vector<FactGrid::Row> rows;
        const Facts& facts = *view.snapshot->facts;
        if (const ClusterFacts* cluster = facts.find(id); cluster && cluster->poolCount > 0) {
            for (const LifeCycleStep& step : lifeCycleOf(facts, *view.snapshot->capacity, id).steps) {
                rows.push_back(lifeCycleRow(step));
            }
        } else {
            rows.push_back({{{QStringLiteral("No node pools yet.")}, {QString()}}});
        }
        grid->show(std::move(rows));
    });
}

void addApiServer(FormBuilder<Cluster>& builder) {
    Form& form = builder.form();
    form.addSection(QStringLiteral("API server"));
    builder.check(
        {.key = "enablePrivateCluster",
         .label = "Private cluster",
         .tip =
             "The endpoint takes one address in the first pool's subnet. A public cluster becomes private only by building it again "
             "or by VNet integration."},
        [](auto& cluster) -> auto& { return cluster.apiServerAccessProfile.enablePrivateCluster; });
    builder.check({.key = "enableVnetIntegration",
                   .label = "API Server VNet Integration",
                   .tip = "Puts the API server into a delegated subnet of its own. Can be turned on later, never off."},
                  [](auto& cluster) -> auto& { return cluster.apiServerAccessProfile.enableVnetIntegration; });
    auto* subnet =
        builder.reference<SubnetId>({.key = "apiServerSubnet",
                                     .label = "Its subnet",
                                     .tip = "At least a /28, used by nothing else. Cannot be changed later."},
                                    subnetChoices(QStringLiteral("None")),
                                    [](auto& cluster) -> auto& { return cluster.apiServerAccessProfile.subnet; });
    builder.follow(
        [subnet](const Cluster& cluster) { subnet->setVisible(cluster.apiServerAccessProfile.enableVnetIntegration); });
    builder.text({.key = "privateDnsZone",
                  .label = "Private DNS zone",
                  .tip = "“system”, “none”, or a zone's resource id.",
                  .placeholder = "not stated"},
                 plainText(), [](auto& cluster) -> auto& { return cluster.apiServerAccessProfile.privateDnsZone; });
    builder.text({.key = "authorizedIpRanges",
                  .label = "Allowed from",
                  .tip = "Ranges that may reach a public API server, between commas. Can be changed at any time.",
                  .placeholder = "everywhere"},
                 wordList(), [](auto& cluster) -> auto& { return cluster.apiServerAccessProfile.authorizedIpRanges; });
}

}  // namespace

void buildClusterForm(Form& form, ClusterId id) {
    FormBuilder<Cluster> builder(form, subjectOf(id));
    builder.name("A cluster cannot be renamed once it is made.",
                 [](auto& cluster) -> auto& { return cluster.info.name; });
    builder.text({.key = "kubernetesVersion",
                  .label = "Kubernetes",
                  .tip = "Can only go up. Decides the default surge and which features exist.",
                  .placeholder = "not stated"},
                 plainText(), [](auto& cluster) -> auto& { return cluster.kubernetesVersion; });
    builder.choice<ClusterTier>(
        {.key = "tier", .label = "Tier", .tip = "Can be changed at any time. The free tier holds 1,000 nodes."},
        {{std::nullopt, QStringLiteral("Not stated")},
         {ClusterTier::free, QStringLiteral("Free")},
         {ClusterTier::standard, QStringLiteral("Standard")},
         {ClusterTier::premium, QStringLiteral("Premium")}},
        [](auto& cluster) -> auto& { return cluster.tier; });
    buildNetworkProfileFields(form, id);
    addPools(form, id);
    addLifeCycle(form, id);
    addCapacitySection(form, QStringLiteral("Capacity of the pod CIDR"), id);
    addLayoutSection(form, QStringLiteral("Addresses of the pod CIDR"), id);
    addApiServer(builder);
    addResourceFields(builder);
}

}  // namespace aksnet::ui
