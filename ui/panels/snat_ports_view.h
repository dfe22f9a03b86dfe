// SPDX-License-Identifier: GPL-3.0-or-later
//
// SNAT ports of a cluster: a sentence, the chart, and the same numbers as a table.
#pragma once

#include "ui/charts/snat_chart.h"
#include "ui/document/document_session.h"
#include "ui/models/table_model.h"

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace aksnet::ui {

class ClusterBox;

class SnatPortsView : public QWidget {
    Q_OBJECT
public:
    explicit SnatPortsView(const ThemeManager* themes, QWidget* parent = nullptr);

    void show(SnapshotPtr snapshot);
    /// Choice of the cluster, table switch and copy button, for the panel's bar.
    [[nodiscard]] QWidget* tools() const { return m_tools; }
    [[nodiscard]] ClusterBox* clusterBox() const { return m_cluster; }
    [[nodiscard]] SnatChart* chart() const { return m_chart; }
    [[nodiscard]] QTableView* tableView() const { return m_table; }
    [[nodiscard]] QToolButton* tableButton() const { return m_asTable; }
    [[nodiscard]] QToolButton* copyButton() const { return m_copy; }
    [[nodiscard]] QLabel* summary() const { return m_summary; }

private:
    void makeTools();
    void arrangeTable();
    void refill();
    void choosePage();

    SnapshotPtr m_snapshot;
    SnatChart* m_chart;
    TableModel* m_model;
    QTableView* m_table;
    QLabel* m_summary;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_tools = nullptr;
    ClusterBox* m_cluster = nullptr;
    QToolButton* m_asTable = nullptr;
    QToolButton* m_copy = nullptr;
    bool m_hasPorts = false;
};

}  // namespace aksnet::ui
