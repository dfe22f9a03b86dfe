// SPDX-License-Identifier: GPL-3.0-or-later
//
// What fuzz targets share. A broken law ends the program, so that libFuzzer keeps the input.
#pragma once

#include "core/diagram/diagram.h"
#include "core/io/plan_file.h"
#include "core/plan/integrity.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// Unlike assert, also in builds without asserts, and with the sentence in sight.
inline void mustHold(bool law, const char* sentence) {
    if (!law) {
        std::fprintf(stderr, "Broken: %s\n", sentence);
        std::abort();
    }
}

inline std::string_view textOfInput(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A plan that was read, from a file or by an import, is whole, survives being written and read again, and can be
/// evaluated and drawn however faulty its design is.
inline void checkPlan(const aksnet::PlanDocument& document) {
    mustHold(integrity(document.plan).empty(), "a plan that was read is whole");
    const std::string written = writePlan(document);
    const auto again = aksnet::parsePlan(written, "again");
    mustHold(again.has_value(), "a plan that was written can be read");
    mustHold(*again == document, "a plan that was written is read as it was");
    mustHold(writePlan(*again) == written, "the same plan gives the same bytes");
    const auto snapshot = aksnet::evaluate(
        {.plan = std::make_shared<const aksnet::Plan>(document.plan), .revision = 1, .today = "2026-11-23"});
    const aksnet::Diagram diagram = makeDiagram(*snapshot, document.layout);
    mustHold(diagram.boxes.size() >= document.plan.clusters.size(), "every cluster is drawn");
}
