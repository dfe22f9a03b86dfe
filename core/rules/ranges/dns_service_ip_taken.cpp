// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the DNS service IP is the first, second or last address of the service CIDR.
// Why: the second is the kubernetes service itself; DNS in the cluster would be dead without any error. Fix: another one.
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkDnsServiceIpTaken(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.serviceCidrs) {
            const Prefix& service = range.prefix;
            const auto second = service.first().plus(1);
            const bool isFirst = cluster.dnsServiceIp == service.first();
            const bool isKubernetes = second && cluster.dnsServiceIp == *second;
            if (!isFirst && !isKubernetes && cluster.dnsServiceIp != service.last()) {
                continue;
            }
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.dnsServiceIP",
                fmt::format("The DNS service IP {} of cluster {} is the {} address of the service CIDR {}{}.",
                            cluster.dnsServiceIp.text(), cluster.value->info.name,
                            isFirst        ? "first"
                            : isKubernetes ? "second"
                                           : "last",
                            service.text(), isKubernetes ? ", which Kubernetes keeps for its API server" : ""));
            finding.sum = {{"DNS service IP", "address", cluster.dnsServiceIp.text()},
                           {"service CIDR", AddressRange(service).text(), service.text()}};
            addDnsServiceIpFix(cluster, service, finding);
        }
    }
}

}  // namespace

const Rule dnsServiceIpTaken{
    .id = "RNG-010",
    .name = "dns-service-ip-taken",
    .family = "ranges",
    .severity = Severity::error,
    .title = "DNS service IP is an address that cannot be used",
    .azureCode = "",
    .levers = {Lever::dnsServiceIp},
    .check = checkDnsServiceIpTaken,
};

}  // namespace aksnet::rules
