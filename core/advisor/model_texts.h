// SPDX-License-Identifier: GPL-3.0-or-later
//
// What speaks for and against each networking model, in short sentences.
#pragma once

#include "core/models/model.h"

#include <span>

namespace aksnet::advisor {

struct ModelTexts {
    ModelId model;
    std::span<const std::string_view> pros;
    std::span<const std::string_view> cons;
    std::string_view guidance;  ///< when to take it, a sentence
};
[[nodiscard]] const ModelTexts& textsOf(ModelId model);

}  // namespace aksnet::advisor
