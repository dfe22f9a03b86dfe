// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans in PNG: a walk over the chunks (PNG specification, third edition, sections 5 and 11.3.3.4).
#include "core/io/embedded_plan.h"

#include <array>
#include <cstdint>
#include <vector>

namespace aksnet {
namespace {

constexpr std::string_view pngSignature("\x89PNG\r\n\x1a\n", 8);
/// Keyword, end of keyword, not compressed, method 0, no language, no translated keyword.
constexpr std::string_view pngPlanHead("aksnet-plan\0\0\0\0\0", 16);
/// A chunk's length, type and checksum.
constexpr std::size_t pngChunkFrame = 12;
constexpr std::size_t maxPngChunk = 0x7FFFFFFF;

constexpr std::array<std::uint32_t, 256> makeCrcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        std::uint32_t value = n;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        }
        table[n] = value;
    }
    return table;
}

std::uint32_t crc32(std::string_view bytes) {
    static constexpr auto table = makeCrcTable();
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (value >> 8U);
    }
    return value ^ 0xFFFFFFFFU;
}

std::uint32_t readBigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

void appendBigEndian(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out += static_cast<char>((value >> shift) & 0xFFU);
    }
}

struct PngChunk {
    std::string_view all;   ///< with length and checksum
    std::string_view type;  ///< four letters
    std::string_view data;
    std::uint32_t checksum;

    [[nodiscard]] bool isPlan() const { return type == "iTXt" && data.starts_with(pngPlanHead); }
};

/// The chunks up to and with IEND; empty if the bytes are no whole PNG.
std::vector<PngChunk> pngChunks(std::string_view bytes) {
    std::vector<PngChunk> chunks;
    if (!bytes.starts_with(pngSignature)) {
        return {};
    }
    bytes.remove_prefix(pngSignature.size());
    while (bytes.size() >= pngChunkFrame) {
        const std::size_t length = readBigEndian(bytes);
        if (length > bytes.size() - pngChunkFrame) {
            return {};
        }
        chunks.push_back({bytes.substr(0, length + pngChunkFrame), bytes.substr(4, 4), bytes.substr(8, length),
                          readBigEndian(bytes.substr(8 + length))});
        if (chunks.back().type == "IEND") {
            return chunks;
        }
        bytes.remove_prefix(length + pngChunkFrame);
    }
    return {};
}

}  // namespace

Result<std::string> embedPlanInPng(std::string_view png, std::string_view planText) {
    const auto chunks = pngChunks(png);
    if (chunks.empty()) {
        return fail("", "These bytes are no whole PNG picture.");
    }
    if (planText.size() > maxPngChunk - pngPlanHead.size()) {
        return fail("", "The plan is too large for a PNG picture, whose chunks hold up to 2 GB.");
    }
    std::string out(pngSignature);
    for (const PngChunk& chunk : chunks) {
        if (chunk.isPlan()) {
            continue;
        }
        if (chunk.type == "IEND") {
            const std::string body = "iTXt" + std::string(pngPlanHead) + std::string(planText);
            appendBigEndian(out, static_cast<std::uint32_t>(pngPlanHead.size() + planText.size()));
            out += body;
            appendBigEndian(out, crc32(body));
        }
        out += chunk.all;
    }
    return out;
}

std::optional<std::string> extractPlanFromPng(std::string_view bytes) {
    for (const PngChunk& chunk : pngChunks(bytes)) {
        if (chunk.isPlan() && crc32(chunk.all.substr(4, chunk.data.size() + 4)) == chunk.checksum) {
            return std::string(chunk.data.substr(pngPlanHead.size()));
        }
    }
    return std::nullopt;
}

}  // namespace aksnet
