// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules by name, declared from the catalogue; every rule file includes this.
#pragma once

#include "core/rules/rule.h"

namespace aksnet::rules {

#define RULE(identifier, id, file) extern const Rule identifier;
#include "core/rules/catalogue.def"
#undef RULE

}  // namespace aksnet::rules
