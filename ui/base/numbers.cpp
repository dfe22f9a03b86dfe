// SPDX-License-Identifier: GPL-3.0-or-later
//
// See numbers.h.
#include "ui/base/numbers.h"

#include "core/base/text.h"
#include "ui/base/text.h"

#include <cmath>

namespace aksnet::ui {

QString grouped(std::uint64_t number) {
    return toQt(aksnet::grouped(number));
}

QString counted(std::uint64_t number, const QString& singular) {
    const QString text = grouped(number) + QLatin1Char(' ') + singular;
    return number == 1 ? text : text + QLatin1Char('s');
}

QString percentOf(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) {
        return QStringLiteral("0 %");
    }
    const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && share < 1) {
        return QStringLiteral("< 1 %");
    }
    if (part < whole && share > 99) {
        return QStringLiteral("> 99 %");
    }
    return QStringLiteral("%1 %").arg(std::lround(share));
}

}  // namespace aksnet::ui
