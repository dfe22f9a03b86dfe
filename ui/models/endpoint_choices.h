// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a connection can start at or go to, as lists to choose from.
#pragma once

#include "core/egress/flow.h"
#include "core/facts/facts.h"

#include <QString>

#include <vector>

namespace aksnet::ui {

enum class EndpointSide : std::uint8_t { source, destination };

struct EndpointChoice {
    QString group;  ///< "Pods", "Outside": choices of a group stand together
    QString title;  ///< unique in its list: "Pod of apps"
    Endpoint endpoint;

    bool operator==(const EndpointChoice&) const = default;
};

/// Everything the plan has, and the addresses every plan knows, group by group.
[[nodiscard]] std::vector<EndpointChoice> endpointChoices(const Facts& facts, EndpointSide side);

/// The endpoint that a thing of the plan stands for; none for things that no connection starts at or goes to.
[[nodiscard]] std::optional<Endpoint> endpointOf(const Facts& facts, ObjectRef object, EndpointSide side);

/// The endpoint without what is chosen beside the list: node, pod, host network, egress gateway.
[[nodiscard]] Endpoint withoutOptions(Endpoint endpoint);

}  // namespace aksnet::ui
