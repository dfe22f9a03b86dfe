// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader of one token at a time. It recurses into arguments and indexes only, at most armDepthLimit deep; a chain of
// properties is one node however long it is.
#include "core/base/text.h"
#include "core/io/arm/expression.h"
#include "core/io/arm/functions.h"

#include <fmt/format.h>

#include <charconv>

namespace aksnet {
namespace {

bool armIsBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool armIsDigit(char c) {
    return c >= '0' && c <= '9';
}
bool armStartsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

class ArmParser {
public:
    explicit ArmParser(std::string_view text) : m_text(text) {}

    Result<ArmNode> parse() {
        auto node = expression();
        skipBlanks();
        if (node && m_at < m_text.size()) {
            return problem("the end of the expression");
        }
        return node;
    }

private:
    std::unexpected<Error> problem(std::string_view expected) const {
        if (m_at >= m_text.size()) {
            return fail({}, fmt::format("The expression ends where {} is expected.", expected));
        }
        return fail({}, fmt::format("The expression has {} at position {}, where {} is expected.",
                                    inQuotes(m_text.substr(m_at, std::max<std::size_t>(utf8Length(m_text, m_at), 1))),
                                    m_at + 1, expected));
    }

    void skipBlanks() {
        while (m_at < m_text.size() && armIsBlank(m_text[m_at])) {
            ++m_at;
        }
    }

    /// Is it the next token? Then it is passed.
    bool takes(std::string_view token) {
        skipBlanks();
        if (!m_text.substr(m_at).starts_with(token)) {
            return false;
        }
        m_at += token.size();
        return true;
    }

    std::string_view name() {
        skipBlanks();
        const std::size_t begin = m_at;
        if (m_at < m_text.size() && armStartsName(m_text[m_at])) {
            while (m_at < m_text.size() && (armStartsName(m_text[m_at]) || armIsDigit(m_text[m_at]))) {
                ++m_at;
            }
        }
        return m_text.substr(begin, m_at - begin);
    }

    Result<ArmNode> expression() {
        if (++m_depth > armDepthLimit) {
            return fail({}, fmt::format("The expression nests deeper than {} calls.", armDepthLimit));
        }
        auto node = primary();
        if (node) {
            node = accesses(std::move(*node));
        }
        --m_depth;
        return node;
    }

    Result<ArmNode> primary() {
        skipBlanks();
        const char next = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (next == '\'') {
            return text();
        }
        if (armIsDigit(next) || next == '-' || next == '+') {
            return number();
        }
        return armStartsName(next) ? call() : problem("a value or a function");
    }

    static ArmNode literalNode(Json value) {
        ArmNode node;
        node.literal = std::make_shared<const Json>(std::move(value));
        return node;
    }

    Result<ArmNode> text() {
        const std::size_t begin = m_at++;
        std::string characters;
        for (;; ++m_at) {
            const std::size_t quote = m_text.find('\'', m_at);
            if (quote == std::string_view::npos) {
                return fail({}, fmt::format("The text that begins at position {} has no closing quote.", begin + 1));
            }
            characters += m_text.substr(m_at, quote - m_at);
            m_at = quote + 1;
            if (m_at >= m_text.size() || m_text[m_at] != '\'') {
                return literalNode(std::move(characters));
            }
            characters += '\'';
        }
    }

    Result<ArmNode> number() {
        const std::size_t begin = m_at;
        m_at += armIsDigit(m_text[m_at]) ? 0 : 1;
        while (m_at < m_text.size() && (armIsDigit(m_text[m_at]) || m_text[m_at] == '.')) {
            ++m_at;
        }
        const std::string_view digits = m_text.substr(begin, m_at - begin);
        const char* first = digits.data() + (digits.front() == '+' ? 1 : 0);
        const char* last = digits.data() + digits.size();
        long long whole = 0;
        if (const auto read = std::from_chars(first, last, whole); read.ec == std::errc() && read.ptr == last) {
            return literalNode(whole);
        }
        double real = 0;
        if (const auto read = std::from_chars(first, last, real);
            read.ec == std::errc() && read.ptr == last && digits.find('.') != std::string_view::npos) {
            return literalNode(real);
        }
        return fail({}, fmt::format("{} at position {} is no number of 64 bits.", inQuotes(digits), begin + 1));
    }

    Result<ArmNode> call() {
        ArmNode node;
        node.kind = ArmNode::Kind::call;
        node.name = name();
        if (takes(".")) {
            node.nameSpace = std::move(node.name);
            node.name = name();
            if (node.name.empty()) {
                return problem("the name of a function");
            }
        } else {
            node.function = findArmFunction(node.name);
        }
        if (!takes("(")) {
            return problem("an opening parenthesis");
        }
        if (takes(")")) {
            return node;
        }
        do {
            auto argument = expression();
            if (!argument) {
                return argument;
            }
            node.operands.push_back(std::move(*argument));
        } while (takes(","));
        if (!takes(")")) {
            return problem("a comma or a closing parenthesis");
        }
        return node;
    }

    Result<ArmNode> accesses(ArmNode of) {
        ArmNode chain;
        for (;;) {
            Result<ArmNode> key = problem("a property");
            bool isSafe = false;
            if (takes(".")) {
                isSafe = takes("?");
                const std::string_view member = name();
                key = member.empty() ? problem("the name of a property") : Result<ArmNode>(literalNode(member));
            } else if (takes("[")) {
                isSafe = takes("?");
                key = expression();
                if (key && !takes("]")) {
                    key = problem("a closing bracket");
                }
            } else {
                break;
            }
            if (!key) {
                return key;
            }
            chain.operands.push_back(std::move(*key));
            chain.isSafe.push_back(isSafe);
        }
        if (chain.operands.empty()) {
            return of;
        }
        chain.kind = ArmNode::Kind::access;
        chain.operands.insert(chain.operands.begin(), std::move(of));
        return chain;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

Result<ArmNode> parseArmExpression(std::string_view text) {
    return ArmParser(text).parse();
}

}  // namespace aksnet
