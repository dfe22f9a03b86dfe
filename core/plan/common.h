// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small types that several parts of a plan share.
#pragma once

#include "core/address/prefix.h"
#include "core/plan/object_ref.h"

#include <optional>
#include <string>
#include <vector>

namespace aksnet {

/// A key of a plan file that this version does not know, with its value as compact JSON text. Kept with the object it
/// stood in and written back, so a plan survives a trip through an older program. ARM's wrapper objects that have no type
/// here (addressSpace, sku, addonProfiles …) keep theirs with their owner: the key is then a path such as
/// "addressSpace/ipamPoolPrefixAllocations", in which a name's own "~" is written "~0" and its "/" "~1".
struct UnknownField {
    std::string key;
    std::string json;

    bool operator==(const UnknownField&) const = default;
};
using UnknownFields = std::vector<UnknownField>;

/// What every Azure resource in a plan carries. Empty text means "not stated".
struct ResourceInfo {
    std::string name;
    std::string resourceGroup;
    std::string location;
    std::string
        armId;  ///< full ARM resource id when imported, in the spelling it was found; merges compare without case
    std::string note;  ///< the designer's own words

    bool operator==(const ResourceInfo&) const = default;
};

/// "5" or "33%": how ARM spells maxSurge and maxUnavailable.
struct CountOrPercent {
    int value = 0;  ///< never negative
    bool isPercent = false;

    bool operator==(const CountOrPercent&) const = default;

    /// Accepts "5", "33%"; refuses signs, fractions and percentages over 100.
    [[nodiscard]] static Result<CountOrPercent> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// A percentage rounds up, as AKS does.
    [[nodiscard]] int of(int count) const;
};

}  // namespace aksnet
