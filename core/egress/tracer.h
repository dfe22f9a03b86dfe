// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a flow to its trace.
#pragma once

#include "core/egress/address_book.h"
#include "core/egress/routing.h"

namespace aksnet {

/// Traces many flows over the same facts, which must outlive it: what it learns of subnets is kept. Not for several threads
/// at once; each has its own.
class Tracer {
public:
    explicit Tracer(const Facts& facts) : m_facts(facts), m_book(facts), m_routes(facts) {}

    [[nodiscard]] Trace trace(const Flow& flow);

private:
    const Facts& m_facts;
    egress::AddressBook m_book;
    egress::RouteBook m_routes;
};

/// One flow. An endpoint that the plan does not have ends undetermined.
[[nodiscard]] Trace trace(const Facts& facts, const Flow& flow);

}  // namespace aksnet
