// SPDX-License-Identifier: GPL-3.0-or-later
//
// kind: Service. Its cluster addresses are of the service CIDR; the frontend of its load balancer is a public address, or
// one of a subnet where an annotation asks for that.
// https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view serviceInternalKey = "service.beta.kubernetes.io/azure-load-balancer-internal";
constexpr std::string_view serviceSubnetKey = "service.beta.kubernetes.io/azure-load-balancer-internal-subnet";
/// What a headless service has instead of an address.
constexpr std::string_view serviceHeadless = "None";

std::vector<IpAddress> serviceClusterAddresses(const JsonView& spec) {
    std::vector<IpAddress> addresses;
    const std::string_view key = spec.has("clusterIPs") ? "clusterIPs" : "clusterIP";
    for (const std::string& text : spec.texts(key)) {
        if (text == serviceHeadless) {
            continue;
        }
        if (const auto address = IpAddress::parse(text)) {
            addresses.push_back(*address);
        } else {
            spec.note(key, address.error().what);
        }
    }
    return addresses;
}

/// "80/TCP, 443/TCP"
std::string servicePorts(const JsonView& spec) {
    std::vector<std::string> ports;
    for (const JsonView& port : spec.objects("ports")) {
        if (const auto number = port.number("port")) {
            const std::string protocol = port.quietText("protocol");
            ports.push_back(fmt::format("{}/{}", *number, protocol.empty() ? "TCP" : protocol));
        }
    }
    return joinedTexts(ports);
}

std::vector<IpAddress> serviceFrontends(const JsonView& view) {
    std::vector<IpAddress> addresses;
    for (const JsonView& entry : view.object("status").object("loadBalancer").objects("ingress")) {
        if (const auto address = entry.address("ip")) {
            addresses.push_back(*address);
        }
    }
    return addresses;
}

}  // namespace

KubernetesReading<ServiceObservation> readKubernetesService(const JsonView& view) {
    const JsonView metadata = view.object("metadata");
    const JsonView spec = view.object("spec");
    ServiceObservation service;
    service.name = metadata.text("name");
    service.nameSpace = metadata.quietText("namespace");
    service.where.path = view.path();
    service.clusterAddresses = serviceClusterAddresses(spec);
    if (service.clusterAddresses.empty()) {
        return {std::nullopt, ImportStatus::ignored, "The service has no address of its own."};
    }
    std::string note = joinedTexts(service.clusterAddresses);
    if (spec.quietText("type") == "LoadBalancer") {
        const JsonView annotations = metadata.object("annotations");
        service.isInternal = annotations.flag(serviceInternalKey);
        service.subnetName = annotations.quietText(serviceSubnetKey);
        service.frontends = serviceFrontends(view);
        note += fmt::format(", {} load balancer {}", service.isInternal ? "internal" : "public",
                            service.frontends.empty() ? "without an address yet" : joinedTexts(service.frontends));
    }
    if (const std::string ports = servicePorts(spec); !ports.empty()) {
        note += fmt::format(", ports {}", ports);
    }
    return {std::move(service), ImportStatus::imported, std::move(note)};
}

}  // namespace aksnet
