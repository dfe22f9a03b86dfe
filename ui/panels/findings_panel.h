// SPDX-License-Identifier: GPL-3.0-or-later
//
// The findings list with its filters, and the chosen finding in full beside it.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/findings_filter.h"

#include <QWidget>

class QLineEdit;
class QSplitter;
class QToolButton;
class QTreeView;

namespace aksnet::ui {

class FindingDetails;
class FindingsBar;
class FindingsView;

class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const;
    [[nodiscard]] FindingsBar* bar() const { return m_bar; }
    [[nodiscard]] QLineEdit* filter() const;
    [[nodiscard]] QToolButton* groupButton(FindingGroup group) const;
    [[nodiscard]] FindingDetails* details() const { return m_details; }
    /// Everything that takes the keyboard, from left to right and down.
    [[nodiscard]] QList<QWidget*> tabStops() const;

    /// Chooses that finding, taking away what hides it; nothing happens if the list does not have it.
    void choose(const FindingKey& key);
    /// Shows only this group.
    void showOnly(FindingGroup group);

    /// The finding with the keyboard's mark; null if there is none. As those below good until the plan changes.
    [[nodiscard]] const Finding* current() const;
    /// Those that are selected in the list, in its order.
    [[nodiscard]] std::vector<const Finding*> chosen() const;
    /// All that pass the filters, in the order of the list.
    [[nodiscard]] std::vector<const Finding*> shown() const;

    /// Lists only findings that name a thing selected elsewhere, or what lies inside it; nothing selected: all.
    void setOnlySelected(bool only);
    void setGrouping(FindingGrouping grouping);

public Q_SLOTS:
    /// The next or previous finding of those shown, around the end.
    void chooseNext();
    void choosePrevious();

Q_SIGNALS:
    void currentChanged();
    void onlySelectedChanged(bool only);
    void revealRequested(aksnet::ObjectRef object);
    void waiveRequested(const QString& rule, aksnet::ObjectRef subject);
    /// A fix that the plan no longer accepts.
    void fixRefused(const aksnet::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void followView(const PlanViewPtr& view);
    void followCurrent();
    void followSelection();
    void followFilter();
    void goTo(ObjectRef object);
    void step(int direction);
    void chooseIndex(const QModelIndex& viewIndex);
    void showCounts();
    void applyFix(const Fix& fix);

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    FindingsModel* m_model;
    FindingsFilter* m_proxy;
    FindingsView* m_view;
    FindingsBar* m_bar;
    QSplitter* m_splitter;
    FindingDetails* m_details;
    SnapshotPtr m_snapshot;
    bool m_onlySelected = false;
    bool m_restoring = false;  ///< the current row is put back after new results, not chosen by the user
    bool m_selecting = false;  ///< the selection follows the list, not the other way round
};

}  // namespace aksnet::ui
