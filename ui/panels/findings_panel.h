// SPDX-License-Identifier: GPL-3.0-or-later
//
// The findings list with its filters, and the chosen finding in full beside it.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/findings_filter.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QToolButton;
class QTreeView;

namespace aksnet::ui {

class FindingDetails;

class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }
    [[nodiscard]] QToolButton* groupButton(FindingGroup group) const {
        return m_groupButtons[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] FindingDetails* details() const { return m_details; }

    /// Chooses that finding, taking away filters that hide it; nothing happens if the list does not have it.
    void choose(const FindingKey& key);
    /// Shows only this group.
    void showOnly(FindingGroup group);

public Q_SLOTS:
    /// The next or previous finding of those shown, around the end.
    void chooseNext();
    void choosePrevious();

Q_SIGNALS:
    void revealRequested(aksnet::ObjectRef object);
    void waiveRequested(const QString& rule, aksnet::ObjectRef subject);
    /// A fix that the plan no longer accepts.
    void fixRefused(const aksnet::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeFilterBar();
    void arrangeView();
    void followView(const PlanViewPtr& view);
    void showHeadings();
    void followCurrent();
    void step(int direction);
    void chooseIndex(const QModelIndex& viewIndex);
    void showCounts();
    void applyFix(const Fix& fix);
    [[nodiscard]] std::vector<QModelIndex> shownFindings() const;

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    FindingsModel* m_model;
    FindingsFilter* m_proxy;
    QTreeView* m_view;
    QLabel* m_empty;
    QLineEdit* m_filter;
    std::array<QToolButton*, findingGroupCount> m_groupButtons{};
    QSplitter* m_splitter;
    FindingDetails* m_details;
    SnapshotPtr m_snapshot;
    bool m_restoring = false;  ///< the current row is put back after new results, not chosen by the user
};

}  // namespace aksnet::ui
