// SPDX-License-Identifier: GPL-3.0-or-later
//
// See placedAmounts in diagram.h.
#include "core/diagram/diagram.h"

#include <algorithm>

namespace aksnet {

UseAmounts placedAmounts(UseAmounts demanded) {
    std::uint64_t homeless = demanded[static_cast<std::size_t>(UseKind::missing)];
    for (const UseKind kind : {UseKind::surge, UseKind::pods, UseKind::nodes, UseKind::other}) {
        std::uint64_t& amount = demanded[static_cast<std::size_t>(kind)];
        const std::uint64_t taken = std::min(amount, homeless);
        amount -= taken;
        homeless -= taken;
    }
    return demanded;
}

}  // namespace aksnet
