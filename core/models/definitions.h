// SPDX-License-Identifier: GPL-3.0-or-later
//
// The models' definitions by name, declared from the catalogue.
#pragma once

#include "core/models/model.h"

namespace aksnet::models {

#define MODEL(identifier, key) extern const Model identifier;
#include "core/models/catalogue.def"
#undef MODEL

}  // namespace aksnet::models
