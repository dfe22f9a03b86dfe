// SPDX-License-Identifier: GPL-3.0-or-later
//
// An object of an import file seen through ARM's eyes: keys without regard to case, null the same as absent, values of
// the wrong kind noted with their JSON path instead of stopping the import.
#pragma once

#include "core/address/prefix.h"
#include "core/io/import.h"
#include "core/io/importers/json_path.h"
#include "core/io/importers/json_text.h"
#include "core/plan/common.h"
#include "core/plan/enum_text.h"
#include "core/plan/value_ranges.h"

#include <vector>

namespace aksnet {

/// What the report must say of one resource's properties: each with its path and a sentence.
struct ReadingProblems {
    struct Property {
        std::string path;
        std::string note;
        ImportStatus status = ImportStatus::notUnderstood;
    };
    std::vector<Property> properties;

    void add(std::string path, std::string note) { properties.push_back({std::move(path), std::move(note)}); }
    void ignore(std::string path, std::string note) {
        properties.push_back({std::move(path), std::move(note), ImportStatus::ignored});
    }
    void assume(std::string path, std::string note) {
        properties.push_back({std::move(path), std::move(note), ImportStatus::defaulted});
    }
    void unknown(std::string path, std::string note) {
        properties.push_back({std::move(path), std::move(note), ImportStatus::unknown});
    }
};

/// true for "[parameters('x')]"; false for "[[text", ARM's way to write a plain bracket.
[[nodiscard]] bool isArmExpression(std::string_view text);
/// A member by its key, an exact match before one that differs in case; none if absent or null.
[[nodiscard]] const Json::object_t::value_type* findMember(const Json& object, std::string_view key);
/// Its value alone.
[[nodiscard]] const Json* findIgnoringCase(const Json& object, std::string_view key);
/// Its text, as long as the object lives; empty if it has none.
[[nodiscard]] std::string_view textOf(const Json& object, std::string_view key);

/// Cheap to pass on; the JSON and the problems must outlive it. A view may be of nothing: then every question answers none.
class JsonView {
public:
    JsonView(const Json* value, std::string path, ReadingProblems& problems)
        : m_value(value), m_path(std::move(path)), m_problems(&problems) {}

    [[nodiscard]] bool exists() const { return m_value != nullptr; }
    [[nodiscard]] const Json* json() const { return m_value; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// The path of a key, in the file's spelling where it is there.
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    [[nodiscard]] ReadingProblems& problems() const { return *m_problems; }

    /// The raw value of a key; none if absent or null.
    [[nodiscard]] const Json* find(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] JsonView object(std::string_view key) const;
    /// `properties` where there is such an object, else the view itself: `az` output is flattened.
    [[nodiscard]] JsonView properties() const;
    /// The objects of a list; elements of another kind are noted, nulls passed over.
    [[nodiscard]] std::vector<JsonView> objects(std::string_view key) const;

    /// Empty if absent.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// A name or the like: unknown parts are noted and kept as words in braces.
    [[nodiscard]] std::string readableText(std::string_view key) const;
    /// Empty if absent, unknown or no text at all; for what does not matter to the network.
    [[nodiscard]] std::string quietText(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    /// Whole numbers, also written as text ("3").
    [[nodiscard]] std::optional<int> number(std::string_view key, NumberRange range = anyCount) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key, bool otherwise = false) const {
        return boolean(key).value_or(otherwise);
    }
    [[nodiscard]] std::optional<Prefix> prefix(std::string_view key) const;
    [[nodiscard]] std::vector<Prefix> prefixes(std::string_view key) const;
    [[nodiscard]] std::optional<IpAddress> address(std::string_view key) const;
    [[nodiscard]] std::optional<CountOrPercent> countOrPercent(std::string_view key) const;
    template <class E>
    [[nodiscard]] std::optional<E> enumeration(std::string_view key) const {
        const std::string word = text(key);
        if (word.empty()) {
            return std::nullopt;
        }
        const auto value = enumFromText<E>(word);
        if (!value) {
            noteUnknownWord(key, word);
        }
        return value;
    }

    void note(std::string_view key, std::string sentence) const { m_problems->add(pathOf(key), std::move(sentence)); }
    void ignore(std::string_view key, std::string sentence) const {
        m_problems->ignore(pathOf(key), std::move(sentence));
    }

private:
    /// The text if it is one and no expression; else notes what is wrong.
    [[nodiscard]] const std::string* plainText(const Json& value, const std::string& path) const;
    [[nodiscard]] std::optional<Prefix> readPrefix(const Json& value, const std::string& path) const;
    /// The array under a key, a single text standing for a list of one.
    template <class Read>
    void forEachElement(std::string_view key, Read read) const;
    /// true, and noted, if the value is an expression, or a text that an expression could not wholly tell.
    bool noteIfUnknown(const Json& value, const std::string& path) const;
    void noteKind(const Json& value, const std::string& path, std::string_view wanted) const;
    void noteUnknownWord(std::string_view key, std::string_view word) const;

    const Json* m_value;
    std::string m_path;
    ReadingProblems* m_problems;
};

}  // namespace aksnet
