// SPDX-License-Identifier: GPL-3.0-or-later
//
// A snapshot's findings under one heading a severity, accepted ones last.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/document/engine_runner.h"

#include <QAbstractItemModel>

#include <array>
#include <optional>
#include <vector>

namespace aksnet::ui {

/// The heading a finding stands under; waived findings are `accepted` whatever their severity.
enum class FindingGroup : std::uint8_t { error, warning, info, accepted };
inline constexpr std::size_t findingGroupCount = 4;

[[nodiscard]] FindingGroup groupOf(const Finding& finding);

/// What makes a finding the same one in the next snapshot, so that the list can keep its place.
struct FindingKey {
    std::string_view rule;
    ObjectRef subject;
    std::string where;

    bool operator==(const FindingKey&) const = default;
};

/// Read-only. Top rows are the groups that have findings; their children are the findings in the snapshot's order.
class FindingsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { ruleColumn, subjectColumn, messageColumn, codeColumn, columnTotal };
    /// The FindingGroup of any row, as int.
    static constexpr int groupRole = Qt::UserRole;

    explicit FindingsModel(const ThemeManager* themes, QObject* parent = nullptr);

    /// Null empties the list.
    void show(SnapshotPtr snapshot);

    /// The finding of a row; null for headings. Good until the next show().
    [[nodiscard]] const Finding* findingAt(const QModelIndex& index) const;
    [[nodiscard]] std::optional<FindingKey> keyAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const FindingKey& key) const;
    [[nodiscard]] int countOf(FindingGroup group) const { return static_cast<int>(members(group).size()); }
    /// The plan the findings speak of; null while empty.
    [[nodiscard]] const Plan* plan() const { return m_snapshot ? m_snapshot->plan.get() : nullptr; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] const std::vector<int>& members(FindingGroup group) const {
        return m_members[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] QVariant headingData(FindingGroup group, int column, int role) const;
    [[nodiscard]] QVariant findingData(const Finding& finding, int column, int role) const;

    const ThemeManager* m_themes;
    SnapshotPtr m_snapshot;
    std::array<std::vector<int>, findingGroupCount> m_members;  ///< positions in the snapshot's findings
    std::vector<FindingGroup> m_shown;                          ///< groups that have rows, in order
};

/// The icon of a group in its theme colour.
[[nodiscard]] QIcon findingGroupIcon(FindingGroup group, const ThemeManager& themes);
/// "Errors", "Warnings", "Notes", "Accepted".
[[nodiscard]] QString findingGroupTitle(FindingGroup group);

}  // namespace aksnet::ui
