// SPDX-License-Identifier: GPL-3.0-or-later
//
// See resources.h.
#include "ui/base/resources.h"

#include <QDir>

// Q_INIT_RESOURCE must be used outside any namespace.
static void initAksnetResourceFile() {
    Q_INIT_RESOURCE(aksnet);
}

namespace aksnet::ui {

void initResources() {
    initAksnetResourceFile();
}

}  // namespace aksnet::ui
