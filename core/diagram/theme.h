// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours and strokes by role. Themes are data (resources/themes/*.json, read by core/io/theme_file.h).
#pragma once

#include "core/diagram/diagram.h"

namespace aksnet {

/// sRGB, 8 bits a channel.
struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Color&) const = default;
    [[nodiscard]] std::string hex() const;  ///< "#0078d4"
};

enum class Dash : std::uint8_t { solid, dashed, dotted };
/// A second sign beside colour for bar segments.
enum class Hatch : std::uint8_t { none, diagonal, dots, cross };

struct BoxStyle {
    Color fill;
    Color stroke;
    double strokeWidth = 1;
    Dash dash = Dash::solid;
    double radius = 4;
};
struct SegmentStyle {
    Color fill;
    Hatch hatch = Hatch::none;
};
struct LinkStyle {
    Color stroke;
    double strokeWidth = 1.5;
    Dash dash = Dash::solid;
};

inline constexpr std::size_t boxRoleCount = 15;
inline constexpr std::size_t linkRoleCount = 5;
inline constexpr std::size_t textRoleCount = 5;

struct Theme {
    std::string name;  ///< "light", "dark", "print"
    Color background;
    Color error;
    Color warning;
    Color info;
    Color badgeText;
    Color symbol;
    Color selection;
    Color path;  ///< a connection's way over the picture
    std::array<BoxStyle, boxRoleCount> boxes;
    std::array<SegmentStyle, useKindCount> segments;
    std::array<LinkStyle, linkRoleCount> links;
    std::array<Color, textRoleCount> texts;

    [[nodiscard]] const BoxStyle& box(BoxRole role) const { return boxes[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const SegmentStyle& segment(UseKind kind) const { return segments[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] const LinkStyle& link(LinkRole role) const { return links[static_cast<std::size_t>(role)]; }
    [[nodiscard]] Color text(TextRole role) const { return texts[static_cast<std::size_t>(role)]; }
};

}  // namespace aksnet
