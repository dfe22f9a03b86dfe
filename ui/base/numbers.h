// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as people read them, the same in every locale.
#pragma once

#include <QString>

#include <cstdint>

namespace aksnet::ui {

/// "1,581"
[[nodiscard]] QString grouped(std::uint64_t number);
/// "1 node", "1,581 nodes": the plural is the singular with an s.
[[nodiscard]] QString counted(std::uint64_t number, const QString& singular);
/// "62 %"; "< 1 %" and "> 99 %" where rounding would say nothing or everything.
[[nodiscard]] QString percentOf(std::uint64_t part, std::uint64_t whole);

}  // namespace aksnet::ui
