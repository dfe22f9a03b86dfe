// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outline_panel.h.
#include "ui/panels/outline_panel.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/panels/outline_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace aksnet::ui {

OutlinePanel::OutlinePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(new OutlineModel(themes, this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_view(new QTreeView(this)),
      m_empty(new QLabel(m_view)),
      m_filter(new QLineEdit(this)) {
    setObjectName(QStringLiteral("outlinePanel"));
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setSourceModel(m_model);
    arrange(themes);
    connect(m_filter, &QLineEdit::textChanged, this, &OutlinePanel::applyFilter);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        restoreFolding();
        followSelection();
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex& index) { rememberFolding(index, true); });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex& index) { rememberFolding(index, false); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinePanel::passSelectionOn);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto object = objectAt(index)) {
            Q_EMIT revealRequested(*object);
        }
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this,
            [this](const QPoint& position) { Q_EMIT contextMenuRequested(m_view->viewport()->mapToGlobal(position)); });
    connect(session, &DocumentSession::planChanged, this, [this] { m_model->showPlan(m_session->plan()); });
    connect(session, &DocumentSession::viewChanged, m_model, &OutlineModel::showView);
    connect(session, &DocumentSession::selectionChanged, this, &OutlinePanel::followSelection);
    connect(session, &DocumentSession::documentReplaced, this, [this] {
        m_folded.clear();
        if (m_model->rowCount() > 0 && m_session->plan().nextNumber > static_cast<std::uint32_t>(mostUnfoldedRows)) {
            for (const auto& network : m_session->plan().virtualNetworks) {
                m_folded.insert(network->id);
            }
        }
        restoreFolding();
    });
    m_model->showPlan(session->plan());
    m_model->showView(session->view());
    showEmptiness();
}

void OutlinePanel::arrange(const ThemeManager* themes) {
    m_filter->setPlaceholderText(tr("Filter by name or address"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setObjectName(QStringLiteral("outlineFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_view->setObjectName(QStringLiteral("outlineView"));
    m_view->setAccessibleName(tr("Outline of the plan"));
    m_view->setModel(m_proxy);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTextElideMode(Qt::ElideRight);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setLook(m_empty, "muted");
    auto* overlay = new QVBoxLayout(m_view);
    overlay->setContentsMargins(spacing::section, spacing::section, spacing::section, 0);
    overlay->addWidget(m_empty, 0, Qt::AlignTop);
    auto* header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(2 * iconSide);
    m_view->setItemDelegateForColumn(OutlineModel::nameColumn, new OutlineDelegate(themes, m_view));
    m_view->setColumnHidden(OutlineModel::prefixColumn, true);
    m_view->setColumnHidden(OutlineModel::findingsColumn, true);
    m_view->setIndentation(4 * spacing::unit);
    header->setSectionResizeMode(OutlineModel::nameColumn, QHeaderView::Stretch);
    auto* top = new QFrame(this);
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(spacing::normal, spacing::normal, spacing::normal, spacing::normal);
    topLayout->addWidget(m_filter);
    top->setAutoFillBackground(true);
    top->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addWidget(m_view, 1);
}

QModelIndex OutlinePanel::viewIndexOf(ObjectRef object) const {
    return m_proxy->mapFromSource(m_model->indexOf(object));
}

std::optional<ObjectRef> OutlinePanel::objectAt(const QModelIndex& viewIndex) const {
    return m_model->objectAt(m_proxy->mapToSource(viewIndex));
}

void OutlinePanel::followSelection() {
    if (m_syncing) {
        return;
    }
    const QScopedValueRollback guard(m_syncing, true);
    QItemSelection rows;
    QModelIndex current;
    for (const ObjectRef object : m_session->selection().objects) {
        const QModelIndex index = viewIndexOf(object);
        if (index.isValid()) {
            rows.select(index, index);
            current = index;
        }
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (current.isValid()) {
        m_view->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        m_view->scrollTo(current);
    }
}

void OutlinePanel::passSelectionOn() {
    if (m_syncing) {
        return;
    }
    const QScopedValueRollback guard(m_syncing, true);
    Selection selection;
    const QModelIndex current = m_view->currentIndex();
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (const auto object = objectAt(index)) {
            selection.objects.push_back(*object);
        }
    }
    // The row the user acted on last is the current object.
    if (const auto object = objectAt(current); object && selection.contains(*object)) {
        std::erase(selection.objects, *object);
        selection.objects.push_back(*object);
    }
    m_session->select(std::move(selection));
}

void OutlinePanel::applyFilter(const QString& text) {
    m_proxy->setFilterFixedString(text.trimmed());
    restoreFolding();
    followSelection();
}

void OutlinePanel::showEmptiness() {
    m_empty->setVisible(m_proxy->rowCount() == 0);
    m_empty->setText(m_model->rowCount() == 0 ? tr("Networks, subnets and clusters of the plan will stand here.")
                                              : tr("Nothing matches the filter."));
}

void OutlinePanel::restoreFolding() {
    showEmptiness();
    const QScopedValueRollback guard(m_foldingIsOurs, true);
    m_view->expandAll();
    if (!m_filter->text().trimmed().isEmpty()) {
        return;  // while filtering every hit shows
    }
    for (const ObjectRef object : m_folded) {
        m_view->collapse(viewIndexOf(object));
    }
}

void OutlinePanel::rememberFolding(const QModelIndex& index, bool folded) {
    const auto object = objectAt(index);
    if (m_foldingIsOurs || !object || !m_filter->text().isEmpty()) {
        return;
    }
    if (folded) {
        m_folded.insert(*object);
    } else {
        m_folded.erase(*object);
    }
}

}  // namespace aksnet::ui
