// SPDX-License-Identifier: GPL-3.0-or-later
//
// See endpoint_text.h.
#include "core/egress/endpoint_text.h"

#include "core/base/text.h"
#include "core/egress/places.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace aksnet {

namespace {

struct IngressWord {
    std::string_view word;
    IngressKind kind;
    ExternalTrafficPolicy policy;
};
constexpr std::array ingressWords{
    IngressWord{"lb", IngressKind::publicLoadBalancer, ExternalTrafficPolicy::cluster},
    IngressWord{"lb-local", IngressKind::publicLoadBalancer, ExternalTrafficPolicy::local},
    IngressWord{"ilb", IngressKind::internalLoadBalancer, ExternalTrafficPolicy::cluster},
    IngressWord{"ilb-local", IngressKind::internalLoadBalancer, ExternalTrafficPolicy::local},
    IngressWord{"appgw", IngressKind::applicationGateway, ExternalTrafficPolicy::cluster},
    IngressWord{"agc", IngressKind::applicationGatewayForContainers, ExternalTrafficPolicy::cluster},
};

std::unexpected<Error> unknownName(std::string_view what, std::string_view name, std::vector<std::string> known) {
    constexpr std::size_t mostNames = 20;
    const bool isCut = known.size() > mostNames;
    known.resize(std::min(known.size(), mostNames));
    return fail("", known.empty() ? fmt::format("The plan has no {}.", what)
                                  : fmt::format("There is no {} called {}; there are {}{}.", what, inQuotes(name),
                                                fmt::join(known, ", "), isCut ? " and more" : ""));
}

std::optional<std::uint32_t> readCount(std::string_view digits) {
    std::uint32_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

struct PoolText {
    NodePoolId pool{0};
    std::uint32_t node = 0;
    std::uint32_t pod = 0;
};

/// "apps", "apps/3", "apps/3/7", "aks-shop:apps".
Result<PoolText> readPool(const Facts& facts, std::string_view text) {
    const std::size_t slash = text.find('/');
    std::string_view name = text.substr(0, slash);
    const std::size_t colon = name.find(':');
    const std::string_view cluster = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    name = colon == std::string_view::npos ? name : name.substr(colon + 1);
    PoolText read;
    std::vector<std::string> known;
    for (const PoolFacts& pool : facts.pools) {
        const auto place = *facts.index->find(pool.pool);
        known.push_back(place.pool->name);
        const bool isOfCluster = cluster.empty() || equalsIgnoringCase(place.cluster->info.name, cluster);
        if (read.pool.value == 0 && isOfCluster && equalsIgnoringCase(place.pool->name, name)) {
            read.pool = pool.pool;
        }
    }
    if (read.pool.value == 0) {
        return unknownName("pool", text.substr(0, slash), std::move(known));
    }
    if (slash == std::string_view::npos) {
        return read;
    }
    const std::string_view numbers = text.substr(slash + 1);
    const std::size_t second = numbers.find('/');
    const auto node = readCount(numbers.substr(0, second));
    const auto pod =
        second == std::string_view::npos ? std::optional<std::uint32_t>(0) : readCount(numbers.substr(second + 1));
    if (!node || !pod) {
        return fail(
            "", fmt::format("{} is no number of a node, or of a node and a pod, such as 3 or 3/7.", inQuotes(numbers)));
    }
    const PoolFacts& pool = *facts.find(read.pool);
    const auto nodes = static_cast<std::uint32_t>(std::max(pool.nodesMax + pool.surge, 0));
    if (*node >= nodes || *pod >= static_cast<std::uint32_t>(std::max(pool.maxPods, 1))) {
        return fail(
            "",
            fmt::format("Pool {} has {} at its largest, surge included, with {} each; both are counted from 0.", name,
                        counted(nodes, "node"), counted(static_cast<Uint128>(std::max(pool.maxPods, 0)), "pod")));
    }
    read.node = *node;
    read.pod = *pod;
    return read;
}

Result<SubnetId> readSubnet(const Facts& facts, std::string_view text) {
    std::vector<std::string> known;
    for (const SubnetFacts& each : facts.subnets) {
        const auto place = *facts.index->find(each.subnet);
        const std::string full = fmt::format("{}/{}", place.virtualNetwork->info.name, place.subnet->name);
        if (equalsIgnoringCase(place.subnet->name, text) || equalsIgnoringCase(full, text)) {
            return each.subnet;
        }
        known.push_back(place.subnet->name);
    }
    return unknownName("subnet", text, std::move(known));
}

Result<ClusterId> readCluster(const Facts& facts, std::string_view name) {
    std::vector<std::string> known;
    for (const ClusterFacts& cluster : facts.clusters) {
        if (name.empty() || equalsIgnoringCase(cluster.value->info.name, name)) {
            return cluster.cluster;
        }
        known.push_back(cluster.value->info.name);
    }
    return unknownName("cluster", name, std::move(known));
}

Result<Endpoint> readExternal(const Facts& facts, std::string_view name) {
    std::vector<std::string> known;
    for (const ExternalNetwork& external : facts.plan->externalNetworks) {
        if (name.empty() || equalsIgnoringCase(external.name, name)) {
            return ExternalEndpoint{external.id};
        }
        known.push_back(external.name);
    }
    return unknownName("external network", name, std::move(known));
}

Result<Endpoint> readResource(const Facts& facts, std::string_view name) {
    std::vector<std::string> known;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (equalsIgnoringCase(consumer.name, name)) {
            return ConsumerEndpoint{consumer.id};
        }
        known.push_back(consumer.name);
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (equalsIgnoringCase(firewall.info.name, name)) {
            return FirewallEndpoint{firewall.id};
        }
        known.push_back(firewall.info.name);
    }
    return unknownName("resource", name, std::move(known));
}

Result<Endpoint> readPoolEndpoint(const Facts& facts, std::string_view word, std::string_view name) {
    const auto read = readPool(facts, name);
    if (!read) {
        return std::unexpected(read.error());
    }
    if (word == "node") {
        return NodeEndpoint{read->pool, read->node};
    }
    return PodEndpoint{.pool = read->pool,
                       .node = read->node,
                       .pod = read->pod,
                       .hostNetwork = word == "host-pod",
                       .throughEgressGateway = word == "annotated-pod"};
}

/// GCC 12's std::expected has no transform.
template <class T, class Make>
Result<Endpoint> madeOf(const Result<T>& read, Make make) {
    return read ? Result<Endpoint>(Endpoint(make(*read))) : std::unexpected(read.error());
}

Result<Endpoint> readWord(const Facts& facts, std::string_view word, std::string_view name) {
    if (word == "pool" || word == "pod" || word == "host-pod" || word == "annotated-pod" || word == "node") {
        return readPoolEndpoint(facts, word, name);
    }
    if (word == "vm" || word == "private-endpoint") {
        return madeOf(readSubnet(facts, name),
                      [&](SubnetId id) { return HostEndpoint{id, word == "private-endpoint"}; });
    }
    if (word == "resource") {
        return readResource(facts, name);
    }
    if (word == "onprem") {
        return readExternal(facts, name);
    }
    if (word == "service" && !name.empty()) {
        return PlatformServiceEndpoint{std::string(name)};
    }
    if (word == "clusterip") {
        return madeOf(readCluster(facts, name), [](ClusterId id) { return ClusterServiceEndpoint{id}; });
    }
    if (word == "api") {
        return madeOf(readCluster(facts, name), [](ClusterId id) { return ApiServerEndpoint{id}; });
    }
    const auto ingress = std::ranges::find(ingressWords, word, &IngressWord::word);
    if (ingress != ingressWords.end()) {
        return madeOf(readCluster(facts, name),
                      [&](ClusterId id) { return IngressEndpoint{id, ingress->kind, ingress->policy}; });
    }
    return fail(
        "", fmt::format("{} is no endpoint. Use an address, internet, metadata, dns, or one of these words with a "
                        "name: pool, host-pod, annotated-pod, node, vm, private-endpoint, resource, onprem, service, "
                        "clusterip, api, lb, lb-local, ilb, ilb-local, appgw, agc.",
                        inQuotes(word)));
}

std::string poolText(const Facts& facts, NodePoolId id) {
    const auto place = facts.index->find(id);
    const bool isRepeated = std::ranges::count_if(facts.pools, [&](const PoolFacts& pool) {
                                return place && facts.index->find(pool.pool)->pool->name == place->pool->name;
                            }) > 1;
    return !place       ? std::string()
           : isRepeated ? fmt::format("{}:{}", place->cluster->info.name, place->pool->name)
                        : place->pool->name;
}

struct EndpointWriter {
    const Facts& facts;

    [[nodiscard]] std::string named(std::string_view word, ObjectRef object) const {
        return fmt::format("{} {}", word, facts.index->nameOf(object));
    }
    [[nodiscard]] std::string clusters(std::string_view word, ClusterId id) const {
        return facts.clusters.size() == 1 ? std::string(word) : fmt::format("{}:{}", word, facts.index->nameOf(id));
    }

    std::string operator()(const PodEndpoint& pod) const {
        const std::string_view word = pod.hostNetwork            ? "host-pod"
                                      : pod.throughEgressGateway ? "annotated-pod"
                                                                 : "pool";
        const std::string text = fmt::format("{} {}/{}", word, poolText(facts, pod.pool), pod.node);
        return pod.pod == 0 ? text : fmt::format("{}/{}", text, pod.pod);
    }
    std::string operator()(const NodeEndpoint& node) const {
        return fmt::format("node {}/{}", poolText(facts, node.pool), node.node);
    }
    std::string operator()(const ConsumerEndpoint& endpoint) const { return named("resource", endpoint.consumer); }
    std::string operator()(const HostEndpoint& host) const {
        const auto place = facts.index->find(host.subnet);
        return fmt::format("{} {}/{}", host.isPrivateEndpoint ? "private-endpoint" : "vm",
                           place ? place->virtualNetwork->info.name : "", place ? place->subnet->name : "");
    }
    std::string operator()(const FirewallEndpoint& endpoint) const { return named("resource", endpoint.firewall); }
    std::string operator()(const ExternalEndpoint& endpoint) const {
        return fmt::format("onprem:{}", facts.index->nameOf(endpoint.network));
    }
    std::string operator()(const AddressEndpoint& endpoint) const {
        return endpoint.address == egress::metadataAddress()   ? "metadata"
               : endpoint.address == egress::platformAddress() ? "dns"
                                                               : endpoint.address.text();
    }
    std::string operator()(const InternetEndpoint&) const { return "internet"; }
    std::string operator()(const PlatformServiceEndpoint& endpoint) const { return "service " + endpoint.service; }
    std::string operator()(const ClusterServiceEndpoint& endpoint) const {
        return clusters("clusterip", endpoint.cluster);
    }
    std::string operator()(const ApiServerEndpoint& endpoint) const { return clusters("api", endpoint.cluster); }
    std::string operator()(const IngressEndpoint& endpoint) const {
        const auto found = std::ranges::find_if(ingressWords, [&](const IngressWord& each) {
            return each.kind == endpoint.kind && each.policy == endpoint.policy;
        });
        return clusters(found == ingressWords.end() ? "appgw" : found->word, endpoint.cluster);
    }
};

}  // namespace

Result<Endpoint> parseEndpoint(const Facts& facts, std::string_view text) {
    text = trimmed(text);
    const std::string word = lowered(text);
    if (word == "internet") {
        return InternetEndpoint{};
    }
    if (word == "metadata") {
        return AddressEndpoint{egress::metadataAddress()};
    }
    if (word == "dns") {
        return AddressEndpoint{egress::platformAddress()};
    }
    if (const auto address = IpAddress::parse(text)) {
        return AddressEndpoint{*address};
    }
    const std::size_t end = text.find_first_of(" :");
    const std::string_view name = end == std::string_view::npos ? std::string_view() : trimmed(text.substr(end + 1));
    return readWord(facts, lowered(text.substr(0, end)), name);
}

std::string endpointText(const Facts& facts, const Endpoint& endpoint) {
    return std::visit(EndpointWriter{facts}, endpoint);
}

}  // namespace aksnet
