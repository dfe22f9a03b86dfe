// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pass of nlohmann's SAX parser builds the value with a bounded stack; only if that fails is the text relaxed and
// parsed once more.
#include "core/io/importers/json_text.h"

#include "core/io/importers/json_path.h"
#include "core/io/importers/json_relaxer.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace aksnet {
namespace {

constexpr std::string_view jsonUtf8Bom = "\xEF\xBB\xBF";
constexpr std::size_t repeatedKeysLimit = 20;

/// Builds the DOM as nlohmann's own handler would, with a bound on depth and a look at the stop token.
class JsonTreeBuilder {
public:
    JsonTreeBuilder(Json& root, const std::stop_token& stop) : m_root(root), m_stop(stop) {}

    std::vector<std::string> repeatedKeys;
    std::size_t errorOffset = 0;
    std::string error;
    bool tooDeep = false;
    bool stopped = false;

    bool null() { return place(nullptr); }
    bool boolean(bool value) { return place(value); }
    bool number_integer(Json::number_integer_t value) { return place(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return place(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return place(value); }
    bool string(std::string& value) { return place(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& text) {
        const auto [member, isNew] = m_open.back()->get_ref<Json::object_t&>().try_emplace(std::move(text));
        if (!isNew && repeatedKeys.size() < repeatedKeysLimit) {
            repeatedKeys.push_back(joinJsonPath(openPath(), member->first));
        }
        m_slot = &member->second;
        return true;
    }
    bool parse_error(std::size_t offset, const std::string&, const nlohmann::detail::exception& exception) {
        errorOffset = offset;
        error = exception.what();
        return false;
    }

private:
    template <class T>
    bool place(T&& value) {
        put(Json(std::forward<T>(value)));
        return true;
    }

    Json* put(Json&& value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        if (m_open.back()->is_array()) {
            return &m_open.back()->emplace_back(std::move(value));
        }
        *m_slot = std::move(value);
        return m_slot;
    }

    bool open(Json&& value) {
        if (static_cast<int>(m_open.size()) >= jsonDepthLimit) {
            tooDeep = true;
            return false;
        }
        if ((++m_opened & 0xFFFU) == 0 && m_stop.stop_requested()) {
            stopped = true;
            return false;
        }
        m_open.push_back(put(std::move(value)));
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    /// The path of the innermost open object; found by looking, as it is asked for only where a file is odd.
    std::string openPath() const {
        std::string path;
        for (std::size_t i = 1; i < m_open.size(); ++i) {
            const Json& outer = *m_open[i - 1];
            if (outer.is_array()) {
                path = joinJsonPath(path, outer.size() - 1);
                continue;
            }
            for (const auto& [key, value] : outer.get_ref<const Json::object_t&>()) {
                if (&value == m_open[i]) {
                    path = joinJsonPath(path, key);
                }
            }
        }
        return path;
    }

    Json& m_root;
    const std::stop_token& m_stop;
    std::vector<Json*> m_open;
    Json* m_slot = nullptr;
    std::size_t m_opened = 0;
};

struct JsonPlace {
    std::size_t line;
    std::size_t column;
};

/// Counted from 1; columns in bytes, as editors show them for JSON's usual ASCII.
JsonPlace jsonPlaceAt(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {line + 1, before.size() - start + 1};
}

/// The parser names the last character of a token that does not fit; people look for its first.
std::size_t jsonTokenStart(std::string_view text, std::size_t last) {
    if (last >= text.size()) {
        return last;
    }
    if (text[last] == '"') {
        const std::size_t quote = last == 0 ? std::string_view::npos : text.find_last_of("\"\n", last - 1);
        return quote == std::string_view::npos || text[quote] == '\n' ? last : quote;
    }
    const auto isInside = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    };
    while (last > 0 && isInside(text[last]) && isInside(text[last - 1])) {
        --last;
    }
    return last;
}

/// The parser's word for what it expected, in people's words.
std::string_view jsonWantedToken(std::string_view token) {
    if (token == "'}'") {
        return "a comma or a closing brace";
    }
    if (token == "']'") {
        return "a comma or a closing bracket";
    }
    if (token == "':'") {
        return "a colon";
    }
    return token == "string literal" ? "a key in double quotes" : "a value";
}

/// What is wrong, from nlohmann's message and the text around the place.
std::string jsonFaultSentence(std::string_view text, std::size_t offset, std::string_view message) {
    const std::size_t last = offset == 0 ? 0 : std::min(offset, text.size()) - (offset <= text.size() ? 1 : 0);
    const std::string_view around = text.substr(last >= 3 ? last - 3 : 0, 7);
    if (around.find("...") != std::string_view::npos) {
        return "The JSON is shortened with three dots here; the whole output is needed.";
    }
    if (offset > text.size() || message.find("unexpected end of input") != std::string_view::npos) {
        return "The file ends in the middle of the JSON; it was cut short.";
    }
    if (message.find("expected end of input") != std::string_view::npos) {
        return "The JSON value has ended, but more text follows; a file must hold one JSON value.";
    }
    if (message.find("UTF-8") != std::string_view::npos) {
        return "The text is not valid UTF-8 here.";
    }
    if (message.find("out_of_range") != std::string_view::npos) {
        return "The number is larger than a JSON number can be.";
    }
    constexpr std::string_view expected = "; expected ";
    if (const std::size_t at = message.rfind(expected); at != std::string_view::npos) {
        return fmt::format("The JSON is faulty here; {} should stand here.",
                           jsonWantedToken(message.substr(at + expected.size())));
    }
    return "The JSON is faulty here.";
}

std::unexpected<Error> jsonFault(std::string_view name, std::string_view text, std::size_t at, std::string sentence) {
    const JsonPlace place = jsonPlaceAt(text, at);
    return fail(fmt::format("{}:{}:{}", name, place.line, place.column), std::move(sentence));
}

}  // namespace

Result<JsonText> parseJsonText(std::string_view text, std::string_view name, const std::stop_token& stop) {
    const std::string_view body = text.substr(text.starts_with(jsonUtf8Bom) ? jsonUtf8Bom.size() : 0);
    if (const std::size_t nul = body.find('\0'); nul != std::string_view::npos) {
        return jsonFault(name, body, nul,
                         "There is a NUL byte here, which text does not have.");  // the parser stops there
    }
    JsonText result;
    JsonTreeBuilder strict(result.value, stop);
    if (Json::sax_parse(body.begin(), body.end(), &strict, Json::input_format_t::json, true, true)) {
        result.repeatedKeys = std::move(strict.repeatedKeys);
        return result;
    }
    JsonTreeBuilder loose(result.value, stop);
    RelaxedText relaxed;
    if (!strict.tooDeep && !strict.stopped) {
        result.value = nullptr;
        relaxed = relaxJson(body);
        if (Json::sax_parse(relaxed.text.begin(), relaxed.text.end(), &loose, Json::input_format_t::json, true, true)) {
            result.repeatedKeys = std::move(loose.repeatedKeys);
            return result;
        }
    }
    if (strict.stopped || loose.stopped) {
        return fail({}, std::string(importCancelled));
    }
    if (strict.tooDeep || loose.tooDeep) {
        return fail(std::string(name), fmt::format("The JSON is nested more than {} levels deep.", jsonDepthLimit));
    }
    const std::size_t offset = relaxed.originalOffset(loose.errorOffset);
    const bool isToken = loose.error.find("; expected ") != std::string::npos;
    const std::size_t last = offset == 0 ? 0 : offset - 1;
    return jsonFault(name, body, isToken ? jsonTokenStart(body, last) : last,
                     jsonFaultSentence(body, offset, loose.error));
}

}  // namespace aksnet
