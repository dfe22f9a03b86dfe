// SPDX-License-Identifier: GPL-3.0-or-later
//
// See own_overlap.h.
#include "core/rules/addressing/own_overlap.h"

#include "core/address/overlap_sweep.h"
#include "core/rules/overlap_report.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

void reportOwnOverlap(FindingSink& sink, ObjectRef owner, std::string_view field, std::string_view titledOwner,
                      const std::vector<Prefix>& prefixes) {
    if (prefixes.size() < 2) {
        return;
    }
    std::vector<bool> isInner(prefixes.size());
    std::vector<std::string> inner;
    std::vector<SumRow> sum;
    std::size_t unlisted = 0;
    // A list in order is reported in one way, however it stands in the file.
    std::vector<Prefix> sorted = prefixes;
    std::ranges::sort(sorted);
    forEachNested(sorted, [&](std::size_t position, std::span<const std::uint32_t> holders) {
        isInner[position] = true;
        if (inner.size() == mostListedOverlaps) {
            ++unlisted;
            return;
        }
        inner.push_back(fmt::format("{} in {}", sorted[position].text(), sorted[holders.back()].text()));
        sum.push_back({"twice", AddressRange(sorted[position]).text(), sorted[position].text()});
    });
    if (inner.empty()) {
        return;
    }
    Finding& finding = sink.add(
        owner, field,
        fmt::format("{} has {}; Azure refuses ranges of one list that overlap.", titledOwner, listed(inner, unlisted)));
    finding.sum = std::move(sum);
    addUnlisted(unlisted, finding.sum);
    std::vector<Prefix> outer;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (!isInner[i]) {
            outer.push_back(sorted[i]);
        }
    }
    finding.fixes.push_back(
        {fmt::format("Keep only {}",
                     outer.size() == 1 ? outer.front().text() : fmt::format("the {} outer ranges", outer.size())),
         SetAddressPrefixes{owner, std::move(outer)}});
}

}  // namespace aksnet::rules
