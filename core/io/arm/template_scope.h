// SPDX-License-Identifier: GPL-3.0-or-later
//
// A template that is being deployed: what its expressions can ask, and the resources it makes. Everything is evaluated when it is
// first asked for, so a nested deployment may take what another one gives out, in whatever order they stand.
#pragma once

#include "core/io/arm/evaluator.h"
#include "core/io/arm/template_expander.h"
#include "core/io/arm/template_resource.h"
#include "core/io/arm/template_target.h"

#include <algorithm>
#include <unordered_map>

namespace aksnet {

/// What a template and those deployed by it share.
struct TemplateExpansion {
    TemplateBudget& budget;
    std::span<const TemplateFile> files;  ///< that links may mean
    bool lacksRoom = false;               ///< there were more resources than the budget allows
    std::unordered_map<std::string, TemplateResource*> byId;
    std::set<std::size_t> linkedFiles;   ///< that were found
    std::set<std::string> askedContext;  ///< resourcegroup, deployment … as far as the outermost template asked
    std::set<std::string> unsupported;   ///< functions

    [[nodiscard]] bool mayGoOn() const {
        return budget.expressions.stepsLeft > 0 && budget.expressions.bytesLeft > 0 &&
               !budget.expressions.stop.stop_requested();
    }
    /// For work that no expression pays for.
    void spend(std::uint64_t steps) { budget.expressions.stepsLeft -= std::min(steps, budget.expressions.stepsLeft); }
};

/// The value that a deployment hands to a parameter of its template.
struct TemplateArgument {
    const Json* holder = nullptr;  ///< `{"value": …}` in the template around it, or none
    Json value;                    ///< if there is no holder
};

class TemplateScope final : public ArmScope {
public:
    struct Origin {
        const Json* armTemplate;
        std::uint32_t file;
        std::string path;
    };
    /// Of a template that is deployed by itself.
    TemplateScope(TemplateExpansion& all, Origin origin, TemplateTarget target, GivenValues given);
    /// Of a template in, or linked by, a deployment of `around`; one with outer scope sees the names around it.
    TemplateScope(TemplateScope& around, bool isOuter, Origin origin, TemplateTarget target, LoopRounds rounds);
    ~TemplateScope() override;
    TemplateScope(const TemplateScope&) = delete;
    TemplateScope& operator=(const TemplateScope&) = delete;

    void addArgument(const std::string& name, TemplateArgument argument);

    std::optional<Json> parameter(std::string_view name) override;
    std::optional<Json> variable(std::string_view name) override;
    std::optional<long long> copyIndex(std::string_view loop) override;
    Json reference(const std::string& target, bool full) override;
    Json references(const std::string& loop, bool full) override;
    const Json* userFunction(std::string_view nameSpace, std::string_view name) override;
    Json context(std::string_view function) override;

    /// Those of this template and, where they stand, of the deployments in it, whose templates are opened.
    void collect(std::vector<TemplateResource*>& found);
    /// The resource in REST shape; null if it is being evaluated right now.
    const Json* bodyOf(TemplateResource& resource);
    /// `{name: {"type": …, "value": …}}`
    const Json& outputs();
    /// Parameters of a template deployed by itself that were asked for and have neither value nor default.
    [[nodiscard]] const std::vector<std::string>& missingParameters() const { return m_missing; }
    [[nodiscard]] const Json& armTemplate() const { return *m_origin.armTemplate; }

private:
    struct Remembered {
        Json value;
        bool isRunning = true;
    };
    using Memory = std::unordered_map<std::string, Remembered>;

    [[nodiscard]] Json evaluate(const Json& value, const LoopRounds& rounds);
    // template_copy.cpp
    [[nodiscard]] Json evaluateWithLoops(const Json& value, LoopRounds& rounds);
    [[nodiscard]] Json evaluateLoop(const Json& loop, std::string_view name, LoopRounds& rounds);
    [[nodiscard]] Json evaluateMembers(const Json& object, LoopRounds& rounds);

    [[nodiscard]] Json valueOfParameter(const std::string& name, const Json& declaration);
    [[nodiscard]] Json evaluateOutputs();

    // template_declare.cpp
    struct Parent {
        const TemplateResource& resource;
    };
    void declareAll();
    void declareIn(const Json& holder, const std::string& path, const Parent* parent);
    void declare(const Json& node, const std::string& path, const std::string& symbolicName, const Parent* parent);
    void declareRound(TemplateResource resource, const Parent* parent);
    /// Puts it where references find it; none if the budget allows no more.
    TemplateResource* keep(TemplateResource resource);
    void judgeCondition(TemplateResource& resource, const Parent* parent);
    [[nodiscard]] std::string textAt(const Json& node, std::string_view key, const LoopRounds& rounds);

    // template_deployment.cpp
    void open(TemplateResource& deployment);
    [[nodiscard]] TemplateTarget targetOf(const TemplateResource& deployment, const Json& node);
    struct Content {
        const Json* armTemplate = nullptr;
        std::uint32_t file = 0;
        std::string path;
        std::string uri;
        bool isLinked = false;
    };
    [[nodiscard]] Content contentOf(TemplateResource& deployment, const Json& properties);
    [[nodiscard]] Content linkedContent(TemplateResource& deployment, const Json& link);
    void handOver(TemplateResource& deployment, const Json& properties);

    // template_reference.cpp
    [[nodiscard]] TemplateResource* find(const std::string& target);
    [[nodiscard]] Json answerOf(TemplateResource& resource, const std::string& target, bool full);

    TemplateExpansion& m_all;
    TemplateScope* m_around = nullptr;  ///< none for a template deployed by itself
    bool m_isOuter = false;
    Origin m_origin;
    TemplateTarget m_target;
    GivenValues m_given;
    std::unordered_map<std::string, TemplateArgument> m_arguments;  ///< by name in lower case
    LoopRounds m_argumentRounds;                                    ///< of the deployment, for its arguments
    LoopRounds m_baseRounds;                                        ///< that the template's own expressions see
    LoopRounds m_rounds;                                            ///< of what is being evaluated
    Memory m_parameters;
    Memory m_variables;
    std::optional<Remembered> m_outputs;
    std::vector<std::string> m_missing;
    bool m_isDeclared = false;
    std::vector<std::unique_ptr<TemplateResource>> m_resources;
    // The first one of each, in lower case.
    std::unordered_map<std::string, TemplateResource*> m_bySymbol;  ///< also "symbol[2]", a round of it
    std::unordered_map<std::string, TemplateResource*> m_byName;
    std::unordered_map<std::string, TemplateResource*> m_byDeployedName;
    std::unordered_map<std::string, std::vector<TemplateResource*>> m_byLoop;  ///< by its name, and by its symbol
    ArmEvaluator m_evaluator;
};

}  // namespace aksnet
