// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_model.h. An index carries 0 for a heading and 1 + group for a finding.
#include "ui/models/findings_model.h"

#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/models/object_text.h"

#include <QFont>

#include <algorithm>

namespace aksnet::ui {

namespace {

std::optional<FindingGroup> findingGroupOfId(quintptr id) {
    return id == 0 ? std::nullopt : std::optional(static_cast<FindingGroup>(id - 1));
}

}  // namespace

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
        if (!m_shown.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_shown.size()) - 1, columnTotal - 1),
                               {Qt::DecorationRole});
        }
    });
}

void FindingsModel::show(SnapshotPtr snapshot) {
    beginResetModel();
    m_snapshot = std::move(snapshot);
    for (auto& group : m_members) {
        group.clear();
    }
    m_shown.clear();
    if (m_snapshot) {
        const auto& findings = m_snapshot->findings;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            m_members[static_cast<std::size_t>(groupOf(findings[i]))].push_back(static_cast<int>(i));
        }
    }
    for (std::size_t group = 0; group < findingGroupCount; ++group) {
        if (!m_members[group].empty()) {
            m_shown.push_back(static_cast<FindingGroup>(group));
        }
    }
    endResetModel();
}

const Finding* FindingsModel::findingAt(const QModelIndex& index) const {
    const auto group = findingGroupOfId(index.internalId());
    if (!index.isValid() || !group) {
        return nullptr;
    }
    const int position = members(*group)[static_cast<std::size_t>(index.row())];
    return &m_snapshot->findings[static_cast<std::size_t>(position)];
}

std::optional<FindingKey> FindingsModel::keyAt(const QModelIndex& index) const {
    const Finding* finding = findingAt(index);
    return finding ? std::optional(FindingKey{finding->ruleId, finding->subject, finding->where}) : std::nullopt;
}

QModelIndex FindingsModel::indexOf(const FindingKey& key) const {
    for (const FindingGroup group : m_shown) {
        const auto& positions = members(group);
        for (std::size_t row = 0; row < positions.size(); ++row) {
            const Finding& finding = m_snapshot->findings[static_cast<std::size_t>(positions[row])];
            if (finding.subject == key.subject && finding.ruleId == key.rule && finding.where == key.where) {
                return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(group) + 1);
            }
        }
    }
    return {};
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= columnTotal || row >= rowCount(parent)) {
        return {};
    }
    const quintptr id =
        parent.isValid() ? static_cast<quintptr>(m_shown[static_cast<std::size_t>(parent.row())]) + 1 : 0;
    return createIndex(row, column, id);
}

QModelIndex FindingsModel::parent(const QModelIndex& index) const {
    const auto group = findingGroupOfId(index.internalId());
    if (!index.isValid() || !group) {
        return {};
    }
    return createIndex(static_cast<int>(std::ranges::find(m_shown, *group) - m_shown.begin()), 0, quintptr{0});
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_shown.size());
    }
    if (parent.internalId() != 0 || parent.column() != 0) {
        return 0;
    }
    return static_cast<int>(members(m_shown[static_cast<std::size_t>(parent.row())]).size());
}

int FindingsModel::columnCount(const QModelIndex&) const {
    return columnTotal;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto groupOfFinding = findingGroupOfId(index.internalId());
    const FindingGroup group = groupOfFinding ? *groupOfFinding : m_shown[static_cast<std::size_t>(index.row())];
    if (role == groupRole) {
        return static_cast<int>(group);
    }
    const Finding* finding = findingAt(index);
    return finding ? findingData(*finding, index.column(), role) : headingData(group, index.column(), role);
}

QVariant FindingsModel::headingData(FindingGroup group, int column, int role) const {
    if (column != ruleColumn) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole: return QStringLiteral("%1 (%2)").arg(findingGroupTitle(group)).arg(countOf(group));
        case Qt::DecorationRole: return findingGroupIcon(group, *m_themes);
        case Qt::FontRole: {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        default: return {};
    }
}

QVariant FindingsModel::findingData(const Finding& finding, int column, int role) const {
    if (role == Qt::ForegroundRole) {
        const bool quiet = column == codeColumn || !finding.waivedReason.empty();
        return quiet ? QVariant(m_themes->colors().mutedText) : QVariant();
    }
    if (role == Qt::ToolTipRole && !finding.waivedReason.empty()) {
        return tr("%1\nAccepted: %2").arg(toQt(finding.message), toQt(finding.waivedReason));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (column) {
        case ruleColumn: return role == Qt::ToolTipRole ? toQt(finding.ruleName) : toQt(finding.ruleId);
        case subjectColumn: return displayName(*m_snapshot->plan, finding.subject);
        case messageColumn: return toQt(finding.message);
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
