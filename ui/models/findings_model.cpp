// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_model.h. An index carries 0 for a heading and 1 + the heading's row for a finding.
#include "ui/models/findings_model.h"

#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/models/finding_text.h"
#include "ui/models/object_text.h"

#include <QFont>

#include <algorithm>
#include <map>
#include <numeric>

namespace aksnet::ui {

FindingGroup groupOf(const Finding& finding) {
    if (!finding.waivedReason.empty()) {
        return FindingGroup::accepted;
    }
    switch (finding.severity) {
        case Severity::error: return FindingGroup::error;
        case Severity::warning: return FindingGroup::warning;
        case Severity::info: return FindingGroup::info;
    }
    return FindingGroup::info;
}

QIcon findingGroupIcon(FindingGroup group, const ThemeManager& themes) {
    const Theme& theme = themes.theme();
    switch (group) {
        case FindingGroup::error: return makeIcon(severityIconName(Severity::error), toQt(theme.error));
        case FindingGroup::warning: return makeIcon(severityIconName(Severity::warning), toQt(theme.warning));
        case FindingGroup::info: return makeIcon(severityIconName(Severity::info), toQt(theme.info));
        case FindingGroup::accepted: return makeIcon(QStringLiteral("severity-accepted"), themes.colors().mutedText);
    }
    return {};
}

QString findingGroupTitle(FindingGroup group) {
    switch (group) {
        case FindingGroup::error: return QStringLiteral("Errors");
        case FindingGroup::warning: return QStringLiteral("Warnings");
        case FindingGroup::info: return QStringLiteral("Notes");
        case FindingGroup::accepted: return QStringLiteral("Accepted");
    }
    return {};
}

FindingsModel::FindingsModel(const ThemeManager* themes, QObject* parent)
    : QAbstractItemModel(parent), m_themes(themes) {
    connect(themes, &ThemeManager::themeChanged, this, [this] {
        if (!m_headings.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1), {Qt::DecorationRole});
        }
    });
}

void FindingsModel::show(SnapshotPtr snapshot) {
    beginResetModel();
    m_snapshot = std::move(snapshot);
    arrange();
    endResetModel();
}

void FindingsModel::setGrouping(FindingGrouping grouping) {
    if (grouping != m_grouping) {
        beginResetModel();
        m_grouping = grouping;
        arrange();
        endResetModel();
    }
}

/// Worst first and accepted last; the headings then follow in the order in which their first findings come.
void FindingsModel::arrange() {
    m_headings.clear();
    m_counts = {};
    if (!m_snapshot) {
        return;
    }
    Members order(m_snapshot->findings.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [this](int position) { return groupOf(at(position)); });
    const auto before = [this](const Finding* a, const Finding* b) {
        switch (m_grouping) {
            case FindingGrouping::severity: return groupOf(*a) < groupOf(*b);
            case FindingGrouping::rule: return a->ruleId < b->ruleId;
            case FindingGrouping::thing: return a->subject < b->subject;
        }
        return false;
    };
    std::map<const Finding*, std::size_t, decltype(before)> rows(before);
    for (const int position : order) {
        const Finding& finding = at(position);
        const auto [heading, isNew] = rows.emplace(&finding, m_headings.size());
        if (isNew) {
            m_headings.emplace_back();
        }
        m_headings[heading->second].push_back(position);
        ++m_counts[static_cast<std::size_t>(groupOf(finding))];
    }
}

const Finding* FindingsModel::findingAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) {
        return nullptr;
    }
    return &at(m_headings[index.internalId() - 1][static_cast<std::size_t>(index.row())]);
}

std::optional<FindingKey> FindingsModel::keyAt(const QModelIndex& index) const {
    const Finding* finding = findingAt(index);
    return finding ? std::optional(FindingKey{finding->ruleId, finding->subject, finding->where}) : std::nullopt;
}

QModelIndex FindingsModel::indexOf(const FindingKey& key) const {
    for (std::size_t heading = 0; heading < m_headings.size(); ++heading) {
        const Members& members = m_headings[heading];
        for (std::size_t row = 0; row < members.size(); ++row) {
            const Finding& finding = at(members[row]);
            if (finding.subject == key.subject && finding.ruleId == key.rule && finding.where == key.where) {
                return createIndex(static_cast<int>(row), 0, quintptr{heading + 1});
            }
        }
    }
    return {};
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= columnTotal || row >= rowCount(parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex FindingsModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) {
        return {};
    }
    return createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0});
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_headings.size());
    }
    if (parent.internalId() != 0 || parent.column() != 0) {
        return 0;
    }
    return static_cast<int>(m_headings[static_cast<std::size_t>(parent.row())].size());
}

int FindingsModel::columnCount(const QModelIndex&) const {
    return columnTotal;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Finding* finding = findingAt(index);
    if (finding) {
        return findingData(*finding, index.column(), role);
    }
    return headingData(m_headings[static_cast<std::size_t>(index.row())], index.column(), role);
}

QString FindingsModel::headingTitle(const Finding& first) const {
    switch (m_grouping) {
        case FindingGrouping::severity: return findingGroupTitle(groupOf(first));
        case FindingGrouping::rule: return QStringLiteral("%1  %2").arg(toQt(first.ruleId), ruleTitle(first));
        case FindingGrouping::thing: {
            const QString name = displayName(*m_snapshot->plan, first.subject);
            return first.subject.kind == ObjectKind::plan
                       ? tr("The plan")
                       : QStringLiteral("%1 %2").arg(kindTitle(first.subject.kind), name);
        }
    }
    return {};
}

QVariant FindingsModel::headingData(const Members& members, int column, int role) const {
    const Finding& first = at(members.front());
    if (role == groupRole) {
        return static_cast<int>(groupOf(first));
    }
    if (column != ruleColumn) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole: return headingTitle(first);
        case Qt::DecorationRole: return findingGroupIcon(groupOf(first), *m_themes);
        case Qt::FontRole: {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        default: return {};
    }
}

QVariant FindingsModel::findingData(const Finding& finding, int column, int role) const {
    if (role == groupRole) {
        return static_cast<int>(groupOf(finding));
    }
    if (role == Qt::ForegroundRole) {
        const bool quiet = column == codeColumn || !finding.waivedReason.empty();
        return quiet ? QVariant(m_themes->colors().mutedText) : QVariant();
    }
    // Under headings of severities the heading's icon says it for all.
    if (role == Qt::DecorationRole && column == ruleColumn && m_grouping != FindingGrouping::severity) {
        return findingGroupIcon(groupOf(finding), *m_themes);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const QString waiver = column == messageColumn ? waiverText(*m_snapshot->plan, finding) : QString();
    switch (column) {
        case ruleColumn: return role == Qt::ToolTipRole ? ruleTitle(finding) : toQt(finding.ruleId);
        case subjectColumn: return displayName(*m_snapshot->plan, finding.subject);
        case messageColumn:
            if (waiver.isEmpty()) {
                return toQt(finding.message);
            }
            return role == Qt::ToolTipRole ? toQt(finding.message) + QLatin1Char('\n') + waiver
                                           : waiver + QStringLiteral("  ") + toQt(finding.message);
        case codeColumn: return toQt(finding.azureCode);
        default: return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case ruleColumn: return tr("Rule");
        case subjectColumn: return tr("Subject");
        case messageColumn: return tr("Finding");
        case codeColumn: return tr("Azure error");
        default: return {};
    }
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return index.internalId() == 0 ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace aksnet::ui
