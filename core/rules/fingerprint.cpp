// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fingerprint.h.
#include "core/rules/fingerprint.h"

#include <fmt/format.h>

#include <map>

namespace aksnet {
namespace {

std::string plainFingerprint(const PlanIndex& index, const Finding& finding) {
    std::string names = index.nameOf(finding.subject);
    if (const ObjectRef parent = index.parentOf(finding.subject); parent.kind != ObjectKind::plan) {
        names = fmt::format("{}/{}", index.nameOf(parent), names);
    }
    const std::string path = index.pathOf(finding.subject);
    const std::string_view field = std::string_view(finding.where).substr(std::min(path.size(), finding.where.size()));
    const std::string_view separator = field.empty() || field.starts_with('.') || field.starts_with('[') ? "" : ".";
    return fmt::format("{}@{} {}{}{}", finding.ruleId, kindName(finding.subject.kind), names, separator, field);
}

}  // namespace

std::vector<std::string> fingerprintsOf(const PlanIndex& index, std::span<const Finding> findings) {
    std::map<std::string, int> seen;
    std::vector<std::string> prints;
    for (const Finding& finding : findings) {
        std::string print = plainFingerprint(index, finding);
        const int times = ++seen[print];
        prints.push_back(times == 1 ? std::move(print) : fmt::format("{}#{}", print, times));
    }
    return prints;
}

}  // namespace aksnet
