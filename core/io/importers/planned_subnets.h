// SPDX-License-Identifier: GPL-3.0-or-later
//
// Networks of files that know no Azure resource ids: tables, subnet calculators, topologies.
#pragma once

#include "core/io/importers/readings.h"

#include <unordered_map>
#include <unordered_set>

namespace aksnet {

/// What Azure allows in a name: letters, digits, "-", "_", "."; runs of other characters become one "-". At most 80 characters;
/// empty if nothing is left.
[[nodiscard]] std::string azureName(std::string_view text);

/// "vnet-10.0.0.0-16"; the colons of IPv6 become "-" too.
[[nodiscard]] std::string nameOfRange(std::string_view word, const Prefix& range);

/// The id of a VNet that is known by its name alone.
[[nodiscard]] ArmId plannedNetworkId(std::string_view name);

/// Adds subnets to a network, each under a name of its own: "web", "web-2", ….
class PlannedNetwork {
public:
    explicit PlannedNetwork(std::string_view name);

    /// A name that is no Azure name is kept as the note; without one, the range gives it.
    Subnet& add(std::string_view name, const Prefix& range, std::string path);

    [[nodiscard]] VirtualNetworkReading& reading() { return m_reading; }

private:
    VirtualNetworkReading m_reading;
    std::unordered_set<std::string> m_taken;         ///< names in lower case
    std::unordered_map<std::string, int> m_repeats;  ///< how often a name was asked for again
};

}  // namespace aksnet
