// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a Terraform plan or state. Like fuzz_import, but what is not Terraform's is not followed.
#include "core/io/import.h"
#include "core/io/importers/terraform/model.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const aksnet::SourceFile file{"input", std::string(textOfInput(data, size))};
    const auto json = aksnet::parseJsonText(file.text, file.name);
    if (!json || !aksnet::holdsTerraformResources(json->value)) {
        return -1;  // not worth keeping
    }
    const auto outcome = aksnet::importFiles({&file, 1});
    if (!outcome) {
        mustHold(!outcome.error().what.empty(), "an error says what");
        return 0;
    }
    checkPlan({outcome->plan, {}});
    const auto again = aksnet::importFiles({&file, 1}, &outcome->plan);
    mustHold(again.has_value(), "what was imported can be imported again");
    mustHold(integrity(again->plan).empty(), "an import leaves a plan whole");
    return 0;
}
