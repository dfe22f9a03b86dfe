// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing files: whole, atomic, with clear sentences when it fails. Window and command line both use it.
#pragma once

#include "core/io/import.h"
#include "core/io/plan_file.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>

namespace aksnet::ui {

/// The file's bytes; refuses folders and files above 2 GiB. The Error's `where` is the path.
[[nodiscard]] Result<std::string> readFile(const QString& path);
/// Writes all bytes or leaves the old file as it was (temporary file, flush, rename).
[[nodiscard]] Result<void> writeFile(const QString& path, const QByteArray& bytes);

/// What opening one or more files gave.
struct OpenedFiles {
    PlanDocument document;
    std::optional<ImportReport> report;  ///< set when the files were imported rather than opened as a plan
};
/// What files to import need to be told.
struct ImportValues {
    std::string csvMapping;                     ///< see core/io/csv_mapping.h
    QStringList parameterFiles;                 ///< for every ARM template
    std::map<std::string, std::string> byName;  ///< of the parameters of templates; outrank the files
};
/// One plan file, SVG or PNG with a plan inside, or any files an importer understands, merged into one plan.
[[nodiscard]] Result<OpenedFiles> openFiles(const QStringList& paths, const ImportValues& values = {});

}  // namespace aksnet::ui
