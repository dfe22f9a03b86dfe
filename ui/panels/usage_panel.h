// SPDX-License-Identifier: GPL-3.0-or-later
//
// Address use: the chart, the same numbers as a table, and the switches between them.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/table_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace aksnet::ui {

class ThemeManager;
class UsageChart;

class UsagePanel : public QWidget {
    Q_OBJECT
public:
    UsagePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    [[nodiscard]] UsageChart* chart() const { return m_chart; }
    [[nodiscard]] QTableView* tableView() const { return m_tableView; }
    void showTable(bool asTable);
    [[nodiscard]] QComboBox* occasionBox() const { return m_occasion; }

Q_SIGNALS:
    void revealRequested(aksnet::ObjectRef object);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QToolButton* addSwitch(QWidget* bar, const QString& iconName, const QString& text, const QString& tip);
    void arrangeTable();
    void followView(const PlanViewPtr& view);
    void showPages();
    void choose(ObjectRef subnet);

    DocumentSession* m_session;
    TableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    UsageChart* m_chart;
    QTableView* m_tableView;
    QStackedWidget* m_stack;
    QLabel* m_empty;
    QLabel* m_note;
    QComboBox* m_occasion;
    QToolButton* m_percent;
    QToolButton* m_asTable;
    QToolButton* m_previous;
    QToolButton* m_next;
    bool m_stale = true;  ///< new results came while the panel was hidden
};

}  // namespace aksnet::ui
