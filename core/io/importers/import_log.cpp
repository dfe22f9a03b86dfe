// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries carry their place; one stable sort at the end brings late ones home.
#include "core/io/importers/import_log.h"

#include <algorithm>
#include <cassert>

namespace aksnet {
namespace {

/// Names come from strangers: a line feed in one must not make a second line of the report.
std::string onOneLine(std::string text) {
    std::ranges::replace_if(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return text;
}

}  // namespace

std::string ImportPathNames::spelledInFile(std::string_view path) const {
    const std::string_view inner = path.starts_with(base) ? path.substr(base.size()) : std::string_view();
    if (!inner.starts_with('.')) {
        return std::string(path);
    }
    for (std::size_t end = inner.size(); end > 0; end = inner.find_last_of(".[", end - 1)) {
        if (const auto found = names.find(inner.substr(0, end)); found != names.end()) {
            return base + found->second + std::string(inner.substr(end));
        }
    }
    return std::string(path);
}

void ImportLog::beginFile(std::string name) {
    m_files.push_back(std::move(name));
    ++m_order;
}

ImportEntryHandle ImportLog::open(ImportNote note) {
    ++m_order;
    ++m_opened;
    put(here(), std::move(note), false);
    return ImportEntryHandle(m_entries.size() - 1);
}

void ImportLog::remark(ImportPlace place, ImportNote note) {
    note.path = spelled(place, note.path);
    if (note.status == ImportStatus::unknown) {
        m_unknownPaths.emplace(place.order, note.path);
    }
    put(place, std::move(note), true);
}

std::string ImportLog::spelled(ImportPlace place, std::string_view path) const {
    const auto names = m_pathNames.find(place.order);
    return names == m_pathNames.end() ? std::string(path) : names->second.spelledInFile(path);
}

bool ImportLog::isUnknown(ImportPlace place, std::string_view path) const {
    std::string outer = spelled(place, path);
    while (!m_unknownPaths.contains(std::pair(place.order, outer))) {
        const std::size_t end = outer.find_last_of(".[");
        if (end == std::string::npos) {
            return false;
        }
        outer.resize(end);
    }
    return true;
}

void ImportLog::put(ImportPlace place, ImportNote note, bool isRemark) {
    assert(place.file < m_files.size());
    m_entries.push_back({place,
                         {.status = note.status,
                          .file = m_files[place.file],
                          .path = onOneLine(std::move(note.path)),
                          .resourceType = onOneLine(std::move(note.resourceType)),
                          .name = onOneLine(std::move(note.name)),
                          .note = onOneLine(std::move(note.note)),
                          .isRemark = isRemark}});
}

void ImportLog::settle(ImportEntryHandle handle, ImportStatus status, std::string note) {
    ImportEntry& entry = m_entries[static_cast<std::size_t>(handle)].entry;
    entry.status = status;
    entry.note = onOneLine(std::move(note));
}

ImportReport ImportLog::finish() && {
    std::ranges::stable_sort(m_entries, {}, [](const Placed& placed) { return placed.place.order; });
    ImportReport report;
    report.entries.reserve(m_entries.size());
    for (Placed& placed : m_entries) {
        report.entries.push_back(std::move(placed.entry));
    }
    return report;
}

}  // namespace aksnet
