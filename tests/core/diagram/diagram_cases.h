// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plans that the picture's laws are tested on: all samples, generated companies, and plans of random things.
#pragma once

#include "core/diagram/diagram.h"
#include "core/io/plan_file.h"
#include "tests/core/plan/random_edit.h"
#include "tests/support/files.h"
#include "tests/support/plan_generator.h"

#include <QDir>

namespace aksnet::testing {

struct DiagramCase {
    QString name;
    PlanDocument document;
    SnapshotPtr snapshot;
    Diagram diagram;

    [[nodiscard]] const Plan& plan() const { return *snapshot->plan; }
    [[nodiscard]] const Box& box(int position) const { return diagram.boxes[static_cast<std::size_t>(position)]; }
};

[[nodiscard]] inline SnapshotPtr snapshotOf(const Plan& plan) {
    return evaluate({std::make_shared<const Plan>(plan), 1, "2026-11-23"});
}

[[nodiscard]] inline DiagramCase diagramCase(const QString& name, PlanDocument document) {
    DiagramCase result{name, std::move(document), nullptr, {}};
    result.snapshot = snapshotOf(result.document.plan);
    result.diagram = makeDiagram(*result.snapshot, result.document.layout);
    return result;
}

[[nodiscard]] inline PlanDocument samplePlan(const QString& name) {
    const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/%1.aksnet.json").arg(name);
    auto document = parsePlan(fileText(path), name.toStdString());
    if (!document) {
        qFatal("%s", document.error().text().c_str());
    }
    return std::move(*document);
}

[[nodiscard]] inline QStringList sampleNames() {
    QStringList names;
    const QDir folder(QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples"));
    for (QString name : folder.entryList({QStringLiteral("*.aksnet.json")}, QDir::Files, QDir::Name)) {
        names << name.remove(QStringLiteral(".aksnet.json"));
    }
    return names;
}

/// Made once for each test program.
[[nodiscard]] inline const std::vector<DiagramCase>& diagramCases() {
    static const std::vector<DiagramCase> cases = [] {
        std::vector<DiagramCase> made;
        for (const QString& name : sampleNames()) {
            made.push_back(diagramCase(name, samplePlan(name)));
        }
        made.push_back(diagramCase(QStringLiteral("empty"), {}));
        made.push_back(diagramCase(QStringLiteral("typical"), {makeTypical(), {}}));
        for (const int subnets : {20, 60, 150, 400}) {
            const auto seed = static_cast<std::uint64_t>(subnets);
            made.push_back(diagramCase(QStringLiteral("company of %1").arg(subnets), {makePlan(subnets, seed), {}}));
        }
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const int edits = 20 + 15 * static_cast<int>(seed);
            made.push_back(diagramCase(QStringLiteral("random %1").arg(seed), {randomPlan(seed, edits), {}}));
        }
        return made;
    }();
    return cases;
}

/// For data-driven tests: a row a case; fetch it with the case's position.
inline void addDiagramCases() {
    QTest::addColumn<int>("position");
    for (std::size_t i = 0; i < diagramCases().size(); ++i) {
        QTest::newRow(qPrintable(diagramCases()[i].name)) << static_cast<int>(i);
    }
}
[[nodiscard]] inline const DiagramCase& fetchDiagramCase(int position) {
    return diagramCases()[static_cast<std::size_t>(position)];
}

/// How a box is called in failure messages.
[[nodiscard]] inline std::string shownBox(const Box& box) {
    return fmt::format("{} {} \"{}\" at {},{} size {},{}", toText(box.object), static_cast<int>(box.role), box.title,
                       box.rect.x, box.rect.y, box.rect.width, box.rect.height);
}

/// A little less than the rectangle: what only touches another does not intersect it.
[[nodiscard]] inline Rect interior(const Rect& rect) {
    return rect.adjusted(-0.05);
}

[[nodiscard]] inline bool liesInside(const Rect& inner, const Rect& outer) {
    constexpr double rounding = 1e-6;
    return inner.x >= outer.x - rounding && inner.right() <= outer.right() + rounding &&
           inner.y >= outer.y - rounding && inner.bottom() <= outer.bottom() + rounding;
}

}  // namespace aksnet::testing
