// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_text.h.
#include "core/egress/trace_text.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

std::string stepText(const Step& step) {
    std::string text = step.text;
    if (step.source) {
        text += fmt::format(" [source {} → {}]", step.source->from.text(), step.source->to.text());
    }
    if (step.destination) {
        text += fmt::format(" [destination {} → {}]", step.destination->from.text(), step.destination->to.text());
    }
    return text;
}

std::string_view returnTitle(ReturnPathKind kind) {
    switch (kind) {
        case ReturnPathKind::none: return "none";
        case ReturnPathKind::symmetric: return "symmetric";
        case ReturnPathKind::asymmetric: return "asymmetric";
        case ReturnPathKind::unknown: return "unknown";
    }
    return {};
}

}  // namespace

std::string traceAsText(const Trace& trace) {
    std::string text;
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        const Hop& hop = trace.hops[i];
        text += fmt::format("{:>2}  {}:", i + 1, hop.title);
        for (const Step& step : hop.steps) {
            text += " " + stepText(step);
        }
        text += '\n';
    }
    text += fmt::format("{}: {}\n", dispositionTitle(trace.disposition), trace.reason);
    text += fmt::format("source seen: {}\n", trace.sourceSeen.longText());
    if (trace.returnPath.kind != ReturnPathKind::none) {
        text += fmt::format("way back: {}: {}\n", returnTitle(trace.returnPath.kind), trace.returnPath.text);
    }
    for (const std::string& note : trace.notes()) {
        text += fmt::format("note: {}\n", note);
    }
    return text;
}

}  // namespace aksnet
