// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sections about a range that has an account: a subnet, or the pod CIDR of a cluster.
#pragma once

#include "ui/panels/form.h"

namespace aksnet::ui {

/// What is needed now, at maximum and during upgrades beside what there is; what AKS checks before it acts; how many more
/// nodes fit, and what would save addresses.
void addCapacitySection(Form& form, const QString& title, ObjectRef range);

/// What each address is for, in runs, with a field that tells whose a given address is.
void addLayoutSection(Form& form, const QString& title, ObjectRef range);

}  // namespace aksnet::ui
