// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster without a subnet of its own, and its pod or service CIDR meets 10.224.0.0/12, in which AKS makes the
// nodes' subnet. Why: as with any subnet of the network the cluster is refused. Fix: another range.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The sum and sentence of one range; the network is AKS's own, so nothing of the plan is related.
void reportManagedOverlap(FindingSink& sink, const ClusterFacts& cluster, const Prefix& range,
                          const ClusterRangeWords& words) {
    const bool meetsNodes = range.overlaps(catalog::managedSubnet());
    const Prefix& met = meetsNodes ? catalog::managedSubnet() : catalog::managedVirtualNetwork();
    Finding& finding =
        sink.add(cluster.cluster, words.field,
                 fmt::format("The {} {} of cluster {} overlaps {} {}, which AKS makes for a cluster without a subnet.",
                             words.name, range.text(), cluster.value->info.name,
                             meetsNodes ? "the subnet" : "unused space of the network", met.text()));
    finding.severity = meetsNodes ? Severity::error : Severity::warning;
    finding.azureCode = !meetsNodes                       ? ""
                        : words.name == podCidrWords.name ? "NetworkProfileCIDROverlapVNET"
                                                          : "ServiceCidrOverlapExistingSubnetsCidr";
    const Lever lever = words.name == podCidrWords.name ? Lever::podCidr : Lever::serviceCidr;
    finding.targets = {{lever, cluster.cluster, 0, {}}, {Lever::virtualNetwork, cluster.cluster, 0, {}}};
    finding.sum = {{std::string(words.name), AddressRange(range).text(), range.text()},
                   {"made by AKS", AddressRange(met).text(), met.text()}};
    if (words.name == podCidrWords.name) {
        addPodCidrFix(sink.proposals(), cluster, range.length(), finding);
    } else {
        addServiceCidrFix(sink.proposals(), cluster, std::max(range.length(), 16), finding);
    }
}

void checkManagedNetworkOverlap(const Facts& facts, FindingSink& sink) {
    const Prefix network = catalog::managedVirtualNetwork();
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.virtualNetwork || cluster.poolCount == 0) {
            continue;
        }
        for (const ClusterRange& range : cluster.podCidrs) {
            if (range.prefix.overlaps(network)) {
                reportManagedOverlap(sink, cluster, range.prefix, podCidrWords);
            }
        }
        for (const ClusterRange& range : cluster.serviceCidrs) {
            if (range.prefix.overlaps(network)) {
                reportManagedOverlap(sink, cluster, range.prefix, serviceCidrWords);
            }
        }
    }
}

}  // namespace

const Rule managedNetworkOverlap{
    .id = "RNG-017",
    .name = "managed-network-overlap",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Range meets the network that AKS makes",
    .azureCode = "NetworkProfileCIDROverlapVNET",
    .levers = {Lever::podCidr, Lever::serviceCidr, Lever::virtualNetwork},
    .check = checkManagedNetworkOverlap,
};

}  // namespace aksnet::rules
