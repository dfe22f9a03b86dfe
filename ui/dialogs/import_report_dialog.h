// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import did with every resource: counts on top, then a table that can be searched and copied.
#pragma once

#include "core/io/import.h"
#include "ui/base/theme_manager.h"

#include <QDialog>

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

private:
    QWidget* makeCounts(const ImportReport& report, const ThemeManager& themes);
    void arrangeTable(const ImportReport& report);

    TableModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QTableView* m_view;
    QLineEdit* m_filter;
};

}  // namespace aksnet::ui
