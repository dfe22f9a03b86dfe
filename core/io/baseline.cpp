// SPDX-License-Identifier: GPL-3.0-or-later
//
// See baseline.h. The file is read leniently: what is no finding is passed over.
#include "core/io/baseline.h"

#include "core/io/json_value.h"
#include "core/rules/fingerprint.h"

namespace aksnet {
namespace {

const JsonValue* baselineList(const JsonValue& object, std::string_view key) {
    const JsonValue* list = object.find(key);
    return list && list->kind == JsonValue::Kind::array ? list : nullptr;
}

std::string_view baselineText(const JsonValue& object, std::string_view key) {
    const JsonValue* text = object.find(key);
    return text && text->kind == JsonValue::Kind::string ? std::string_view(text->text) : std::string_view();
}

void addFingerprint(Baseline::Known& known, std::string_view fingerprint) {
    if (!fingerprint.empty()) {
        known.emplace(fingerprint);
    }
}

/// One plan's part of a JSON report; false if it is none.
bool addReport(const JsonValue& report, Baseline& baseline) {
    const JsonValue* findings = baselineList(report, "findings");
    if (!findings) {
        return false;
    }
    Baseline::Known& known = baseline.plans[std::string(baselineText(report, "plan"))];
    for (const JsonValue& finding : findings->items) {
        addFingerprint(known, baselineText(finding, "fingerprint"));
    }
    return true;
}

bool addSarif(const JsonValue& sarif, Baseline& baseline) {
    const JsonValue* runs = baselineList(sarif, "runs");
    if (!runs) {
        return false;
    }
    Baseline::Known& known = baseline.plans[{}];
    for (const JsonValue& run : runs->items) {
        const JsonValue* results = baselineList(run, "results");
        if (!results) {
            continue;
        }
        for (const JsonValue& result : results->items) {
            if (const JsonValue* prints = result.find("partialFingerprints")) {
                addFingerprint(known, baselineText(*prints, "aksnetFinding/v1"));
            }
        }
    }
    return true;
}

}  // namespace

Result<Baseline> readBaseline(std::string_view text, std::string_view name) {
    const auto root = parseJson(text, name);
    if (!root) {
        return std::unexpected(root.error());
    }
    Baseline baseline;
    bool isReport = addReport(*root, baseline) || addSarif(*root, baseline);
    if (root->kind == JsonValue::Kind::array) {
        for (const JsonValue& report : root->items) {
            isReport = addReport(report, baseline) || isReport;
        }
    }
    if (!isReport) {
        return fail(std::string(name),
                    "This is no report of findings; make one with aksnet check --format json, or sarif.");
    }
    return baseline;
}

SnapshotPtr onlyNew(const Snapshot& snapshot, const Baseline& baseline) {
    const auto named = baseline.plans.find(snapshot.plan->name);
    if (named == baseline.plans.end() && baseline.plans.size() != 1) {
        return withFindings(snapshot, [](const Finding&) { return true; });
    }
    const Baseline::Known& known = named == baseline.plans.end() ? baseline.plans.begin()->second : named->second;
    const auto prints = fingerprintsOf(*snapshot.facts->index, snapshot.findings);
    return withFindings(snapshot, [&](const Finding& finding) {
        return !known.contains(prints[static_cast<std::size_t>(&finding - snapshot.findings.data())]);
    });
}

}  // namespace aksnet
