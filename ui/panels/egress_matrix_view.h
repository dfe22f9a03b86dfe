// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which source address each destination sees, for all pools of a cluster.
#pragma once

#include "core/facts/facts.h"
#include "ui/models/egress_matrix_model.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace aksnet::ui {

class ClusterBox;

class EgressMatrixView : public QWidget {
    Q_OBJECT
public:
    explicit EgressMatrixView(QWidget* parent = nullptr);

    void show(std::shared_ptr<const Facts> facts);
    /// Choice of the cluster and copy buttons, for the panel's bar.
    [[nodiscard]] QWidget* tools() const { return m_tools; }
    [[nodiscard]] ClusterBox* clusterBox() const { return m_cluster; }
    [[nodiscard]] QTableView* tableView() const { return m_table; }
    [[nodiscard]] QToolButton* copyCsvButton() const { return m_copyCsv; }
    [[nodiscard]] QToolButton* copyMarkdownButton() const { return m_copyMarkdown; }

Q_SIGNALS:
    /// A cell was pressed.
    void flowRequested(const aksnet::Flow& flow);

private:
    void makeTools();
    void arrangeTable();
    void refill();

    std::shared_ptr<const Facts> m_facts;
    EgressMatrixModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_tools = nullptr;
    ClusterBox* m_cluster = nullptr;
    QToolButton* m_copyCsv = nullptr;
    QToolButton* m_copyMarkdown = nullptr;
};

}  // namespace aksnet::ui

Q_DECLARE_METATYPE(aksnet::Flow)
