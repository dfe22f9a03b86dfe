// SPDX-License-Identifier: GPL-3.0-or-later
//
// The query of Azure Resource Graph that fetches all that an import can read of an estate.
#pragma once

#include <string>

namespace aksnet {

/// One query for every type that importers read as a resource of its own; children come inside their parents.
[[nodiscard]] std::string resourceGraphQuery();

/// The az command that runs it. An answer has at most 1,000 resources; what follows takes its skip_token.
[[nodiscard]] std::string resourceGraphCommand();

}  // namespace aksnet
