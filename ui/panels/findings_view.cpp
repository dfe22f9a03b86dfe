// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_view.h.
#include "ui/panels/findings_view.h"

#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int leastListWidth = 260;
/// Narrower lists leave out the Azure error, which the details tell too.
constexpr int codeColumnWidth = 620;

}  // namespace

FindingsView::FindingsView(FindingsFilter* findings, QWidget* parent)
    : QTreeView(parent), m_findings(findings), m_empty(new QLabel(this)) {
    setObjectName(QStringLiteral("findingsView"));
    setAccessibleName(tr("Findings"));
    setModel(findings);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAllColumnsShowFocus(true);
    setIndentation(spacing::panel);
    setMinimumWidth(leastListWidth);
    header()->setStretchLastSection(false);
    header()->resizeSection(FindingsModel::codeColumn,
                            fontMetrics().horizontalAdvance(QStringLiteral("InsufficientSubnetSize  ")));
    header()->setSectionResizeMode(FindingsModel::messageColumn, QHeaderView::Stretch);
    arrangeColumns(FindingGrouping::severity);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setLook(m_empty, "muted");
    auto* overlay = new QVBoxLayout(this);
    overlay->addWidget(m_empty);
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex& index) { m_folded << headingAt(index.row()); });
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex& index) { m_folded.remove(headingAt(index.row())); });
}

void FindingsView::arrangeColumns(FindingGrouping grouping) {
    const int icons = grouping == FindingGrouping::severity ? 3 : 5;
    header()->resizeSection(FindingsModel::ruleColumn,
                            fontMetrics().horizontalAdvance(QStringLiteral("SIZE-001")) + icons * iconSide);
    setColumnHidden(FindingsModel::subjectColumn, grouping == FindingGrouping::thing);
}

/// The heading without its count, which changes with the filters.
QString FindingsView::headingAt(int row) const {
    return m_findings->mapToSource(m_findings->index(row, 0)).data().toString();
}

void FindingsView::showHeadings() {
    // All at once, since each heading that is opened alone lays the list out anew.
    const QSet<QString> folded = m_folded;
    expandAll();
    for (int row = 0; row < m_findings->rowCount(); ++row) {
        setFirstColumnSpanned(row, {}, true);
        if (!folded.isEmpty() && folded.contains(headingAt(row))) {
            collapse(m_findings->index(row, 0));
        }
    }
    m_folded = folded;
    m_empty->setVisible(m_findings->rowCount() == 0);
    // Their counts follow the filters.
    viewport()->update();
}

void FindingsView::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void FindingsView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    setColumnHidden(FindingsModel::codeColumn, width() < codeColumnWidth);
    header()->resizeSection(
        FindingsModel::subjectColumn,
        std::min(width() / 4, fontMetrics().horizontalAdvance(QStringLiteral("a-subnet-name-here"))));
}

}  // namespace aksnet::ui
