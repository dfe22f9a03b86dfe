// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a plan file: refused with a place and a sentence, or read as a plan that is whole.
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = aksnet::parsePlan(textOfInput(data, size), "input");
    if (document) {
        checkPlan(*document);
    } else {
        // The sentence about a newer version begins with the file's name itself.
        mustHold(document.error().text().starts_with("input"), "an error says where");
        mustHold(!document.error().what.empty(), "an error says what");
    }
    return 0;
}
