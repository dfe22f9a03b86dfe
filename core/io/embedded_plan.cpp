// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans in SVG: escaped text in a metadata element, found again by its id.
#include "core/io/embedded_plan.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace aksnet {
namespace {

constexpr std::string_view svgPlanId = "aksnet-plan";

struct XmlEntity {
    char character;
    std::string_view text;
};
constexpr std::array<XmlEntity, 5> xmlEntities{
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}};

void appendUtf8(std::string& out, unsigned code) {
    const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

/// "&#10;" or "&#xA;" at the start of the text: its code and length; none for anything else.
std::optional<std::pair<unsigned, std::size_t>> characterReference(std::string_view text) {
    const auto end = text.find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos) {
        return std::nullopt;
    }
    const bool isHex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const std::string_view digits = text.substr(isHex ? 3 : 2, end - (isHex ? 3 : 2));
    unsigned code = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, isHex ? 16 : 10);
    if (error != std::errc{} || stop != digits.data() + digits.size() || code == 0 || code > 0x10FFFF) {
        return std::nullopt;
    }
    return std::pair{code, end + 1};
}

std::string unescapedXml(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto ampersand = text.find('&');
        out += text.substr(0, ampersand);
        text.remove_prefix(std::min(ampersand, text.size()));
        if (text.empty()) {
            break;
        }
        std::size_t used = 0;
        for (const XmlEntity& entity : xmlEntities) {
            if (text.starts_with(entity.text)) {
                out += entity.character;
                used = entity.text.size();
            }
        }
        if (const auto reference = characterReference(text)) {
            appendUtf8(out, reference->first);
            used = reference->second;
        }
        if (used == 0) {  // a lone ampersand is not XML, but no reason to lose the plan
            out += '&';
            used = 1;
        }
        text.remove_prefix(used);
    }
    return out;
}

/// The characters of an element's content: CDATA sections as they are, all else unescaped.
std::string contentText(std::string_view content) {
    constexpr std::string_view open = "<![CDATA[";
    constexpr std::string_view close = "]]>";
    std::string out;
    for (auto start = content.find(open); start != std::string_view::npos; start = content.find(open)) {
        out += unescapedXml(content.substr(0, start));
        content.remove_prefix(start + open.size());
        const auto end = content.find(close);
        out += content.substr(0, end);
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + close.size());
    }
    return out + unescapedXml(content);
}

}  // namespace

std::string planMetadataForSvg(std::string_view planText) {
    std::string out = fmt::format("<metadata id=\"{}\">", svgPlanId);
    for (std::size_t i = 0; i < planText.size(); ++i) {
        const char c = planText[i];
        const bool isControl = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        if (c == '&' || c == '<' || c == '>') {
            out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
        } else if (isControl) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else if (planText.substr(i, 2) == "\xEF\xBF" && i + 2 < planText.size() &&
                   static_cast<unsigned char>(planText[i + 2]) >= 0xBE) {
            out += planText[i + 2] == '\xBE' ? "\\ufffe" : "\\uffff";
            i += 2;
        } else {
            out += c;
        }
    }
    return out + "</metadata>";
}

std::optional<std::string> extractPlanFromSvg(std::string_view svg) {
    constexpr std::string_view open = "<metadata";
    for (auto start = svg.find(open); start != std::string_view::npos; start = svg.find(open)) {
        svg.remove_prefix(start + open.size());
        const auto tagEnd = svg.find('>');
        if (tagEnd == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view attributes = svg.substr(0, tagEnd);
        const bool isOurs = attributes.find(fmt::format("id=\"{}\"", svgPlanId)) != std::string_view::npos ||
                            attributes.find(fmt::format("id='{}'", svgPlanId)) != std::string_view::npos;
        const auto end = svg.find("</metadata", tagEnd);
        if (isOurs && end != std::string_view::npos) {
            return contentText(svg.substr(tagEnd + 1, end - tagEnd - 1));
        }
    }
    return std::nullopt;
}

}  // namespace aksnet
