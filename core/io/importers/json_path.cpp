// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dots between words, brackets around everything else.
#include "core/io/importers/json_path.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

bool isPlainJsonKey(std::string_view key) {
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
               c == '-';
    });
}

}  // namespace

std::string joinJsonPath(std::string_view path, std::string_view key) {
    if (!isPlainJsonKey(key)) {
        return fmt::format("{}[{}]", path, inQuotes(key));
    }
    return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

std::string joinJsonPath(std::string_view path, std::size_t index) {
    return fmt::format("{}[{}]", path, index);
}

}  // namespace aksnet
