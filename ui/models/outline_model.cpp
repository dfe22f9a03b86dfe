// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outline_model.h.
#include "ui/models/outline_model.h"

#include "core/plan/query.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/models/outline_builder.h"

#include <QFont>

#include <algorithm>

namespace aksnet::ui {

OutlineModel::OutlineModel(const ThemeManager* themes, QObject* parent) : QAbstractItemModel(parent), m_themes(themes) {
    connect(themes, &ThemeManager::themeChanged, this,
            [this] { announceAll(findingsColumn, {Qt::DecorationRole, Qt::ForegroundRole}); });
}

void OutlineModel::showPlan(const Plan& plan) {
    OutlineBuilder builder(plan);
    const auto samePlace = [](const Node& a, const Node& b) {
        return a.object == b.object && a.parent == b.parent && (a.object.kind != ObjectKind::plan || a.name == b.name);
    };
    if (std::ranges::equal(builder.nodes, m_nodes, samePlace)) {
        m_nodes.swap(builder.nodes);
        announceChangedTexts(builder.nodes);
        return;
    }
    beginResetModel();
    m_nodes = std::move(builder.nodes);
    m_top = std::move(builder.top);
    endResetModel();
}

void OutlineModel::showView(const PlanViewPtr& view) {
    m_snapshot = view ? view->snapshot : nullptr;
    announceAll(findingsColumn, {Qt::DisplayRole, Qt::DecorationRole, Qt::ToolTipRole});
}

void OutlineModel::announceChangedTexts(const std::vector<Node>& before) {
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].name != before[i].name || m_nodes[i].prefix != before[i].prefix) {
            const int position = static_cast<int>(i);
            Q_EMIT dataChanged(indexOfNode(position, nameColumn), indexOfNode(position, prefixColumn));
        }
    }
}

void OutlineModel::announceAll(int column, const QList<int>& roles) {
    const auto announce = [&](const std::vector<int>& siblings) {
        if (!siblings.empty()) {
            Q_EMIT dataChanged(indexOfNode(siblings.front(), column), indexOfNode(siblings.back(), column), roles);
        }
    };
    announce(m_top);
    for (const Node& node : m_nodes) {
        announce(node.children);
    }
}

QModelIndex OutlineModel::indexOfNode(int position, int column) const {
    return createIndex(m_nodes[static_cast<std::size_t>(position)].row, column, static_cast<quintptr>(position));
}

QModelIndex OutlineModel::indexOf(ObjectRef object) const {
    if (object.kind == ObjectKind::plan) {
        return {};
    }
    const auto found = std::ranges::find(m_nodes, object, &Node::object);
    return found == m_nodes.end() ? QModelIndex() : indexOfNode(static_cast<int>(found - m_nodes.begin()), nameColumn);
}

std::optional<ObjectRef> OutlineModel::objectAt(const QModelIndex& index) const {
    if (!index.isValid() || node(index).object.kind == ObjectKind::plan) {
        return std::nullopt;
    }
    return node(index).object;
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const {
    if (parent.isValid() && parent.column() != nameColumn) {
        return {};
    }
    const auto& siblings = parent.isValid() ? node(parent).children : m_top;
    if (row < 0 || row >= static_cast<int>(siblings.size()) || column < 0 || column >= columnTotal) {
        return {};
    }
    return createIndex(row, column, static_cast<quintptr>(siblings[static_cast<std::size_t>(row)]));
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || node(index).parent < 0) {
        return {};
    }
    return indexOfNode(node(index).parent, nameColumn);
}

int OutlineModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_top.size());
    }
    return parent.column() == nameColumn ? static_cast<int>(node(parent).children.size()) : 0;
}

int OutlineModel::columnCount(const QModelIndex&) const {
    return columnTotal;
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Node& shown = node(index);
    const bool isHeading = shown.object.kind == ObjectKind::plan;
    if (role == objectRole) {
        return isHeading ? QVariant() : QVariant::fromValue(shown.object);
    }
    if (index.column() == findingsColumn) {
        return isHeading ? QVariant() : findingsData(shown, role);
    }
    switch (role) {
        case Qt::DisplayRole: return index.column() == nameColumn ? shown.name : shown.prefix;
        case Qt::ToolTipRole: return shown.tip;
        case Qt::DecorationRole:
            return index.column() == nameColumn && !isHeading ? QVariant(kindIcon(shown.object.kind)) : QVariant();
        case Qt::ForegroundRole:
            return isHeading || index.column() == prefixColumn ? QVariant(m_themes->colors().mutedText) : QVariant();
        case Qt::AccessibleTextRole: return shown.tip;
        default: return {};
    }
}

QVariant OutlineModel::findingsData(const Node& shown, int role) const {
    const FindingCounts counts = m_snapshot ? m_snapshot->countsOf(shown.object) : FindingCounts();
    if (counts.error + counts.warning == 0) {
        return {};
    }
    const Severity worst = counts.error > 0 ? Severity::error : Severity::warning;
    switch (role) {
        // As the badge on the canvas: the number is of what the icon shows.
        case Qt::DisplayRole: return QString::number(counts.error > 0 ? counts.error : counts.warning);
        case Qt::DecorationRole: {
            const Theme& theme = m_themes->theme();
            return makeIcon(severityIconName(worst), toQt(worst == Severity::error ? theme.error : theme.warning));
        }
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2").arg(
                counted(static_cast<std::uint64_t>(counts.error), QStringLiteral("error")),
                counted(static_cast<std::uint64_t>(counts.warning), QStringLiteral("warning")));
        case Qt::ForegroundRole: return m_themes->colors().mutedText;
        default: return {};
    }
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case nameColumn: return tr("Name");
        case prefixColumn: return tr("Addresses");
        case findingsColumn: return tr("Findings");
        default: return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    return node(index).object.kind == ObjectKind::plan ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace aksnet::ui
