// SPDX-License-Identifier: GPL-3.0-or-later
//
// See egress_matrix_view.h.
#include "ui/panels/egress_matrix_view.h"

#include "core/io/exporters/table_output.h"
#include "ui/base/icons.h"
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

EgressMatrixView::EgressMatrixView(QWidget* parent)
    : QWidget(parent),
      m_model(new EgressMatrixModel(this)),
      m_table(new QTableView(this)),
      m_empty(
          new QLabel(tr("No cluster yet. Once the plan has one, this table says which source address each destination "
                        "sees from its pods and nodes."),
                     this)),
      m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("egressMatrixView"));
    makeTools();
    arrangeTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(spacing::section);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    setLook(m_empty, "muted");
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->setCurrentWidget(m_empty);
}

void EgressMatrixView::makeTools() {
    m_tools = new QWidget(this);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    m_cluster = new ClusterBox(m_tools);
    row->addWidget(m_cluster);
    const auto addCopy = [&](const QString& text, const QString& tip, std::string (*write)(const Table&)) {
        auto* button = new QToolButton(m_tools);
        button->setIcon(makeIcon(QStringLiteral("copy")));
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, write] { QGuiApplication::clipboard()->setText(toQt(write(m_model->table()))); });
        return button;
    };
    m_copyCsv = addCopy(tr("CSV"), tr("Copy the table for spreadsheets"), &tableAsCsv);
    m_copyMarkdown = addCopy(tr("Markdown"), tr("Copy the table for wikis and reviews"), &tableAsMarkdown);
    connect(m_cluster, &QComboBox::currentIndexChanged, this, &EgressMatrixView::refill);
}

void EgressMatrixView::arrangeTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Source address that each destination sees"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->setDefaultSectionSize(6 * spacing::unit);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setCornerButtonEnabled(false);
    const auto ask = [this](const QModelIndex& index) {
        if (const auto flow = m_model->flowAt(index)) {
            Q_EMIT flowRequested(*flow);
        }
    };
    connect(m_table, &QTableView::clicked, this, ask);
    connect(m_table, &QTableView::activated, this, ask);
}

void EgressMatrixView::show(std::shared_ptr<const Facts> facts) {
    m_facts = std::move(facts);
    m_cluster->setFacts(*m_facts);
    refill();
}

void EgressMatrixView::refill() {
    const auto cluster = m_cluster->cluster();
    const int columns = m_model->columnCount();
    const QModelIndex current = m_table->currentIndex();
    const int row = current.row();
    const int column = current.column();
    if (cluster) {
        m_model->show(m_facts, *cluster);
    } else {
        m_model->clear();
    }
    m_table->setCurrentIndex(m_model->index(row, column));
    if (m_model->columnCount() != columns) {
        m_table->resizeColumnsToContents();
    }
    const bool hasRows = m_model->rowCount() > 0;
    m_copyCsv->setEnabled(hasRows);
    m_copyMarkdown->setEnabled(hasRows);
    m_cluster->setVisible(m_cluster->count() > 0);
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget*>(m_table) : m_empty);
}

}  // namespace aksnet::ui
