// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pass over the text that only tells strings, comments and commas apart.
#include "core/io/importers/json_relaxer.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

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

}  // namespace

std::size_t RelaxedText::originalOffset(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(added, offset, {}, [](const auto& entry) { return entry.first; });
    return after == added.begin() ? offset : offset - std::prev(after)->second;
}

RelaxedText relaxJson(std::string_view source) {
    return JsonRelaxer(source).run();
}

}  // namespace aksnet
