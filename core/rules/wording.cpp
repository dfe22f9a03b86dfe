// SPDX-License-Identifier: GPL-3.0-or-later
//
// See wording.h.
#include "core/rules/wording.h"

#include "core/base/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

std::string listed(std::span<const std::string> names, std::size_t more) {
    constexpr std::size_t namedInSentence = 3;
    if (names.empty()) {
        return {};
    }
    // A list that only leaves out one thing may as well name it.
    const std::size_t total = names.size() + more;
    const std::size_t named = std::min(names.size(), total <= namedInSentence + 1 ? total : namedInSentence);
    std::string text = names.front();
    for (std::size_t i = 1; i < named; ++i) {
        text += (i + 1 == total ? " and " : ", ") + names[i];
    }
    return named < total ? fmt::format("{} and {} more", text, grouped(total - named)) : text;
}

std::string listedNames(const Facts& facts, std::span<const ObjectRef> objects) {
    constexpr std::size_t mostGiven = 4;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(objects.size(), mostGiven); ++i) {
        names.push_back(facts.index->nameOf(objects[i]));
    }
    return listed(names, objects.size() - names.size());
}

std::string listedNames(const Facts& facts, std::string_view noun, std::span<const ObjectRef> objects) {
    return objects.empty() ? std::string()
                           : fmt::format("{}{} {}", noun, objects.size() == 1 ? "" : "s", listedNames(facts, objects));
}

}  // namespace aksnet::rules
