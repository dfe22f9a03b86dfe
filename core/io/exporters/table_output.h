// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables for scripts and spreadsheets; for terminals see tableAsText in core/report.
#pragma once

#include "core/report/table.h"

namespace aksnet {

/// RFC 4180: a head line of column keys, then a line a row; plain numbers, percentages with one decimal.
[[nodiscard]] std::string tableAsCsv(const Table& table);
/// A head line of titles, a rule, a line a row; numbers to the right.
[[nodiscard]] std::string tableAsMarkdown(const Table& table);
/// {"table": key, "title", "rows": [{column key: value}]}; numbers are numbers, percentages in percent, empty cells null.
[[nodiscard]] std::string tableAsJson(const Table& table);

}  // namespace aksnet
