// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of findings itself: its columns and its headings.
#pragma once

#include "ui/models/findings_filter.h"

#include <QSet>
#include <QTreeView>

class QLabel;

namespace aksnet::ui {

class FindingsView : public QTreeView {
    Q_OBJECT
public:
    explicit FindingsView(FindingsFilter* findings, QWidget* parent = nullptr);

    /// Columns for that grouping: what a heading says is not said again below it.
    void arrangeColumns(FindingGrouping grouping);
    /// To be called when other findings are shown: headings span all columns, and stay folded if they were.
    void showHeadings();
    /// Said in the middle of a list that shows nothing.
    void setEmptyText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString headingAt(int row) const;

    FindingsFilter* m_findings;
    QLabel* m_empty;
    QSet<QString> m_folded;  ///< headings
};

}  // namespace aksnet::ui
