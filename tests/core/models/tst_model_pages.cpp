// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every model's page: the same headings, and the numbers, restrictions and ways to change that the data has.
#include "core/catalog/changeability.h"
#include "core/models/definitions.h"
#include "tests/support/files.h"

#include <QRegularExpression>
#include <QtTest>

#include <fmt/format.h>

using namespace aksnet;
using aksnet::testing::fileText;

namespace {

std::string pageOf(const Model& model) {
    return fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/models/%1.md").arg(QLatin1String(model.key.data())));
}

/// What stands under a heading, up to the next one of its level or above; lines of a paragraph joined.
std::string sectionOf(const std::string& page, const std::string& heading) {
    const std::string mark = "\n" + heading + "\n";
    const auto begin = page.find(mark);
    if (begin == std::string::npos) {
        return {};
    }
    std::string rest = page.substr(begin + mark.size());
    const std::string level = heading.substr(0, heading.find(' ') + 1);
    for (std::string end = "# "; end.size() <= level.size(); end.insert(0, "#")) {
        rest = rest.substr(0, rest.find("\n" + end));
    }
    for (auto at = rest.find("\n  "); at != std::string::npos; at = rest.find("\n  ")) {
        rest.replace(at, 3, " ");
    }
    return rest;
}

/// "5,000"
std::string groupedNumber(std::uint64_t number) {
    std::string digits = fmt::format("{}", number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string headingOf(catalog::Effort effort) {
    switch (effort) {
        case catalog::Effort::freely: return "### Freely";
        case catalog::Effort::reimage: return "### By reimage";
        case catalog::Effort::oneWay: return "### One-way";
        case catalog::Effort::newPool:
        case catalog::Effort::newCluster: return "### Only with a new pool or cluster";
    }
    return {};
}

}  // namespace
Q_DECLARE_METATYPE(const Model*)

class TstModelPages : public QObject {
    Q_OBJECT

    static void addModels() {
        QTest::addColumn<const Model*>("model");
        for (const Model* model : allModels()) {
            QTest::newRow(model->key.data()) << model;
        }
    }
    static void verifyHolds(const std::string& text, const std::string& part) {
        QVERIFY2(text.find(part) != std::string::npos,
                 fmt::format("\"{}\" does not stand in:\n{}", part, text).c_str());
    }

private Q_SLOTS:
    void everyPageHasTheSameHeadings_data() { addModels(); }
    void everyPageHasTheSameHeadings() {
        QFETCH(const Model*, model);
        const QString page = QString::fromStdString(pageOf(*model));
        const QStringList lines = page.split(QLatin1Char('\n'));
        QCOMPARE(lines.front(), QStringLiteral("# ") + QString::fromUtf8(model->title.data(),
                                                                         static_cast<qsizetype>(model->title.size())));
        QStringList headings = lines.filter(QRegularExpression(QStringLiteral("^## ")));
        QCOMPARE(headings.removeAll(QStringLiteral("## Retirement")), model->retirement.empty() ? 0 : 1);
        QCOMPARE(headings, (QStringList{"## Use case", "## Addresses", "## Pros and cons", "## Limits",
                                        "## What it cannot do", "## Changing it later", "## Sources"}));
        QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^### "))),
                 (QStringList{"### Freely", "### By reimage", "### One-way", "### Only with a new pool or cluster"}));
        const QStringList sources =
            page.section(QStringLiteral("## Sources"), 1).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(sources.size() >= 3);
        for (const QString& source : sources) {
            QVERIFY2(
                QRegularExpression(QStringLiteral("^- \\[[^\\]]+\\]\\(https://[^)\\s]+\\)(, 20\\d\\d(-\\d\\d){0,2})?$"))
                    .match(source)
                    .hasMatch(),
                qPrintable(source));
        }
    }

    void numbersAreTheModels_data() { addModels(); }
    void numbersAreTheModels() {
        QFETCH(const Model*, model);
        const std::string page = pageOf(*model);
        const std::string limits = sectionOf(page, "## Limits");
        verifyHolds(limits, fmt::format("{} to {} max pods, {} by default", model->minMaxPods, model->maxMaxPods,
                                        model->defaultMaxPods));
        for (const ModelLimit& limit : model->limits) {
            verifyHolds(limits, limit.value == 1000000 ? "a million" : groupedNumber(limit.value));
        }
        verifyHolds(page, fmt::format("`{}`", model->arm.azOptions));
        verifyHolds(page, std::string(model->retirement));
    }

    void whatItCannotDoIsTheModels_data() { addModels(); }
    void whatItCannotDoIsTheModels() {
        QFETCH(const Model*, model);
        std::string section = sectionOf(pageOf(*model), "## What it cannot do");
        std::size_t lines = 0;
        for (const catalog::FeatureNote& note : model->notes) {
            if (note.belowMinor > 0) {
                continue;
            }
            const bool isSure =
                note.support == catalog::Support::unsupported || note.support == catalog::Support::supported;
            verifyHolds(section, fmt::format("- {}{}: {}", featureTitle(note.feature),
                                             isSure ? "" : fmt::format(" ({})", supportTitle(note.support)), note.why));
            ++lines;
        }
        QCOMPARE(static_cast<std::size_t>(QString::fromStdString("\n" + section).count(QStringLiteral("\n- "))), lines);
    }

    void changesStandUnderTheirEffort_data() { addModels(); }
    void changesStandUnderTheirEffort() {
        QFETCH(const Model*, model);
        const std::string page = pageOf(*model);
        for (const catalog::ChangeRule& rule : catalog::changeRules()) {
            if (rule.models.has(model->id)) {
                const std::string section = sectionOf(page, headingOf(rule.effort));
                verifyHolds(section, fmt::format("- {}", changeableTitle(rule.what)));
                verifyHolds(section,
                            std::string(rule.condition == "All pools are reimaged at once." ? "" : rule.condition));
            }
        }
        for (const Model* to : allModels()) {
            const catalog::ModelChange change = catalog::modelChange(model->id, to->id);
            if (to != model && change.effort != catalog::Effort::newCluster) {
                verifyHolds(sectionOf(page, headingOf(change.effort)),
                            fmt::format("- networking model, to {}", to->title));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstModelPages)
#include "tst_model_pages.moc"
