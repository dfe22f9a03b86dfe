// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the fields of one JSON object into C++ values. JsonWriter has the same functions the other way round, so one list
// of fields per type (plan_file_*_fields.h) serves both.
#pragma once

#include "core/io/json_value.h"
#include "core/plan/enum_text.h"

namespace aksnet {

/// What went wrong first while a file was read. Later faults are dropped: the first one explains them.
struct ReadLog {
    std::string name;  ///< of the file
    std::optional<Error> fault;
};

/// Reads one object. A field that is absent or null leaves its value as it is; one of a wrong kind is reported to the log
/// with its path, and reading goes on. Fields never asked for are the unknown ones.
class JsonReader {
public:
    JsonReader(ReadLog& log, const JsonValue& object) : m_log(log), m_object(object), m_taken(object.members.size()) {}

    template <class Tag>
    void id(Id<Tag>& value) {
        if (const auto number = takeReference("id", ObjectRef(Id<Tag>(0)).kind)) {
            value.value = *number;
        }
    }
    /// `fallback` is what the value has where the key is left out; it must be the value's initial one.
    void text(std::string_view key, std::string& value, std::string_view fallback = {});
    void texts(std::string_view key, std::vector<std::string>& value, std::string_view singular = {});
    void flag(std::string_view key, bool& value, bool fallback = false);
    void flag(std::string_view key, std::optional<bool>& value);
    void number(std::string_view key, int& value);
    void number(std::string_view key, int& value, int fallback);
    void number(std::string_view key, std::optional<int>& value);
    void number(std::string_view key, std::uint32_t& value);
    void real(std::string_view key, double& value);
    /// `whenTrue` and `whenFalse` are the words that stand for the two values.
    void flagWords(std::string_view key, std::optional<bool>& value, std::string_view whenTrue,
                   std::string_view whenFalse);
    void flagWords(std::string_view key, bool& value, std::string_view whenTrue, std::string_view whenFalse);
    void prefix(std::string_view key, std::optional<Prefix>& value);
    void prefix(std::string_view key, Prefix& value);  ///< must be given
    void prefixes(std::string_view key, std::vector<Prefix>& value, std::string_view singular = {});
    void address(std::string_view key, std::optional<IpAddress>& value);
    void countOrPercent(std::string_view key, std::optional<CountOrPercent>& value);
    void object(std::string_view key, ObjectRef& value);  ///< a reference to anything; must be given

    template <class E>
    void choice(std::string_view key, E& value) {
        if (const JsonValue* given = takeString(key)) {
            if (const auto read = enumFromText<E>(given->text)) {
                value = *read;
            } else {
                reportChoice(key, given->text, enumWords<E>());
            }
        }
    }
    template <class E>
    void choice(std::string_view key, E& value, E /*fallback*/) {
        choice(key, value);
    }
    template <class E>
    void choice(std::string_view key, std::optional<E>& value) {
        E read{};
        if (takesValue(key)) {
            choice(key, read);
            value = read;
        }
    }
    template <class E>
    void choices(std::string_view key, std::vector<E>& value) {
        std::vector<std::string> words;
        texts(key, words);
        for (const std::string& word : words) {
            if (const auto read = enumFromText<E>(word)) {
                value.push_back(*read);
            } else {
                reportChoice(key, word, enumWords<E>());
            }
        }
    }
    template <class Tag>
    void reference(std::string_view key, std::optional<Id<Tag>>& value) {
        if (const auto number = takeReference(key, ObjectRef(Id<Tag>(0)).kind)) {
            value = Id<Tag>(*number);
        }
    }
    template <class Tag>
    void reference(std::string_view key, Id<Tag>& value) {  ///< must be given
        if (requireKey(key)) {
            value.value = takeReference(key, ObjectRef(Id<Tag>(0)).kind).value_or(0);
        }
    }
    template <class Tag>
    void references(std::string_view key, std::vector<Id<Tag>>& value) {
        for (const std::uint32_t number : takeReferences(key, ObjectRef(Id<Tag>(0)).kind)) {
            value.emplace_back(number);
        }
    }

    /// An object of ARM that has no type in a plan: fields(reader) reads its fields into the owner.
    template <class Fields>
    void wrapper(std::string_view key, Fields fields) {
        if (const JsonValue* given = takeObject(key)) {
            JsonReader inner(*this, *given, key);
            fields(inner);
            inner.collectUnknown();
            keepUnknown(key, inner.m_unknown);
        }
    }
    /// An object with a type of its own: fields(reader, value).
    template <class T, class Fields>
    void part(std::string_view key, T& value, Fields fields) {
        if (const JsonValue* given = takeObject(key)) {
            JsonReader inner(*this, *given, key);
            fields(inner, value);
        }
    }
    template <class T, class Fields>
    void part(std::string_view key, std::optional<T>& value, Fields fields) {
        if (takesValue(key)) {
            value.emplace();
            part(key, *value, fields);
        }
    }
    /// A list of objects: fields(reader, value) for each. T may be Shared.
    template <class T, class Fields>
    void list(std::string_view key, std::vector<T>& value, Fields fields) {
        const JsonValue* given = takeArray(key);
        for (std::size_t i = 0; given != nullptr && i < given->items.size(); ++i) {
            const std::string itemKey = std::string(key) + "[" + std::to_string(i) + "]";
            if (!checkKind(itemKey, given->items[i], JsonValue::Kind::object)) {
                return;
            }
            JsonReader inner(*this, given->items[i], itemKey);
            auto item = blank<T>();
            fields(inner, item);
            value.emplace_back(std::move(item));
        }
    }
    /// All that was not asked for. Last call for every object.
    void unknown(UnknownFields& value);
    /// The keys of the object in file order, for objects used as maps.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// Notes a fault of the field, with its path.
    void report(std::string_view key, std::string what);

private:
    JsonReader(JsonReader& parent, const JsonValue& object, std::string_view key)
        : m_log(parent.m_log), m_object(object), m_taken(object.members.size()), m_parent(&parent), m_key(key) {}

    /// A T to read into.
    template <class T>
    [[nodiscard]] static auto blank() {
        if constexpr (requires(T shared) { shared.edit(); }) {
            return std::remove_cvref_t<decltype(*std::declval<T>())>{};
        } else if constexpr (std::is_same_v<T, ApprovedRange>) {
            return ApprovedRange{.id = ApprovedRangeId(0),
                                 .name = {},
                                 .note = {},
                                 .range = Prefix::containing({}, 0),
                                 .unknownFields = {}};
        } else {
            return T{};
        }
    }
    /// "azure, kubenet, none": the words of an enumeration, without the ones that are only read.
    template <class E>
    [[nodiscard]] static std::string enumWords() {
        std::string words;
        for (const EnumName<E>& entry : enumNames<E>()) {
            if (enumText(entry.value) == entry.text) {
                words += (words.empty() ? "" : ", ") + std::string(entry.text);
            }
        }
        return words;
    }

    [[nodiscard]] std::string path() const;
    [[nodiscard]] const JsonValue* take(std::string_view key);
    [[nodiscard]] bool takesValue(std::string_view key) const;
    [[nodiscard]] bool requireKey(std::string_view key);
    [[nodiscard]] bool checkKind(std::string_view key, const JsonValue& value, JsonValue::Kind kind);
    [[nodiscard]] const JsonValue* takeKind(std::string_view key, JsonValue::Kind kind);
    [[nodiscard]] const JsonValue* takeString(std::string_view key) { return takeKind(key, JsonValue::Kind::string); }
    [[nodiscard]] const JsonValue* takeObject(std::string_view key) { return takeKind(key, JsonValue::Kind::object); }
    [[nodiscard]] const JsonValue* takeArray(std::string_view key) { return takeKind(key, JsonValue::Kind::array); }
    [[nodiscard]] std::optional<std::uint32_t> takeReference(std::string_view key, ObjectKind kind);
    [[nodiscard]] std::optional<std::uint32_t> readReference(std::string_view key, const std::string& text,
                                                             ObjectKind kind);
    [[nodiscard]] std::vector<std::uint32_t> takeReferences(std::string_view key, ObjectKind kind);
    void reportChoice(std::string_view key, std::string_view text, const std::string& words);
    void collectUnknown();
    void keepUnknown(std::string_view wrapperKey, const UnknownFields& fields);

    ReadLog& m_log;
    const JsonValue& m_object;
    std::vector<bool> m_taken;
    std::size_t m_next =
        0;  ///< where the search for the next key starts: fields mostly come in the order they are asked for
    UnknownFields m_unknown;
    const JsonReader* m_parent = nullptr;
    std::string_view m_key;
};

}  // namespace aksnet
