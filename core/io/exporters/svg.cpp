// SPDX-License-Identifier: GPL-3.0-or-later
//
// See core/io/svg.h. Written straight into one string; numbers without locale, at most two decimals, no trailing zeros.
#include "core/io/svg.h"

#include "core/base/text.h"
#include "core/diagram/badge.h"
#include "core/diagram/symbol_path.h"
#include "core/io/embedded_plan.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

#include <fmt/format.h>

namespace aksnet {

namespace {

constexpr std::string_view fontFamilies = "Segoe UI, DejaVu Sans, Helvetica, Arial, sans-serif";

class SvgWriter {
public:
    SvgWriter(const Diagram& diagram, const Theme& theme, const SvgOptions& options)
        : m_diagram(diagram), m_theme(theme), m_options(options) {
        m_out.reserve(4096 + diagram.boxes.size() * 512);
    }

    std::string write();

private:
    template <class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_out), format, std::forward<Args>(args)...);
    }
    void putEscaped(std::string_view text);
    void putNumber(double number);
    void putPoint(Point point) {
        putNumber(point.x);
        m_out += ' ';
        putNumber(point.y);
    }
    void putAttribute(std::string_view name, double number) {
        put(" {}=\"", name);
        putNumber(number);
        m_out += '"';
    }
    void writeHead();
    void writeHatches();
    void writeBox(const Box& box);
    void writeFrame(const Box& box);
    void writeBar(const UseBar& bar);
    void writeSymbol(Symbol symbol, const Rect& place);
    void writeText(const TextItem& item, Color color);
    void writeLink(const Link& link);
    void writeBadge(const Box& box);
    void putDash(Dash dash, double width);

    const Diagram& m_diagram;
    const Theme& m_theme;
    const SvgOptions& m_options;
    std::string m_out;
    std::set<ObjectRef> m_devices;  ///< those written so far
};

std::string_view roleClass(BoxRole role) {
    switch (role) {
        case BoxRole::virtualNetwork: return "virtual-network";
        case BoxRole::subnet: return "subnet";
        case BoxRole::podSubnet: return "pod-subnet";
        case BoxRole::specialSubnet: return "special-subnet";
        case BoxRole::nodePool: return "node-pool";
        case BoxRole::cluster: return "cluster";
        case BoxRole::rangeStrip: return "range";
        case BoxRole::externalNetwork: return "external-network";
        case BoxRole::internet: return "internet";
        case BoxRole::egressDevice: return "egress-device";
        case BoxRole::consumer: return "consumer";
        case BoxRole::attachmentSign: return "sign";
        case BoxRole::placeholder: return "placeholder";
        case BoxRole::legend: return "legend";
        case BoxRole::titleBlock: return "title-block";
    }
    return "";
}

/// true for what XML 1.0 can hold: no control characters but line feed and tab, nothing that is not UTF-8 (its length is
/// then 0), and neither U+FFFE nor U+FFFF.
bool isXmlCharacter(std::string_view character, std::size_t length) {
    const auto first = static_cast<unsigned char>(character.front());
    if (length == 1) {
        return first >= 0x20 || first == '\n' || first == '\t';
    }
    return length > 0 && character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";
}

void SvgWriter::putEscaped(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
        at += character.size();
        if (!isXmlCharacter(character, length)) {
            m_out += "\xEF\xBF\xBD";
            continue;
        }
        switch (character.front()) {
            case '&': m_out += "&amp;"; break;
            case '<': m_out += "&lt;"; break;
            case '>': m_out += "&gt;"; break;
            case '"': m_out += "&quot;"; break;
            default: m_out += character;
        }
    }
}

void SvgWriter::putNumber(double number) {
    const auto hundredths = std::llround(number * 100);
    char buffer[32];
    const auto whole = hundredths / 100;
    const auto rest = std::llabs(hundredths % 100);
    if (hundredths < 0 && whole == 0) {
        m_out += '-';
    }
    m_out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, whole).ptr);
    if (rest != 0) {
        m_out += '.';
        m_out += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0) {
            m_out += static_cast<char>('0' + rest % 10);
        }
    }
}

void SvgWriter::putDash(Dash dash, double width) {
    if (dash == Dash::solid) {
        return;
    }
    const double on = dash == Dash::dashed ? 4 * width : width;
    const double off = dash == Dash::dashed ? 3 * width : 2 * width;
    m_out += " stroke-dasharray=\"";
    putNumber(on);
    m_out += ' ';
    putNumber(off);
    m_out += '"';
}

void SvgWriter::writeHead() {
    const Rect& bounds = m_diagram.bounds;
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"");
    putPoint({bounds.x, bounds.y});
    m_out += ' ';
    putPoint({bounds.width, bounds.height});
    m_out += '"';
    putAttribute("width", bounds.width);
    putAttribute("height", bounds.height);
    put(" font-family=\"{}\">\n<title>", fontFamilies);
    putEscaped(m_options.title.empty() ? "Untitled plan" : m_options.title);
    m_out += "</title>\n";
    if (!m_options.description.empty()) {
        m_out += "<desc>";
        putEscaped(m_options.description);
        m_out += "</desc>\n";
    }
    if (!m_options.planText.empty()) {
        m_out += planMetadataForSvg(m_options.planText);
        m_out += '\n';
    }
    writeHatches();
    m_out += "<rect";
    putAttribute("x", bounds.x);
    putAttribute("y", bounds.y);
    putAttribute("width", bounds.width);
    putAttribute("height", bounds.height);
    put(" fill=\"{}\"/>\n", m_theme.background.hex());
}

void SvgWriter::writeHatches() {
    put("<defs>\n<pattern id=\"hatch-diagonal\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 5 L5 0\" stroke=\"{0}\" stroke-width=\"1\" "
        "stroke-opacity=\"0.6\"/></pattern>\n<pattern id=\"hatch-dots\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2\" cy=\"2\" r=\"0.8\" "
        "fill=\"{0}\" fill-opacity=\"0.6\"/></pattern>\n<pattern id=\"hatch-cross\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 5 L5 0 M0 0 L5 5\" "
        "stroke=\"{0}\" stroke-width=\"0.9\" stroke-opacity=\"0.6\"/></pattern>\n</defs>\n",
        m_theme.background.hex());
}

void SvgWriter::writeFrame(const Box& box) {
    const BoxStyle& style = m_theme.box(box.role);
    if (box.role == BoxRole::attachmentSign) {
        return;
    }
    m_out += "<rect";
    putAttribute("x", box.rect.x);
    putAttribute("y", box.rect.y);
    putAttribute("width", box.rect.width);
    putAttribute("height", box.rect.height);
    putAttribute("rx", style.radius);
    put(" fill=\"{}\"", style.fill.hex());
    if (style.strokeWidth > 0) {
        put(" stroke=\"{}\"", style.stroke.hex());
        putAttribute("stroke-width", style.strokeWidth);
        putDash(style.dash, style.strokeWidth);
    }
    m_out += "/>\n";
}

void SvgWriter::writeBar(const UseBar& bar) {
    std::uint64_t total = 0;
    for (const auto amount : bar.amounts) {
        total += amount;
    }
    if (total == 0) {
        return;
    }
    const auto segmentRect = [&](double x, double width, std::string_view fill) {
        m_out += "<rect";
        putAttribute("x", x);
        putAttribute("y", bar.rect.y);
        putAttribute("width", width);
        putAttribute("height", bar.rect.height);
        put(" fill=\"{}\"/>", fill);
    };
    std::uint64_t sum = 0;
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        if (bar.amounts[kind] == 0) {
            continue;
        }
        const double x = bar.rect.x + bar.rect.width * static_cast<double>(sum) / static_cast<double>(total);
        sum += bar.amounts[kind];
        const double right = bar.rect.x + bar.rect.width * static_cast<double>(sum) / static_cast<double>(total);
        segmentRect(x, right - x, m_theme.segments[kind].fill.hex());
        switch (m_theme.segments[kind].hatch) {
            case Hatch::none: break;
            case Hatch::diagonal: segmentRect(x, right - x, "url(#hatch-diagonal)"); break;
            case Hatch::dots: segmentRect(x, right - x, "url(#hatch-dots)"); break;
            case Hatch::cross: segmentRect(x, right - x, "url(#hatch-cross)"); break;
        }
    }
    m_out += "<rect";
    putAttribute("x", bar.rect.x);
    putAttribute("y", bar.rect.y);
    putAttribute("width", bar.rect.width);
    putAttribute("height", bar.rect.height);
    put(" fill=\"none\" stroke=\"{}\" stroke-width=\"0.6\"/>\n", m_theme.box(BoxRole::subnet).stroke.hex());
}

void SvgWriter::writeSymbol(Symbol symbol, const Rect& place) {
    if (symbol == Symbol::none) {
        return;
    }
    const double unit = place.width / 16.0;
    const std::string ink = m_theme.symbol.hex();
    put("<g fill=\"none\" stroke=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"", ink);
    putAttribute("stroke-width", 1.5 * unit);
    m_out += '>';
    for (const SymbolStroke& stroke : symbolStrokes(symbol)) {
        const auto at = [&](Point p) { return Point{place.x + p.x * unit, place.y + p.y * unit}; };
        if (stroke.radius > 0) {
            const Point center = at(stroke.points.front());
            m_out += "<circle";
            putAttribute("cx", center.x);
            putAttribute("cy", center.y);
            putAttribute("r", stroke.radius * unit);
        } else {
            m_out += "<path d=\"M";
            for (std::size_t i = 0; i < stroke.points.size(); ++i) {
                m_out += i > 0 ? " L" : "";
                putPoint(at(stroke.points[i]));
            }
            m_out += stroke.closed ? "Z\"" : "\"";
        }
        if (stroke.filled) {
            put(" fill=\"{}\"", ink);
        }
        m_out += "/>";
    }
    m_out += "</g>\n";
}

void SvgWriter::writeText(const TextItem& item, Color color) {
    m_out += "<text";
    putAttribute("x", item.at.x);
    putAttribute("y", item.at.y);
    putAttribute("font-size", item.size);
    put(" fill=\"{}\"", color.hex());
    m_out += item.bold ? " font-weight=\"bold\"" : "";
    m_out += item.align == TextItem::Align::middle  ? " text-anchor=\"middle\""
             : item.align == TextItem::Align::right ? " text-anchor=\"end\""
                                                    : "";
    m_out += '>';
    if (!item.full.empty()) {
        m_out += "<title>";
        putEscaped(item.full);
        m_out += "</title>";
    }
    putEscaped(item.text);
    m_out += "</text>\n";
}

void SvgWriter::writeBox(const Box& box) {
    m_out += "<g";
    // One device may stand on the edges of several networks; an id may be given only once.
    const bool isFirst = box.role != BoxRole::egressDevice || m_devices.insert(box.object).second;
    if (box.object.number != 0 && isFirst) {
        put(" id=\"{}\"", toText(box.object));
    }
    put(" class=\"{}\">\n", roleClass(box.role));
    if (!box.tip.empty()) {
        m_out += "<title>";
        putEscaped(box.tip);
        m_out += "</title>\n";
    }
    writeFrame(box);
    if (box.bar) {
        writeBar(*box.bar);
    }
    writeSymbol(box.symbol, box.symbolRect);
    for (const TextItem& item : box.texts) {
        writeText(item, m_theme.text(item.role));
    }
    m_out += "</g>\n";
}

void SvgWriter::writeLink(const Link& link) {
    const LinkStyle& style = m_theme.link(link.role);
    const std::string ink = (link.faulty ? m_theme.error : style.stroke).hex();
    m_out += "<g";
    // An external network's box has its id already; its line is told apart.
    if (link.object.kind == ObjectKind::peering) {
        put(" id=\"{}\"", toText(link.object));
    }
    m_out += " class=\"link\">\n";
    if (!link.tip.empty()) {
        m_out += "<title>";
        putEscaped(link.tip);
        m_out += "</title>\n";
    }
    const RoundedPath path = roundedPath(link.points, linkBendRadius);
    m_out += "<path d=\"M";
    putPoint(path.start);
    for (const auto& piece : path.pieces) {
        m_out += " L";
        putPoint(piece.to);
        if (piece.bendTo) {
            m_out += " Q";
            putPoint(piece.corner);
            m_out += ' ';
            putPoint(*piece.bendTo);
        }
    }
    put("\" fill=\"none\" stroke=\"{}\"", ink);
    putAttribute("stroke-width", style.strokeWidth);
    putDash(style.dash, style.strokeWidth);
    m_out += "/>\n";
    if (link.directed) {
        m_out += "<path d=\"M";
        for (const Point& corner : arrowHead(link.points)) {
            m_out += m_out.ends_with('M') ? "" : " L";
            putPoint(corner);
        }
        put("Z\" fill=\"{}\"/>\n", ink);
    }
    if (link.label) {
        writeText(*link.label, m_theme.text(link.label->role));
    }
    m_out += "</g>\n";
}

void SvgWriter::writeBadge(const Box& box) {
    const auto badge = badgeOf(box);
    if (!badge) {
        return;
    }
    put("<g class=\"badge {}\"><title>", severityName(badge->severity));
    const auto inWords = [](int count, std::string_view noun) { return counted(static_cast<Uint128>(count), noun); };
    put("{}, {}", inWords(box.counts.error, "error"), inWords(box.counts.warning, "warning"));
    m_out += "</title><path d=\"M";
    for (std::size_t i = 0; i < badge->outline.size(); ++i) {
        m_out += i > 0 ? " L" : "";
        putPoint(badge->outline[i]);
    }
    put("Z\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>\n",
        (badge->severity == Severity::error ? m_theme.error : m_theme.warning).hex(), m_theme.background.hex());
    writeText(badge->text, m_theme.badgeText);
    m_out += "</g>\n";
}

std::string SvgWriter::write() {
    writeHead();
    for (const Box& box : m_diagram.boxes) {
        writeBox(box);
    }
    for (const Link& link : m_diagram.links) {
        writeLink(link);
    }
    for (const Box& box : m_diagram.boxes) {
        writeBadge(box);
    }
    m_out += "</svg>\n";
    return std::move(m_out);
}

}  // namespace

std::string writeSvg(const Diagram& diagram, const Theme& theme, const SvgOptions& options) {
    return SvgWriter(diagram, theme, options).write();
}

}  // namespace aksnet
