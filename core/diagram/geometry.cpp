// SPDX-License-Identifier: GPL-3.0-or-later
//
// See geometry.h.
#include "core/diagram/geometry.h"

#include <algorithm>

namespace aksnet {

Rect Rect::united(const Rect& o) const {
    const double left = std::min(x, o.x);
    const double top = std::min(y, o.y);
    return {left, top, std::max(right(), o.right()) - left, std::max(bottom(), o.bottom()) - top};
}

}  // namespace aksnet
