// SPDX-License-Identifier: GPL-3.0-or-later
//
// String functions that cut text or write it in another way, and those that make names unique.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string inBase64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view three = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            bits = bits << 8 | (k < three.size() ? static_cast<unsigned char>(three[k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += k <= three.size() ? base64Digits[bits >> (18 - 6 * k) & 63] : '=';
        }
    }
    return text;
}

/// None if it is not whole.
std::optional<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    text = text.substr(0, text.find_last_not_of('=') + 1);
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = base64Digits.find(c);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    return bytes;
}

/// RFC 3986: all but unreserved characters as %XX.
std::string percentEncoded(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             std::string_view("-_.~").find(c) != std::string_view::npos;
        encoded += isPlain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) {
        const std::size_t at =
            std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
        return at == std::string_view::npos ? -1 : static_cast<int>(at);
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
        const int low = high >= 0 ? digit(text[i + 2]) : -1;
        decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
        i += low >= 0 ? 2 : 0;
    }
    return decoded;
}

ArmValue runBase64(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.give(inBase64(*text)) : call.failure();
}

ArmValue runBase64ToString(ArmCall& call) {
    const std::string* text = call.text(0);
    const auto bytes = text ? fromBase64(*text) : std::nullopt;
    call.note("The text is not base64.");
    return bytes ? call.give(*bytes) : call.failure();
}

ArmValue runBase64ToJson(ArmCall& call) {
    const std::string* text = call.text(0);
    const auto bytes = text ? fromBase64(*text) : std::nullopt;
    call.note("The text is not JSON in base64.");
    call.evaluation().spend(bytes ? bytes->size() : 0);
    const auto parsed = bytes ? parseJsonText(*bytes, "base64") : fail({}, {});
    return parsed ? call.give(call.copied(parsed->value)) : call.failure();
}

ArmValue runDataUri(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.give("data:text/plain;charset=utf8;base64," + inBase64(*text)) : call.failure();
}

ArmValue runDataUriToString(ArmCall& call) {
    const std::string* text = call.text(0);
    const std::size_t comma = text && text->starts_with("data:") ? text->find(',') : std::string::npos;
    call.note("The text is no data URI.");
    if (comma == std::string::npos) {
        return call.failure();
    }
    const std::string_view data = std::string_view(*text).substr(comma + 1);
    const auto bytes =
        std::string_view(*text).substr(0, comma).ends_with(";base64") ? fromBase64(data) : percentDecoded(data);
    return bytes ? call.give(*bytes) : call.failure();
}

/// What stands behind the last slash of the base gives way to the relative part; a base that is a host alone keeps all.
ArmValue runUri(ArmCall& call) {
    const std::string* base = call.text(0);
    const std::string* relative = call.text(1);
    if (!base || !relative) {
        return call.failure();
    }
    const std::size_t scheme = base->find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::size_t slash = base->rfind('/');
    const bool hasPath = slash != std::string::npos && slash >= host;
    const std::string trunk = hasPath ? base->substr(0, slash) : *base;
    return call.give(trunk + (relative->starts_with('/') ? "" : "/") + *relative);
}

ArmValue runUriComponent(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.give(percentEncoded(*text)) : call.failure();
}

ArmValue runUriComponentToString(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.give(percentDecoded(*text)) : call.failure();
}

/// One text, or a list of them; empty ones part nothing.
std::optional<std::vector<std::string>> delimitersOf(ArmCall& call) {
    std::vector<std::string> delimiters;
    const Json::array_t one{call[1]};
    for (const Json& each : call[1].is_array() ? call[1].get_ref<const Json::array_t&>() : one) {
        if (!each.is_string()) {
            call.note(fmt::format("split parts a text at texts, not at {}.", armKind(each)));
            return std::nullopt;
        }
        if (!each.get_ref<const std::string&>().empty()) {
            delimiters.push_back(each.get<std::string>());
        }
    }
    return delimiters;
}

/// An id is parted at its slashes though parts of it are unknown: names have no slash.
ArmValue runSplit(ArmCall& call) {
    const std::string* text = call.text(0);
    const auto delimiters = delimitersOf(call);
    if (!text || !delimiters || !call.isKnown(1)) {
        return call.failure();
    }
    const bool isId = text->starts_with('/') && *delimiters == std::vector<std::string>{"/"};
    if (!call.isKnown(0) && !isId) {
        return call.unknown();
    }
    Json::array_t parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text->size() && call.evaluation().charge(sizeof(Json));) {
        const std::string_view rest = std::string_view(*text).substr(at);
        const auto found = std::ranges::find_if(*delimiters, [&](const std::string& d) { return rest.starts_with(d); });
        if (found == delimiters->end()) {
            ++at;
            continue;
        }
        parts.emplace_back(text->substr(begin, at - begin));
        at += found->size();
        begin = at;
    }
    parts.emplace_back(text->substr(begin));
    return call.give(std::move(parts));
}

/// FNV-1a over all arguments.
std::uint64_t digestOf(ArmCall& call, std::uint64_t hash) {
    for (std::size_t i = 0; i < call.count(); ++i) {
        const std::string text =
            armScalarText(call[i]).value_or(call[i].dump(-1, ' ', false, Json::error_handler_t::replace));
        for (const char c : text + '\0') {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        }
    }
    return hash;
}

/// Azure's own digest is not published. This one has its form, and is the same for the same arguments, so names still join.
ArmValue runUniqueString(ArmCall& call) {
    std::uint64_t digest = digestOf(call, 0xcbf29ce484222325ULL);
    std::string text;
    for (int i = 0; i < 13; ++i) {
        text += "abcdefghijklmnopqrstuvwxyz234567"[digest & 31];
        digest >>= 5;
    }
    return call.give(std::move(text));
}

ArmValue runGuid(ArmCall& call) {
    const std::uint64_t high = digestOf(call, 0xcbf29ce484222325ULL);
    const std::uint64_t low = digestOf(call, high);
    return call.give(fmt::format("{:08x}-{:04x}-5{:03x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFF,
                                 0x8000 | (low >> 48 & 0x3FFF), low & 0xFFFFFFFFFFFFULL));
}

ArmValue runNewGuid(ArmCall& call) {
    return call.fail("Each deployment makes a new one.");
}

constexpr ArmFunction encodingFunctions[] = {
    {"split", 2, 2, ArmFunction::Arguments::any, runSplit},
    {"base64", 1, 1, ArmFunction::Arguments::known, runBase64},
    {"base64ToString", 1, 1, ArmFunction::Arguments::known, runBase64ToString},
    {"base64ToJson", 1, 1, ArmFunction::Arguments::known, runBase64ToJson},
    {"dataUri", 1, 1, ArmFunction::Arguments::known, runDataUri},
    {"dataUriToString", 1, 1, ArmFunction::Arguments::known, runDataUriToString},
    {"uri", 2, 2, ArmFunction::Arguments::known, runUri},
    {"uriComponent", 1, 1, ArmFunction::Arguments::known, runUriComponent},
    {"uriComponentToString", 1, 1, ArmFunction::Arguments::known, runUriComponentToString},
    {"guid", 1, anyNumber, ArmFunction::Arguments::known, runGuid},
    {"uniqueString", 1, anyNumber, ArmFunction::Arguments::known, runUniqueString},
    {"newGuid", 0, 0, ArmFunction::Arguments::known, runNewGuid},
};

}  // namespace

std::span<const ArmFunction> armEncodingFunctions() {
    return encodingFunctions;
}

}  // namespace aksnet
