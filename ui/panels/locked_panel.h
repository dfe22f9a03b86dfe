// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the plan is locked once it stands, as a table to filter and sort; it follows the selection and leads it.
#pragma once

#include "core/report/table.h"
#include "ui/document/document_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QModelIndex;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace aksnet::ui {

class LockedFilter;
class TableModel;
class ThemeManager;

class LockedPanel : public QWidget {
    Q_OBJECT
public:
    /// `onCanvas` shows the same on the diagram; it becomes a button here.
    LockedPanel(DocumentSession* session, const ThemeManager* themes, QAction* onCanvas, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* tableView() const { return m_tableView; }
    [[nodiscard]] QComboBox* effortBox() const { return m_effort; }
    [[nodiscard]] QLineEdit* filterField() const { return m_filter; }

Q_SIGNALS:
    void revealRequested(aksnet::ObjectRef object);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar(QAction* onCanvas);
    QToolButton* addCopy(QWidget* bar, const QString& text, const QString& tip, std::string (*print)(const Table&));
    void arrangeTable();
    void followView(const PlanViewPtr& view);
    void followSelection();
    void followFilters();
    void fillEfforts();
    void choose(const QModelIndex& index);

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    TableModel* m_model;
    LockedFilter* m_rows;
    QTableView* m_tableView;
    QStackedWidget* m_stack;
    QLabel* m_empty;
    QLabel* m_note;
    QComboBox* m_effort;
    QLineEdit* m_filter;
    std::vector<QToolButton*> m_copies;
    bool m_isFollowing = false;  ///< the row is set by us, not by the user
    bool m_stale = true;         ///< new results came while the panel was hidden
};

}  // namespace aksnet::ui
