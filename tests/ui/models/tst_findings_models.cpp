// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of findings in all its groupings and filters, and that list, outline and canvas count the same.
#include "core/diagram/badge.h"
#include "core/plan/query.h"
#include "tests/support/window_fixture.h"
#include "ui/base/numbers.h"
#include "ui/models/finding_text.h"
#include "ui/models/findings_filter.h"
#include "ui/models/outline_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::test;

namespace {

constexpr std::string_view modelToday = "2026-11-23";
const QStringList sampleNames{QStringLiteral("broken"), QStringLiteral("kubenet-migration"),
                              QStringLiteral("overlay-cilium"), QStringLiteral("pod-subnet-three-pools"),
                              QStringLiteral("private-hub-and-spoke")};

Plan samplePlan(const QString& name) {
    const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/") + samplePath(name);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(path));
    }
    return parsePlan(file.readAll().toStdString(), "sample").value().plan;
}

ui::PlanViewPtr viewOf(Plan plan) {
    auto view = std::make_shared<ui::PlanView>();
    view->snapshot = evaluate({std::make_shared<const Plan>(std::move(plan)), 1, std::string(modelToday)});
    view->diagram = std::make_shared<const Diagram>(makeDiagram(*view->snapshot, {}));
    view->index = std::make_shared<const BoxIndex>(*view->diagram);
    return view;
}

/// Every second finding is accepted, so that there is something that must not count.
Plan halfWaived(Plan plan) {
    const auto snapshot = viewOf(plan)->snapshot;
    for (std::size_t i = 0; i < snapshot->findings.size(); i += 2) {
        const Finding& finding = snapshot->findings[i];
        plan.waivers.push_back({std::string(finding.ruleId), finding.subject, "Known.", ""});
    }
    return plan;
}

struct List {
    ui::ThemeManager themes{ui::ThemeChoice::light};
    ui::FindingsModel model{&themes};
    ui::FindingsFilter filter{&model};
};

/// What the list says of a thing alone: findings of the group that name it.
int listedAbout(ui::FindingsFilter& filter, ObjectRef thing, ui::FindingGroup group) {
    int count = 0;
    for (const QModelIndex& index : filter.shownFindings()) {
        const Finding& finding = *filter.findingAt(index);
        const bool names =
            finding.subject == thing || std::ranges::find(finding.related, thing) != finding.related.end();
        count += names && ui::groupOf(finding) == group ? 1 : 0;
    }
    return count;
}

}  // namespace

class TstFindingsModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheRulesOfModels();
    void everyGroupingListsEveryFindingOnce();
    void badgesAgreeWithTheList_data();
    void badgesAgreeWithTheList();
    void familiesAddUp();
    void thingsIncludeWhatLiesInside();
    void headingsSayHowManyAreShown();
    void waiversAreToldWithTheirEnd();
    void anOverriddenSeverityIsTold();
};

void TstFindingsModels::modelsKeepTheRulesOfModels() {
    List list;
    const QAbstractItemModelTester source(&list.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester proxy(&list.filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString& name : sampleNames) {
        list.model.show(viewOf(halfWaived(samplePlan(name)))->snapshot);
        for (const auto grouping :
             {ui::FindingGrouping::rule, ui::FindingGrouping::thing, ui::FindingGrouping::severity}) {
            list.model.setGrouping(grouping);
            list.filter.setText(QStringLiteral("subnet"));
            list.filter.setFamilies({"sizing", "ranges"});
            list.filter.setGroupShown(ui::FindingGroup::accepted, false);
            list.filter.setFamilies({});
            list.filter.setText({});
            list.filter.setGroupShown(ui::FindingGroup::accepted, true);
        }
    }
    list.model.show(nullptr);
    QCOMPARE(list.filter.rowCount(), 0);
}

void TstFindingsModels::everyGroupingListsEveryFindingOnce() {
    List list;
    const auto snapshot = viewOf(halfWaived(samplePlan(QStringLiteral("broken"))))->snapshot;
    list.model.show(snapshot);
    for (const auto grouping : {ui::FindingGrouping::severity, ui::FindingGrouping::rule, ui::FindingGrouping::thing}) {
        list.model.setGrouping(grouping);
        std::set<const Finding*> seen;
        for (const QModelIndex& index : list.filter.shownFindings()) {
            const Finding* finding = list.filter.findingAt(index);
            QVERIFY(finding);
            QVERIFY(seen.insert(finding).second);
            // A heading is of what stands under it, and nothing worse stands below something better.
            const Finding* first = list.filter.findingAt(list.filter.index(0, 0, index.parent()));
            QVERIFY(ui::groupOf(*first) <= ui::groupOf(*finding));
            if (grouping == ui::FindingGrouping::rule) {
                QCOMPARE(finding->ruleId, first->ruleId);
            } else if (grouping == ui::FindingGrouping::thing) {
                QCOMPARE(finding->subject, first->subject);
            } else {
                QCOMPARE(ui::groupOf(*finding), ui::groupOf(*first));
            }
        }
        QCOMPARE(seen.size(), snapshot->findings.size());
        for (int row = 1; row < list.model.rowCount(); ++row) {
            QVERIFY(list.model.index(row - 1, 0).data(ui::FindingsModel::groupRole).toInt() <=
                    list.model.index(row, 0).data(ui::FindingsModel::groupRole).toInt());
        }
    }
}

void TstFindingsModels::badgesAgreeWithTheList_data() {
    QTest::addColumn<QString>("sample");
    for (const QString& name : sampleNames) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TstFindingsModels::badgesAgreeWithTheList() {
    QFETCH(QString, sample);
    for (const Plan& plan : {samplePlan(sample), halfWaived(samplePlan(sample))}) {
        const ui::PlanViewPtr view = viewOf(plan);
        List list;
        list.model.show(view->snapshot);
        ui::OutlineModel outline(&list.themes);
        outline.showPlan(plan);
        outline.showView(view);
        int compared = 0;
        for (const ObjectRef thing : allObjects(plan)) {
            const int errors = listedAbout(list.filter, thing, ui::FindingGroup::error);
            const int warnings = listedAbout(list.filter, thing, ui::FindingGroup::warning);
            const int expected = errors > 0 ? errors : warnings;
            const QString number = expected == 0 ? QString() : QString::number(expected);
            const QModelIndex row = outline.indexOf(thing).siblingAtColumn(ui::OutlineModel::findingsColumn);
            if (row.isValid()) {
                QCOMPARE(row.data().toString(), number);
                const QString tip = row.data(Qt::ToolTipRole).toString();
                QCOMPARE(tip.isEmpty(), expected == 0);
                QVERIFY(tip.isEmpty() ||
                        tip.startsWith(ui::counted(static_cast<std::uint64_t>(errors), QStringLiteral("error"))));
            }
            for (const Box& box : view->diagram->boxes) {
                if (box.object == thing) {
                    QCOMPARE(box.counts.error, errors);
                    QCOMPARE(box.counts.warning, warnings);
                    const auto badge = badgeOf(box);
                    const std::string shown = expected > 9 ? "9+" : number.toStdString();
                    QCOMPARE(badge ? badge->text.text : std::string(), shown);
                    ++compared;
                }
            }
        }
        QVERIFY(compared > 3);
    }
}

void TstFindingsModels::familiesAddUp() {
    List list;
    list.model.show(viewOf(samplePlan(QStringLiteral("broken")))->snapshot);
    const auto all = list.filter.shownFindings().size();
    const auto counts = list.filter.familyCounts();
    QVERIFY(counts.size() > 2);
    std::size_t sum = 0;
    for (const auto& [family, count] : counts) {
        list.filter.setFamilies({family});
        const auto shown = list.filter.shownFindings();
        QCOMPARE(shown.size(), static_cast<std::size_t>(count));
        for (const QModelIndex& index : shown) {
            QCOMPARE(ui::familyOf(*list.filter.findingAt(index)), family);
        }
        // The choice of a family does not change what the menu offers of the others.
        QCOMPARE(list.filter.familyCounts(), counts);
        sum += shown.size();
    }
    QCOMPARE(sum, all);
}

void TstFindingsModels::thingsIncludeWhatLiesInside() {
    List list;
    const Plan plan = samplePlan(QStringLiteral("broken"));
    list.model.show(viewOf(plan)->snapshot);
    const std::size_t all = list.filter.shownFindings().size();
    const auto shownFor = [&](ObjectRef thing) {
        list.filter.setThings({thing});
        std::set<const Finding*> shown;
        for (const QModelIndex& index : list.filter.shownFindings()) {
            shown.insert(list.filter.findingAt(index));
        }
        return shown;
    };
    for (const auto& network : plan.virtualNetworks) {
        const auto ofNetwork = shownFor(network->id);
        for (const Subnet& subnet : network->subnets) {
            const auto ofSubnet = shownFor(subnet.id);
            QVERIFY(std::ranges::includes(ofNetwork, ofSubnet));
        }
    }
    for (const auto& cluster : plan.clusters) {
        const auto ofCluster = shownFor(cluster->id);
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            const auto ofPool = shownFor(pool.id);
            QVERIFY(std::ranges::includes(ofCluster, ofPool));
            if (pool.vnetSubnet) {
                QVERIFY(std::ranges::includes(shownFor(*pool.vnetSubnet), ofPool));
            }
        }
    }
    const auto stray = shownFor(objectNamed(plan, ObjectKind::subnet, "snet-stray"));
    QVERIFY(!stray.empty());
    QVERIFY(stray.size() < all);
    QCOMPARE(shownFor({}).size(), all);
}

void TstFindingsModels::headingsSayHowManyAreShown() {
    List list;
    list.model.show(viewOf(samplePlan(QStringLiteral("broken")))->snapshot);
    const int errors = list.model.countOf(ui::FindingGroup::error);
    QCOMPARE(list.filter.index(0, 0).data().toString(), QStringLiteral("Errors (%1)").arg(errors));
    list.filter.setText(QStringLiteral("snet-stray 10.99"));
    QCOMPARE(list.filter.index(0, 0).data().toString(),
             QStringLiteral("Errors (%1 of %2)").arg(list.filter.rowCount(list.filter.index(0, 0))).arg(errors));
    list.filter.setText({});
    list.model.setGrouping(ui::FindingGrouping::rule);
    QCOMPARE(list.filter.index(0, 0).data().toString(),
             QStringLiteral("IP-001  Subnet lies outside its virtual network (1)"));
    list.model.setGrouping(ui::FindingGrouping::thing);
    QVERIFY(list.filter.index(0, 0).data().toString().startsWith(QStringLiteral("Subnet snet-stray (")));
}

void TstFindingsModels::waiversAreToldWithTheirEnd() {
    const auto first = viewOf(samplePlan(QStringLiteral("broken")))->snapshot->findings.front();
    const auto toldWith = [&](const std::string& reason, const std::string& expires) {
        Plan plan = samplePlan(QStringLiteral("broken"));
        plan.waivers.push_back({std::string(first.ruleId), first.subject, reason, expires});
        const auto snapshot = viewOf(plan)->snapshot;
        const auto found = std::ranges::find_if(snapshot->findings, [&](const Finding& finding) {
            return finding.ruleId == first.ruleId && finding.subject == first.subject;
        });
        return ui::waiverText(*snapshot->plan, *found);
    };
    QCOMPARE(toldWith("Nobody calls it.", ""), QStringLiteral("Accepted: Nobody calls it."));
    QCOMPARE(toldWith("Nobody calls it.", "2026-11-23"), QStringLiteral("Accepted until 2026-11-23: Nobody calls it."));
    QCOMPARE(toldWith("Nobody calls it.", "2026-11-22"), QStringLiteral("Accepted until 2026-11-22; counts again."));
    QVERIFY(ui::waiverText(samplePlan(QStringLiteral("broken")), first).isEmpty());
}

void TstFindingsModels::anOverriddenSeverityIsTold() {
    Finding finding;
    finding.severity = Severity::warning;
    finding.ruleSeverity = Severity::error;
    QCOMPARE(ui::severityOverrideText(finding), QStringLiteral("Warning in this plan; the rule says error."));
    finding.ruleSeverity = Severity::warning;
    QVERIFY(ui::severityOverrideText(finding).isEmpty());
}

QTEST_MAIN(TstFindingsModels)
#include "tst_findings_models.moc"
