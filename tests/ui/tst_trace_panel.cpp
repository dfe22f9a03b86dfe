// SPDX-License-Identifier: GPL-3.0-or-later
//
// The trace panel, its way over the diagram, the matrix and the SNAT ports, driven as a user drives them.
#include "core/egress/endpoint_text.h"
#include "core/egress/ports.h"
#include "core/egress/trace_text.h"
#include "core/egress/tracer.h"
#include "core/io/exporters/table_output.h"
#include "core/report/report.h"
#include "tests/support/window_fixture.h"
#include "ui/canvas/diagram_view.h"
#include "ui/panels/cluster_box.h"
#include "ui/panels/egress_matrix_view.h"
#include "ui/panels/endpoint_field.h"
#include "ui/panels/snat_ports_view.h"
#include "ui/panels/trace_answer.h"
#include "ui/panels/trace_hops.h"
#include "ui/panels/trace_panel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLineSeries>
#include <QScatterSeries>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace aksnet;
using namespace aksnet::test;

namespace {

using ui::EndpointSide;
using Page = ui::TracePanel::Page;

struct Tracing {
    Workplace place;
    OpenWindow open;

    explicit Tracing(const QString& sample) {
        open.window.openFiles({place.copyOf(samplePath(sample))});
        if (!open.isReady()) {
            qFatal("The sample did not open.");
        }
        open.trigger(ui::ActionId::tracePath);
    }

    [[nodiscard]] ui::TracePanel* panel() const { return open.window.tracePanel(); }
    [[nodiscard]] ui::DiagramView* canvas() const { return open.window.canvas(); }
    [[nodiscard]] const Facts& facts() const { return *open.session.view()->snapshot->facts; }
    [[nodiscard]] ObjectRef object(ObjectKind kind, std::string_view name) const {
        return objectNamed(open.session.plan(), kind, name);
    }
    [[nodiscard]] QLineEdit* edit(EndpointSide side) const { return panel()->field(side)->box()->lineEdit(); }

    /// Types over what stands there and presses Enter.
    void enter(EndpointSide side, const QString& text) const {
        QLineEdit* line = edit(side);
        line->setFocus();
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, text);
        if (QWidget* popup = panel()->field(side)->box()->completer()->popup(); popup->isVisible()) {
            popup->hide();
        }
        QTest::keyClick(line, Qt::Key_Return);
    }
    void press(QAbstractButton* button) const { QTest::mouseClick(button, Qt::LeftButton); }
    void clickCanvas(QPointF at) const { QTest::mouseClick(canvas(), Qt::LeftButton, {}, at.toPoint()); }
    /// A point of the thing's box that no box inside it covers.
    [[nodiscard]] QPointF cornerOf(ObjectRef thing) const {
        const QRectF rect = *canvas()->widgetRectOf(thing);
        return {rect.left() + 3, rect.bottom() - 3};
    }
    [[nodiscard]] Trace asked(const char* from, const char* to) const {
        return aksnet::trace(facts(), {.source = parseEndpoint(facts(), from).value(),
                                       .destination = parseEndpoint(facts(), to).value()});
    }
    [[nodiscard]] const std::vector<ui::PathStop>& stops() const { return canvas()->pathOverlay().path().stops; }
};

}  // namespace

class TestTracePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyPanelSaysWhatToDo();
    void endsAreTypedAndTheAnswerStandsThere();
    void partsOfNamesFindTheChoice();
    void nonsenseIsRefusedAndTheEndKept();
    void endsArePickedInTheDiagram();
    void escapeGivesUpPicking();
    void whatCannotBeAnEndIsRefusedWithAReason();
    void theHostNetworkChangesTheSourceSeen();
    void theWayFollowsThePlan();
    void swapLetsTheEndsChangePlaces();
    void theWayIsCopiedAsText();
    void theWayIsDrawnAtTheBoxesItPasses();
    void theWayLeavesTheDiagramWithThePanel();
    void aDeniedConnectionSaysSo();
    void hopsTellTheirSourcesAndShowTheirThings();
    void menusTraceFromAndToASelection();
    void theMatrixShowsWhatIsSeenAndOpensWays();
    void theMatrixIsCopied();
    void portsShowTheTableOfTheLoadBalancer();
    void everyButtonHasANameAndATip();
};

void TestTracePanel::anEmptyPanelSaysWhatToDo() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    QVERIFY(tracing.panel()->isVisible());
    QVERIFY(!tracing.panel()->hint()->text().isEmpty());
    QVERIFY(tracing.panel()->hint()->isVisible());
    QVERIFY(!tracing.panel()->copyButton()->isEnabled());
    QVERIFY(tracing.stops().empty());
    // The shortcut leads to where one starts to type.
    QVERIFY(tracing.edit(EndpointSide::source)->hasFocus());
}

void TestTracePanel::endsAreTypedAndTheAnswerStandsThere() {
    const Tracing tracing(QStringLiteral("private-hub-and-spoke"));
    tracing.enter(EndpointSide::source, QStringLiteral("pod of apps"));
    QCOMPARE(tracing.edit(EndpointSide::source)->text(), QStringLiteral("Pod of apps"));
    QVERIFY(tracing.panel()->hint()->isVisible());
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    QVERIFY(tracing.panel()->trace().has_value());
    const Trace expected = tracing.asked("pool apps/0", "internet");
    QCOMPARE(traceAsText(*tracing.panel()->trace()), traceAsText(expected));
    QCOMPARE(tracing.panel()->answer()->outcomeLabel()->text(), QStringLiteral("Delivered"));
    // The firewall's public addresses, as the sample has them.
    QCOMPARE(tracing.panel()->answer()->addressLabel()->text(), QStringLiteral("one of 203.0.113.10, 203.0.113.11"));
    QCOMPARE(tracing.panel()->hops()->hopCount(), static_cast<int>(expected.hops.size()));
    QVERIFY(tracing.panel()->answer()->wayBackLabel()->isVisible());
}

void TestTracePanel::partsOfNamesFindTheChoice() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    QLineEdit* line = tracing.edit(EndpointSide::destination);
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("keyva"));
    QAbstractItemView* popup = tracing.panel()->field(EndpointSide::destination)->box()->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    const auto consumer = tracing.object(ObjectKind::subnetConsumer, "pe-keyvault");
    QCOMPARE(tracing.panel()->field(EndpointSide::destination)->endpoint(),
             std::optional<Endpoint>(ConsumerEndpoint{SubnetConsumerId(consumer.number)}));
}

void TestTracePanel::nonsenseIsRefusedAndTheEndKept() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    ui::EndpointField* field = tracing.panel()->field(EndpointSide::destination);
    tracing.enter(EndpointSide::destination, QStringLiteral("192.0.2.7"));
    QCOMPARE(field->endpoint(), std::optional<Endpoint>(AddressEndpoint{IpAddress::parse("192.0.2.7").value()}));
    tracing.enter(EndpointSide::destination, QStringLiteral("192.0.2.777"));
    QVERIFY(!field->refusal().isEmpty());
    QCOMPARE(field->endpoint(), std::optional<Endpoint>(AddressEndpoint{IpAddress::parse("192.0.2.7").value()}));
    // No connection starts at an API server.
    tracing.enter(EndpointSide::source, QStringLiteral("api"));
    QVERIFY(!tracing.panel()->field(EndpointSide::source)->refusal().isEmpty());
    QVERIFY(!tracing.panel()->field(EndpointSide::source)->endpoint());
}

void TestTracePanel::endsArePickedInTheDiagram() {
    Tracing tracing(QStringLiteral("overlay-cilium"));
    const ObjectRef pool = tracing.object(ObjectKind::nodePool, "apps");
    tracing.press(tracing.panel()->field(EndpointSide::source)->pickButton());
    QVERIFY(tracing.canvas()->isPicking());
    tracing.clickCanvas(tracing.canvas()->widgetRectOf(pool)->center());
    QVERIFY(!tracing.canvas()->isPicking());
    QCOMPARE(tracing.panel()->field(EndpointSide::source)->endpoint(),
             std::optional<Endpoint>(PodEndpoint{.pool = NodePoolId(pool.number)}));
    // What is picked is not selected.
    QVERIFY(tracing.open.session.selection().empty());
    tracing.press(tracing.panel()->field(EndpointSide::destination)->pickButton());
    tracing.clickCanvas(tracing.canvas()->internetRect()->center());
    QCOMPARE(tracing.panel()->field(EndpointSide::destination)->endpoint(),
             std::optional<Endpoint>(InternetEndpoint{}));
    QVERIFY(tracing.panel()->trace().has_value());
    // By keyboard: the selected thing, with Enter.
    const ObjectRef subnet = tracing.object(ObjectKind::subnet, "snet-ingress");
    tracing.press(tracing.panel()->field(EndpointSide::destination)->pickButton());
    QVERIFY(tracing.canvas()->hasFocus());
    tracing.open.session.select({{subnet}});
    QTest::keyClick(tracing.canvas(), Qt::Key_Return);
    QCOMPARE(tracing.panel()->field(EndpointSide::destination)->endpoint(),
             std::optional<Endpoint>(HostEndpoint{SubnetId(subnet.number)}));
}

void TestTracePanel::escapeGivesUpPicking() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    ui::EndpointField* from = tracing.panel()->field(EndpointSide::source);
    ui::EndpointField* to = tracing.panel()->field(EndpointSide::destination);
    tracing.press(from->pickButton());
    // One at a time.
    tracing.press(to->pickButton());
    QVERIFY(!from->pickButton()->isChecked() && to->pickButton()->isChecked());
    QTest::keyClick(tracing.canvas(), Qt::Key_Escape);
    QVERIFY(!to->pickButton()->isChecked());
    QVERIFY(!tracing.canvas()->isPicking());
    const ObjectRef pool = tracing.object(ObjectKind::nodePool, "apps");
    tracing.clickCanvas(tracing.canvas()->widgetRectOf(pool)->center());
    QVERIFY(!from->endpoint() && !to->endpoint());
    QCOMPARE(tracing.open.session.selection().current(), pool);
}

void TestTracePanel::whatCannotBeAnEndIsRefusedWithAReason() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    ui::EndpointField* from = tracing.panel()->field(EndpointSide::source);
    tracing.press(from->pickButton());
    tracing.clickCanvas(tracing.cornerOf(tracing.object(ObjectKind::virtualNetwork, "vnet-shop")));
    QVERIFY(!from->refusal().isEmpty());
    QVERIFY(from->pickButton()->isChecked());
}

void TestTracePanel::theHostNetworkChangesTheSourceSeen() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("Pod of system"));
    ui::EndpointField* from = tracing.panel()->field(EndpointSide::source);
    const QString podAddress = tracing.panel()->answer()->addressLabel()->text();
    QCOMPARE(podAddress.toStdString(), tracing.asked("pool apps/0", "pool system/0").sourceSeen.text());
    QTest::mouseClick(from->hostNetworkBox(), Qt::LeftButton, {}, QPoint(8, from->hostNetworkBox()->height() / 2));
    QVERIFY(from->hostNetworkBox()->isChecked());
    QCOMPARE(tracing.panel()->answer()->addressLabel()->text().toStdString(),
             tracing.asked("host-pod apps/0", "pool system/0").sourceSeen.text());
    QVERIFY(tracing.panel()->answer()->addressLabel()->text() != podAddress);
    from->nodeBox()->setFocus();
    QTest::keyClick(from->nodeBox(), Qt::Key_Up);
    QCOMPARE(tracing.panel()->answer()->addressLabel()->text().toStdString(),
             tracing.asked("host-pod apps/1", "pool system/0").sourceSeen.text());
    // A destination has neither.
    QVERIFY(!tracing.panel()->field(EndpointSide::destination)->hostNetworkBox()->isVisible());
}

void TestTracePanel::theWayFollowsThePlan() {
    Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    QVERIFY(tracing.panel()->trace()->disposition == Disposition::delivered);
    const Cluster& cluster = *tracing.open.session.plan().clusters.front();
    NetworkProfile profile = cluster.networkProfile;
    profile.outboundType = OutboundType::block;
    QVERIFY(tracing.open.session.apply(SetNetworkProfile{cluster.id, profile}));
    QVERIFY(tracing.open.settles());
    QVERIFY(tracing.panel()->trace()->disposition == Disposition::blocked);
    QVERIFY(!tracing.canvas()->pathOverlay().path().arrives);
    const ObjectRef pool = tracing.object(ObjectKind::nodePool, "apps");
    QVERIFY(tracing.open.session.apply(Remove{pool}));
    QVERIFY(tracing.open.settles());
    QVERIFY(!tracing.panel()->field(EndpointSide::source)->endpoint());
    QVERIFY(tracing.edit(EndpointSide::source)->text().isEmpty());
    QVERIFY(tracing.stops().empty());
}

void TestTracePanel::swapLetsTheEndsChangePlaces() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    tracing.press(tracing.panel()->swapButton());
    QCOMPARE(tracing.panel()->field(EndpointSide::source)->endpoint(), std::optional<Endpoint>(InternetEndpoint{}));
    QCOMPARE(tracing.edit(EndpointSide::destination)->text(), QStringLiteral("Pod of apps"));
    QVERIFY(tracing.panel()->trace()->disposition == Disposition::unreachable);
    tracing.enter(EndpointSide::destination, QStringLiteral("api"));
    tracing.press(tracing.panel()->swapButton());
    // Nothing starts at an API server.
    QCOMPARE(tracing.panel()->field(EndpointSide::source)->endpoint(), std::optional<Endpoint>(InternetEndpoint{}));
    QVERIFY(!tracing.panel()->field(EndpointSide::source)->refusal().isEmpty());
}

void TestTracePanel::theWayIsCopiedAsText() {
    const Tracing tracing(QStringLiteral("private-hub-and-spoke"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    tracing.press(tracing.panel()->copyButton());
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("From Pod of apps, node 0 to Internet, port 443\n")));
    QVERIFY(text.contains(ui::toQt(traceAsText(*tracing.panel()->trace()))));
}

void TestTracePanel::theWayIsDrawnAtTheBoxesItPasses() {
    const Tracing tracing(QStringLiteral("private-hub-and-spoke"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    const Trace& trace = *tracing.panel()->trace();
    QCOMPARE(tracing.stops().size(), trace.hops.size());
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        const auto mark = tracing.canvas()->pathMarkAt(i + 1);
        QVERIFY2(mark.has_value(), trace.hops[i].title.c_str());
        const auto box = i + 1 == trace.hops.size() ? tracing.canvas()->internetRect()
                                                    : tracing.canvas()->widgetRectOf(trace.hops[i].at);
        if (box) {
            QVERIFY2(std::abs(mark->y() - box->top()) < 1, trace.hops[i].title.c_str());
        } else {
            // A peering is a line.
            QVERIFY2(trace.hops[i].at.kind == ObjectKind::peering, trace.hops[i].title.c_str());
        }
    }
    // Two steps at one box stand beside each other.
    const auto first = tracing.canvas()->pathMarkAt(4);
    const auto again = tracing.canvas()->pathMarkAt(6);
    QVERIFY(trace.hops[3].at == trace.hops[5].at);
    QVERIFY(std::abs(first->x() - again->x()) >= 20);
    // The legend covers no step.
    const QRectF legend = tracing.canvas()->pathOverlay().legendRect(tracing.canvas()->size());
    for (std::size_t i = 1; i <= trace.hops.size(); ++i) {
        QVERIFY(!legend.contains(*tracing.canvas()->pathMarkAt(i)));
    }
}

void TestTracePanel::theWayLeavesTheDiagramWithThePanel() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    QVERIFY(!tracing.stops().empty());
    auto* dock = tracing.open.window.findChild<QDockWidget*>(QStringLiteral("traceDock"));
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(tracing.stops().empty());
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(!tracing.stops().empty());
    tracing.press(tracing.panel()->clearButton());
    QVERIFY(tracing.stops().empty());
    QVERIFY(tracing.edit(EndpointSide::source)->text().isEmpty());
}

void TestTracePanel::aDeniedConnectionSaysSo() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.enter(EndpointSide::source, QStringLiteral("internet"));
    tracing.enter(EndpointSide::destination, QStringLiteral("lb"));
    QCOMPARE(tracing.panel()->answer()->outcomeLabel()->text(), QStringLiteral("Denied"));
    QVERIFY(tracing.panel()->answer()->reasonLabel()->text().contains(QStringLiteral("DenyAllInBound")));
    QVERIFY(!tracing.panel()->answer()->wayBackLabel()->isVisible());
    QCOMPARE(tracing.canvas()->pathOverlay().path().outcome, QStringLiteral("Denied"));
}

void TestTracePanel::hopsTellTheirSourcesAndShowTheirThings() {
    const Tracing tracing(QStringLiteral("private-hub-and-spoke"));
    tracing.enter(EndpointSide::source, QStringLiteral("Pod of apps"));
    tracing.enter(EndpointSide::destination, QStringLiteral("internet"));
    std::size_t facts = 0;
    for (const Hop& hop : tracing.panel()->trace()->hops) {
        facts += static_cast<std::size_t>(
            std::ranges::count_if(hop.steps, [](const Step& step) { return step.fact != nullptr; }));
    }
    const auto links = tracing.panel()->hops()->findChildren<QToolButton*>();
    QCOMPARE(static_cast<std::size_t>(links.size()), facts);
    QVERIFY(facts > 0);
    for (const QToolButton* link : links) {
        QVERIFY(!link->toolTip().isEmpty() && !link->accessibleName().isEmpty());
    }
    const auto heads = tracing.panel()->hops()->findChildren<QPushButton*>();
    QCOMPARE(heads.size(), tracing.panel()->hops()->hopCount());
    QTest::mouseClick(heads.at(1), Qt::LeftButton, {}, QPoint(10, heads.at(1)->height() / 2));
    QCOMPARE(tracing.open.session.selection().current(), tracing.panel()->trace()->hops[1].at);
}

void TestTracePanel::menusTraceFromAndToASelection() {
    Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.open.session.select({{tracing.object(ObjectKind::nodePool, "apps")}});
    tracing.open.trigger(ui::ActionId::traceFrom);
    tracing.open.session.select({{tracing.object(ObjectKind::subnetConsumer, "pe-keyvault")}});
    tracing.open.trigger(ui::ActionId::traceTo);
    QVERIFY(tracing.panel()->trace().has_value());
    QCOMPARE(traceAsText(*tracing.panel()->trace()), traceAsText(tracing.asked("pool apps/0", "resource pe-keyvault")));
}

void TestTracePanel::theMatrixShowsWhatIsSeenAndOpensWays() {
    const Tracing tracing(QStringLiteral("private-hub-and-spoke"));
    tracing.press(tracing.panel()->pageButton(Page::matrix));
    const auto* model = tracing.panel()->matrix()->tableView()->model();
    // Pods, host-network pods and nodes of two pools.
    QCOMPARE(model->columnCount(), 6);
    int internetRow = -1;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->headerData(row, Qt::Vertical).toString() == QStringLiteral("Internet")) {
            internetRow = row;
        }
    }
    QVERIFY(internetRow >= 0);
    const QModelIndex cell = model->index(internetRow, 0);
    QCOMPARE(cell.data().toString(), QStringLiteral("one of 203.0.113.10, 203.0.113.11"));
    QTableView* table = tracing.panel()->matrix()->tableView();
    table->scrollTo(cell);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QCOMPARE(tracing.panel()->page(), Page::way);
    QVERIFY(tracing.panel()->trace().has_value());
    QCOMPARE(tracing.panel()->trace()->sourceSeen.text(), std::string("one of 203.0.113.10, 203.0.113.11"));
    QVERIFY(!tracing.stops().empty());
}

void TestTracePanel::theMatrixIsCopied() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.press(tracing.panel()->pageButton(Page::matrix));
    const auto* view = tracing.panel()->matrix();
    tracing.press(view->copyCsvButton());
    const QString csv = QGuiApplication::clipboard()->text();
    tracing.press(view->copyMarkdownButton());
    const QString markdown = QGuiApplication::clipboard()->text();
    const auto* model = view->tableView()->model();
    QCOMPARE(csv.trimmed().split(QLatin1Char('\n')).size(), model->rowCount() + 1);
    QCOMPARE(markdown.trimmed().split(QLatin1Char('\n')).size(), model->rowCount() + 2);
    QVERIFY(markdown.startsWith(QStringLiteral("| Destination | ")));
    // The same texts as the report's table, which has the sources down.
    const Table report = egressMatrix(*tracing.open.session.view()->snapshot);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString title = model->headerData(row, Qt::Vertical).toString();
        const auto column = std::ranges::find(report.columns, title.toStdString(), &Column::title);
        QVERIFY2(column != report.columns.end(), qPrintable(title));
        for (int source = 0; source < model->columnCount(); ++source) {
            const Row& line = report.rows[static_cast<std::size_t>(source)];
            QCOMPARE(model->index(row, source).data().toString().toStdString(),
                     cellText(line.cells[static_cast<std::size_t>(column - report.columns.begin())], column->type));
        }
    }
}

void TestTracePanel::portsShowTheTableOfTheLoadBalancer() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    tracing.press(tracing.panel()->pageButton(Page::ports));
    const auto* view = tracing.panel()->ports();
    // 1,024 ports a node to 50 nodes, half of that to 100, with the one address AKS keeps.
    const auto cliffs = view->chart()->cliffs()->points();
    QVERIFY(cliffs.size() >= 2);
    QCOMPARE(cliffs.at(0), QPointF(51, 512));
    QCOMPARE(cliffs.at(1), QPointF(101, 256));
    // 3 + 4 nodes now; 3 + 12 at most and surge 1 + 2.
    QCOMPARE(view->chart()->nowMark()->points(), QList<QPointF>{QPointF(7, 1024)});
    QCOMPARE(view->chart()->mostMark()->points(), QList<QPointF>{QPointF(18, 1024)});
    QVERIFY(view->summary()->text().contains(QStringLiteral("18 nodes")));
    QVERIFY(view->summary()->text().contains(QStringLiteral("From 51 nodes on each has 512.")));
    // Between two cliffs nothing falls.
    const auto curve = view->chart()->curve()->points();
    for (qsizetype i = 1; i < curve.size(); ++i) {
        QVERIFY(curve.at(i).x() >= curve.at(i - 1).x() && curve.at(i).y() <= curve.at(i - 1).y());
    }
    tracing.press(view->tableButton());
    QVERIFY(view->tableView()->isVisible());
    QVERIFY(!view->chart()->isVisible());
    tracing.press(view->copyButton());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("cluster,device,")));
}

void TestTracePanel::everyButtonHasANameAndATip() {
    const Tracing tracing(QStringLiteral("overlay-cilium"));
    for (const Page page : {Page::way, Page::matrix, Page::ports}) {
        tracing.panel()->showPage(page);
        for (const QToolButton* button : tracing.panel()->findChildren<QToolButton*>()) {
            if (button->isVisible() && !button->icon().isNull()) {
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->text()));
                QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->accessibleName()));
            }
        }
    }
    for (const EndpointSide side : {EndpointSide::source, EndpointSide::destination}) {
        QVERIFY(!tracing.panel()->field(side)->box()->accessibleName().isEmpty());
    }
    QVERIFY(!tracing.panel()->matrix()->tableView()->accessibleName().isEmpty());
    QVERIFY(!tracing.panel()->ports()->tableView()->accessibleName().isEmpty());
}

QTEST_MAIN(TestTracePanel)
#include "tst_trace_panel.moc"
