// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_filter.h.
#include "ui/models/findings_filter.h"

#include <algorithm>

namespace aksnet::ui {

FindingsFilter::FindingsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    // A heading is accepted when one of its findings is, hence not decided by itself.
    setRecursiveFilteringEnabled(true);
}

void FindingsFilter::setGroupShown(FindingGroup group, bool shown) {
    m_groups[static_cast<std::size_t>(group)] = shown;
    invalidateFilter();
}

void FindingsFilter::setText(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool FindingsFilter::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const {
    if (!sourceParent.isValid()) {
        return false;
    }
    const QModelIndex first = sourceModel()->index(sourceRow, 0, sourceParent);
    if (!m_groups[static_cast<std::size_t>(first.data(FindingsModel::groupRole).toInt())]) {
        return false;
    }
    QString all;
    for (int column = 0; column < FindingsModel::columnTotal && !m_words.isEmpty(); ++column) {
        all += first.siblingAtColumn(column).data().toString() + QLatin1Char('\n');
    }
    return std::ranges::all_of(m_words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

}  // namespace aksnet::ui
