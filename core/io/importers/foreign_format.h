// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names what a file seems to be when no importer knows it, so that the refusal is true and says what to do instead.
#pragma once

#include "core/io/importers/importer.h"

namespace aksnet {

/// One or two sentences about JSON that no importer knows.
[[nodiscard]] std::string foreignJsonSentence(const Json& json);

/// A sentence about text that is no JSON, with the file's name in commands; empty if it seems to be JSON with a fault, which then is what to report.
[[nodiscard]] std::string foreignTextSentence(std::string_view text, std::string_view name);

}  // namespace aksnet
