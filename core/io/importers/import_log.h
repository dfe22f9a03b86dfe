// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathers the entries of an import report. Some are known only after the last file was read (a subnet that never came);
// they still stand where the resource that asked for them stands.
#pragma once

#include "core/io/import.h"

#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>

namespace aksnet {

/// Where in the report something belongs, and which file that is.
struct ImportPlace {
    std::uint32_t file = 0;
    std::uint64_t order = 0;
};

/// An entry before the log knows where it belongs.
struct ImportNote {
    ImportStatus status;
    std::string path;
    std::string resourceType;
    std::string name;
    std::string note;
};

/// How a file spells the paths of a resource that was translated before it was read. `base` leads both spellings.
struct ImportPathNames {
    std::string base;
    std::map<std::string, std::string, std::less<>> names;  ///< ".path" after the base as read → as in the file

    /// A path below the base in the file's spelling, by the longest part of it that has a name; other paths as they are.
    [[nodiscard]] std::string spelledInFile(std::string_view path) const;
};

/// A handle to an entry that is not settled yet.
enum class ImportEntryHandle : std::size_t {};

class ImportLog {
public:
    /// All that follows belongs to this file.
    void beginFile(std::string name);

    /// The place of the resource that is being read.
    [[nodiscard]] ImportPlace here() const { return {static_cast<std::uint32_t>(m_files.size() - 1), m_order}; }

    /// Opens the next place and puts the entry of a resource there.
    ImportEntryHandle open(ImportNote note);
    /// How many entries were opened so far.
    [[nodiscard]] std::size_t opened() const { return m_opened; }
    /// Every remark at the open place, now and later, spells its path as the file does.
    void spellPaths(ImportPathNames names) { m_pathNames.insert_or_assign(m_order, std::move(names)); }
    /// Puts a remark at a place, after what stands there.
    void remark(ImportPlace place, ImportNote note);
    void remark(ImportNote note) { remark(here(), std::move(note)); }
    /// true if a remark at the place says of this path, or of what it lies in, that its value is unknown.
    [[nodiscard]] bool isUnknown(ImportPlace place, std::string_view path) const;
    /// What became of a resource, once that is known.
    void settle(ImportEntryHandle handle, ImportStatus status, std::string note);

    /// Files, and resources within them, in the order they were read.
    [[nodiscard]] ImportReport finish() &&;

private:
    struct Placed {
        ImportPlace place;
        ImportEntry entry;
    };
    void put(ImportPlace place, ImportNote note, bool isRemark);
    [[nodiscard]] std::string spelled(ImportPlace place, std::string_view path) const;

    std::vector<std::string> m_files;
    std::vector<Placed> m_entries;
    std::unordered_map<std::uint64_t, ImportPathNames> m_pathNames;               ///< by the order of the place
    std::set<std::pair<std::uint64_t, std::string>, std::less<>> m_unknownPaths;  ///< of remarks, by the order likewise
    std::uint64_t m_order = 0;
    std::size_t m_opened = 0;
};

}  // namespace aksnet
