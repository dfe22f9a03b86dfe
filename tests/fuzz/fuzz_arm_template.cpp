// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as an ARM template; what follows a zero byte is its parameter file. The marks of unknown values stay inside.
#include "core/io/import.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace {

constexpr std::string_view leadOfMarks = "\xEF\xB7";

/// Written out, or as a JSON escape.
bool mayHoldMarks(std::string_view text) {
    return text.find(leadOfMarks) != std::string_view::npos || text.find("\\u") != std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(textOfInput(data, size));
    const std::size_t end = std::min(text.find('\0'), text.size());
    std::vector<aksnet::SourceFile> files{{"main.json", text.substr(0, end)}};
    if (end < text.size()) {
        files.push_back({"main.parameters.json", text.substr(end + 1)});
    }
    const auto outcome = aksnet::importFiles(files);
    if (!outcome) {
        mustHold(!outcome.error().what.empty(), "an error says what");
        return 0;
    }
    checkPlan({outcome->plan, {}});
    mustHold(mayHoldMarks(text) || outcome->report.text().find(leadOfMarks) == std::string::npos,
             "a report shows no marks");
    for (const aksnet::MissingParameter& each : outcome->missingParameters) {
        mustHold(!each.name.empty() && each.file == "main.json", "what is missing is a parameter of the template");
    }
    return 0;
}
