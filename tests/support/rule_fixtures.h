// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plans under tests/fixtures/rules, what the rules say about them, and findings as text.
#pragma once

#include "core/engine/engine.h"
#include "core/io/plan_file.h"
#include "tests/support/files.h"

#include <QDir>

#include <fmt/format.h>

namespace aksnet::testing {

/// The day on which fixtures are evaluated.
inline constexpr std::string_view fixtureDay = "2026-11-23";

struct RuleFixture {
    QString rule;  ///< "IP-001", from its folder
    QString name;  ///< "fires-by-one"
    QString path;
    bool fires = false;

    /// Where the findings of a plan that fires stand as text.
    [[nodiscard]] QString expectedPath() const {
        return path.chopped(QStringLiteral(".json").size()) + QStringLiteral(".expected.txt");
    }
};

[[nodiscard]] inline QDir ruleFixtureFolder() {
    return QDir(QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/rules"));
}

/// Every plan under tests/fixtures/rules, by rule, then by name.
[[nodiscard]] inline std::vector<RuleFixture> ruleFixtures() {
    std::vector<RuleFixture> fixtures;
    const QDir folder = ruleFixtureFolder();
    for (const QString& rule : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir inner(folder.filePath(rule));
        for (const QString& file : inner.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            fixtures.push_back({rule, file.chopped(5), inner.filePath(file), file.startsWith(QLatin1String("fires"))});
        }
    }
    return fixtures;
}

[[nodiscard]] inline Plan planOf(const RuleFixture& fixture) {
    auto read = parsePlan(fileText(fixture.path), fixture.path.toStdString());
    if (!read) {
        qFatal("%s", read.error().text().c_str());
    }
    return std::move(read->plan);
}

[[nodiscard]] inline SnapshotPtr evaluated(const Plan& plan, std::string_view today = fixtureDay) {
    return evaluate(Inputs{std::make_shared<const Plan>(plan), 1, std::string(today)});
}

/// The snapshot's findings of one rule, in its order.
[[nodiscard]] inline std::vector<Finding> findingsOf(const Snapshot& snapshot, const QString& rule) {
    std::vector<Finding> findings;
    std::ranges::copy_if(snapshot.findings, std::back_inserter(findings),
                         [&](const Finding& finding) { return finding.ruleId == rule.toStdString(); });
    return findings;
}

/// A finding as expected files have it; `where` only when asked for, as it depends on the order of things in the plan.
[[nodiscard]] inline std::string findingText(const Plan& plan, const Finding& finding, bool withWhere = true) {
    const auto named = [&](ObjectRef object) { return fmt::format("{} {}", toText(object), nameOf(plan, object)); };
    std::string text = fmt::format("{} {} {}{}\n", severityName(finding.severity), finding.ruleId, finding.ruleName,
                                   finding.azureCode.empty() ? std::string() : fmt::format(" [{}]", finding.azureCode));
    text += fmt::format("subject: {}\n", named(finding.subject));
    for (const ObjectRef& related : finding.related) {
        text += fmt::format("related: {}\n", named(related));
    }
    text += withWhere ? fmt::format("where: {}\n", finding.where) : "";
    text += fmt::format("{}\n", finding.message);
    for (const SumRow& row : finding.sum) {
        text += fmt::format("  {} | {} | {}\n", row.label, row.expression, row.value);
    }
    for (const Fix& fix : finding.fixes) {
        text += fmt::format("fix: {}\n", fix.label);
    }
    text += finding.waivedReason.empty() ? "" : fmt::format("waived: {}\n", finding.waivedReason);
    return text;
}

/// All of them, a blank line between.
[[nodiscard]] inline std::string findingTexts(const Plan& plan, const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& finding : findings) {
        text += (text.empty() ? "" : "\n") + findingText(plan, finding);
    }
    return text;
}

}  // namespace aksnet::testing
