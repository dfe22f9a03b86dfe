// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place where core's UTF-8 text meets Qt's.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace aksnet::ui {

[[nodiscard]] inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string toStd(const QString& text) {
    return text.toStdString();
}

}  // namespace aksnet::ui
