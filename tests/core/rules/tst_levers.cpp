// SPDX-License-Identifier: GPL-3.0-or-later
//
// What clears a finding: every rule names its levers, numbers that are named do clear it, costs are the catalogue's; and a
// plan's own word on how grave a rule is.
#include "core/rules/lever.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/rule_checks.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// The plan with one target of a finding carried out; none where it takes more than one field.
std::optional<Plan> carriedOut(Plan plan, const LeverTarget& target) {
    const auto pool = [&]() -> NodePool& {
        for (auto& cluster : plan.clusters) {
            for (NodePool& each : cluster.edit().agentPoolProfiles) {
                if (ObjectRef(each.id) == target.thing) {
                    return each;
                }
            }
        }
        qFatal("no such pool");
    };
    switch (target.lever) {
        case Lever::nodeCount: pool().count = target.value; return plan;
        case Lever::autoscalerBounds:
            pool().maxCount = target.value;
            pool().count = std::min(pool().count, target.value);
            pool().minCount = std::min(pool().minCount.value_or(1), target.value);
            return plan;
        case Lever::maxSurge: pool().upgradeSettings.maxSurge = CountOrPercent{target.value, false}; return plan;
        case Lever::maxPods: pool().maxPods = target.value; return plan;
        default: return std::nullopt;
    }
}

bool stillThere(const Snapshot& snapshot, const Finding& finding) {
    return std::ranges::any_of(snapshot.findings, [&](const Finding& other) { return keyOf(other) == keyOf(finding); });
}

/// A cluster of ten nodes of 30 pods in a /24: the example of SIZE-001's page.
Plan tightPlan() {
    return parsePlan(R"({"format": "aksnet-plan", "version": 1, "name": "tight",
        "virtualNetworks": [{"id": "vnet-1", "name": "v", "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]},
            "subnets": [{"id": "subnet-2", "name": "nodes", "addressPrefixes": ["10.1.0.0/24"]}]}],
        "clusters": [{"id": "cluster-3", "name": "c", "networkProfile": {"networkPlugin": "azure"},
            "agentPoolProfiles": [{"id": "pool-4", "name": "system", "mode": "System", "count": 10, "maxPods": 30,
                "vnetSubnetID": "subnet-2", "upgradeSettings": {"maxSurge": "1"}}]}]})",
                     "tight")
        .value()
        .plan;
}

const Finding& findingOf(const Snapshot& snapshot, std::string_view rule) {
    const auto found = std::ranges::find(snapshot.findings, rule, &Finding::ruleId);
    Q_ASSERT(found != snapshot.findings.end());
    return *found;
}

}  // namespace

class TstLevers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleNamesWhatClearsIt() {
        for (const Rule* rule : allRules()) {
            QVERIFY2(rule->levers.front() != Lever::none, rule->id.data());
            bool isOver = false;
            for (const Lever lever : rule->levers) {
                QVERIFY2(!isOver || lever == Lever::none, rule->id.data());
                isOver = lever == Lever::none;
                QVERIFY(isOver || !leverTitle(lever).empty());
                QVERIFY(isOver || std::ranges::count(rule->levers, lever) == 1);
            }
        }
    }

    void everyFindingHasARemedy() {
        for (const RuleFixture& fixture : ruleFixtures()) {
            const auto snapshot = evaluated(planOf(fixture));
            for (const Finding& finding : snapshot->findings) {
                const auto remedies = remediesOf(*snapshot->facts, finding);
                QVERIFY2(!remedies.empty(), finding.ruleId.data());
                QVERIFY(std::ranges::is_sorted(remedies, {}, &Remedy::effort));
                for (const Remedy& remedy : remedies) {
                    QVERIFY2(remedy.condition.empty() || remedy.condition.ends_with('.'), remedy.condition.data());
                }
            }
        }
    }

    /// 341 addresses of 251: the remedies of the worked example, each by hand.
    ///   (n + 1) × 31 <= 251 ⇔ n <= 7      (10 + 1) × (1 + p) <= 251 ⇔ p <= 21      /23 has 507      Overlay: 11 addresses
    void theWorkedExampleHasItsNumbers() {
        const auto snapshot = evaluated(tightPlan());
        const Finding& finding = findingOf(*snapshot, "SIZE-001");
        QCOMPARE(finding.azureMessage, std::string("Pre-allocated IPs 341 exceeds IPs available 251 in Subnet"));
        std::map<std::string_view, const Remedy*> byLever;
        const auto remedies = remediesOf(*snapshot->facts, finding);
        for (const Remedy& remedy : remedies) {
            byLever[remedy.lever] = &remedy;
        }
        QCOMPARE(byLever.size(), std::size_t{4});
        QCOMPARE(byLever.at("node count")->target, std::string("7 nodes of pool system or fewer"));
        QCOMPARE(byLever.at("node count")->effort, catalog::Effort::freely);
        QCOMPARE(byLever.at("max pods")->target, std::string("21 pods a node of pool system or fewer"));
        QCOMPARE(byLever.at("max pods")->effort, catalog::Effort::newPool);
        QCOMPARE(byLever.at("prefix of the subnet")->target, std::string("/23 or larger"));
        QCOMPARE(byLever.at("networking model")->target, std::string("Azure CNI Overlay: 11 addresses of the subnet"));
        QCOMPARE(byLever.at("networking model")->effort, catalog::Effort::oneWay);
    }

    /// A value named clears the finding, and one more does not.
    void numbersNamedClearTheirFindingAndOneMoreDoesNot() {
        int tried = 0;
        for (std::uint64_t seed = 1; seed <= 160; ++seed) {
            const auto snapshot = evaluated(CrowdedPlan(seed, CrowdedPlan::Contents::everything).make());
            for (const Finding& finding : snapshot->findings) {
                for (LeverTarget target : finding.targets) {
                    const auto plan = target.value > 0 ? carriedOut(*snapshot->plan, target) : std::nullopt;
                    if (!plan) {
                        continue;
                    }
                    ++tried;
                    const QString what = QStringLiteral("%1: %2 %3")
                                             .arg(QString::number(seed), QString::fromUtf8(finding.ruleId.data()),
                                                  QString::fromStdString(target.text));
                    QVERIFY2(!stillThere(*evaluated(*plan), finding), qPrintable(what));
                    // Surge given in percent falls with the nodes, so one node more may fit there.
                    if (target.lever == Lever::maxPods || target.lever == Lever::maxSurge) {
                        ++target.value;
                        QVERIFY2(stillThere(*evaluated(*carriedOut(*snapshot->plan, target)), finding),
                                 qPrintable(what + QStringLiteral(" is not the most")));
                    }
                }
            }
        }
        QVERIFY2(tried > 40, qPrintable(QString::number(tried)));
    }

    void aPlanSaysHowGraveARuleIs() {
        const Plan plan = tightPlan();
        const auto before = evaluated(plan);
        QCOMPARE(findingOf(*before, "SIZE-001").severity, Severity::error);
        const Plan milder = apply(plan, SetSeverity{"SIZE-001", Severity::info}).value();
        const auto after = evaluated(milder);
        const Finding& finding = findingOf(*after, "SIZE-001");
        QCOMPARE(finding.severity, Severity::info);
        QCOMPARE(finding.ruleSeverity, Severity::error);
        QCOMPARE(after->counts.error, before->counts.error - 1);
        QCOMPARE(after->counts.info, before->counts.info + 1);
        QVERIFY(std::ranges::is_sorted(after->findings, {}, &Finding::severity));
        const Plan back = apply(milder, SetSeverity{"SIZE-001", std::nullopt}).value();
        QCOMPARE(evaluated(back)->counts, before->counts);
        QVERIFY(!apply(plan, SetSeverity{"", Severity::info}).has_value());
        QCOMPARE(describe(plan, SetSeverity{"SIZE-001", Severity::info}),
                 std::string("Make SIZE-001 a note in this plan"));
    }
};

QTEST_APPLESS_MAIN(TstLevers)
#include "tst_levers.moc"
