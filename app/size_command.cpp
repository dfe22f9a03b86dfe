// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet size`: how large the ranges of a cluster must be, without a plan.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/io/exporters/table_output.h"
#include "core/report/subnet_sizes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <ostream>

namespace aksnet::app {

namespace {

const Model* modelNamed(std::string_view name) {
    for (const Model* each : allModels()) {
        if (equalsIgnoringCase(each->key, name)) {
            return each;
        }
    }
    return nullptr;
}

std::string modelNames() {
    std::vector<std::string_view> names;
    for (const Model* each : allModels()) {
        names.push_back(each->key);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The request, or which argument cannot be used.
Result<advisor::SizeRequest> requestOf(const SizeOptions& options) {
    const Model* model = modelNamed(options.model);
    if (!model) {
        return fail("--model", fmt::format("There is no networking model {}; the models are {}.",
                                           inQuotes(options.model), modelNames()));
    }
    advisor::PoolShape shape;
    shape.pools = options.pools;
    shape.nodes = options.nodes;
    shape.maxNodes = options.maxNodes;
    shape.maxPods = options.maxPods;
    if (!options.surge.empty()) {
        const auto surge = CountOrPercent::parse(options.surge);
        if (!surge) {
            return fail("--surge", surge.error().what);
        }
        shape.maxSurge = *surge;
    }
    return advisor::SizeRequest{.model = model->id,
                                .pools = {shape},
                                .otherAddresses = options.otherAddresses,
                                .growthPercent = options.growthPercent};
}

void printList(std::string_view head, const std::vector<std::string>& sentences, std::ostream& out) {
    if (!sentences.empty()) {
        out << '\n' << head << '\n';
        for (const std::string& sentence : sentences) {
            out << "- " << sentence << '\n';
        }
    }
}

void printText(const advisor::SizeAdvice& advice, std::ostream& out) {
    out << fmt::format("{}: {} now, {} at maximum during an upgrade.\n\n", advice.model->title,
                       counted(advice.nodes[Occasion::now], "node"),
                       grouped(advice.nodes[Occasion::atMaximumDuringUpgrade]));
    const Table sums = subnetSizeSums(advice);
    out << tableAsText(subnetSizes(advice)) << '\n' << sums.title << '\n' << tableAsText(sums);
    std::vector<std::string> limits;
    std::ranges::transform(advice.limits, std::back_inserter(limits), &advisor::LimitHit::sentence);
    printList("Limits", limits, out);
    printList("Notes", advice.notes, out);
}

}  // namespace

int runSize(const SizeOptions& options, Streams streams) {
    const auto request = requestOf(options);
    const auto advice = request ? advisor::sizeSubnets(*request) : std::unexpected(request.error());
    if (!advice) {
        streams.err << advice.error().what << '\n';
        return exitUnusable;
    }
    if (options.format == "text") {
        printText(*advice, streams.out);
    } else {
        streams.out << (options.format == "json" ? tableAsJson(subnetSizes(*advice))
                                                 : tableAsCsv(subnetSizes(*advice)));
    }
    return exitClean;
}

}  // namespace aksnet::app
