// SPDX-License-Identifier: GPL-3.0-or-later
//
// The outline: everything in the plan as a tree that can be filtered; its selection is the session's.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/outline_model.h"

#include <QWidget>

#include <set>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace aksnet::ui {

class OutlinePanel : public QWidget {
    Q_OBJECT
public:
    OutlinePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }
    /// The row of an object in view(); invalid if it is filtered out.
    [[nodiscard]] QModelIndex viewIndexOf(ObjectRef object) const;

Q_SIGNALS:
    /// Double click or Enter.
    void revealRequested(aksnet::ObjectRef object);
    void contextMenuRequested(const QPoint& globalPosition);

private:
    /// Rows above this number start with their VNets and clusters folded.
    static constexpr int mostUnfoldedRows = 300;

    void arrange(const ThemeManager* themes);
    void showEmptiness();
    void followSelection();
    void passSelectionOn();
    void applyFilter(const QString& text);
    void restoreFolding();
    void rememberFolding(const QModelIndex& index, bool folded);
    [[nodiscard]] std::optional<ObjectRef> objectAt(const QModelIndex& viewIndex) const;

    DocumentSession* m_session;
    OutlineModel* m_model;
    QSortFilterProxyModel* m_proxy;
    QTreeView* m_view;
    QLabel* m_empty;  ///< stands in the view while it has no rows
    QLineEdit* m_filter;
    std::set<ObjectRef> m_folded;
    bool m_foldingIsOurs = false;  ///< folding changes come from here, not from the user
    bool m_syncing = false;
};

}  // namespace aksnet::ui
