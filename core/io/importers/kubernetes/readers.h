// SPDX-License-Identifier: GPL-3.0-or-later
//
// One function per kind of Kubernetes object that tells of the network: from its JSON to an observation.
#pragma once

#include "core/io/importers/json_view.h"
#include "core/io/importers/kubernetes/observations.h"

namespace aksnet {

/// What an object turned out to be: something to merge, or why there is nothing to merge.
template <class Observation>
struct KubernetesReading {
    std::optional<Observation> observation;
    ImportStatus status = ImportStatus::imported;
    std::string note;  ///< with an observation: what it says, for the report
};

[[nodiscard]] KubernetesReading<NodeObservation> readKubernetesNode(const JsonView& view);
[[nodiscard]] KubernetesReading<NodeNetworkObservation> readNodeNetworkConfig(const JsonView& view);
[[nodiscard]] KubernetesReading<ServiceObservation> readKubernetesService(const JsonView& view);

// Shared by the readers.

inline constexpr std::string_view nodeNetworkConfigGroup = "acn.azure.com/";

/// "aks-nodepool1-24816391-vmss000000" → pool "nodepool1", number "24816391"; "akswin000001" → pool "win". Empty if the name
/// follows neither rule.
struct AksNodeName {
    std::string pool;
    std::string number;
};
[[nodiscard]] AksNodeName aksNodeName(std::string_view node);

/// Texts joined by ", ".
[[nodiscard]] std::string joinedTexts(const std::vector<std::string>& texts);
template <class T>
[[nodiscard]] std::string joinedTexts(const std::vector<T>& values) {
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const T& value : values) {
        texts.push_back(value.text());
    }
    return joinedTexts(texts);
}

}  // namespace aksnet
