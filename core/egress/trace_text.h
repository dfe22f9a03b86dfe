// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trace as plain text, for terminals and golden files.
#pragma once

#include "core/egress/trace.h"

namespace aksnet {

/// One hop a line: "2  subnet snet-nodes of vnet-shop: 0.0.0.0/0 → Internet (system route)". Translations stand in brackets,
/// the outcome, the source seen and the way back below.
[[nodiscard]] std::string traceAsText(const Trace& trace);

}  // namespace aksnet
