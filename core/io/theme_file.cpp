// SPDX-License-Identifier: GPL-3.0-or-later
//
// See theme_file.h. Keys are the enumerators' names; nothing has a default, so a theme is always complete.
#include "core/io/theme_file.h"

#include <nlohmann/json.hpp>

#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {

namespace {

using Json = nlohmann::json;

constexpr double largestNumber = 100;  ///< of stroke widths and radii

constexpr std::array boxKeys{"virtualNetwork", "subnet",         "podSubnet",       "specialSubnet", "nodePool",
                             "cluster",        "rangeStrip",     "externalNetwork", "internet",      "egressDevice",
                             "consumer",       "attachmentSign", "placeholder",     "legend",        "titleBlock"};
constexpr std::array segmentKeys{"reserved", "nodes", "surge", "pods", "other", "free", "missing"};
constexpr std::array linkKeys{"peering", "externalConnection", "egress", "delegation", "attachment"};
constexpr std::array textKeys{"title", "subtitle", "label", "caption", "number"};
static_assert(boxKeys.size() == boxRoleCount && segmentKeys.size() == useKindCount &&
              linkKeys.size() == linkRoleCount && textKeys.size() == textRoleCount);

/// Collects the first thing that is wrong; later reads go on with zeros.
class ThemeReader {
public:
    explicit ThemeReader(const Json& json) : m_json(json) {}

    Color color(const Json& object, const std::string& path, const char* key) {
        const auto found = object.is_object() ? object.find(key) : object.end();
        if (!object.is_object() || found == object.end() || !found->is_string()) {
            return complain(path, key, "a colour such as \"#0078d4\"");
        }
        const auto& text = found->get_ref<const std::string&>();
        unsigned value = 0;
        const char* const end = text.data() + text.size();
        if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, value, 16).ptr != end) {
            return complain(path, key, "a colour such as \"#0078d4\"");
        }
        return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
                static_cast<std::uint8_t>(value)};
    }
    double number(const Json& object, const std::string& path, const char* key) {
        const auto found = object.is_object() ? object.find(key) : object.end();
        const double value =
            object.is_object() && found != object.end() && found->is_number() ? found->get<double>() : -1;
        if (!(value >= 0 && value <= largestNumber)) {
            complain(path, key, fmt::format("a number from 0 to {}", largestNumber));
            return 0;
        }
        return value;
    }
    /// One of the words, by position; absent means the first.
    std::size_t word(const Json& object, const std::string& path, const char* key,
                     std::initializer_list<std::string_view> words) {
        const auto found = object.is_object() ? object.find(key) : object.end();
        if (!object.is_object() || found == object.end()) {
            return 0;
        }
        std::size_t position = 0;
        for (const auto text : words) {
            if (found->is_string() && found->get_ref<const std::string&>() == text) {
                return position;
            }
            ++position;
        }
        complain(path, key, fmt::format("one of {}", fmt::join(words, ", ")));
        return 0;
    }
    const Json& part(const char* key) const {
        static const Json empty = Json::object();
        const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
        return m_json.is_object() && found != m_json.end() ? *found : empty;
    }
    const Json& entry(const Json& object, const char* key) const {
        static const Json empty = Json::object();
        const auto found = object.is_object() ? object.find(key) : object.end();
        return object.is_object() && found != object.end() ? *found : empty;
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    Color complain(const std::string& path, const char* key, const std::string& wanted) {
        if (!m_error) {
            m_error = Error{path.empty() ? key : path + "." + key, "The theme needs " + wanted + " here."};
        }
        return {};
    }

    const Json& m_json;
    std::optional<Error> m_error;
};

Theme readAll(ThemeReader& reader, const Json& json) {
    Theme theme;
    const auto name = json.is_object() ? json.find("name") : json.end();
    theme.name = json.is_object() && name != json.end() && name->is_string() ? name->get<std::string>() : std::string();
    theme.background = reader.color(json, "", "background");
    theme.error = reader.color(json, "", "error");
    theme.warning = reader.color(json, "", "warning");
    theme.info = reader.color(json, "", "info");
    theme.badgeText = reader.color(json, "", "badgeText");
    theme.symbol = reader.color(json, "", "symbol");
    theme.selection = reader.color(json, "", "selection");
    theme.path = reader.color(json, "", "path");
    for (std::size_t i = 0; i < boxKeys.size(); ++i) {
        const Json& entry = reader.entry(reader.part("boxes"), boxKeys[i]);
        const std::string path = std::string("boxes.") + boxKeys[i];
        theme.boxes[i] = {.fill = reader.color(entry, path, "fill"),
                          .stroke = reader.color(entry, path, "stroke"),
                          .strokeWidth = reader.number(entry, path, "strokeWidth"),
                          .dash = static_cast<Dash>(reader.word(entry, path, "dash", {"solid", "dashed", "dotted"})),
                          .radius = reader.number(entry, path, "radius")};
    }
    for (std::size_t i = 0; i < segmentKeys.size(); ++i) {
        const Json& entry = reader.entry(reader.part("segments"), segmentKeys[i]);
        const std::string path = std::string("segments.") + segmentKeys[i];
        theme.segments[i] = {
            .fill = reader.color(entry, path, "fill"),
            .hatch = static_cast<Hatch>(reader.word(entry, path, "hatch", {"none", "diagonal", "dots", "cross"}))};
    }
    for (std::size_t i = 0; i < linkKeys.size(); ++i) {
        const Json& entry = reader.entry(reader.part("links"), linkKeys[i]);
        const std::string path = std::string("links.") + linkKeys[i];
        theme.links[i] = {.stroke = reader.color(entry, path, "stroke"),
                          .strokeWidth = reader.number(entry, path, "strokeWidth"),
                          .dash = static_cast<Dash>(reader.word(entry, path, "dash", {"solid", "dashed", "dotted"}))};
    }
    for (std::size_t i = 0; i < textKeys.size(); ++i) {
        theme.texts[i] = reader.color(reader.part("texts"), "texts", textKeys[i]);
    }
    return theme;
}

}  // namespace

Result<Theme> parseTheme(std::string_view text, std::string_view name) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return fail(std::string(name), "The theme is not valid JSON.");
    }
    ThemeReader reader(json);
    Theme theme = readAll(reader, json);
    if (reader.error()) {
        return fail(std::string(name) + ":" + reader.error()->where, reader.error()->what);
    }
    return theme;
}

}  // namespace aksnet
