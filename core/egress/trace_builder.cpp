// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_builder.h.
#include "core/egress/trace_builder.h"

#include <cassert>

namespace aksnet::egress {

Hop& TraceBuilder::current() {
    assert(!m_hops.empty());
    return m_hops.back();
}

void TraceBuilder::hop(ObjectRef at, std::string title) {
    m_hops.push_back(
        {.at = at, .title = std::move(title), .source = m_source, .destination = m_destination, .steps = {}});
}

void TraceBuilder::step(StepKind kind, std::string text, const Source* fact) {
    current().steps.push_back({.kind = kind, .text = std::move(text), .fact = fact});
}

void TraceBuilder::translateSource(StepKind kind, FlowAddress to, std::string text, const Source* fact) {
    step(kind, std::move(text), fact);
    current().steps.back().source = Translation{m_source, to};
    m_source = std::move(to);
}

void TraceBuilder::translateDestination(StepKind kind, FlowAddress to, std::string text, const Source* fact) {
    step(kind, std::move(text), fact);
    current().steps.back().destination = Translation{m_destination, to};
    m_destination = std::move(to);
}

void TraceBuilder::note(std::string text) {
    assert(!current().steps.empty());
    current().steps.back().notes.push_back(std::move(text));
}

void TraceBuilder::notes(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        note(text);
    }
}

void TraceBuilder::end(Disposition disposition, std::string reason) {
    assert(!m_hasEnded);
    m_disposition = disposition;
    m_reason = std::move(reason);
    m_hasEnded = true;
}

void TraceBuilder::drop(Disposition disposition, std::string reason, const Source* fact) {
    step(StepKind::drop, reason, fact);
    end(disposition, std::move(reason));
}

Trace TraceBuilder::finish() && {
    assert(m_hasEnded && !m_hops.empty());
    return {.disposition = m_disposition,
            .reason = std::move(m_reason),
            .hops = std::move(m_hops),
            .sourceSeen = std::move(m_source),
            .returnPath = std::move(m_returnPath)};
}

}  // namespace aksnet::egress
