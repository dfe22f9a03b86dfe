// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of findings on plans that nobody thought of: crowded ones, where ranges meet often, and wild ones, where any field
// may hold anything.
#include "tests/core/plan/random_edit.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/rule_checks.h"
#include "tests/support/wording.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr std::uint64_t crowdedPlans = 160;
constexpr std::uint64_t wildPlans = 60;

/// What is wrong with the plan's findings beyond what fixes do; the plan's own names must be plain.
QStringList faultsOfFindings(const Snapshot& snapshot) {
    QStringList faults;
    for (const Finding& finding : snapshot.findings) {
        faults << faultsOfSentences(QString::fromStdString(finding.message));
        for (const SumRow& row : finding.sum) {
            for (const std::string& cell : {row.label, row.expression, row.value}) {
                faults << faultsOfWording(QString::fromStdString(cell));
            }
        }
        for (const Fix& fix : finding.fixes) {
            faults << faultsOfWording(QString::fromStdString(fix.label));
        }
    }
    if (tellsTwice(snapshot)) {
        faults << QStringLiteral("a finding is told twice");
    }
    return faults;
}

}  // namespace

class TstRulesRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void crowdedPlansFireMostRules() {
        std::set<std::string_view> fired;
        std::size_t fixes = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const auto snapshot = evaluated(CrowdedPlan(seed, CrowdedPlan::Contents::everything).make());
            for (const Finding& finding : snapshot->findings) {
                fired.insert(finding.ruleId);
                fixes += finding.fixes.size();
            }
        }
        QVERIFY2(fired.size() * 10 >= allRules().size() * 8, qPrintable(QString::number(fired.size())));
        QVERIFY2(fixes > crowdedPlans * 5, qPrintable(QString::number(fixes)));
    }

    void findingsReadWellAndStandOnce() {
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const QStringList faults =
                faultsOfFindings(*evaluated(CrowdedPlan(seed, CrowdedPlan::Contents::everything).make()));
            QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(faults.join(u'\n'))));
        }
    }

    /// A pool that grows to what AKS demands may show that its subnet or pod CIDR is too small; that is no fault of the fix.
    void everyFixMendsItsFindingAndBringsNoError() {
        const QRegularExpression newSizes(QStringLiteral("^brings a new SIZE-00[12]"));
        QStringList faults;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const auto snapshot = evaluated(CrowdedPlan(seed, CrowdedPlan::Contents::everything).make());
            for (const Finding& finding : snapshot->findings) {
                for (const Fix& fix : finding.fixes) {
                    const QString fault = faultOfFix(*snapshot, finding, fix);
                    const bool isPoolGrowth = std::holds_alternative<PutNodePool>(fix.edit) && fault.contains(newSizes);
                    if (!fault.isEmpty() && !isPoolGrowth) {
                        faults << QStringLiteral("%1: %2 \"%3\" %4\n  %5")
                                      .arg(QString::number(seed), QString::fromUtf8(finding.ruleId.data()),
                                           QString::fromStdString(fix.label), fault,
                                           QString::fromStdString(finding.message));
                    }
                }
            }
        }
        QVERIFY2(faults.isEmpty(),
                 qPrintable(QStringLiteral("%1\n%2").arg(faults.size()).arg(faults.mid(0, 40).join(u'\n'))));
    }

    void findingsDoNotHangOnTheOrderOfThings() {
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const Plan plan = CrowdedPlan(seed, CrowdedPlan::Contents::everything).make();
            const QString there = orderlessTexts(*evaluated(plan)).join(u'\n');
            const QString back = orderlessTexts(*evaluated(reversed(plan))).join(u'\n');
            if (back != there) {
                qInfo("seed %d", static_cast<int>(seed));
            }
            QCOMPARE(back, there);
        }
    }

    void wildPlansAreEvaluatedTheSameTwiceAndTheirFixesApply() {
        for (std::uint64_t seed = 1; seed <= wildPlans; ++seed) {
            const Plan plan = randomPlan(seed, 60);
            const auto snapshot = evaluated(plan);
            QCOMPARE(orderlessTexts(*evaluated(plan)), orderlessTexts(*snapshot));
            for (const Finding& finding : snapshot->findings) {
                for (const Fix& fix : finding.fixes) {
                    const auto changed = apply(plan, fix.edit);
                    QVERIFY2(changed.has_value(), changed ? "" : changed.error().text().c_str());
                    QVERIFY(integrity(*changed).empty());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstRulesRandom)
#include "tst_rules_random.moc"
