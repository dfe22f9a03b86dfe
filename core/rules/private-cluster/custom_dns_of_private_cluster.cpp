// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a private cluster in a network with DNS servers of your own. Why: nodes ask these for the API server's name; without
// a forwarder and a zone link they never join. Fix: forward to 168.63.129.16, link the zone to the servers' network.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/private-cluster/dns_servers.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkCustomDnsOfPrivateCluster(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        const VirtualNetwork* network = access.enablePrivateCluster ? ownNetworkOf(facts, cluster) : nullptr;
        if (!network || !hasOwnDnsServers(*network) || equalsIgnoringCase(access.privateDnsZone, "none")) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "apiServerAccessProfile.privateDNSZone",
            fmt::format(
                "Nodes of private cluster {} ask {} for the API server's name; the plan cannot tell whether these "
                "forward to {} and whether the private zone is linked to their network.",
                cluster.value->info.name, listed(network->dnsServers), azureDns));
        finding.related = {ObjectRef(network->id)};
    }
}

}  // namespace

const Rule customDnsOfPrivateCluster{
    .id = "PRV-002",
    .name = "custom-dns-of-private-cluster",
    .family = "private-cluster",
    .severity = Severity::info,
    .title = "Whether own DNS servers know the private API server cannot be told",
    .azureCode = "VMExtensionError_K8SAPIServerDNSLookupFail",
    .levers = {Lever::dnsServers},
    .check = checkCustomDnsOfPrivateCluster,
};

}  // namespace aksnet::rules
