// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the findings the user wants to see: some groups, some families, about some things, with some words.
#pragma once

#include "ui/models/findings_model.h"

#include <QSortFilterProxyModel>

#include <map>
#include <set>

namespace aksnet::ui {

/// A heading shows only while a finding under it does, and says how many of its findings are shown. Words must all occur,
/// in any order, in any column, without regard to case.
class FindingsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FindingsFilter(FindingsModel* findings, QObject* parent = nullptr);

    void setGroupShown(FindingGroup group, bool shown);
    [[nodiscard]] bool isGroupShown(FindingGroup group) const { return m_groups[static_cast<std::size_t>(group)]; }
    void setText(const QString& text);
    /// None: all families.
    void setFamilies(std::set<std::string_view> families);
    [[nodiscard]] const std::set<std::string_view>& families() const { return m_families; }
    /// Only findings that name one of these things or what lies inside one; none, or the plan among them: all.
    void setThings(std::vector<ObjectRef> things);

    [[nodiscard]] const Finding* findingAt(const QModelIndex& index) const;
    /// All that are shown, in the order of the list; indexes of the first column.
    [[nodiscard]] std::vector<QModelIndex> shownFindings() const;
    /// How many findings of each family there would be, were no family chosen; families without any are left out.
    [[nodiscard]] std::map<std::string_view, int> familyCounts() const;

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    [[nodiscard]] bool acceptsButForFamily(const QModelIndex& source, const Finding& finding) const;
    [[nodiscard]] bool isAboutThings(const Finding& finding) const;
    [[nodiscard]] bool isWithinThings(ObjectRef object) const;

    const FindingsModel* m_findings;
    std::array<bool, findingGroupCount> m_groups{true, true, true, true};
    std::set<std::string_view> m_families;
    std::vector<ObjectRef> m_things;
    QStringList m_words;
};

}  // namespace aksnet::ui
