// SPDX-License-Identifier: GPL-3.0-or-later
//
// See evaluator.h; the work is done by ArmEvaluation.
#include "core/io/arm/evaluator.h"

#include "core/io/arm/evaluation.h"

namespace aksnet {

struct ArmEvaluator::State {
    State(ArmScope& scope, ArmBudget& budget) : evaluation(scope, budget) {}
    ArmEvaluation evaluation;
};

ArmEvaluator::ArmEvaluator(ArmScope& scope, ArmBudget& budget) : m_state(std::make_unique<State>(scope, budget)) {}

ArmEvaluator::~ArmEvaluator() = default;

Json ArmEvaluator::evaluate(const Json& value) {
    return m_state->evaluation.evaluateAll(value);
}

const std::vector<std::string>& ArmEvaluator::unsupportedFunctions() const {
    return m_state->evaluation.unsupported();
}

}  // namespace aksnet
