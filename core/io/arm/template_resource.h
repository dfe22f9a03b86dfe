// SPDX-License-Identifier: GPL-3.0-or-later
//
// One resource of a template, or one round of a resource that a loop repeats.
#pragma once

#include "core/io/import.h"
#include "core/io/importers/json_text.h"

#include <memory>
#include <optional>

namespace aksnet {

class TemplateScope;

/// What copyIndex() counts.
struct LoopRound {
    std::string name;
    long long index = 0;
    bool ofResource = false;  ///< else of a list in a resource, a variable or an output
};
using LoopRounds = std::vector<LoopRound>;

enum class TemplateResourceState : std::uint8_t {
    deployed,
    mayBeDeployed,  ///< its condition, or how often it is repeated, is unknown
    left,           ///< not deployed, or only referred to; the note says why
    notUnderstood,  ///< the note says why
};

/// A property of a resource that the report tells of.
struct TemplateRemark {
    ImportStatus status;
    std::string path;
    std::string note;
};

struct TemplateResource {
    const Json* node = nullptr;
    TemplateScope* owner = nullptr;  ///< the template it stands in
    std::uint32_t file = 0;
    std::string path;
    std::string symbolicName;
    std::string type;  ///< whole, of a child too
    std::string name;  ///< whole: "vnet/subnet"; may have unknown parts
    std::string id;    ///< likewise
    LoopRounds rounds;
    TemplateResourceState state = TemplateResourceState::deployed;
    std::string note;
    std::vector<TemplateRemark> remarks;
    bool isReference = false;  ///< `existing`: somebody else deploys it

    std::optional<Json> body;    ///< once it was evaluated
    std::uint64_t bodySize = 0;  ///< in nodes: what a copy of it costs
    bool isBeingEvaluated = false;

    // Of a deployment, once it was opened.
    bool isOpened = false;
    Json ownTemplate;  ///< where the template is the value of an expression
    std::unique_ptr<TemplateScope> content;
};

}  // namespace aksnet
