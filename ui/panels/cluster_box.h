// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of the plan's clusters that keeps its choice while the plan changes.
#pragma once

#include "core/facts/facts.h"

#include <QComboBox>

namespace aksnet::ui {

class ClusterBox : public QComboBox {
    Q_OBJECT
public:
    explicit ClusterBox(QWidget* parent = nullptr);

    void setFacts(const Facts& facts);
    [[nodiscard]] std::optional<ClusterId> cluster() const;
};

}  // namespace aksnet::ui
