// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the cluster's DNS service IP is not an address of its service CIDR.
// Why: Azure refuses the cluster. It is not derived from a custom service CIDR, so both must be given. Fix: an address of the CIDR.
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkDnsServiceIpOutside(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto contains = [&](const ClusterRange& range) { return range.prefix.contains(cluster.dnsServiceIp); };
        if (std::ranges::any_of(cluster.serviceCidrs, contains)) {
            continue;
        }
        const auto isV4 = [](const ClusterRange& range) { return range.prefix.isV4(); };
        const auto ipv4 = std::ranges::find_if(cluster.serviceCidrs, isV4);
        const Prefix& service = (ipv4 == cluster.serviceCidrs.end() ? cluster.serviceCidrs.begin() : ipv4)->prefix;
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.dnsServiceIP",
            fmt::format("The DNS service IP {} of cluster {}{} is not inside its service CIDR {}.",
                        cluster.dnsServiceIp.text(), cluster.value->info.name,
                        cluster.dnsServiceIpIsDefault ? " (AKS's default, as none is stated)" : "", service.text()));
        finding.sum = {{"DNS service IP", "address", cluster.dnsServiceIp.text()},
                       {"service CIDR", AddressRange(service).text(), service.text()}};
        addDnsServiceIpFix(cluster, service, finding);
    }
}

}  // namespace

const Rule dnsServiceIpOutside{
    .id = "RNG-009",
    .name = "dns-service-ip-outside",
    .family = "ranges",
    .severity = Severity::error,
    .title = "DNS service IP lies outside the service CIDR",
    .azureCode = "DnsServiceIpOutOfServiceCidr",
    .levers = {Lever::dnsServiceIp, Lever::serviceCidr},
    .check = checkDnsServiceIpOutside,
};

}  // namespace aksnet::rules
