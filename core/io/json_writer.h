// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts C++ values into the fields of one JSON object: the mirror of JsonReader. What is empty, none or the default that
// reading would assume is left out, so that files stay short.
#pragma once

#include "core/io/json_value.h"
#include "core/plan/enum_text.h"

namespace aksnet {

class JsonWriter {
public:
    [[nodiscard]] JsonValue take() && { return std::move(m_object); }

    template <class Tag>
    void id(const Id<Tag>& value) {
        add("id", JsonValue::string(toText(ObjectRef(value))));
    }
    void text(std::string_view key, const std::string& value, std::string_view fallback = {});
    void texts(std::string_view key, const std::vector<std::string>& value, std::string_view singular = {});
    void flag(std::string_view key, bool value, bool fallback = false);
    void flag(std::string_view key, const std::optional<bool>& value);
    void number(std::string_view key, int value) { add(key, JsonValue::number(value)); }
    void number(std::string_view key, int value, int fallback);
    void number(std::string_view key, const std::optional<int>& value);
    void number(std::string_view key, std::uint32_t value) {
        add(key, JsonValue::number(static_cast<long long>(value)));
    }
    void real(std::string_view key, double value) { add(key, JsonValue::real(value)); }
    void flagWords(std::string_view key, const std::optional<bool>& value, std::string_view whenTrue,
                   std::string_view whenFalse);
    void flagWords(std::string_view key, bool value, std::string_view whenTrue, std::string_view whenFalse);
    void prefix(std::string_view key, const std::optional<Prefix>& value);
    void prefix(std::string_view key, const Prefix& value) { add(key, JsonValue::string(value.text())); }
    void prefixes(std::string_view key, const std::vector<Prefix>& value, std::string_view singular = {});
    void address(std::string_view key, const std::optional<IpAddress>& value);
    void countOrPercent(std::string_view key, const std::optional<CountOrPercent>& value);
    void object(std::string_view key, ObjectRef value) { add(key, JsonValue::string(toText(value))); }

    template <class E>
    void choice(std::string_view key, const E& value) {
        add(key, JsonValue::string(std::string(enumText(value))));
    }
    template <class E>
    void choice(std::string_view key, const E& value, E fallback) {
        if (value != fallback) {
            choice(key, value);
        }
    }
    template <class E>
    void choice(std::string_view key, const std::optional<E>& value) {
        if (value) {
            choice(key, *value);
        }
    }
    template <class E>
    void choices(std::string_view key, const std::vector<E>& value) {
        addList(key, value, [](E entry) { return std::string(enumText(entry)); });
    }
    template <class Tag>
    void reference(std::string_view key, const std::optional<Id<Tag>>& value) {
        if (value) {
            reference(key, *value);
        }
    }
    template <class Tag>
    void reference(std::string_view key, const Id<Tag>& value) {
        object(key, ObjectRef(value));
    }
    template <class Tag>
    void references(std::string_view key, const std::vector<Id<Tag>>& value) {
        addList(key, value, [](Id<Tag> id) { return toText(ObjectRef(id)); });
    }

    template <class Fields>
    void wrapper(std::string_view key, Fields fields) {
        JsonWriter inner;
        fields(inner);
        if (!inner.m_object.members.empty()) {
            add(key, std::move(inner.m_object));
        }
    }
    template <class T, class Fields>
    void part(std::string_view key, const T& value, Fields fields) {
        wrapper(key, [&](JsonWriter& inner) { fields(inner, value); });
    }
    /// An empty object says that the part is there with nothing stated in it.
    template <class T, class Fields>
    void part(std::string_view key, const std::optional<T>& value, Fields fields) {
        if (value) {
            JsonWriter inner;
            fields(inner, *value);
            add(key, std::move(inner.m_object));
        }
    }
    template <class T, class Fields>
    void list(std::string_view key, const std::vector<T>& value, Fields fields) {
        JsonValue array = JsonValue::array();
        for (const T& item : value) {
            JsonWriter inner;
            if constexpr (requires { *item; }) {
                fields(inner, *item);
            } else {
                fields(inner, item);
            }
            array.items.push_back(std::move(inner.m_object));
        }
        if (!array.items.empty()) {
            add(key, std::move(array));
        }
    }
    /// Puts back what a reader did not know, into wrappers too. Last call for every object.
    void unknown(const UnknownFields& value);

private:
    template <class T, class ToText>
    void addList(std::string_view key, const std::vector<T>& value, ToText textOf) {
        JsonValue array = JsonValue::array();
        for (const T& entry : value) {
            array.items.push_back(JsonValue::string(textOf(entry)));
        }
        if (!array.items.empty()) {
            add(key, std::move(array));
        }
    }
    void add(std::string_view key, JsonValue value) {
        m_object.members.push_back({std::string(key), std::move(value)});
    }

    JsonValue m_object = JsonValue::object();
};

}  // namespace aksnet
