// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lays a plan out as the rows of the outline.
#pragma once

#include "ui/models/outline_model.h"

namespace aksnet::ui {

/// Fills the nodes of an OutlineModel: parents before children, headings only where something stands under them.
class OutlineBuilder {
public:
    using Node = OutlineModel::Node;

    explicit OutlineBuilder(const Plan& plan);

    std::vector<Node> nodes;
    std::vector<int> top;

private:
    int add(int parent, ObjectRef object, QString name, QString prefix = {});
    int addHeading(const QString& name);
    void addVirtualNetwork(int heading, const VirtualNetwork& network);
    void addCluster(int heading, const Cluster& cluster);
    void addExternalNetworks();
    void addOtherResources();

    const Plan& m_plan;
    std::vector<std::pair<SubnetId, const SubnetConsumer*>> m_consumers;  ///< by subnet, then in plan order
};

}  // namespace aksnet::ui
