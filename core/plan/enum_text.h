// SPDX-License-Identifier: GPL-3.0-or-later
//
// ARM's spelling of every enumeration in a plan, in one place: plan files, importers, exporters and forms all use it.
#pragma once

#include "core/plan/plan.h"

#include <span>

namespace aksnet {

/// One spelling of one value; the first entry of a value is how it is written, further ones are only read.
template <class E>
struct EnumName {
    E value;
    std::string_view text;
};

/// All spellings of an enumeration; specialised in enum_text.cpp for each of plan's enums.
template <class E>
[[nodiscard]] std::span<const EnumName<E>> enumNames();

/// ARM's spelling: "overlay", "userDefinedRouting", "DynamicIndividual".
template <class E>
[[nodiscard]] std::string_view enumText(E value) {
    for (const auto& entry : enumNames<E>()) {
        if (entry.value == value) {
            return entry.text;
        }
    }
    return {};
}

/// Reads a spelling without regard to case (Azure's tools drift, see aks-facts 12); none if it is not known.
template <class E>
[[nodiscard]] std::optional<E> enumFromText(std::string_view text);

}  // namespace aksnet
