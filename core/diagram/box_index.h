// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the boxes of a diagram that are worth painting, and what lies under a point.
#pragma once

#include "core/diagram/diagram.h"

#include <functional>
#include <unordered_map>

namespace aksnet {

/// Built once per diagram, which must outlive it. O(n) to build and to keep. Boxes stand parents first, each followed by
/// all that lies in it, so a subtree is one run of positions and is skipped whole when it is out of sight or too small.
class BoxIndex {
public:
    explicit BoxIndex(const Diagram& diagram);

    /// Calls `paint` with the position of every box that meets `visible` and whose longer side is at least `minSize`, in
    /// paint order (parents before children). Subtrees outside or too small are skipped whole.
    void visit(const Rect& visible, double minSize, const std::function<void(int)>& paint) const;
    /// The deepest box under the point, the one painted last if several are; or none.
    [[nodiscard]] std::optional<int> hit(Point point) const;
    /// The link that passes within `tolerance` of the point, or none. O(links).
    [[nodiscard]] std::optional<int> hitLink(Point point, double tolerance) const;
    /// The box that stands for the object, or none.
    [[nodiscard]] std::optional<int> boxOf(ObjectRef object) const;

private:
    const Diagram* m_diagram;
    std::vector<int> m_end;     ///< for each box the position behind its last descendant
    std::vector<Rect> m_reach;  ///< for each box what it and its descendants cover
    std::unordered_map<ObjectRef, int> m_boxOf;
};

}  // namespace aksnet
