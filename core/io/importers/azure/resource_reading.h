// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads one resource that was found in a file into the plan, and accounts for it.
#pragma once

#include "core/io/importers/azure/readers.h"
#include "core/io/importers/importer.h"

namespace aksnet {

struct FoundResource {
    const Json& object;
    std::string path;
    std::string type;
    std::string name;
    std::optional<ArmId> id;  ///< stated, or made by an importer that knows more than the object says
};

/// Opens the resource's entry of the log; `remarks` are put there too.
void readAzureResource(const FoundResource& found, ImportSink& sink,
                       std::vector<ReadingProblems::Property> remarks = {});

}  // namespace aksnet
