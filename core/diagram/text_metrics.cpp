// SPDX-License-Identifier: GPL-3.0-or-later
//
// See text_metrics.h.
#include "core/diagram/text_metrics.h"

#include <array>
#include <cstdint>

namespace aksnet {

namespace {

/// Advances of ' ' … '~' in DejaVu Sans, in thousandths of the font size.
constexpr std::array<std::uint16_t, 95> asciiAdvances{
    318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,                 //  !"#$%&'()*+,-./
    636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,                 // 0-9:;<=>?
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695,  // @A-R
    635,  611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500,                           // S-Z[\]^_`
    613,  635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,  // a-s
    392,  634, 592, 818, 592, 592, 525, 636, 337, 636, 838,                                          // t-z{|}~
};
constexpr double boldFactor = 1.13;
constexpr double ellipsisAdvance = 1.0;

/// Number of bytes of the character that starts with this byte; 1 for stray bytes.
std::size_t characterBytes(unsigned char first) {
    return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
}

double characterAdvance(unsigned char first) {
    if (first >= ' ' && first <= '~') {
        return asciiAdvances[static_cast<std::size_t>(first - ' ')] / 1000.0;
    }
    // Latin and punctuation beyond ASCII are about as wide as "n"; ideographs take the full size.
    return first >= 0xe3 ? 1.0 : 0.7;
}

}  // namespace

double textWidth(std::string_view text, double size, bool bold) {
    double width = 0;
    for (std::size_t at = 0; at < text.size(); at += characterBytes(static_cast<unsigned char>(text[at]))) {
        width += characterAdvance(static_cast<unsigned char>(text[at]));
    }
    return width * size * (bold ? boldFactor : 1.0);
}

std::string elided(std::string_view text, double width, double size, bool bold) {
    if (textWidth(text, size, bold) <= width) {
        return std::string(text);
    }
    const double room = width / (size * (bold ? boldFactor : 1.0)) - ellipsisAdvance;
    if (room < 0) {
        return {};
    }
    double used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto first = static_cast<unsigned char>(text[at]);
        if (used + characterAdvance(first) > room) {
            break;
        }
        used += characterAdvance(first);
        at += characterBytes(first);
    }
    std::string kept(text.substr(0, at));
    kept.erase(kept.find_last_not_of(' ') + 1);
    return kept + "…";
}

}  // namespace aksnet
