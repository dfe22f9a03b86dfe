// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random but repeatable plans for property tests. RandomFields fills every field that a plan file knows, because it walks
// the same lists of fields as the reader and the writer.
#pragma once

#include "core/io/plan_file_fields.h"
#include "core/plan/enum_text.h"
#include "core/plan/query.h"

#include <random>

namespace aksnet::testing {

/// The same numbers for the same seed on every platform.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_engine(seed) {}

    /// 0 … bound - 1
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(m_engine() % bound); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }
    std::string word() {
        static const std::vector<std::string> words{"hub",  "spoke", "aks-nodes", "Zürich", "a \"b\" \\ c", "tab\there",
                                                    "日本", "x\ny",  "",          "prod",   "\x01",         "e/f~g"};
        return of(words);
    }
    std::string name() { return "n" + std::to_string(below(1000)) + word(); }
    IpAddress address() {
        return chance(80) ? IpAddress::v4(static_cast<std::uint32_t>(m_engine()))
                          : IpAddress::v6((static_cast<Uint128>(m_engine()) << 64) | m_engine());
    }
    Prefix prefix() {
        const IpAddress inside = address();
        return Prefix::containing(inside,
                                  static_cast<int>(below(static_cast<std::uint32_t>(bitWidth(inside.family())) + 1)));
    }

private:
    std::mt19937_64 m_engine;
};

/// Fills the fields of a thing that shall stand in `plan`: references go to things that are there.
class RandomFields {
public:
    RandomFields(Random& random, const Plan& plan) : m_random(random), m_plan(plan), m_objects(allObjects(plan)) {}

    template <class Tag>
    void id(Id<Tag>&) {}
    void text(std::string_view key, std::string& value, std::string_view = {}) {
        value = key == "name" || key == "rule" ? m_random.name() : m_random.word();
    }
    void texts(std::string_view, std::vector<std::string>& value, std::string_view = {}) {
        fill(value, [&] { return m_random.word(); });
    }
    void flag(std::string_view, bool& value, bool = false) { value = m_random.chance(50); }
    void flag(std::string_view, std::optional<bool>& value) {
        maybe(value, [&] { return m_random.chance(50); });
    }
    void number(std::string_view, int& value, int = 0) { value = static_cast<int>(m_random.below(129)); }
    void number(std::string_view, std::optional<int>& value) {
        maybe(value, [&] { return static_cast<int>(m_random.below(129)); });
    }
    void flagWords(std::string_view, bool& value, std::string_view, std::string_view) { value = m_random.chance(50); }
    void flagWords(std::string_view key, std::optional<bool>& value, std::string_view, std::string_view) {
        flag(key, value);
    }
    void prefix(std::string_view, Prefix& value) { value = m_random.prefix(); }
    void prefix(std::string_view, std::optional<Prefix>& value) {
        maybe(value, [&] { return m_random.prefix(); });
    }
    void prefixes(std::string_view, std::vector<Prefix>& value, std::string_view = {}) {
        fill(value, [&] { return m_random.prefix(); });
    }
    void address(std::string_view, std::optional<IpAddress>& value) {
        maybe(value, [&] { return m_random.address(); });
    }
    void countOrPercent(std::string_view, std::optional<CountOrPercent>& value) {
        maybe(value, [&] { return CountOrPercent{static_cast<int>(m_random.below(101)), m_random.chance(50)}; });
    }
    void object(std::string_view, ObjectRef& value) {
        value = m_objects.empty() ? ObjectRef{} : m_random.of(m_objects);
    }
    template <class E>
    void choice(std::string_view, E& value, E = {}) {
        const auto names = enumNames<E>();
        value = names[m_random.below(static_cast<std::uint32_t>(names.size()))].value;
    }
    template <class E>
    void choice(std::string_view key, std::optional<E>& value) {
        maybe(value, [&] {
            E read{};
            choice(key, read);
            return read;
        });
    }
    template <class E>
    void choices(std::string_view key, std::vector<E>& value) {
        fill(value, [&] {
            E read{};
            choice(key, read);
            return read;
        });
    }
    template <class Tag>
    void reference(std::string_view, std::optional<Id<Tag>>& value) {
        value.reset();
        if (const auto all = idsOf<Tag>(); !all.empty() && m_random.chance(60)) {
            value = m_random.of(all);
        }
    }
    template <class Tag>
    void reference(std::string_view, Id<Tag>& value) {
        value = m_random.of(idsOf<Tag>());
    }
    template <class Tag>
    void references(std::string_view, std::vector<Id<Tag>>& value) {
        value.clear();
        if (const auto all = idsOf<Tag>(); !all.empty()) {
            fill(value, [&] { return m_random.of(all); });
        }
    }
    template <class Fields>
    void wrapper(std::string_view key, Fields fields) {
        RandomFields inner(m_random, m_plan);
        fields(inner);
        inner.addUnknown();
        for (const UnknownField& field : inner.m_unknown) {
            m_unknown.push_back({std::string(key) + "/" + field.key, field.json});
        }
    }
    template <class T, class Fields>
    void part(std::string_view, T& value, Fields fields) {
        RandomFields inner(m_random, m_plan);
        fields(inner, value);
    }
    template <class T, class Fields>
    void part(std::string_view key, std::optional<T>& value, Fields fields) {
        value.reset();
        if (m_random.chance(50)) {
            part(key, value.emplace(), fields);
        }
    }
    /// New things for the list; those that were there stay as they are.
    template <class T, class Fields>
    void list(std::string_view, std::vector<T>& value, Fields fields) {
        for (std::uint32_t i = m_random.below(3); i > 0; --i) {
            RandomFields inner(m_random, m_plan);
            fields(inner, value.emplace_back());
        }
    }
    void unknown(UnknownFields& value) {
        addUnknown();
        value = m_unknown;
    }

private:
    void addUnknown() {
        static const std::vector<std::string> texts{"1",
                                                    "1.50",
                                                    "null",
                                                    "[]",
                                                    "{}",
                                                    "{\"b\":[1,{\"a\":null}],\"a\":\"x\"}",
                                                    "12345678901234567890123",
                                                    "\"\\u0001é\"",
                                                    "[true,false]"};
        for (const std::string_view key : {"zone", "a~1b~0c"}) {
            if (m_random.chance(20)) {
                m_unknown.push_back({std::string(key), m_random.of(texts)});
            }
        }
    }
    template <class T, class Make>
    void maybe(std::optional<T>& value, Make make) {
        value.reset();
        if (m_random.chance(60)) {
            value = make();
        }
    }
    template <class T, class Make>
    void fill(std::vector<T>& value, Make make) {
        value.clear();
        for (std::uint32_t i = m_random.below(4); i > 0; --i) {
            value.push_back(make());
        }
    }
    template <class Tag>
    std::vector<Id<Tag>> idsOf() const {
        std::vector<Id<Tag>> ids;
        for (const ObjectRef ref : m_objects) {
            if (ref.kind == ObjectRef(Id<Tag>(0)).kind) {
                ids.emplace_back(ref.number);
            }
        }
        return ids;
    }

    Random& m_random;
    const Plan& m_plan;
    std::vector<ObjectRef> m_objects;
    UnknownFields m_unknown;
};

}  // namespace aksnet::testing
