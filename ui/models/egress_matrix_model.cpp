// SPDX-License-Identifier: GPL-3.0-or-later
//
// See egress_matrix_model.h.
#include "ui/models/egress_matrix_model.h"

#include "ui/base/icons.h"
#include "ui/base/text.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

std::string seenText(const MatrixCell& cell) {
    if (!cell.flow) {
        return {};
    }
    if (cell.disposition != Disposition::delivered || !cell.seen) {
        return std::string(dispositionTitle(cell.disposition));
    }
    switch (cell.seen->role) {
        case AddressRole::pod: return cell.seen->rangeText() + " (pod)";
        case AddressRole::node: return cell.seen->rangeText() + " (node)";
        default: return cell.seen->text();
    }
}

}  // namespace

EgressMatrixModel::EgressMatrixModel(QObject* parent) : QAbstractTableModel(parent) {}

void EgressMatrixModel::show(std::shared_ptr<const Facts> facts, ClusterId cluster) {
    beginResetModel();
    m_facts = std::move(facts);
    m_sources.clear();
    m_destinations.clear();
    m_cluster.clear();
    if (const ClusterFacts* found = m_facts ? m_facts->find(cluster) : nullptr) {
        Tracer tracer(*m_facts);
        m_sources = egressMatrixOf(*m_facts, tracer, *found);
        m_cluster = found->value->info.name;
    }
    for (std::size_t d = 0; d < matrixDestinations; ++d) {
        if (std::ranges::any_of(m_sources, [d](const MatrixRow& row) { return row.cells[d].flow.has_value(); })) {
            m_destinations.push_back(static_cast<MatrixDestination>(d));
        }
    }
    endResetModel();
}

void EgressMatrixModel::clear() {
    show(nullptr, ClusterId(0));
}

const MatrixCell& EgressMatrixModel::cellAt(const QModelIndex& index) const {
    const auto destination = m_destinations[static_cast<std::size_t>(index.row())];
    return m_sources[static_cast<std::size_t>(index.column())].cells[static_cast<std::size_t>(destination)];
}

std::optional<Flow> EgressMatrixModel::flowAt(const QModelIndex& index) const {
    return index.isValid() ? cellAt(index).flow : std::nullopt;
}

std::string EgressMatrixModel::sourceTitle(std::size_t column) const {
    const MatrixRow& row = m_sources[column];
    return m_facts->index->nameOf(row.pool) + ": " + std::string(matrixSourceTitle(row.source));
}

int EgressMatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_destinations.size());
}

int EgressMatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

QVariant EgressMatrixModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const MatrixCell& cell = cellAt(index);
    switch (role) {
        case Qt::DisplayRole: return toQt(seenText(cell));
        case Qt::ToolTipRole:
            return cell.flow ? QVariant(toQt(cell.reason)) : QVariant(tr("The plan has no such destination."));
        case Qt::DecorationRole:
            return cell.flow && cell.disposition != Disposition::delivered
                       ? QVariant(makeIcon(QStringLiteral("trace-denied")))
                       : QVariant();
        default: return {};
    }
}

QVariant EgressMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole || section < 0) {
        return {};
    }
    const auto position = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical) {
        return position < m_destinations.size() ? toQt(matrixDestinationTitle(m_destinations[position])) : QVariant();
    }
    return position < m_sources.size() ? toQt(sourceTitle(position)) : QVariant();
}

Table EgressMatrixModel::table() const {
    Table table{.key = "egress-matrix",
                .title = "Source address that each destination sees: " + m_cluster,
                .columns = {{"destination", "Destination", ColumnType::text}},
                .rows = {}};
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        table.columns.push_back({sourceTitle(i), sourceTitle(i), ColumnType::text});
    }
    for (const MatrixDestination destination : m_destinations) {
        Row& row =
            table.rows.emplace_back(Row{.object = {}, .cells = {std::string(matrixDestinationTitle(destination))}});
        for (const MatrixRow& source : m_sources) {
            row.cells.push_back(seenText(source.cells[static_cast<std::size_t>(destination)]));
        }
    }
    return table;
}

}  // namespace aksnet::ui
