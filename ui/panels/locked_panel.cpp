// SPDX-License-Identifier: GPL-3.0-or-later
//
// See locked_panel.h.
#include "ui/panels/locked_panel.h"

#include "core/io/exporters/table_output.h"
#include "core/report/report.h"
#include "ui/base/effort_sign.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/base/theme_manager.h"
#include "ui/models/locked_filter.h"
#include "ui/models/table_model.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace aksnet::ui {

namespace {

struct LockedColumn {
    ChangeabilityColumn column;
    int width;
};
/// In their order from the left, as wide as their usual texts; what is longer has a tip. The property in ARM and the source are
/// only copied.
constexpr std::array lockedColumns{
    LockedColumn{ChangeabilityColumn::thing, 116},   LockedColumn{ChangeabilityColumn::field, 186},
    LockedColumn{ChangeabilityColumn::effort, 116},  LockedColumn{ChangeabilityColumn::value, 150},
    LockedColumn{ChangeabilityColumn::change, 180},  LockedColumn{ChangeabilityColumn::condition, 460},
    LockedColumn{ChangeabilityColumn::disputed, 80}, LockedColumn{ChangeabilityColumn::kind, 110},
    LockedColumn{ChangeabilityColumn::in, 120}};

}  // namespace

LockedPanel::LockedPanel(DocumentSession* session, const ThemeManager* themes, QAction* onCanvas, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_model(new TableModel(this)),
      m_rows(new LockedFilter(m_model, this)),
      m_tableView(new QTableView(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new QLabel(this)) {
    setObjectName(QStringLiteral("lockedPanel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setLook(m_empty, "muted");
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_tableView);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar(onCanvas));
    column->addWidget(m_stack, 1);
    const auto followTheme = [this] {
        m_rows->setTheme(m_themes->theme());
        fillEfforts();
    };
    followTheme();
    connect(themes, &ThemeManager::themeChanged, this, followTheme);
    connect(session, &DocumentSession::viewChanged, this, &LockedPanel::followView);
    connect(session, &DocumentSession::selectionChanged, this, &LockedPanel::followSelection);
    arrangeTable();
    followFilters();
}

QWidget* LockedPanel::makeBar(QAction* onCanvas) {
    auto* bar = new QFrame(this);
    setLook(bar, "panel");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    row->setSpacing(spacing::tight);
    m_effort = new QComboBox(bar);
    m_effort->setToolTip(tr("Show only fields that take this to change"));
    m_effort->setAccessibleName(tr("Effort of a change"));
    m_effort->addItem(tr("Every effort"));
    for (auto effort = allEfforts.rbegin(); effort != allEfforts.rend(); ++effort) {
        m_effort->addItem(effortName(*effort), static_cast<int>(*effort));
        m_effort->setItemData(m_effort->count() - 1, effortMeaning(*effort), Qt::ToolTipRole);
    }
    row->addWidget(m_effort);
    m_filter = new QLineEdit(bar);
    m_filter->setPlaceholderText(tr("Filter fields"));
    m_filter->setAccessibleName(tr("Filter fields"));
    m_filter->setToolTip(tr("Show only rows with all of these words"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(60 * spacing::unit);
    row->addWidget(m_filter, 1);
    auto* marks = new QToolButton(bar);
    onCanvas->setIconText(tr("On the diagram"));
    marks->setDefaultAction(onCanvas);
    marks->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(marks);
    row->addStretch();
    m_note = new QLabel(bar);
    setLook(m_note, "muted");
    row->addWidget(m_note);
    m_copies = {
        addCopy(bar, tr("CSV"), tr("Copy the rows shown, with all columns, for spreadsheets"), &tableAsCsv),
        addCopy(bar, tr("Markdown"), tr("Copy the rows shown, with all columns, as Markdown"), &tableAsMarkdown)};
    connect(m_effort, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_rows->setEffort(index > 0 ? std::optional(static_cast<catalog::Effort>(m_effort->itemData(index).toInt()))
                                    : std::nullopt);
        followFilters();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_rows->setText(text);
        followFilters();
    });
    return bar;
}

QToolButton* LockedPanel::addCopy(QWidget* bar, const QString& text, const QString& tip,
                                  std::string (*print)(const Table&)) {
    auto* button = new QToolButton(bar);
    button->setIcon(makeIcon(QStringLiteral("copy")));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this,
            [this, print] { QGuiApplication::clipboard()->setText(toQt(print(m_rows->shownTable()))); });
    return button;
}

void LockedPanel::fillEfforts() {
    for (int i = 1; i < m_effort->count(); ++i) {
        const auto effort = static_cast<catalog::Effort>(m_effort->itemData(i).toInt());
        m_effort->setItemIcon(i, effortPixmap(m_themes->theme(), effort, devicePixelRatioF()));
    }
}

void LockedPanel::arrangeTable() {
    m_tableView->setModel(m_rows);
    m_tableView->setAccessibleName(tr("What can be changed later"));
    m_tableView->setSortingEnabled(true);
    m_tableView->sortByColumn(-1, Qt::AscendingOrder);
    m_tableView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tableView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tableView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tableView->setShowGrid(false);
    m_tableView->setAlternatingRowColors(true);
    m_tableView->setFrameShape(QFrame::NoFrame);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->setWordWrap(false);
    m_tableView->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tableView->verticalHeader()->hide();
    m_tableView->verticalHeader()->setDefaultSectionSize(6 * spacing::unit);
    m_tableView->horizontalHeader()->setHighlightSections(false);
    connect(m_tableView, &QTableView::clicked, this, &LockedPanel::choose);
    connect(m_tableView, &QTableView::activated, this, &LockedPanel::choose);
    connect(m_tableView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_isFollowing && m_tableView->hasFocus()) {
                    choose(current);
                }
            });
}

void LockedPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale && m_session->view()) {
        followView(m_session->view());
    }
    followSelection();
}

void LockedPanel::followView(const PlanViewPtr& view) {
    m_stale = !isVisible();
    if (m_stale) {
        return;
    }
    const bool isFirst = m_model->columnCount() == 0;
    {
        const QScopedValueRollback following(m_isFollowing, true);
        m_model->show(changeability(*view->snapshot));
    }
    if (isFirst) {
        for (int i = 0; i < m_model->columnCount(); ++i) {
            m_tableView->hideColumn(i);
        }
        QHeaderView* header = m_tableView->horizontalHeader();
        for (std::size_t place = 0; place < lockedColumns.size(); ++place) {
            const int column = static_cast<int>(lockedColumns[place].column);
            m_tableView->showColumn(column);
            m_tableView->setColumnWidth(column, lockedColumns[place].width);
            header->moveSection(header->visualIndex(column), static_cast<int>(place));
        }
    }
    followFilters();
    followSelection();
}

void LockedPanel::followFilters() {
    const int shown = m_rows->rowCount();
    const int all = m_model->rowCount();
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget*>(m_tableView) : m_empty);
    m_empty->setText(all > 0 ? tr("No field passes the filters.")
                             : tr("Nothing to lock yet. Once the plan has networks or clusters, each of their fields "
                                  "shows here with what it takes to change it later."));
    const QString total = counted(static_cast<std::uint64_t>(all), QStringLiteral("field"));
    m_note->setText(all == 0 ? QString() : shown == all ? total : tr("%1 of %2").arg(shown).arg(total));
    for (QToolButton* copy : m_copies) {
        copy->setEnabled(shown > 0);
    }
}

/// Goes to the first row of the selected thing, unless the row is one of its already.
void LockedPanel::followSelection() {
    const ObjectRef object = m_session->selection().current();
    const auto objectAt = [this](const QModelIndex& index) { return m_model->objectAt(m_rows->mapToSource(index)); };
    if (m_stale || m_session->selection().empty()) {
        return;
    }
    const QModelIndex current = m_tableView->currentIndex();
    if (current.isValid() && objectAt(current) == object) {
        return;
    }
    const QScopedValueRollback following(m_isFollowing, true);
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (objectAt(m_rows->index(row, 0)) == object) {
            m_tableView->selectRow(row);
            m_tableView->scrollTo(m_rows->index(row, 0), QAbstractItemView::PositionAtTop);
            return;
        }
    }
    m_tableView->clearSelection();
    m_tableView->setCurrentIndex({});
}

void LockedPanel::choose(const QModelIndex& index) {
    if (const auto object = m_model->objectAt(m_rows->mapToSource(index))) {
        m_session->select({{*object}});
        Q_EMIT revealRequested(*object);
    }
}

}  // namespace aksnet::ui
