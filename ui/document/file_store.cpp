// SPDX-License-Identifier: GPL-3.0-or-later
//
// See file_store.h.
#include "ui/document/file_store.h"

#include "core/io/embedded_plan.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace aksnet::ui {

namespace {

constexpr qint64 largestFile = qint64{2} << 30;

bool hasSuffix(const QString& path, QLatin1String suffix) {
    return QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) == 0;
}

/// The plan text that a picture carries, or the text itself for anything but pictures.
Result<std::string> planTextOf(const QString& path, std::string text) {
    const bool isPng = text.starts_with("\x89PNG");
    const bool isSvg = hasSuffix(path, QLatin1String("svg")) || text.substr(0, 512).find("<svg") != std::string::npos;
    if (!isPng && !isSvg) {
        return text;
    }
    auto carried = isPng ? extractPlanFromPng(text) : extractPlanFromSvg(text);
    if (!carried) {
        return fail(
            toStd(path),
            "This picture carries no plan. Only SVG and PNG files exported by AksNet with the plan inside can be opened.");
    }
    return std::move(*carried);
}

/// The files to import with the values that their templates are given.
Result<ImportOutcome> importWithValues(std::span<const SourceFile> sources, const ImportValues& values) {
    std::vector<SourceFile> parameterFiles;
    for (const QString& path : values.parameterFiles) {
        auto text = readFile(path);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        parameterFiles.push_back({toStd(QFileInfo(path).fileName()), std::move(*text)});
    }
    return importWith({sources, nullptr, parameterFiles, values.byName});
}

Result<OpenedFiles> openOne(const QString& path, const ImportValues& values) {
    auto bytes = readFile(path);
    if (!bytes) {
        return std::unexpected(std::move(bytes.error()));
    }
    auto text = planTextOf(path, std::move(*bytes));
    if (!text) {
        return std::unexpected(std::move(text.error()));
    }
    const std::string name = toStd(QFileInfo(path).fileName());
    if (looksLikePlan(*text)) {
        auto document = parsePlan(*text, name);
        if (!document) {
            return std::unexpected(std::move(document.error()));
        }
        return OpenedFiles{std::move(*document), std::nullopt};
    }
    const SourceFile source{name, std::move(*text), values.csvMapping};
    auto outcome = importWithValues({&source, 1}, values);
    if (!outcome) {
        return std::unexpected(std::move(outcome.error()));
    }
    if (outcome->plan.name.empty()) {
        outcome->plan.name = toStd(QFileInfo(path).completeBaseName());
    }
    return OpenedFiles{{std::move(outcome->plan), {}}, std::move(outcome->report)};
}

}  // namespace

Result<std::string> readFile(const QString& path) {
    const QFileInfo info(path);
    if (info.isDir()) {
        return fail(toStd(path), "This is a folder; a file is needed.");
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(toStd(path), "The file cannot be read: " + toStd(file.errorString()) + ".");
    }
    if (file.size() > largestFile) {
        return fail(toStd(path), "The file is larger than 2 GiB, which is more than this program reads.");
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return fail(toStd(path), "Reading stopped early: " + toStd(file.errorString()) + ".");
    }
    return bytes.toStdString();
}

Result<void> writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(toStd(path), "The file cannot be written: " + toStd(file.errorString()) +
                                     ". What was there before is unchanged.");
    }
    return {};
}

Result<OpenedFiles> openFiles(const QStringList& paths, const ImportValues& values) {
    if (paths.size() == 1) {
        return openOne(paths.front(), values);
    }
    std::vector<SourceFile> sources;
    for (const QString& path : paths) {
        auto text = readFile(path);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        if (looksLikePlan(*text)) {
            return fail(
                toStd(path),
                "Several files were given and this one is a plan; open plans one at a time and import the others into them.");
        }
        sources.push_back({toStd(QFileInfo(path).fileName()), std::move(*text), values.csvMapping});
    }
    auto outcome = importWithValues(sources, values);
    if (!outcome) {
        return std::unexpected(std::move(outcome.error()));
    }
    if (outcome->plan.name.empty() && !paths.isEmpty()) {
        outcome->plan.name = toStd(QFileInfo(paths.front()).completeBaseName());
    }
    return OpenedFiles{{std::move(outcome->plan), {}}, std::move(outcome->report)};
}

}  // namespace aksnet::ui
