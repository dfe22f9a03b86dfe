// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading JSON through the event interface of nlohmann_json, which needs no recursion and hands out number spellings.
#include "core/io/json_value.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace aksnet {
namespace {

/// "line:column" of a byte, both from 1; columns count characters.
std::string lineAndColumn(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto isCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return fmt::format("{}:{}", std::ranges::count(before, '\n') + 1,
                       std::ranges::count_if(before.substr(lineStart), isCharacter) + 1);
}

/// The library's message reads "… while parsing CONTEXT - REASON; last read: …; expected WHAT"; ours is made of its parts.
std::string syntaxSentence(std::string_view message) {
    const auto between = [&](std::string_view from, std::string_view to) -> std::string_view {
        const auto start = message.find(from);
        if (start == std::string_view::npos) {
            return {};
        }
        const std::string_view rest = message.substr(start + from.size());
        return rest.substr(0, rest.find(to));
    };
    const std::string_view context = between("while parsing ", " - ");
    const std::string_view reason = between(" - ", ";");
    const auto expectedAt = message.rfind("; expected ");
    const std::string_view expected = expectedAt == std::string_view::npos ? "" : message.substr(expectedAt + 11);
    if (context.empty() || reason.empty()) {
        return "This is not JSON.";
    }
    const std::string sentence = fmt::format("The JSON is broken here, in this {}: {}", context, reason);
    return sentence + (expected.empty() ? "." : fmt::format("; expected was {}.", expected));
}

/// Builds a JsonValue from events. Open containers are always the last of their parent, so pointers to them hold.
class JsonBuilder {
public:
    JsonBuilder(std::string_view text, std::string_view name) : m_text(text), m_name(name) {}

    [[nodiscard]] Result<JsonValue> take() && {
        if (m_error) {
            return std::unexpected(std::move(*m_error));
        }
        return std::move(m_root);
    }

    // The names of these are the library's.
    bool null() { return add(JsonValue{}); }
    bool boolean(bool value) { return add(JsonValue::boolean(value)); }
    bool number_integer(std::int64_t value) { return add(JsonValue::number(static_cast<long long>(value))); }
    bool number_unsigned(std::uint64_t value) { return addNumber(std::to_string(value)); }
    bool number_float(double, const std::string& spelling) {
        // The library writes the locale's decimal point into the spelling; whatever it is, JSON has a full stop there.
        std::string plain = spelling;
        std::ranges::replace_if(
            plain, [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }, '.');
        return addNumber(std::move(plain));
    }
    bool string(std::string& value) { return add(JsonValue::string(std::move(value))); }
    bool binary(nlohmann::json::binary_t&) { return false; }  // JSON text has none
    bool start_object(std::size_t) { return open(JsonValue::object()); }
    bool key(std::string& key) {
        m_open.back()->members.push_back({std::move(key), JsonValue{}});
        return true;
    }
    bool end_object() {
        if (const std::string_view twice = keyGivenTwice(); !twice.empty()) {
            return stop(placeInFile(m_name, path()), fmt::format("The key \"{}\" is given twice.", twice));
        }
        return close();
    }
    bool start_array(std::size_t) { return open(JsonValue::array()); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& exception) {
        const std::size_t offset = position == 0 ? 0 : position - 1;
        const std::string where = placeInFile(m_name, lineAndColumn(m_text, offset));
        if (exception.id == 406) {
            return stop(where, "This number is too large to be read.");
        }
        const std::string_view rest = m_text.substr(std::min(offset, m_text.size()));
        const std::string_view previous = offset == 0 ? "" : m_text.substr(offset - 1);
        if (rest.starts_with("//") || rest.starts_with("/*") || previous.starts_with("//") ||
            previous.starts_with("/*")) {
            return stop(where,
                        "Comments are not kept in plan files, so none are read; a \"note\" or \"description\" is.");
        }
        return stop(where, syntaxSentence(exception.what()));
    }

private:
    bool addNumber(std::string spelling) {
        JsonValue value;
        value.kind = JsonValue::Kind::number;
        value.text = std::move(spelling);
        return add(std::move(value));
    }
    bool add(JsonValue value) {
        place(std::move(value));
        return true;
    }
    JsonValue* place(JsonValue value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        JsonValue& parent = *m_open.back();
        if (parent.kind == JsonValue::Kind::array) {
            return &parent.items.emplace_back(std::move(value));
        }
        parent.members.back().value = std::move(value);
        return &parent.members.back().value;
    }
    bool open(JsonValue container) {
        if (m_open.size() == maxJsonDepth) {
            return stop(placeInFile(m_name, path()),
                        fmt::format("The nesting is deeper than {} levels.", maxJsonDepth));
        }
        m_open.push_back(place(std::move(container)));
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }
    bool stop(std::string where, std::string what) {
        m_error = Error{std::move(where), std::move(what)};
        return false;
    }
    [[nodiscard]] std::string_view keyGivenTwice() const {
        std::vector<std::string_view> keys;
        keys.reserve(m_open.back()->members.size());
        for (const JsonMember& member : m_open.back()->members) {
            keys.push_back(member.key);
        }
        std::ranges::sort(keys);
        const auto twice = std::ranges::adjacent_find(keys);
        return twice == keys.end() ? std::string_view() : *twice;
    }
    /// The place of the innermost open container: "clusters[0].networkProfile".
    [[nodiscard]] std::string path() const {
        std::string path;
        for (std::size_t i = 0; i + 1 < m_open.size(); ++i) {
            if (m_open[i]->kind == JsonValue::Kind::array) {
                path += fmt::format("[{}]", m_open[i]->items.size() - 1);
            } else {
                path += (path.empty() ? "" : ".") + m_open[i]->members.back().key;
            }
        }
        return path;
    }

    std::string_view m_text;
    std::string_view m_name;
    JsonValue m_root;
    std::vector<JsonValue*> m_open;
    std::optional<Error> m_error;
};

}  // namespace

Result<JsonValue> parseJson(std::string_view text, std::string_view name) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark)) {
        text.remove_prefix(byteOrderMark.size());
    }
    if (text.size() > maxJsonBytes) {
        return fail(std::string(name),
                    fmt::format("The text has {} MB; up to {} MB are read.", text.size() >> 20, maxJsonBytes >> 20));
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return fail(std::string(name), "The file is empty.");
    }
    JsonBuilder builder(text, name);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return std::move(builder).take();
}

}  // namespace aksnet
