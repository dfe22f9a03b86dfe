// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of what is locked, as the user filters and sorts it.
#pragma once

#include "core/diagram/theme.h"
#include "core/report/changeability.h"
#include "core/report/table.h"

#include <QPixmap>
#include <QSortFilterProxyModel>

namespace aksnet::ui {

class TableModel;

/// Sorts efforts from cheap to dear, puts their signs beside them, and keeps the rows with the chosen effort and all words.
class LockedFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit LockedFilter(TableModel* table, QObject* parent = nullptr);

    void setTheme(const Theme& theme);
    /// None: every effort.
    void setEffort(std::optional<catalog::Effort> effort);
    void setText(const QString& text);
    /// The rows as they are filtered and sorted.
    [[nodiscard]] Table shownTable() const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TableModel* m_table;
    std::array<QPixmap, effortCount> m_signs;
    std::optional<catalog::Effort> m_effort;
    QStringList m_words;
};

}  // namespace aksnet::ui
