// SPDX-License-Identifier: GPL-3.0-or-later
//
// Signs beside the fields of a form that tell how hard each is to change once it stands.
#pragma once

namespace aksnet::ui {

class Form;

/// Marks the fields that the form has by now and keeps the marks true to the plan.
void addEffortMarks(Form& form);

}  // namespace aksnet::ui
