// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mending all that has one fix: what is applied, what is left and why, and the laws on plans that nobody thought of.
#include "core/advisor/fix_all.h"

#include "core/plan/integrity.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/rule_fixtures.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr std::uint64_t crowdedPlans = 40;
constexpr std::string_view fixAllDay = "2026-11-23";

using Tally = std::map<std::pair<std::string, ObjectRef>, int>;
Tally gravest(const Snapshot& snapshot) {
    Tally tally;
    for (const Finding& finding : snapshot.findings) {
        if (finding.severity == Severity::error && finding.waivedReason.empty()) {
            ++tally[{std::string(finding.ruleId), finding.subject}];
        }
    }
    return tally;
}

SnapshotPtr evaluatedOn(const Plan& plan) {
    return evaluate({std::make_shared<const Plan>(plan), 0, std::string(fixAllDay)});
}

/// Two subnets outside their network, each with one way to mend it, and a cluster whose DNS service IP is outside its range.
Plan threeFaults() {
    const auto document = parsePlan(R"({"format": "aksnet-plan", "version": 1, "name": "three",
        "virtualNetworks": [{"id": "vnet-1", "name": "v", "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]},
            "subnets": [{"id": "subnet-2", "name": "nodes", "addressPrefixes": ["10.1.0.0/28"]}]}],
        "clusters": [{"id": "cluster-3", "name": "c", "networkProfile": {"networkPlugin": "azure", "networkPluginMode": "overlay",
            "podCidr": "10.244.0.0/16", "serviceCidr": "10.2.0.0/16", "dnsServiceIP": "10.3.0.10"},
            "agentPoolProfiles": [{"id": "pool-4", "name": "system", "mode": "System", "count": 20, "maxPods": 110,
                "vnetSubnetID": "subnet-2"}]}]})",
                                    "three");
    return document.value().plan;
}

}  // namespace

class TstFixAll : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHasOneFixIsMended() {
        const Plan plan = threeFaults();
        QVERIFY(countOfSingleFixesIs(plan, 2));
        const auto result = advisor::fixAll(plan, fixAllDay);
        QVERIFY(result.has_value());
        QStringList rules;
        for (const advisor::AppliedFix& fix : result->applied) {
            rules << QString::fromStdString(fix.ruleId);
            QVERIFY(!fix.label.empty());
        }
        rules.sort();
        QVERIFY2(rules.contains(QStringLiteral("RNG-009")) && rules.contains(QStringLiteral("SIZE-001")),
                 qPrintable(rules.join(u' ')));
        QVERIFY(gravest(*evaluatedOn(result->plan)).empty());
        QVERIFY(result->plan.clusters[0]->networkProfile.serviceCidrs[0].contains(
            *result->plan.clusters[0]->networkProfile.dnsServiceIp));
        QVERIFY(result->plan.virtualNetworks[0]->subnets[0].addressPrefixes[0].length() < 28);
    }

    void whatIsAcceptedStaysAsItIs() {
        Plan plan = threeFaults();
        plan.waivers.push_back({"RNG-009", ClusterId(3), "Known.", "", {}});
        const auto result = advisor::fixAll(plan, fixAllDay);
        QCOMPARE(result->plan.clusters[0]->networkProfile.dnsServiceIp, plan.clusters[0]->networkProfile.dnsServiceIp);
        for (const advisor::AppliedFix& fix : result->applied) {
            QVERIFY(fix.ruleId != "RNG-009");
        }
        for (const advisor::LeftFinding& left : result->left) {
            QVERIFY(left.ruleId != "RNG-009");
        }
    }

    void aStopLeavesNothingHalfDone() {
        std::stop_source source;
        source.request_stop();
        QVERIFY(!advisor::fixAll(threeFaults(), fixAllDay, source.get_token()).has_value());
    }

    /// Every finding that was left says why, nothing graver came, and a second time there is nothing to do.
    void theLawsHoldForCrowdedPlans() {
        std::size_t applied = 0;
        std::size_t left = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const Plan plan = CrowdedPlan(seed, CrowdedPlan::Contents::everything).make();
            const auto result = advisor::fixAll(plan, fixAllDay);
            QVERIFY(result.has_value());
            QVERIFY(integrity(result->plan).empty());
            const Tally before = gravest(*evaluatedOn(plan));
            for (const auto& [key, count] : gravest(*evaluatedOn(result->plan))) {
                const auto known = before.find(key);
                QVERIFY2(known != before.end() && count <= known->second,
                         qPrintable(QStringLiteral("%1: %2").arg(seed).arg(QString::fromStdString(key.first))));
            }
            for (const advisor::LeftFinding& finding : result->left) {
                QVERIFY(finding.reason.ends_with('.'));
            }
            QVERIFY2(advisor::fixAll(result->plan, fixAllDay)->applied.empty(), qPrintable(QString::number(seed)));
            applied += result->applied.size();
            left += result->left.size();
        }
        QVERIFY2(applied > crowdedPlans * 3, qPrintable(QString::number(applied)));
        QVERIFY2(left > crowdedPlans, qPrintable(QString::number(left)));
    }

private:
    static bool countOfSingleFixesIs(const Plan& plan, std::size_t least) {
        return advisor::countOfSingleFixes(*evaluatedOn(plan)) >= least;
    }
};

QTEST_APPLESS_MAIN(TstFixAll)
#include "tst_fix_all.moc"
