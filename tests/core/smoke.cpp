// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a sample plan, evaluates it and compares what comes out with what the sample says of itself. Needs no Qt, so the
// engine has a test on machines that have none.
#include "core/engine/engine.h"
#include "core/io/plan_file.h"

#include <cstdio>
#include <fstream>
#include <sstream>

namespace {

using namespace aksnet;

int failures = 0;

void expect(bool holds, const char* what) {
    if (!holds) {
        ++failures;
        std::fprintf(stderr, "FAIL: %s\n", what);
    }
}

std::string smokeFileText(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// The snapshot of resources/samples/<name>.aksnet.json; null, with a failure counted, if the file cannot be read.
SnapshotPtr snapshotOfSample(const std::string& name) {
    const std::string path = AKSNET_SOURCE_DIR "/resources/samples/" + name + ".aksnet.json";
    const std::string text = smokeFileText(path);
    auto document = parsePlan(text, path);
    if (!document) {
        expect(false, document.error().text().c_str());
        return nullptr;
    }
    expect(writePlan(*document) == text, "a sample is written again byte for byte");
    return evaluate(
        {.plan = std::make_shared<const Plan>(std::move(document->plan)), .revision = 7, .today = "2026-11-23"});
}

void aSoundPlanHasNoFaults() {
    const SnapshotPtr snapshot = snapshotOfSample("overlay-cilium");
    if (!snapshot) {
        return;
    }
    expect(snapshot->revision == 7, "the revision is handed through");
    expect(snapshot->plan->clusters.size() == 1, "the overlay sample has one cluster");
    expect(snapshot->counts.error == 0 && snapshot->counts.warning == 0,
           "the overlay sample has neither errors nor warnings");
}

void aBrokenPlanIsHeardAndNotRefused() {
    const SnapshotPtr snapshot = snapshotOfSample("broken");
    if (!snapshot) {
        return;
    }
    int errors = 0;
    for (const Finding& finding : snapshot->findings) {
        errors += finding.severity == Severity::error ? 1 : 0;
        expect(!finding.message.empty(), "every finding has a message");
    }
    expect(errors >= 10, "the broken sample has at least ten errors");
    expect(snapshot->counts.error + snapshot->counts.waived >= errors, "errors are counted");
}

}  // namespace

int main() {
    aSoundPlanHasNoFaults();
    aBrokenPlanIsHeardAndNotRefused();
    if (failures == 0) {
        std::puts("The engine reads, evaluates and writes the samples.");
    }
    return failures == 0 ? 0 : 1;
}
