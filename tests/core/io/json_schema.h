// SPDX-License-Identifier: GPL-3.0-or-later
//
// As much of JSON Schema 2020-12 as the schema of plan files uses; a keyword it does not know is a fault, so that nothing
// in the schema goes unchecked.
#pragma once

#include "core/io/json_value.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>

namespace aksnet::testing {

class JsonSchema {
public:
    /// `isClosed`: members that the schema does not describe are faults too.
    explicit JsonSchema(JsonValue root, bool isClosed = false) : m_root(std::move(root)), m_isClosed(isClosed) {}

    /// What is wrong with the document, as "path: sentence"; empty if it is valid.
    [[nodiscard]] std::vector<std::string> check(const JsonValue& document) const {
        std::vector<std::string> faults;
        check(m_root, document, "", faults);
        return faults;
    }
    [[nodiscard]] const JsonValue& root() const { return m_root; }
    /// The schema itself, or what its $ref names.
    [[nodiscard]] const JsonValue& resolved(const JsonValue& schema) const {
        const JsonValue* reference = schema.find("$ref");
        if (reference == nullptr) {
            return schema;
        }
        const std::string name = reference->text.substr(std::string_view("#/$defs/").size());
        const JsonValue* definition = m_root.find("$defs")->find(name);
        Q_ASSERT(definition != nullptr);
        return resolved(*definition);
    }

private:
    using Faults = std::vector<std::string>;

    void check(const JsonValue& schema, const JsonValue& value, const std::string& path, Faults& faults) const {
        for (const JsonMember& keyword : schema.members) {
            const JsonValue& given = keyword.value;
            if (keyword.key == "$ref") {
                check(resolved(schema), value, path, faults);
            } else if (keyword.key == "type" && !hasType(value, given.text)) {
                faults.push_back(path + ": is no " + given.text);
            } else if (keyword.key == "const" && !same(given, value)) {
                faults.push_back(path + ": is not " + given.text);
            } else if (keyword.key == "enum" &&
                       std::ranges::none_of(given.items, [&](const JsonValue& one) { return same(one, value); })) {
                faults.push_back(path + ": is none of the words");
            } else if (keyword.key == "anyOf") {
                checkAnyOf(given, value, path, faults);
            } else if (keyword.key == "items") {
                for (std::size_t i = 0; i < value.items.size(); ++i) {
                    check(given, value.items[i], path + "[" + std::to_string(i) + "]", faults);
                }
            } else if (keyword.key == "properties") {
                for (const JsonMember& member : value.members) {
                    if (const JsonValue* property = given.find(member.key)) {
                        check(*property, member.value, path + "." + member.key, faults);
                    } else if (m_isClosed) {
                        faults.push_back(path + "." + member.key + ": is not in the schema");
                    }
                }
            } else {
                checkRest(keyword, value, path, faults);
            }
        }
    }

    void checkRest(const JsonMember& keyword, const JsonValue& value, const std::string& path, Faults& faults) const {
        const JsonValue& given = keyword.value;
        static const std::vector<std::string> others{"$schema", "$id",  "$defs", "title", "description",
                                                     "default", "type", "const", "enum"};
        if (keyword.key == "patternProperties") {
            for (const JsonMember& member : value.members) {
                for (const JsonMember& pattern : given.members) {
                    if (matches(pattern.key, member.key)) {
                        check(pattern.value, member.value, path + "." + member.key, faults);
                    }
                }
            }
        } else if (keyword.key == "required") {
            for (const JsonValue& key : given.items) {
                if (value.kind == JsonValue::Kind::object && value.find(key.text) == nullptr) {
                    faults.push_back(path + ": lacks " + key.text);
                }
            }
        } else if (keyword.key == "pattern") {
            if (value.kind == JsonValue::Kind::string && !matches(given.text, value.text)) {
                faults.push_back(path + ": does not match " + given.text);
            }
        } else if (keyword.key == "minimum" || keyword.key == "maximum") {
            const bool isMinimum = keyword.key == "minimum";
            const double number = QString::fromStdString(value.text).toDouble();
            const double bound = QString::fromStdString(given.text).toDouble();
            if (value.kind == JsonValue::Kind::number && (isMinimum ? number < bound : number > bound)) {
                faults.push_back(path + ": is out of range");
            }
        } else if (std::ranges::find(others, keyword.key) == others.end()) {
            faults.push_back(path + ": the schema has the keyword " + keyword.key);
        }
    }

    void checkAnyOf(const JsonValue& schemas, const JsonValue& value, const std::string& path, Faults& faults) const {
        const bool any = std::ranges::any_of(schemas.items, [&](const JsonValue& schema) {
            Faults inner;
            check(schema, value, path, inner);
            return inner.empty();
        });
        if (!any) {
            faults.push_back(path + ": is none of the alternatives");
        }
    }

    static bool matches(const std::string& pattern, const std::string& text) {
        return QRegularExpression(QString::fromStdString(pattern)).match(QString::fromStdString(text)).hasMatch();
    }
    static bool same(const JsonValue& a, const JsonValue& b) { return a.kind == b.kind && a.text == b.text; }
    static bool hasType(const JsonValue& value, const std::string& type) {
        using enum JsonValue::Kind;
        switch (value.kind) {
            case null: return type == "null";
            case boolean: return type == "boolean";
            case number:
                return type == "number" || (type == "integer" && value.text.find_first_of(".eE") == std::string::npos);
            case string: return type == "string";
            case array: return type == "array";
            case object: return type == "object";
        }
        return false;
    }

    JsonValue m_root;
    bool m_isClosed;
};

}  // namespace aksnet::testing
