// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a trace while the packet walks; that every translation starts from the last one's end is seen to here.
#pragma once

#include "core/egress/trace.h"

namespace aksnet::egress {

class TraceBuilder {
public:
    TraceBuilder(FlowAddress source, FlowAddress destination)
        : m_source(std::move(source)), m_destination(std::move(destination)) {}

    [[nodiscard]] const FlowAddress& source() const { return m_source; }
    [[nodiscard]] const FlowAddress& destination() const { return m_destination; }
    [[nodiscard]] const std::vector<Hop>& hops() const { return m_hops; }

    /// Goes on at the next place; steps belong to it from now on.
    void hop(ObjectRef at, std::string title);
    void step(StepKind kind, std::string text, const Source* fact = nullptr);
    void translateSource(StepKind kind, FlowAddress to, std::string text, const Source* fact);
    void translateDestination(StepKind kind, FlowAddress to, std::string text, const Source* fact);
    /// Adds to the last step.
    void note(std::string text);
    void notes(const std::vector<std::string>& texts);
    /// The packet goes no further.
    void end(Disposition disposition, std::string reason);
    /// The same with a last step of that kind that says why.
    void drop(Disposition disposition, std::string reason, const Source* fact = nullptr);
    void returns(ReturnPath path) { m_returnPath = std::move(path); }

    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    [[nodiscard]] Disposition disposition() const { return m_disposition; }
    [[nodiscard]] Trace finish() &&;

private:
    [[nodiscard]] Hop& current();

    FlowAddress m_source;
    FlowAddress m_destination;
    std::vector<Hop> m_hops;
    ReturnPath m_returnPath;
    Disposition m_disposition = Disposition::undetermined;
    std::string m_reason;
    bool m_hasEnded = false;
};

}  // namespace aksnet::egress
