// SPDX-License-Identifier: GPL-3.0-or-later
//
// See snat_ports_view.h.
#include "ui/panels/snat_ports_view.h"

#include "core/io/exporters/table_output.h"
#include "core/report/report.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/cluster_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace aksnet::ui {

namespace {

/// "aks-shop leaves by load balancer, 1 address. At 18 nodes (at most, with surge) each has 1,024 ports. …"
QString portsSummary(const QString& name, const SnatPosition& position) {
    const PortSupply& supply = position.supply;
    QString text = SnatPortsView::tr("%1 leaves by %2").arg(name, toQt(portDeviceTitle(supply.device)));
    if (supply.addresses > 0) {
        text += QStringLiteral(", ") + (supply.addresses == 1
                                            ? SnatPortsView::tr("1 address")
                                            : SnatPortsView::tr("%1 addresses").arg(grouped(supply.addresses)));
    }
    const std::uint64_t ports = portsOfNode(supply, position.nodesAtMost);
    const QString nodes = counted(position.nodesAtMost, QStringLiteral("node"));
    text += ports > 0 ? SnatPortsView::tr(". At %1 (at most, with surge) there are %2 for each.")
                            .arg(nodes, counted(ports, QStringLiteral("port")))
                      : SnatPortsView::tr(". At %1 (at most, with surge) there are none.").arg(nodes);
    const QString next = nextCliffText(position);
    return next.isEmpty() ? text : text + QLatin1Char(' ') + next;
}

}  // namespace

SnatPortsView::SnatPortsView(const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_chart(new SnatChart(themes, this)),
      m_model(new TableModel(this)),
      m_table(new QTableView(this)),
      m_summary(new QLabel(this)),
      m_empty(new QLabel(this)),
      m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("snatPortsView"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    makeTools();
    arrangeTable();
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(spacing::panel, spacing::tight, spacing::panel, spacing::tight);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(spacing::section);
    setLook(m_empty, "muted");
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 1);
    choosePage();
}

void SnatPortsView::makeTools() {
    m_tools = new QWidget(this);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    m_cluster = new ClusterBox(m_tools);
    row->addWidget(m_cluster);
    const auto addButton = [&](const QString& icon, const QString& text, const QString& tip) {
        auto* button = new QToolButton(m_tools);
        button->setIcon(makeIcon(icon));
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
        return button;
    };
    m_asTable = addButton(QStringLiteral("number"), tr("Table"), tr("The same numbers as a table"));
    m_asTable->setCheckable(true);
    m_copy = addButton(QStringLiteral("copy"), tr("CSV"), tr("Copy the numbers for spreadsheets"));
    connect(m_cluster, &QComboBox::currentIndexChanged, this, &SnatPortsView::refill);
    connect(m_asTable, &QToolButton::toggled, this, &SnatPortsView::choosePage);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(toQt(tableAsCsv(m_model->table()))); });
}

void SnatPortsView::arrangeTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("SNAT ports by number of nodes"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(6 * spacing::unit);
    m_table->horizontalHeader()->setHighlightSections(false);
}

void SnatPortsView::show(SnapshotPtr snapshot) {
    m_snapshot = std::move(snapshot);
    m_cluster->setFacts(*m_snapshot->facts);
    refill();
}

void SnatPortsView::refill() {
    const auto id = m_cluster->cluster();
    const ClusterFacts* cluster = id ? m_snapshot->facts->find(*id) : nullptr;
    m_cluster->setVisible(m_cluster->count() > 0);
    Table table = snatPorts(*m_snapshot);
    std::erase_if(table.rows, [&](const Row& row) { return !id || row.object != ObjectRef(*id); });
    m_model->show(std::move(table));
    m_table->resizeColumnsToContents();
    const SnatPosition position = !cluster ? SnatPosition{}
                                           : SnatPosition{.supply = portSupplyOf(*m_snapshot->facts, *cluster),
                                                          .nodesNow = nodesOfNow(*m_snapshot->facts, *cluster),
                                                          .nodesAtMost = nodesWithPorts(*m_snapshot->facts, *cluster)};
    m_hasPorts = cluster && position.supply.device != PortDevice::none;
    if (m_hasPorts) {
        m_summary->setText(portsSummary(m_cluster->currentText(), position));
        m_chart->show(position);
    } else {
        m_empty->setText(cluster
                             ? tr("Nothing of %1 leaves for the Internet by a device of Azure, so no SNAT ports are "
                                  "counted.")
                                   .arg(m_cluster->currentText())
                             : tr("No cluster yet. Once the plan has one, its SNAT ports show here."));
    }
    choosePage();
}

void SnatPortsView::choosePage() {
    m_summary->setVisible(m_hasPorts);
    m_asTable->setEnabled(m_hasPorts);
    m_copy->setEnabled(m_hasPorts);
    m_stack->setCurrentWidget(!m_hasPorts              ? static_cast<QWidget*>(m_empty)
                              : m_asTable->isChecked() ? static_cast<QWidget*>(m_table)
                                                       : m_chart);
}

}  // namespace aksnet::ui
