// SPDX-License-Identifier: GPL-3.0-or-later
//
// See usage_panel.h.
#include "ui/panels/usage_panel.h"

#include "core/report/subnet_usage.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/charts/usage_chart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

UsagePanel::UsagePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(new TableModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_chart(new UsageChart(themes, this)),
      m_tableView(new QTableView(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new QLabel(tr("No subnets yet. Once the plan has some, their address use shows here."), this)) {
    setObjectName(QStringLiteral("usagePanel"));
    arrangeTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setLook(m_empty, "muted");
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_tableView);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_stack, 1);
    connect(m_chart, &UsageChart::subnetRequested, this, &UsagePanel::choose);
    connect(m_chart, &UsageChart::pagesChanged, this, &UsagePanel::showPages);
    connect(session, &DocumentSession::viewChanged, this, &UsagePanel::followView);
    if (session->view()) {
        followView(session->view());
    }
    showPages();
}

QToolButton* UsagePanel::addSwitch(QWidget* bar, const QString& iconName, const QString& text, const QString& tip) {
    auto* button = new QToolButton(bar);
    button->setIcon(makeIcon(iconName));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    bar->layout()->addWidget(button);
    return button;
}

QWidget* UsagePanel::makeBar() {
    auto* bar = new QFrame(this);
    setLook(bar, "panel");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    row->setSpacing(spacing::tight);
    m_occasion = new QComboBox(bar);
    for (const Occasion occasion : allOccasions) {
        QString title = toQt(occasionTitle(occasion));
        title[0] = title[0].toUpper();
        m_occasion->addItem(title, static_cast<int>(occasion));
    }
    m_occasion->setCurrentIndex(m_occasion->count() - 1);
    m_occasion->setToolTip(tr("Count the nodes there are now, those the autoscaler may add, or surge nodes too"));
    m_occasion->setAccessibleName(tr("Occasion to count addresses for"));
    row->addWidget(m_occasion);
    m_percent = addSwitch(bar, QStringLiteral("percent"), tr("Percent"),
                          tr("Bars in percent of each subnet instead of addresses"));
    m_percent->setCheckable(true);
    m_percent->setChecked(m_chart->isPercent());
    m_asTable = addSwitch(bar, QStringLiteral("number"), tr("Table"), tr("The same numbers as a table"));
    m_asTable->setCheckable(true);
    row->addStretch();
    m_note = new QLabel(bar);
    setLook(m_note, "muted");
    row->addWidget(m_note);
    m_previous = addSwitch(bar, QStringLiteral("arrow-left"), {}, tr("Fuller subnets"));
    m_next = addSwitch(bar, QStringLiteral("arrow-right"), {}, tr("Emptier subnets"));
    connect(m_occasion, &QComboBox::currentIndexChanged, this, [this] {
        if (m_session->view()) {
            followView(m_session->view());
        }
    });
    connect(m_percent, &QToolButton::toggled, m_chart, &UsageChart::setPercent);
    connect(m_asTable, &QToolButton::toggled, this, [this] { showPages(); });
    connect(m_previous, &QToolButton::clicked, this, [this] { m_chart->setPage(m_chart->page() - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_chart->setPage(m_chart->page() + 1); });
    return bar;
}

void UsagePanel::arrangeTable() {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(TableModel::sortRole);
    m_tableView->setModel(m_sorted);
    m_tableView->setAccessibleName(tr("Address use of each subnet"));
    m_tableView->setSortingEnabled(true);
    m_tableView->sortByColumn(-1, Qt::AscendingOrder);
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tableView->setShowGrid(false);
    m_tableView->setAlternatingRowColors(true);
    m_tableView->setFrameShape(QFrame::NoFrame);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->verticalHeader()->hide();
    m_tableView->verticalHeader()->setDefaultSectionSize(6 * spacing::unit);
    m_tableView->horizontalHeader()->setHighlightSections(false);
    const auto chooseRow = [this](const QModelIndex& index) {
        if (const auto subnet = m_model->objectAt(m_sorted->mapToSource(index))) {
            choose(*subnet);
        }
    };
    connect(m_tableView, &QTableView::clicked, this, chooseRow);
    connect(m_tableView, &QTableView::activated, this, chooseRow);
}

void UsagePanel::showTable(bool asTable) {
    m_asTable->setChecked(asTable);
}

void UsagePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale && m_session->view()) {
        followView(m_session->view());
    }
}

void UsagePanel::followView(const PlanViewPtr& view) {
    m_stale = !isVisible();
    if (m_stale) {
        return;
    }
    Table table = subnetUsageAt(*view->snapshot, static_cast<Occasion>(m_occasion->currentData().toInt()));
    m_chart->show(table);
    const bool isFirst = m_model->rowCount() == 0;
    m_model->show(std::move(table));
    if (isFirst) {
        m_tableView->resizeColumnsToContents();
    }
    showPages();
}

void UsagePanel::showPages() {
    const int subnets = m_chart->subnetCount();
    QWidget* const shown = subnets == 0             ? static_cast<QWidget*>(m_empty)
                           : m_asTable->isChecked() ? static_cast<QWidget*>(m_tableView)
                                                    : m_chart;
    m_stack->setCurrentWidget(shown);
    const bool hasPages = m_chart->pageCount() > 1 && shown == m_chart;
    m_percent->setEnabled(shown == m_chart);
    m_previous->setVisible(hasPages);
    m_next->setVisible(hasPages);
    m_previous->setEnabled(m_chart->page() > 0);
    m_next->setEnabled(m_chart->page() + 1 < m_chart->pageCount());
    const int first = m_chart->page() * UsageChart::barsPerPage + 1;
    const int last = std::min(subnets, first + UsageChart::barsPerPage - 1);
    const QString total = counted(static_cast<std::uint64_t>(subnets), QStringLiteral("subnet"));
    m_note->setText(subnets == 0 ? QString()
                    : hasPages   ? tr("%1 to %2 of %3, fullest first").arg(first).arg(last).arg(total)
                                 : tr("%1, fullest first").arg(total));
}

void UsagePanel::choose(ObjectRef subnet) {
    m_session->select({{subnet}});
    Q_EMIT revealRequested(subnet);
}

}  // namespace aksnet::ui
