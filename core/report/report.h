// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every table that can be made of a snapshot (report/catalogue.def).
#pragma once

#include "core/engine/engine.h"
#include "core/report/table.h"

#include <span>

namespace aksnet {

#define TABLE(function, key) [[nodiscard]] Table function(const Snapshot& snapshot);
#include "core/report/catalogue.def"
#undef TABLE

struct TableMaker {
    std::string_view key;
    Table (*make)(const Snapshot& snapshot);
};
[[nodiscard]] std::span<const TableMaker> allTables();

}  // namespace aksnet
