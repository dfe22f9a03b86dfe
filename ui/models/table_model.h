// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shows any table of core/report in a Qt view.
#pragma once

#include "core/report/table.h"

#include <QAbstractTableModel>

#include <optional>

namespace aksnet::ui {

/// Read-only. Numbers stand to the right, grouped; `sortRole` gives them as numbers so that a proxy sorts them right.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int sortRole = Qt::UserRole;

    explicit TableModel(QObject* parent = nullptr);

    void show(Table table);
    [[nodiscard]] const Table& table() const { return m_table; }
    [[nodiscard]] std::optional<ObjectRef> objectAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Table m_table;
};

}  // namespace aksnet::ui
