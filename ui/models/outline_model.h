// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan as a tree: VNets ▸ subnets ▸ consumers, clusters ▸ pools, external networks, other resources.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/document/engine_runner.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace aksnet::ui {

/// Read-only. As long as the same things stand in the same places, a changed plan only announces changed texts, so that
/// typing a name disturbs neither selection nor expansion; otherwise the model is reset.
class OutlineModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { nameColumn, prefixColumn, findingsColumn, columnTotal };
    /// A QVariant with the ObjectRef; invalid for headings such as "Clusters".
    static constexpr int objectRole = Qt::UserRole;

    explicit OutlineModel(const ThemeManager* themes, QObject* parent = nullptr);

    void showPlan(const Plan& plan);
    void showView(const PlanViewPtr& view);

    /// The object's row in nameColumn; invalid if it has none (the plan itself, or not in the plan).
    [[nodiscard]] QModelIndex indexOf(ObjectRef object) const;
    /// The object of a row; none for headings and invalid indexes.
    [[nodiscard]] std::optional<ObjectRef> objectAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    friend class OutlineBuilder;
    struct Node {
        ObjectRef object;  ///< kind plan for headings
        QString name;
        QString prefix;
        QString tip;
        int parent = -1;  ///< position in m_nodes; -1: top level
        int row = 0;
        std::vector<int> children = {};
    };

    [[nodiscard]] const Node& node(const QModelIndex& index) const {
        return m_nodes[static_cast<std::size_t>(index.internalId())];
    }
    [[nodiscard]] QVariant findingsData(const Node& shown, int role) const;
    void announceChangedTexts(const std::vector<Node>& before);
    [[nodiscard]] QModelIndex indexOfNode(int position, int column) const;
    void announceAll(int column, const QList<int>& roles);

    const ThemeManager* m_themes;
    std::vector<Node> m_nodes;  ///< parents before children
    std::vector<int> m_top;
    SnapshotPtr m_snapshot;
};

}  // namespace aksnet::ui
