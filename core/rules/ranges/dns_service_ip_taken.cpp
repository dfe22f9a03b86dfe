// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the DNS service IP is the first, second or last address of the service CIDR.
// Why: the second is the kubernetes service itself; DNS in the cluster would be dead without any error. Fix: the tenth address.
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
            Finding& finding = sink.add(cluster.cluster, "networkProfile.dnsServiceIP",
                                        fmt::format("The DNS service IP {} of cluster {} is the {} address of the service CIDR {}{}.", cluster.dnsServiceIp.text(),
                                                    cluster.value->info.name, isFirst ? "first" : isKubernetes ? "second" : "last", service.text(),
                                                    isKubernetes ? ", which the kubernetes service itself takes" : ""));
            finding.sum = {{"DNS service IP", "address", cluster.dnsServiceIp.text()}, {"service CIDR", AddressRange(service).text(), service.text()}};
            if (const auto tenth = service.first().plus(10); tenth && service.contains(*tenth) && *tenth != service.last()) {
                NetworkProfile profile = cluster.value->networkProfile;
                profile.dnsServiceIp = tenth;
                finding.fixes.push_back({fmt::format("Change the DNS service IP of {} to {}", cluster.value->info.name, tenth->text()),
                                         SetNetworkProfile{cluster.cluster, std::move(profile)}});
            }
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
    .check = checkDnsServiceIpTaken,
};

}  // namespace aksnet::rules
