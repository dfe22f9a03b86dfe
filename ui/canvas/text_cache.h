// SPDX-License-Identifier: GPL-3.0-or-later
//
// Laid-out texts kept between frames: shaping text costs far more than painting it.
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

#include <string>
#include <unordered_map>

namespace aksnet::ui {

/// Texts by content, weight and pixel size in steps of half a pixel. New layouts are limited per frame so that no frame
/// stalls; what is missing comes with the next one.
class TextCache {
public:
    struct Entry {
        QStaticText text;
        QFont font;
        double width = 0;
        double ascent = 0;
    };

    /// Forgets the frame's allowance; and everything, once far more is kept than any screen shows.
    void beginFrame();
    /// The laid-out text, or null when this frame may lay out no more.
    const Entry* find(const std::string& text, double pixelSize, bool bold);

private:
    struct Key {
        std::string text;
        int halfPixels;
        bool bold;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return std::hash<std::string>{}(key.text) ^ (static_cast<std::size_t>(key.halfPixels) << 1) ^
                   static_cast<std::size_t>(key.bold);
        }
    };

    std::unordered_map<Key, Entry, KeyHash> m_entries;
    int m_allowance = 0;
};

/// The diagram's font: families as in SVG exports, not hinted so that widths scale with zoom.
[[nodiscard]] QFont diagramFont(double pixelSize, bool bold);

}  // namespace aksnet::ui
