// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a picture that may carry a plan; a PNG that takes a plan gives it back.
#include "core/io/embedded_plan.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = textOfInput(data, size);
    static_cast<void>(aksnet::extractPlanFromSvg(bytes));
    static_cast<void>(aksnet::extractPlanFromPng(bytes));
    if (const auto picture = aksnet::embedPlanInPng(bytes, "{}\n")) {
        mustHold(aksnet::extractPlanFromPng(*picture) == "{}\n", "a PNG gives its plan back");
    }
    return 0;
}
