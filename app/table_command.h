// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands have in common that print one table of a plan.
#pragma once

#include "app/command_line.h"
#include "core/engine/engine.h"
#include "core/report/table.h"

#include <functional>

namespace aksnet::app {

/// Opens the files, evaluates their plan and prints the table as text, json, csv or markdown. A sentence instead of a table goes to the
/// error stream.
[[nodiscard]] int runTable(const QStringList& files, std::string_view format, Streams streams,
                           const std::function<Result<Table>(const Snapshot&)>& make);

/// Keeps the rows with that name in that column, whatever its case.
void keepNamed(Table& table, std::string_view name, std::size_t column = 0);

}  // namespace aksnet::app
