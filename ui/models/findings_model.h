// SPDX-License-Identifier: GPL-3.0-or-later
//
// A snapshot's findings under headings: one a severity, one a rule or one a thing. Accepted findings come last.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/document/engine_runner.h"

#include <QAbstractItemModel>

#include <array>
#include <optional>
#include <vector>

namespace aksnet::ui {

/// How a finding counts; waived findings are `accepted` whatever their severity.
enum class FindingGroup : std::uint8_t { error, warning, info, accepted };
inline constexpr std::size_t findingGroupCount = 4;

[[nodiscard]] FindingGroup groupOf(const Finding& finding);

/// What the headings of the list are.
enum class FindingGrouping : std::uint8_t { severity, rule, thing };

/// What makes a finding the same one in the next snapshot, so that the list can keep its place.
struct FindingKey {
    std::string_view rule;
    ObjectRef subject;
    std::string where;

    bool operator==(const FindingKey&) const = default;
};

/// Read-only. Top rows are the headings that have findings, those with the worst first; under each its findings stand
/// by group and then in the snapshot's order.
class FindingsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { ruleColumn, subjectColumn, messageColumn, codeColumn, columnTotal };
    /// The FindingGroup of a finding, or the worst under a heading, as int.
    static constexpr int groupRole = Qt::UserRole;

    explicit FindingsModel(const ThemeManager* themes, QObject* parent = nullptr);

    /// Null empties the list.
    void show(SnapshotPtr snapshot);
    void setGrouping(FindingGrouping grouping);
    [[nodiscard]] FindingGrouping grouping() const { return m_grouping; }

    /// The finding of a row; null for headings. Good until the next show().
    [[nodiscard]] const Finding* findingAt(const QModelIndex& index) const;
    [[nodiscard]] std::optional<FindingKey> keyAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const FindingKey& key) const;
    [[nodiscard]] int countOf(FindingGroup group) const { return m_counts[static_cast<std::size_t>(group)]; }
    /// What is shown; null while empty.
    [[nodiscard]] const SnapshotPtr& snapshot() const { return m_snapshot; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    using Members = std::vector<int>;  ///< positions in the snapshot's findings

    void arrange();
    [[nodiscard]] const Finding& at(int position) const {
        return m_snapshot->findings[static_cast<std::size_t>(position)];
    }
    [[nodiscard]] QString headingTitle(const Finding& first) const;
    [[nodiscard]] QVariant headingData(const Members& members, int column, int role) const;
    [[nodiscard]] QVariant findingData(const Finding& finding, int column, int role) const;

    const ThemeManager* m_themes;
    SnapshotPtr m_snapshot;
    FindingGrouping m_grouping = FindingGrouping::severity;
    std::vector<Members> m_headings;  ///< none is empty
    std::array<int, findingGroupCount> m_counts{};
};

/// The icon of a group in its theme colour.
[[nodiscard]] QIcon findingGroupIcon(FindingGroup group, const ThemeManager& themes);
/// "Errors", "Warnings", "Notes", "Accepted".
[[nodiscard]] QString findingGroupTitle(FindingGroup group);

}  // namespace aksnet::ui
