// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries carry their place; one stable sort at the end brings late ones home.
#include "core/io/importers/import_log.h"

#include <algorithm>
#include <cassert>

namespace aksnet {

void ImportLog::beginFile(std::string name) {
    m_files.push_back(std::move(name));
    ++m_order;
}

ImportEntryHandle ImportLog::open(ImportEntry entry) {
    ++m_order;
    add(here(), std::move(entry));
    return ImportEntryHandle(m_entries.size() - 1);
}

void ImportLog::add(ImportPlace place, ImportEntry entry) {
    assert(place.file < m_files.size());
    entry.file = m_files[place.file];
    m_entries.push_back({place, std::move(entry)});
}

void ImportLog::settle(ImportEntryHandle handle, ImportStatus status, std::string note) {
    ImportEntry& entry = m_entries[static_cast<std::size_t>(handle)].entry;
    entry.status = status;
    entry.note = std::move(note);
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
