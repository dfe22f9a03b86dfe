// SPDX-License-Identifier: GPL-3.0-or-later
//
// See locked_filter.h.
#include "ui/models/locked_filter.h"

#include "ui/base/effort_sign.h"
#include "ui/base/text.h"
#include "ui/models/table_model.h"

#include <QGuiApplication>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int effortColumn = static_cast<int>(ChangeabilityColumn::effort);

std::size_t effortRank(const QString& title) {
    const auto found = std::ranges::find(allEfforts, toStd(title), &catalog::effortTitle);
    return static_cast<std::size_t>(found - allEfforts.begin());
}

}  // namespace

LockedFilter::LockedFilter(TableModel* table, QObject* parent) : QSortFilterProxyModel(parent), m_table(table) {
    setSourceModel(table);
    setSortRole(TableModel::sortRole);
}

void LockedFilter::setTheme(const Theme& theme) {
    std::ranges::transform(allEfforts, m_signs.begin(), [&](catalog::Effort effort) {
        return effortPixmap(theme, effort, qGuiApp->devicePixelRatio());
    });
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, effortColumn), index(rowCount() - 1, effortColumn), {Qt::DecorationRole});
    }
}

void LockedFilter::setEffort(std::optional<catalog::Effort> effort) {
    m_effort = effort;
    invalidateFilter();
}

void LockedFilter::setText(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

Table LockedFilter::shownTable() const {
    Table shown = m_table->table();
    shown.rows.clear();
    for (int row = 0; row < rowCount(); ++row) {
        const int source = mapToSource(index(row, 0)).row();
        shown.rows.push_back(m_table->table().rows[static_cast<std::size_t>(source)]);
    }
    return shown;
}

QVariant LockedFilter::data(const QModelIndex& index, int role) const {
    if (role == Qt::DecorationRole && index.column() == effortColumn) {
        const std::size_t rank = effortRank(index.data().toString());
        return rank < m_signs.size() ? QVariant(m_signs[rank]) : QVariant();
    }
    if (role == Qt::ToolTipRole) {
        const QString text = index.data().toString();
        return index.column() == effortColumn && effortRank(text) < effortCount
                   ? effortMeaning(allEfforts[effortRank(text)])
                   : text;
    }
    return QSortFilterProxyModel::data(index, role);
}

bool LockedFilter::filterAcceptsRow(int sourceRow, const QModelIndex& /*sourceParent*/) const {
    const auto text = [&](int column) { return m_table->index(sourceRow, column).data().toString(); };
    if (m_effort && text(effortColumn) != toQt(catalog::effortTitle(*m_effort))) {
        return false;
    }
    QString all;
    for (int column = 0; column < m_table->columnCount() && !m_words.isEmpty(); ++column) {
        all += text(column) + QLatin1Char('\n');
    }
    return std::ranges::all_of(m_words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool LockedFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (left.column() == effortColumn) {
        return effortRank(left.data().toString()) < effortRank(right.data().toString());
    }
    return QSortFilterProxyModel::lessThan(left, right);
}

}  // namespace aksnet::ui
