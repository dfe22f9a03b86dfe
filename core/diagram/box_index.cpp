// SPDX-License-Identifier: GPL-3.0-or-later
//
// See box_index.h.
#include "core/diagram/box_index.h"

#include <algorithm>
#include <cmath>

namespace aksnet {

namespace {

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double lengthSquared = dx * dx + dy * dy;
    const double t =
        lengthSquared == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / lengthSquared, 0.0, 1.0);
    return std::hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

}  // namespace

BoxIndex::BoxIndex(const Diagram& diagram)
    : m_diagram(&diagram), m_end(diagram.boxes.size()), m_reach(diagram.boxes.size()) {
    const auto& boxes = diagram.boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        m_end[i] = static_cast<int>(i) + 1;
        m_reach[i] = boxes[i].rect;
        if (boxes[i].object.number != 0) {
            m_boxOf.emplace(boxes[i].object, static_cast<int>(i));
        }
    }
    // Children stand behind their parents, so one pass from the back carries ends and reaches up.
    for (std::size_t i = boxes.size(); i-- > 0;) {
        if (boxes[i].parent >= 0) {
            const auto parent = static_cast<std::size_t>(boxes[i].parent);
            m_end[parent] = std::max(m_end[parent], m_end[i]);
            m_reach[parent] = m_reach[parent].united(m_reach[i]);
        }
    }
}

void BoxIndex::visit(const Rect& visible, double minSize, const std::function<void(int)>& paint) const {
    const int count = static_cast<int>(m_end.size());
    for (int position = 0; position < count;) {
        const auto i = static_cast<std::size_t>(position);
        const Rect& reach = m_reach[i];
        if (!reach.intersects(visible) || std::max(reach.width, reach.height) < minSize) {
            position = m_end[i];
            continue;
        }
        const Rect& rect = m_diagram->boxes[i].rect;
        if (std::max(rect.width, rect.height) >= minSize && rect.intersects(visible)) {
            paint(position);
        }
        ++position;
    }
}

std::optional<int> BoxIndex::hit(Point point) const {
    std::optional<int> best;
    const int count = static_cast<int>(m_end.size());
    for (int position = 0; position < count;) {
        const auto i = static_cast<std::size_t>(position);
        if (!m_reach[i].contains(point)) {
            position = m_end[i];
            continue;
        }
        if (m_diagram->boxes[i].rect.contains(point)) {
            best = position;
        }
        ++position;
    }
    return best;
}

std::optional<int> BoxIndex::hitLink(Point point, double tolerance) const {
    std::optional<int> best;
    double bestDistance = tolerance;
    for (std::size_t i = 0; i < m_diagram->links.size(); ++i) {
        const auto& points = m_diagram->links[i].points;
        for (std::size_t k = 1; k < points.size(); ++k) {
            const double distance = distanceToSegment(point, points[k - 1], points[k]);
            if (distance <= bestDistance) {
                bestDistance = distance;
                best = static_cast<int>(i);
            }
        }
    }
    return best;
}

std::optional<int> BoxIndex::boxOf(ObjectRef object) const {
    const auto found = m_boxOf.find(object);
    return found == m_boxOf.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace aksnet
