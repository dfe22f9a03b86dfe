// SPDX-License-Identifier: GPL-3.0-or-later
//
// See table_model.h.
#include "ui/models/table_model.h"

#include "ui/base/text.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

bool sameTableColumns(const Table& a, const Table& b) {
    return std::ranges::equal(a.columns, b.columns, {}, &Column::key, &Column::key);
}

Qt::Alignment tableAlignment(ColumnType type) {
    return Qt::AlignVCenter | (type == ColumnType::text ? Qt::AlignLeft : Qt::AlignRight);
}

}  // namespace

TableModel::TableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TableModel::show(Table table) {
    const bool sameRows = sameTableColumns(table, m_table) &&
                          std::ranges::equal(table.rows, m_table.rows, {}, &Row::object, &Row::object);
    if (!sameRows) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    m_table = std::move(table);
    if (!m_table.rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

std::optional<ObjectRef> TableModel::objectAt(const QModelIndex& index) const {
    return index.isValid() ? std::optional(m_table.rows[static_cast<std::size_t>(index.row())].object) : std::nullopt;
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto column = static_cast<std::size_t>(index.column());
    const ColumnType type = m_table.columns[column].type;
    const Cell& cell = m_table.rows[static_cast<std::size_t>(index.row())].cells[column];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: return toQt(cellText(cell, type));
        case Qt::TextAlignmentRole: return static_cast<int>(tableAlignment(type));
        case sortRole:
            if (const auto* number = std::get_if<std::int64_t>(&cell)) {
                return static_cast<qlonglong>(*number);
            }
            return toQt(cellText(cell, type));
        default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const Column& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return toQt(column.title);
    }
    return role == Qt::TextAlignmentRole ? QVariant(static_cast<int>(tableAlignment(column.type))) : QVariant();
}

}  // namespace aksnet::ui
