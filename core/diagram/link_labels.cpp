// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the labels of links stand.
#include "core/diagram/arrange.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace aksnet::diagram {

namespace {

constexpr double aboveLine = 5;         ///< from the base line down to the link
constexpr double capitalHeight = 0.73;  ///< of the font's size
constexpr double descent = 0.2;
constexpr double endGap = 4;  ///< between a label and the ends of its stretch

/// A horizontal or vertical part of a link: it stands at `at` and reaches from `least` to `most`.
struct LinkSegment {
    double at;
    double least;
    double most;

    auto operator<=>(const LinkSegment&) const = default;
};

/// All segments of one direction, in their order across it, each once: links that run together are one line.
class SegmentList {
public:
    void add(const LinkSegment& segment) { m_segments.push_back(segment); }
    void settle() {
        std::ranges::sort(m_segments, [](const LinkSegment& a, const LinkSegment& b) { return a < b; });
        const auto repeated = std::ranges::unique(m_segments);
        m_segments.erase(repeated.begin(), repeated.end());
    }
    /// true if one stands between from and to and meets the stretch between least and most.
    [[nodiscard]] bool meets(double from, double to, double least, double most) const {
        const auto first = std::ranges::lower_bound(m_segments, from, {}, &LinkSegment::at);
        for (auto segment = first; segment != m_segments.end() && segment->at <= to; ++segment) {
            if (segment->least <= most && segment->most >= least) {
                return true;
            }
        }
        return false;
    }

private:
    std::vector<LinkSegment> m_segments;
};

class LabelPlacer {
public:
    explicit LabelPlacer(Diagram& diagram) : m_diagram(diagram) {
        for (const Link& link : diagram.links) {
            for (std::size_t k = 1; k < link.points.size(); ++k) {
                const Point a = link.points[k - 1];
                const Point b = link.points[k];
                if (a.y == b.y) {
                    m_horizontal.add({a.y, std::min(a.x, b.x), std::max(a.x, b.x)});
                } else {
                    m_vertical.add({a.x, std::min(a.y, b.y), std::max(a.y, b.y)});
                }
            }
        }
        m_horizontal.settle();
        m_vertical.settle();
    }

    /// Tries the stretches from the right-hand end on, where links of one trunk have parted.
    void place(Link& link) {
        const auto box = [&](int position) { return m_diagram.boxes[static_cast<std::size_t>(position)].rect; };
        const bool endsRight = box(link.to).x >= box(link.from).x;
        const std::size_t count = link.points.size() - 1;
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t segment = endsRight ? count - 1 - k : k;
            const Outcome outcome = placeAbove(*link.label, link.points[segment], link.points[segment + 1]);
            if (outcome == Outcome::placed) {
                return;
            }
            if (outcome == Outcome::shared) {
                break;
            }
        }
        link.label.reset();
    }

private:
    enum class Outcome : std::uint8_t { placed, shared, noRoom };

    /// In the middle of the stretch, else at one of its ends.
    Outcome placeAbove(TextItem& label, Point a, Point b) {
        const double width = textWidth(label.text, label.size);
        const double slack = (std::abs(b.x - a.x) - width) / 2 - endGap;
        if (a.y != b.y || slack < 0) {
            return Outcome::noRoom;
        }
        for (const double shift : {0.0, slack, -slack}) {
            label.at = {(a.x + b.x) / 2 + shift, a.y - aboveLine};
            const Rect room{label.at.x - width / 2, label.at.y - capitalHeight * label.size, width,
                            (capitalHeight + descent) * label.size};
            if (isShared(label)) {
                return Outcome::shared;
            }
            if (isFree(room)) {
                m_taken.emplace(room.y, std::pair(room, label.text));
                return Outcome::placed;
            }
        }
        return Outcome::noRoom;
    }

    [[nodiscard]] bool isShared(const TextItem& label) const {
        const auto [first, last] = m_taken.equal_range(label.at.y - capitalHeight * label.size);
        return std::any_of(first, last, [&](const auto& taken) {
            const auto& [room, text] = taken.second;
            return text == label.text && room.contains(label.at);
        });
    }
    [[nodiscard]] bool isFree(const Rect& room) const {
        if (m_vertical.meets(room.x, room.right(), room.y, room.bottom()) ||
            m_horizontal.meets(room.y, room.bottom(), room.x, room.right())) {
            return false;
        }
        // Labels are equally high, so none that starts more than that above reaches down to this one.
        return std::none_of(m_taken.lower_bound(room.y - room.height), m_taken.upper_bound(room.bottom()),
                            [&](const auto& taken) { return taken.second.first.intersects(room); });
    }

    Diagram& m_diagram;
    SegmentList m_horizontal;
    SegmentList m_vertical;
    std::multimap<double, std::pair<Rect, std::string>> m_taken;  ///< labels that have their place, by their top
};

}  // namespace

void placeLabels(Diagram& diagram) {
    LabelPlacer placer(diagram);
    for (Link& link : diagram.links) {
        if (link.label) {
            placer.place(link);
        }
    }
}

}  // namespace aksnet::diagram
