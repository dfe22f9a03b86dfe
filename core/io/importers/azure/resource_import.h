// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of one Azure resource: read and merged, left out on purpose, or not understood, each with its reason.
#pragma once

#include "core/io/importers/azure/readers.h"
#include "core/io/importers/importer.h"

namespace aksnet {

struct ResourceOutcome {
    ImportStatus status;
    std::string note;
};

/// Reads a resource of a readable type into the plan; what is unknown of it goes to the view's problems.
[[nodiscard]] ResourceOutcome importResource(const ResourceObject& resource, PlanMerger& merger);

/// The types that importResource reads, children among them.
[[nodiscard]] std::vector<std::string_view> readableResourceTypes();
/// true for the types that importResource reads.
[[nodiscard]] bool isReadableType(std::string_view type);

/// The outcome for all other types; the id may be missing.
[[nodiscard]] ResourceOutcome outcomeOfOtherResource(std::string_view type, const Json& object,
                                                     const std::optional<ArmId>& id);

/// "virtual network" for Microsoft.Network/virtualNetworks; "resource" for types that are not read.
[[nodiscard]] std::string_view resourceWord(std::string_view type);

}  // namespace aksnet
