// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import did with every resource: counts on top, a table that can be searched and copied, and the chosen row in full.
#pragma once

#include "core/io/import.h"
#include "ui/base/theme_manager.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace aksnet::ui {

class TableModel;

class ImportReportDialog : public QDialog {
    Q_OBJECT
public:
    ImportReportDialog(const ImportReport& report, const ThemeManager& themes, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }
    /// All that is known about the chosen row.
    [[nodiscard]] QLabel* details() const { return m_details; }

private:
    QWidget* makeCounts(const ImportReport& report, const ThemeManager& themes);
    QWidget* makeDetails();
    QWidget* makeButtons(const QString& text);
    void arrangeTable(const ImportReport& report);
    void showDetails();

    TableModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QTableView* m_view;
    QLineEdit* m_filter;
    QLabel* m_details;
};

}  // namespace aksnet::ui
