// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user guide: its pages, and those of networking models and rules, with their contents at the side.
#pragma once

#include "ui/dialogs/guide_pages.h"

#include <QDialog>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace aksnet::ui {

/// Not modal: it may stay open beside the plan. Pages link to each other by relative paths, as in any Markdown viewer.
class GuideDialog : public QDialog {
    Q_OBJECT
public:
    explicit GuideDialog(QWidget* parent = nullptr);

    /// Rows of pages and, not selectable, of chapters.
    [[nodiscard]] QListWidget* pages() const { return m_pages; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] QTextBrowser* page() const { return m_text; }
    [[nodiscard]] QAction* backAction() const { return m_back; }
    [[nodiscard]] QAction* forwardAction() const { return m_forward; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeContents();
    void makePage();
    void fillContents();
    void showRow(int row);
    void followSource(const QUrl& source);
    void followSearch();
    void markWords();
    void findNext();
    [[nodiscard]] bool hasWords(int row);
    [[nodiscard]] QStringList words() const;

    QListWidget* m_pages;
    QLineEdit* m_search;
    QTextBrowser* m_text;
    QLabel* m_nothing;
    QAction* m_back;
    QAction* m_forward;
    QStringList m_plainTexts;  ///< by row, for the search; made when it is first used
};

}  // namespace aksnet::ui
