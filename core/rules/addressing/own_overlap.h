// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rules about a list of prefixes that overlap each other share.
#pragma once

#include "core/rules/rule.h"

namespace aksnet::rules {

/// Reports the list if one of its prefixes lies in another, with the fix that keeps only the outer ones. `titledOwner` starts
/// the sentence: "Virtual network hub".
void reportOwnOverlap(FindingSink& sink, ObjectRef owner, std::string_view field, std::string_view titledOwner,
                      const std::vector<Prefix>& prefixes);

}  // namespace aksnet::rules
