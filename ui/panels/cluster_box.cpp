// SPDX-License-Identifier: GPL-3.0-or-later
//
// See cluster_box.h.
#include "ui/panels/cluster_box.h"

#include "ui/base/icons.h"
#include "ui/base/text.h"

#include <QSignalBlocker>

#include <algorithm>

namespace aksnet::ui {

ClusterBox::ClusterBox(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setAccessibleName(tr("Cluster"));
    setToolTip(tr("The cluster to look at"));
}

void ClusterBox::setFacts(const Facts& facts) {
    const QSignalBlocker guard(this);
    const auto chosen = cluster();
    clear();
    for (const ClusterFacts& each : facts.clusters) {
        addItem(kindIcon(ObjectKind::cluster), toQt(each.value->info.name), each.cluster.value);
    }
    const int kept = chosen ? findData(chosen->value) : -1;
    setCurrentIndex(count() == 0 ? -1 : std::max(kept, 0));
}

std::optional<ClusterId> ClusterBox::cluster() const {
    return currentIndex() < 0 ? std::nullopt : std::optional(ClusterId(currentData().toUInt()));
}

}  // namespace aksnet::ui
