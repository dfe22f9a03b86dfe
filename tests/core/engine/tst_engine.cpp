// SPDX-License-Identifier: GPL-3.0-or-later
//
// One evaluation: the same answer for the same plan whenever, wherever and however often it runs; stopped when asked to.
#include "core/engine/engine.h"
#include "tests/core/facts/fact_plans.h"
#include "tests/support/rule_fixtures.h"

#include <QtTest>

#include <map>
#include <set>
#include <thread>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

std::shared_ptr<const Plan> shared(Plan plan) {
    return std::make_shared<const Plan>(std::move(plan));
}

/// Everything a snapshot says, as one text.
std::string textOf(const Snapshot& snapshot) {
    std::string text = findingTexts(*snapshot.plan, snapshot.findings);
    text += fmt::format("{} {} {} {}\n", snapshot.counts.error, snapshot.counts.warning, snapshot.counts.info,
                        snapshot.counts.waived);
    for (const SubnetFacts& subnet : snapshot.facts->subnets) {
        text += fmt::format("{} {} {} {} {} {}\n", subnet.size, subnet.reserved, subnet.nodes, subnet.surge,
                            subnet.pods, subnet.other);
    }
    for (const RangeOverlap& overlap : snapshot.facts->overlaps) {
        text += fmt::format("{} {} {} {} {}\n", static_cast<int>(overlap.kind), toText(overlap.a), toText(overlap.b),
                            overlap.aPrefix.text(), overlap.bPrefix.text());
    }
    return text;
}

int total(const FindingCounts& counts) {
    return counts.error + counts.warning + counts.info + counts.waived;
}

}  // namespace

class TstEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSamePlanGivesTheSameAnswer() {
        std::uint64_t seed = 0;
        std::size_t findings = 0;
        for (const auto& sort : plansOfAllSorts()) {
            const Plan plan = crowded(*sort, ++seed);
            const auto first = evaluate({.plan = shared(plan), .revision = 1, .today = "2026-11-23"});
            const auto second = evaluate({.plan = shared(plan), .revision = 2, .today = "2026-11-23"});
            QCOMPARE(textOf(*first), textOf(*second));
            findings += first->findings.size();
        }
        QVERIFY(findings > 1000);
    }

    void theDayOnlyTellsWhichWaiversHold() {
        Plan plan = makePlan(60);
        const std::vector<std::string> days{"", "1999-12-31", "2026-11-23", "2028-04-01", "2099-01-01"};
        const std::string expected = textOf(*evaluate({.plan = shared(plan), .revision = 0, .today = days.front()}));
        for (const std::string& day : days) {
            QCOMPARE(textOf(*evaluate({.plan = shared(plan), .revision = 0, .today = day})), expected);
        }
        const auto finding = evaluate({.plan = shared(plan), .revision = 0, .today = ""})->findings.front();
        plan =
            apply(plan, AddWaiver{{std::string(finding.ruleId), finding.subject, "agreed", "2027-06-30", {}}}).value();
        std::map<std::string, bool> isWaived;
        for (const std::string& day : days) {
            isWaived[day] = evaluate({.plan = shared(plan), .revision = 0, .today = day})->counts.waived > 0;
        }
        QCOMPARE(
            isWaived,
            (std::map<std::string, bool>{
                {"", true}, {"1999-12-31", true}, {"2026-11-23", true}, {"2028-04-01", false}, {"2099-01-01", false}}));
    }

    void anAnswerCarriesItsQuestion() {
        auto plan = shared(makeTypical());
        const std::weak_ptr<const Plan> watch = plan;
        const auto snapshot = evaluate({.plan = plan, .revision = 42, .today = ""});
        QCOMPARE(snapshot->revision, std::uint64_t{42});
        QCOMPARE(snapshot->plan, plan);
        QCOMPARE(snapshot->facts->plan, plan);
        plan.reset();
        QVERIFY(!watch.expired());  // what the snapshot points into lives as long as the snapshot
        QVERIFY(!snapshot->facts->clusters.front().value->info.name.empty());
    }

    void aStoppedRunHasNoAnswer() {
        std::stop_source stop;
        const Inputs inputs{.plan = shared(makeTypical()), .revision = 0, .today = ""};
        QVERIFY(evaluate(inputs, stop.get_token()) != nullptr);
        stop.request_stop();
        QVERIFY(evaluate(inputs, stop.get_token()) == nullptr);
        QVERIFY(evaluate({.plan = shared({}), .revision = 0, .today = ""}, stop.get_token()) == nullptr);
        QVERIFY(evaluate(inputs) != nullptr);
    }

    void stoppedRulesFindNothing() {
        const auto facts = computeFacts(shared(makePlan(60)));
        std::stop_source stop;
        QVERIFY(!runRules(*facts, "", stop.get_token()).empty());
        stop.request_stop();
        QVERIFY(runRules(*facts, "", stop.get_token()).empty());
    }

    void aRunStoppedMidwayIsWholeOrNothing() {
        const auto plan = shared(crowded(makePlan(300), 7));
        const std::string expected = textOf(*evaluate({.plan = plan, .revision = 0, .today = ""}));
        for (int pause = 0; pause < 20; ++pause) {
            std::stop_source stop;
            SnapshotPtr answer;
            std::jthread worker(
                [&] { answer = evaluate({.plan = plan, .revision = 0, .today = ""}, stop.get_token()); });
            std::this_thread::sleep_for(std::chrono::microseconds(100 * pause));
            stop.request_stop();
            worker.join();
            QVERIFY(answer == nullptr || textOf(*answer) == expected);
        }
    }

    void runsAtTheSameTimeDoNotMeet() {
        const auto plan = shared(crowded(makePlan(60), 3));
        const std::string expected = textOf(*evaluate({.plan = plan, .revision = 0, .today = ""}));
        std::vector<std::string> texts(4);
        {
            std::vector<std::jthread> workers;
            for (std::string& text : texts) {
                workers.emplace_back([&] { text = textOf(*evaluate({.plan = plan, .revision = 0, .today = ""})); });
            }
        }
        QCOMPARE(texts, std::vector<std::string>(4, expected));
    }

    void countsAreThoseOfTheFindings() {
        std::uint64_t seed = 0;
        for (const auto& sort : plansOfAllSorts()) {
            const auto snapshot = evaluate({.plan = shared(crowded(*sort, ++seed)), .revision = 0, .today = ""});
            QCOMPARE(total(snapshot->counts), static_cast<int>(snapshot->findings.size()));
            std::map<ObjectRef, int> expected;
            for (const Finding& finding : snapshot->findings) {
                std::set<ObjectRef> named(finding.related.begin(), finding.related.end());
                named.insert(finding.subject);
                for (const ObjectRef object : named) {
                    ++expected[object];
                }
            }
            for (const ObjectRef object : allObjects(*snapshot->plan)) {
                const auto found = expected.find(object);
                QCOMPARE(total(snapshot->countsOf(object)), found == expected.end() ? 0 : found->second);
            }
        }
    }

    void countsTellSeveritiesApart() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
        const SubnetId inside = maker.subnet(network, "inside", {"10.1.0.0/24"_prefix});
        const SubnetId outside = maker.subnet(network, "outside", {"10.2.0.0/24"_prefix});
        NodePool pool = poolOf(3, inside);
        pool.mode = NodePoolMode::system;
        const ClusterId old = maker.cluster(profileOf(NetworkPlugin::kubenet), {pool});
        const auto snapshot = evaluate({.plan = shared(maker.plan()), .revision = 0, .today = ""});
        QCOMPARE(snapshot->counts, (FindingCounts{.error = 1, .warning = 1, .info = 0, .waived = 0}));
        QCOMPARE(snapshot->countsOf(outside), (FindingCounts{.error = 1, .warning = 0, .info = 0, .waived = 0}));
        QCOMPARE(snapshot->countsOf(old), (FindingCounts{.error = 0, .warning = 1, .info = 0, .waived = 0}));
        QCOMPARE(snapshot->countsOf(inside), FindingCounts{});
        QCOMPARE(snapshot->countsOf(ObjectRef(ObjectKind::subnet, 999'999)), FindingCounts{});
        QCOMPARE(snapshot->countsOf(ObjectRef{}), FindingCounts{});
    }

    void wildNumbersCostNoMemory() {
        Plan plan;
        VirtualNetwork network;
        network.id.value = maxObjectNumber;
        network.info.name = "v";
        network.addressPrefixes = {"10.1.0.0/16"_prefix};
        network.subnets.resize(1);
        network.subnets.front().id.value = maxObjectNumber - 1;
        network.subnets.front().name = "stray";
        network.subnets.front().addressPrefixes = {"10.2.0.0/24"_prefix};
        plan.virtualNetworks = {network};
        plan.nextNumber = maxObjectNumber + 1;
        const auto snapshot = evaluate({.plan = shared(plan), .revision = 0, .today = ""});
        QCOMPARE(snapshot->counts.error, 1);
        QCOMPARE(snapshot->countsOf(SubnetId(maxObjectNumber - 1)).error, 1);
    }
};

QTEST_APPLESS_MAIN(TstEngine)
#include "tst_engine.moc"
