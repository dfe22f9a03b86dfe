// SPDX-License-Identifier: GPL-3.0-or-later
//
// See table_command.h.
#include "app/table_command.h"

#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/exporters/table_output.h"
#include "ui/document/file_store.h"

#include <ostream>

namespace aksnet::app {

int runTable(const QStringList& files, std::string_view format, Streams streams,
             const std::function<Result<Table>(const Snapshot&)>& make) {
    auto opened = ui::openFiles(files);
    if (!opened) {
        streams.err << opened.error().text() << '\n';
        return exitUnusable;
    }
    const auto snapshot = evaluate({std::make_shared<const Plan>(std::move(opened->document.plan)), 0, systemDate()});
    const auto table = make(*snapshot);
    if (!table) {
        streams.err << table.error().text() << '\n';
        return exitUnusable;
    }
    streams.out << (format == "json"       ? tableAsJson(*table)
                    : format == "csv"      ? tableAsCsv(*table)
                    : format == "markdown" ? tableAsMarkdown(*table)
                                           : tableAsText(*table));
    return exitClean;
}

void keepNamed(Table& table, std::string_view name, std::size_t column) {
    std::erase_if(table.rows,
                  [&](const Row& row) { return !equalsIgnoringCase(std::get<std::string>(row.cells[column]), name); });
}

}  // namespace aksnet::app
