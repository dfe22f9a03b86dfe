// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about the plan itself, shown while nothing is selected.
#include "ui/base/numbers.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"
#include "ui/panels/object_list.h"

namespace aksnet::ui {

namespace {

FormSubject<Plan> planSubject() {
    return {
        [](const Plan& plan) { return &plan; },
        [](const Plan& plan) -> Edit { return SetPlanInfo{plan.name, plan.description, plan.author, plan.revision}; }};
}

void addPlanTotals(Form& form) {
    form.addSection(QStringLiteral("Contents"));
    auto* totals = new QLabel(&form);
    totals->setWordWrap(true);
    form.addWidget(totals);
    form.followPlan([totals](const Plan& plan) {
        std::size_t subnets = 0;
        for (const auto& network : plan.virtualNetworks) {
            subnets += network->subnets.size();
        }
        std::size_t pools = 0;
        for (const auto& cluster : plan.clusters) {
            pools += cluster->agentPoolProfiles.size();
        }
        const QStringList lines{counted(plan.virtualNetworks.size(), QStringLiteral("virtual network")),
                                counted(subnets, QStringLiteral("subnet")),
                                counted(plan.clusters.size(), QStringLiteral("cluster")),
                                counted(pools, QStringLiteral("node pool")),
                                counted(plan.externalNetworks.size(), QStringLiteral("external network"))};
        totals->setText(lines.join(QStringLiteral(" · ")));
    });
}

void addApprovedRanges(Form& form) {
    form.addSection(QStringLiteral("Approved ranges"));
    auto* list = new ObjectList(QStringLiteral("None: every private range may be used."), &form);
    QObject::connect(list, &ObjectList::selectRequested, &form, &Form::selectRequested);
    form.addWidget(list);
    form.followPlan([list](const Plan& plan) {
        std::vector<ObjectList::Row> rows;
        rows.reserve(plan.approvedRanges.size());
        for (const ApprovedRange& range : plan.approvedRanges) {
            rows.push_back({range.id, toQt(range.name), toQt(range.range.text())});
        }
        list->show(std::move(rows));
    });
    form.addButton(QStringLiteral("Add approved range"), QStringLiteral("add"),
                   [&form] { Q_EMIT form.addRequested(NewKind::approvedRange, {}); });
}

}  // namespace

void buildPlanForm(Form& form) {
    FormBuilder<Plan> builder(form, planSubject());
    form.addSection(QStringLiteral("Title block"));
    builder.text({.key = "name",
                  .label = "Name",
                  .tip = "Stands in the title block of exported pictures.",
                  .placeholder = "Untitled plan"},
                 plainText(), [](auto& plan) -> auto& { return plan.name; });
    builder.text(
        {.key = "description", .label = "Description"}, plainText(),
        [](auto& plan) -> auto& { return plan.description; }, TextField::Lines::several);
    builder.text({.key = "author", .label = "Author"}, plainText(), [](auto& plan) -> auto& { return plan.author; });
    builder.text({.key = "revision", .label = "Revision", .tip = "Your own version text, such as 0.3 or “for review”."},
                 plainText(), [](auto& plan) -> auto& { return plan.revision; });
    addPlanTotals(form);
    addApprovedRanges(form);
}

}  // namespace aksnet::ui
