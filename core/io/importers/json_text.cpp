// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pass of nlohmann's SAX parser builds the value with a bounded stack; only if that fails is the text relaxed
// (trailing commas blanked, raw control characters in strings escaped) and parsed once more.
#include "core/io/importers/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace aksnet {
namespace {

constexpr std::string_view jsonUtf8Bom = "\xEF\xBB\xBF";

/// Builds the DOM as nlohmann's own handler would, with a bound on depth and a look at the stop token.
class JsonTreeBuilder {
public:
    JsonTreeBuilder(Json& root, const std::stop_token& stop) : m_root(root), m_stop(stop) {}

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
        m_slot = &m_open.back()->operator[](std::move(text));
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

/// The text with what strict JSON refuses but people's files hold put right, and where characters were added.
struct RelaxedText {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> added;  ///< (offset in `text`, characters added up to there)

    [[nodiscard]] std::size_t originalOffset(std::size_t offset) const {
        const auto after = std::upper_bound(added.begin(), added.end(), offset,
                                            [](std::size_t wanted, const auto& entry) { return wanted < entry.first; });
        return after == added.begin() ? offset : offset - std::prev(after)->second;
    }
};

class JsonRelaxer {
public:
    explicit JsonRelaxer(std::string_view source) : m_source(source) { m_result.text.reserve(source.size() + 64); }

    RelaxedText run() && {
        while (m_at < m_source.size()) {
            step();
        }
        return std::move(m_result);
    }

private:
    void step() {
        const char c = m_source[m_at];
        if (c == '"') {
            copyString();
        } else if (c == '/' && m_at + 1 < m_source.size() && (m_source[m_at + 1] == '/' || m_source[m_at + 1] == '*')) {
            skipComment();
        } else {
            if ((c == '}' || c == ']') && m_comma != std::string::npos) {
                m_result.text[m_comma] = ' ';
            }
            if (c == ',') {
                m_comma = m_result.text.size();
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                m_comma = std::string::npos;
            }
            m_result.text += c;
            ++m_at;
        }
    }

    void copyString() {
        m_comma = std::string::npos;
        m_result.text += m_source[m_at++];
        while (m_at < m_source.size()) {
            const char c = m_source[m_at++];
            if (static_cast<unsigned char>(c) < 0x20) {
                addEscaped(c);
                continue;
            }
            m_result.text += c;
            if (c == '"') {
                return;
            }
            if (c == '\\' && m_at < m_source.size()) {
                m_result.text += m_source[m_at++];
            }
        }
    }

    void addEscaped(char c) {
        m_result.text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        m_addedSoFar += 5;
        m_result.added.emplace_back(m_result.text.size(), m_addedSoFar);
    }

    /// A comment becomes blanks of the same length, so places in the text stay what they were.
    void skipComment() {
        const std::string_view end = m_source[m_at + 1] == '/' ? "\n" : "*/";
        const std::size_t found = m_source.find(end, m_at + 2);
        const std::size_t stop = found == std::string_view::npos ? m_source.size() : found + (end == "\n" ? 0 : 2);
        for (; m_at < stop; ++m_at) {
            m_result.text += m_source[m_at] == '\n' ? '\n' : ' ';
        }
    }

    std::string_view m_source;
    std::size_t m_at = 0;
    std::size_t m_comma = std::string::npos;  ///< a comma with nothing but blanks after it so far
    std::size_t m_addedSoFar = 0;
    RelaxedText m_result;
};

/// What is wrong, from nlohmann's message and the text around the place.
std::string jsonFaultSentence(std::string_view text, std::size_t offset, std::string_view message) {
    const std::size_t last = offset == 0 ? 0 : std::min(offset, text.size()) - (offset <= text.size() ? 1 : 0);
    const std::string_view around = text.substr(last >= 3 ? last - 3 : 0, 7);
    if (around.find("...") != std::string_view::npos) {
        return "The JSON is shortened with \"...\" here; the whole output is needed.";
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
    const std::size_t at = message.rfind(expected);
    if (at != std::string_view::npos) {
        return fmt::format("The JSON is faulty here; a {} should stand here.", message.substr(at + expected.size()));
    }
    return "The JSON is faulty here.";
}


}  // namespace

Result<Json> parseJsonText(std::string_view text, std::string_view name, const std::stop_token& stop) {
    const bool utf16 = text.size() >= 2 && (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF" || text[0] == '\0' || text[1] == '\0');
    if (utf16) {
        return fail(std::string(name), "The file is UTF-16 text; save it as UTF-8 (in PowerShell: `| Out-File -Encoding utf8`).");
    }
    const std::size_t bom = text.starts_with(jsonUtf8Bom) ? jsonUtf8Bom.size() : 0;
    const std::string_view body = text.substr(bom);
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return fail(std::string(name), "The file is empty.");
    }

    Json root;
    JsonTreeBuilder strict(root, stop);
    bool done = Json::sax_parse(body.begin(), body.end(), &strict, Json::input_format_t::json, true, true);
    if (done) {
        return root;
    }
    JsonTreeBuilder loose(root, stop);
    RelaxedText relaxed;
    if (!strict.tooDeep && !strict.stopped) {
        root = nullptr;
        relaxed = JsonRelaxer(body).run();
        done = Json::sax_parse(relaxed.text.begin(), relaxed.text.end(), &loose, Json::input_format_t::json, true, true);
        if (done) {
            return root;
        }
    }
    if (strict.stopped || loose.stopped) {
        return fail({}, std::string(importCancelled));
    }
    if (strict.tooDeep || loose.tooDeep) {
        return fail(std::string(name), fmt::format("The JSON is nested more than {} levels deep.", jsonDepthLimit));
    }
    const std::size_t offset = relaxed.originalOffset(loose.errorOffset);
    const JsonPlace place = jsonPlaceAt(body, offset == 0 ? 0 : offset - 1);
    return fail(fmt::format("{}:{}:{}", name, place.line, place.column), jsonFaultSentence(body, offset, loose.error));
}

}  // namespace aksnet
