// SPDX-License-Identifier: GPL-3.0-or-later
//
// Forms, outline and address use, driven as a user drives them.
#include "tests/support/window_fixture.h"
#include "ui/charts/usage_chart.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/outline_panel.h"
#include "ui/panels/usage_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTreeView>

using namespace aksnet;
using namespace aksnet::test;

namespace {

struct Panels {
    Workplace place;
    OpenWindow open;

    Panels(const QString& sample, ObjectKind kind, std::string_view name) {
        open.window.openFiles({place.copyOf(samplePath(sample))});
        if (!open.isReady()) {
            qFatal("The sample did not open.");
        }
        open.session.select({{objectNamed(plan(), kind, name)}});
    }

    [[nodiscard]] const Plan& plan() const { return open.session.plan(); }
    [[nodiscard]] ui::Field* field(const QString& key) const { return open.window.inspector()->form()->find(key); }
    template <class Editor>
    [[nodiscard]] Editor* editor(const QString& key) const {
        auto* editor = qobject_cast<Editor*>(field(key)->editor());
        if (!editor) {
            qFatal("The field has another editor.");
        }
        editor->setFocus();
        return editor;
    }
    /// The texts that the form shows now.
    [[nodiscard]] QStringList texts() const {
        QStringList texts;
        for (const QLabel* label : open.window.inspector()->form()->findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts;
    }
    template <class Widget>
    [[nodiscard]] Widget* byName(const QString& accessibleName) const {
        for (auto* widget : open.window.inspector()->form()->findChildren<Widget*>()) {
            if (widget->accessibleName() == accessibleName) {
                return widget;
            }
        }
        qFatal("The form has no such widget.");
    }
    void typeOver(QWidget* editor, const QString& text) const {
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, text);
    }
};

}  // namespace

class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCountTypedIsInThePlanAtOnce();
    void theNoteUnderAPrefixFollowsTheEngine();
    void nonsenseIsRefusedWithAReasonAndThePlanKept();
    void hostBitsAreNamedWithTheRightPrefix();
    void severalPrefixesStandOnLinesOfTheirOwn();
    void theModelIsChosenFromAList();
    void undoReachesTheFormInUse();
    void theOutlineFiltersAndSelects();
    void theOutlineSelectsSeveralThings();
    void addressUseIsChartAndTable();
    void addressUseIsCountedForEachOccasion();
    void whatIsMissingIsDrawnOnce();
    void aSubnetShowsItsCapacity();
    void anAddressIsLookedUp();
    void aClusterShowsItsLifeCycle();
    void everyThingHasAForm();
};

void TestInspector::aCountTypedIsInThePlanAtOnce() {
    const Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::nodePool, "system");
    auto* count = panels.editor<QSpinBox>(QStringLiteral("count"));
    panels.typeOver(count, QStringLiteral("7"));
    QCOMPARE(panels.plan().clusters.front()->agentPoolProfiles.front().count, 7);
    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(panels.plan().clusters.front()->agentPoolProfiles.front().count, 8);
}

void TestInspector::theNoteUnderAPrefixFollowsTheEngine() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-aks-nodes");
    // 3 + 12 nodes, surge 1 + 2: 18 of the 251 addresses that Azure leaves of a /24.
    QTRY_COMPARE(panels.field(QStringLiteral("addressPrefixes"))->note(),
                 QStringLiteral("needs 18 · has 251 · 233 free"));
    auto* prefix = panels.editor<QLineEdit>(QStringLiteral("addressPrefixes"));
    panels.typeOver(prefix, QStringLiteral("10.10.0.0/28"));
    // A /28 has 11 usable addresses.
    QTRY_COMPARE(panels.field(QStringLiteral("addressPrefixes"))->note(),
                 QStringLiteral("needs 18 · has 11 · 7 missing"));
}

void TestInspector::nonsenseIsRefusedWithAReasonAndThePlanKept() {
    const Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-aks-nodes");
    const Plan before = panels.plan();
    auto* prefix = panels.editor<QLineEdit>(QStringLiteral("addressPrefixes"));
    panels.typeOver(prefix, QStringLiteral("10.10.0.0/x"));
    QTest::keyClick(prefix, Qt::Key_Return);
    QVERIFY(!panels.field(QStringLiteral("addressPrefixes"))->error().isEmpty());
    QVERIFY(panels.plan() == before);
    // Escape takes the refused text back.
    QTest::keyClick(prefix, Qt::Key_Escape);
    QCOMPARE(prefix->text(), QStringLiteral("10.10.0.0/24"));
    QVERIFY(panels.field(QStringLiteral("addressPrefixes"))->error().isEmpty());
}

void TestInspector::hostBitsAreNamedWithTheRightPrefix() {
    const Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-aks-nodes");
    auto* prefix = panels.editor<QLineEdit>(QStringLiteral("addressPrefixes"));
    panels.typeOver(prefix, QStringLiteral("10.10.0.77/24"));
    QTest::keyClick(prefix, Qt::Key_Return);
    QVERIFY2(panels.field(QStringLiteral("addressPrefixes"))->error().contains(QStringLiteral("10.10.0.0/24")),
             qPrintable(panels.field(QStringLiteral("addressPrefixes"))->error()));
}

void TestInspector::severalPrefixesStandOnLinesOfTheirOwn() {
    const Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::virtualNetwork, "vnet-shop");
    auto* prefixes = panels.editor<QPlainTextEdit>(QStringLiteral("addressPrefixes"));
    panels.typeOver(prefixes, QStringLiteral("10.10.0.0/20"));
    QTest::keyClick(prefixes, Qt::Key_Return);
    QTest::keyClicks(prefixes, QStringLiteral("10.11.0.0/20"));
    QCOMPARE(panels.plan().virtualNetworks.front()->addressPrefixes.size(), std::size_t(2));
    QCOMPARE(panels.plan().virtualNetworks.front()->addressPrefixes.back().text(), std::string("10.11.0.0/20"));
}

void TestInspector::theModelIsChosenFromAList() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::cluster, "aks-shop");
    auto* model = panels.editor<QComboBox>(QStringLiteral("networkPlugin"));
    const int nodeSubnet = model->findText(QStringLiteral("pods in the VNet"), Qt::MatchContains);
    QVERIFY(nodeSubnet >= 0);
    while (model->currentIndex() != nodeSubnet) {
        const int before = model->currentIndex();
        QTest::keyClick(model, before < nodeSubnet ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(model->currentIndex() != before);
    }
    QTRY_VERIFY(isUpToDate(panels.open.session));
    const ClusterFacts& facts = panels.open.session.view()->snapshot->facts->clusters.front();
    QCOMPARE(facts.model->key, std::string_view("nodeSubnet"));
    // 15 nodes and 3 of surge, each with 110 pods: 18 × 111 = 1,998 addresses do not fit into a /24.
    QVERIFY(panels.open.session.view()->snapshot->counts.error > 0);
}

void TestInspector::undoReachesTheFormInUse() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-ingress");
    auto* name = panels.editor<QLineEdit>(QStringLiteral("name"));
    panels.typeOver(name, QStringLiteral("snet-lb"));
    QCOMPARE(nameOf(panels.plan(), panels.open.session.selection().current()), std::string_view("snet-lb"));
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name->text(), QStringLiteral("snet-ingress"));
    QTest::keyClick(name, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(name->text(), QStringLiteral("snet-lb"));
}

void TestInspector::theOutlineFiltersAndSelects() {
    Panels panels(QStringLiteral("private-hub-and-spoke"), ObjectKind::cluster, "aks-core");
    ui::OutlinePanel& outline = *panels.open.window.outline();
    QTest::keyClicks(outline.filter(), QStringLiteral("10.102.0.128"));
    const ObjectRef subnet = [&] {
        for (const ObjectRef object : allObjects(panels.plan())) {
            if (object.kind == ObjectKind::subnet && outline.viewIndexOf(object).isValid()) {
                return object;
            }
        }
        return ObjectRef{};
    }();
    QCOMPARE(nameOf(panels.plan(), subnet), std::string_view("snet-private-endpoints"));
    QVERIFY(!outline.viewIndexOf(objectNamed(panels.plan(), ObjectKind::subnet, "snet-aks-apps")).isValid());
    const QRect row = outline.view()->visualRect(outline.viewIndexOf(subnet));
    QTest::mouseClick(outline.view()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(panels.open.session.selection().current(), subnet);
}

void TestInspector::theOutlineSelectsSeveralThings() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-aks-nodes");
    ui::OutlinePanel& outline = *panels.open.window.outline();
    outline.view()->setFocus();
    QTest::keyClick(outline.view(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(panels.open.session.selection().objects.size(), std::size_t(2));
    QVERIFY(!panels.open.window.inspector()->form());
}

void TestInspector::addressUseIsChartAndTable() {
    Panels panels(QStringLiteral("pod-subnet-three-pools"), ObjectKind::cluster, "aks-telemetry");
    panels.open.window.showUsage();
    ui::UsagePanel& usage = *panels.open.window.usage();
    QTRY_COMPARE(usage.chart()->subnetCount(), 3);
    // The fullest subnet is on top.
    const auto subnets = usage.chart()->shownSubnets();
    QCOMPARE(nameOf(panels.plan(), subnets.front()), std::string_view("snet-pods-dynamic"));
    // Segments of one bar make up the whole subnet.
    for (int bar = 0; bar < 3; ++bar) {
        double sum = 0;
        for (std::size_t kind = 0; kind < useKindCount; ++kind) {
            sum += usage.chart()->shownLength(bar, kind);
        }
        QVERIFY(std::abs(sum - 100) < 1e-6);
    }
    usage.chart()->setPercent(false);
    double addresses = 0;
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        addresses += usage.chart()->shownLength(0, kind);
    }
    QCOMPARE(addresses, 4096.0);
    usage.showTable(true);
    QCOMPARE(usage.tableView()->model()->rowCount(), 3);
}

void TestInspector::addressUseIsCountedForEachOccasion() {
    Panels panels(QStringLiteral("pod-subnet-three-pools"), ObjectKind::cluster, "aks-telemetry");
    panels.open.window.showUsage();
    ui::UsagePanel& usage = *panels.open.window.usage();
    QTRY_COMPARE(usage.chart()->subnetCount(), 3);
    usage.chart()->setPercent(false);
    QComboBox* occasion = usage.occasionBox();
    QCOMPARE(occasion->currentText(), QStringLiteral("During an upgrade at maximum"));
    const auto nodesAndSurge = [&] {
        const auto subnets = usage.chart()->shownSubnets();
        const auto at = std::ranges::find_if(
            subnets, [&](ObjectRef subnet) { return nameOf(panels.plan(), subnet) == "snet-nodes"; });
        const auto bar = static_cast<int>(at - subnets.begin());
        return std::pair(usage.chart()->shownLength(bar, static_cast<std::size_t>(UseKind::nodes)),
                         usage.chart()->shownLength(bar, static_cast<std::size_t>(UseKind::surge)));
    };
    // 3 + 4 … 20 + 0 … 16 nodes; 14 of ingest are there now, 4 of batch.
    QCOMPARE(nodesAndSurge(), std::pair(39.0, 5.0));
    occasion->setFocus();
    QTest::keyClick(occasion, Qt::Key_Home);
    QCOMPARE(occasion->currentText(), QStringLiteral("Now"));
    QCOMPARE(nodesAndSurge(), std::pair(21.0, 0.0));
    QTest::keyClick(occasion, Qt::Key_Down);
    QCOMPARE(nodesAndSurge(), std::pair(39.0, 0.0));
    QTest::keyClick(occasion, Qt::Key_Down);
    QCOMPARE(nodesAndSurge(), std::pair(21.0, 3.0));
}

void TestInspector::whatIsMissingIsDrawnOnce() {
    Panels panels(QStringLiteral("broken"), ObjectKind::subnet, "snet-nodes");
    panels.open.window.showUsage();
    ui::UsageChart& chart = *panels.open.window.usage()->chart();
    QTRY_VERIFY(chart.subnetCount() > 0);
    chart.setPercent(false);
    const auto subnets = chart.shownSubnets();
    const auto at = std::ranges::find(subnets, objectNamed(panels.plan(), ObjectKind::subnet, "snet-nodes"));
    QVERIFY(at != subnets.end());
    double length = 0;
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        length += chart.shownLength(static_cast<int>(at - subnets.begin()), kind);
    }
    // A /24 and the 90 addresses that (10 + 1) × 31 = 341 lacks of 251.
    QCOMPARE(length, 256.0 + 90.0);
}

void TestInspector::aSubnetShowsItsCapacity() {
    Panels panels(QStringLiteral("broken"), ObjectKind::subnet, "snet-nodes");
    QTRY_VERIFY(panels.texts().contains(QStringLiteral("✗ 90 missing")));
    const QStringList texts = panels.texts();
    for (const char* text : {"310", "341", "✗ 59 missing", "/23", "✗ 300 of 251", "✗ 290 of 251",
                             "No more nodes fit with room left for an upgrade.", "max pods 30 → 10"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
    }
    panels.typeOver(panels.editor<QLineEdit>(QStringLiteral("addressPrefixes")), QStringLiteral("10.20.0.0/23"));
    // 507 − 341
    QTRY_VERIFY(panels.texts().contains(QStringLiteral("166")));
    QVERIFY(!panels.texts().contains(QStringLiteral("✗ 90 missing")));
    // 507 / 31 = 16 nodes: 14 and the 10 % of them, rounded up, that an upgrade adds.
    QVERIFY(panels.texts().contains(QStringLiteral("Room for 4 more of system, upgrades included.")));
}

void TestInspector::anAddressIsLookedUp() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::subnet, "snet-aks-nodes");
    auto* question = panels.byName<QLineEdit>(QStringLiteral("Address to look up"));
    QTRY_VERIFY(question->isVisible());
    question->setFocus();
    QTest::keyClicks(question, QStringLiteral("10.10.0.1"));
    QVERIFY(panels.texts().contains(QStringLiteral("Azure: default gateway.")));
    panels.typeOver(question, QStringLiteral("10.10.0.4"));
    QVERIFY(
        panels.texts().contains(QStringLiteral("Nodes: system, node 0. An illustration: Azure promises no place.")));
    panels.typeOver(question, QStringLiteral("10.99.0.4"));
    QVERIFY(panels.texts().contains(QStringLiteral("10.99.0.4 lies outside.")));
}

void TestInspector::aClusterShowsItsLifeCycle() {
    Panels panels(QStringLiteral("overlay-cilium"), ObjectKind::cluster, "aks-shop");
    QTRY_VERIFY(panels.texts().contains(QStringLiteral("✓ Upgrade at maximum")));
    QVERIFY(panels.texts().contains(QStringLiteral("– Migrate to Overlay")));
    // A /22 has room for the /24s of four nodes; the pools start with more.
    panels.typeOver(panels.editor<QLineEdit>(QStringLiteral("podCidr")), QStringLiteral("10.244.0.0/22"));
    QTRY_VERIFY(panels.texts().contains(QStringLiteral("✗ Create")));
    QVERIFY(panels.texts().contains(QStringLiteral("– Scale to maximum")));
}

void TestInspector::everyThingHasAForm() {
    for (const QString& sample : {QStringLiteral("private-hub-and-spoke"), QStringLiteral("kubenet-migration"),
                                  QStringLiteral("pod-subnet-three-pools")}) {
        Panels panels(sample, ObjectKind::virtualNetwork,
                      sample.startsWith(QLatin1Char('p')) && sample.contains(QLatin1String("hub")) ? "vnet-hub"
                      : sample.startsWith(QLatin1Char('k'))                                        ? "vnet-billing"
                                                                                                   : "vnet-telemetry");
        for (const ObjectRef object : allObjects(panels.plan())) {
            panels.open.session.select({{object}});
            QVERIFY(panels.open.window.inspector()->form());
            QCOMPARE(panels.open.window.inspector()->form()->object(), object);
            QVERIFY2(panels.field(QStringLiteral("name")), toText(object).c_str());
            QCOMPARE(panels.editor<QLineEdit>(QStringLiteral("name"))->text(), ui::toQt(nameOf(panels.plan(), object)));
        }
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
