// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user guide: the pages ":/guide/*.md" with their contents at the side.
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace aksnet::ui {

/// Not modal: it may stay open beside the plan.
class GuideDialog : public QDialog {
    Q_OBJECT
public:
    explicit GuideDialog(QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* pages() const { return m_pages; }

private:
    void showPage(int row);

    QListWidget* m_pages;
    QTextBrowser* m_text;
};

}  // namespace aksnet::ui
