// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fixing all that has one safe fix: works while one can still cancel, then says what it did and what remains.
#pragma once

#include "core/advisor/fix_all.h"

#include <QDialog>
#include <QFutureWatcher>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace aksnet::ui {

class FixAllDialog : public QDialog {
    Q_OBJECT
public:
    /// What exec() gives if the user wants the changes undone.
    static constexpr int takenBack = QDialog::Accepted + 1;

    /// Starts at once, in a thread of its own.
    FixAllDialog(std::shared_ptr<const Plan> plan, std::string today, QWidget* parent = nullptr);
    ~FixAllDialog() override;

    [[nodiscard]] QTreeWidget* list() const { return m_list; }

Q_SIGNALS:
    /// Something was fixed; the plan is to be replaced. The summary shows afterwards.
    void mended(const aksnet::advisor::FixAllResult& result);

private:
    using ResultPtr = std::shared_ptr<const advisor::FixAllResult>;

    void arrange();
    void start(std::string today);
    void showProgress(std::size_t applied, std::size_t waiting);
    void finish();
    void showSummary(const advisor::FixAllResult& result);

    std::shared_ptr<const Plan> m_plan;
    std::stop_source m_stop;
    QFutureWatcher<ResultPtr> m_watcher;
    QLabel* m_text;
    QProgressBar* m_progress;
    QTreeWidget* m_list;
    QPushButton* m_undo;
    QPushButton* m_close;
};

}  // namespace aksnet::ui
