// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a template to the resources that it deploys, each as Azure would be asked for it: loops unrolled, conditions judged, nested
// and linked templates opened, expressions evaluated as far as that can be done without a deployment.
#pragma once

#include "core/io/arm/evaluator.h"
#include "core/io/arm/template_input.h"
#include "core/io/arm/template_resource.h"
#include "core/io/importers/arm_id.h"

#include <set>

namespace aksnet {

/// Bounds of one import, shared by all its templates; far above what Azure itself deploys at once.
struct TemplateBudget {
    ArmBudget expressions;
    std::size_t resourcesLeft = 50'000;
    int deploymentsLeft = 5'000;
};

struct TemplateSource {
    const Json* armTemplate = nullptr;
    std::uint32_t file = 0;  ///< its index in the files
    std::string path;        ///< where the template stands in its file; empty: it is the file
};

struct ExpandedResource {
    Json body;  ///< in REST shape; null if there is nothing to read
    std::string type;
    std::string name;  ///< readable: "vnet/subnet"
    std::optional<ArmId> id;
    std::uint32_t file = 0;
    std::string path;
    TemplateResourceState state = TemplateResourceState::deployed;
    std::string note;
    std::vector<TemplateRemark> remarks;
    bool isDeployment = false;
};

struct ExpandedTemplate {
    std::vector<ExpandedResource> resources;
    std::vector<TemplateRemark> remarks;         ///< on the template as a whole
    std::vector<std::string> missingParameters;  ///< that were asked for and have neither value nor default
    std::set<std::size_t> linkedFiles;           ///< that were found by links, parameter files too
    std::set<std::string> unsupported;           ///< functions that the evaluator does not know
};

/// O(what the template makes), bounded by the budget; what it leaves out is said in a remark.
[[nodiscard]] ExpandedTemplate expandTemplate(const TemplateSource& source, std::span<const TemplateFile> files,
                                              GivenValues given, TemplateBudget& budget);

}  // namespace aksnet
