// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the findings the user wants to see: some groups, and those whose text holds some words.
#pragma once

#include "ui/models/findings_model.h"

#include <QSortFilterProxyModel>

namespace aksnet::ui {

/// A heading shows only while a finding under it does. Words must all occur, in any order, in any column, without regard to case.
class FindingsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FindingsFilter(QObject* parent = nullptr);

    void setGroupShown(FindingGroup group, bool shown);
    [[nodiscard]] bool isGroupShown(FindingGroup group) const { return m_groups[static_cast<std::size_t>(group)]; }
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    std::array<bool, findingGroupCount> m_groups{true, true, true, true};
    QStringList m_words;
};

}  // namespace aksnet::ui
