// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cluster's egress matrix for a table view: destinations down, sources across, the source address seen in the cells.
#pragma once

#include "core/egress/matrix.h"
#include "core/report/table.h"

#include <QAbstractTableModel>

#include <memory>

namespace aksnet::ui {

/// Destinations that the plan does not have are left out.
class EgressMatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit EgressMatrixModel(QObject* parent = nullptr);

    void show(std::shared_ptr<const Facts> facts, ClusterId cluster);
    void clear();
    [[nodiscard]] std::optional<Flow> flowAt(const QModelIndex& index) const;
    /// What is on show, a row a destination, for copying.
    [[nodiscard]] Table table() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] const MatrixCell& cellAt(const QModelIndex& index) const;
    [[nodiscard]] std::string sourceTitle(std::size_t column) const;

    std::shared_ptr<const Facts> m_facts;
    std::string m_cluster;
    std::vector<MatrixRow> m_sources;
    std::vector<MatrixDestination> m_destinations;
};

}  // namespace aksnet::ui
