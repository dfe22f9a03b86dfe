// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `kubectl get … -o json` prints: an object, or a list of them, mixed as they come. Nodes, network configurations of
// nodes and services tell of the network; the rest is left out, each kind with its reason.
#include "core/io/importers/importer.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

struct UnreadKind {
    std::string_view kind;
    std::string_view reason;
};

constexpr std::array unreadKinds{
    UnreadKind{"Pod", "Pods take their addresses from ranges that nodes and their network configurations tell."},
    UnreadKind{"Endpoints", "It repeats the addresses of pods."},
    UnreadKind{"EndpointSlice", "It repeats the addresses of pods."},
    UnreadKind{"Ingress", "Its address is that of a load balancer or gateway, which is a resource of its own."},
    UnreadKind{"Gateway", "Its address is that of a load balancer or gateway, which is a resource of its own."},
    UnreadKind{"PodNetwork", "It names a network for pods but tells no range."},
    UnreadKind{"PodNetworkInstance", "It names a network for pods but tells no range."},
};

bool kubeIsObject(const Json& value) {
    return value.is_object() && !textOf(value, "kind").empty() && !textOf(value, "apiVersion").empty();
}

/// A list by its kind, or by the items of the same kind that it holds.
bool kubeIsList(const Json& value) {
    const Json* items = kubeIsObject(value) ? findIgnoringCase(value, "items") : nullptr;
    return items && items->is_array() && textOf(value, "kind").ends_with("List");
}

bool kubeSniff(const ImportDocument& document) {
    if (!document.json) {
        return false;
    }
    const Json* metadata = kubeIsObject(*document.json) ? findIgnoringCase(*document.json, "metadata") : nullptr;
    if (kubeIsList(*document.json)) {
        return !findIgnoringCase(*document.json, "items")->empty();
    }
    return metadata && metadata->is_object();
}

class KubernetesWalk {
public:
    explicit KubernetesWalk(ImportSink& sink) : m_sink(sink) {}

    /// The kind of items of a NodeList, which need not repeat it.
    void value(const Json& value, const std::string& path, std::string_view listedKind) {
        if (m_sink.stop.stop_requested()) {
            return;
        }
        if (kubeIsList(value)) {
            std::string_view kind = textOf(value, "kind");
            kind.remove_suffix(std::string_view("List").size());
            std::size_t index = 0;
            const std::string items = joinJsonPath(path, "items");
            for (const Json& item : *findIgnoringCase(value, "items")) {
                this->value(item, joinJsonPath(items, index++), kind);
            }
            return;
        }
        const std::string_view stated = textOf(value, "kind");
        object(value, path, stated.empty() ? listedKind : stated);
    }

private:
    void object(const Json& value, const std::string& path, std::string_view kind) {
        ReadingProblems problems;
        const JsonView view(&value, path, problems);
        if (!value.is_object() || kind.empty() || view.object("metadata").quietText("name").empty()) {
            account({ImportStatus::notUnderstood,
                     path,
                     std::string(kind),
                     {},
                     "This is no object of Kubernetes: it has no kind or no name."});
        } else if (kind == "Node") {
            put(view, kind, readKubernetesNode(view));
        } else if (kind == "NodeNetworkConfig") {
            put(view, kind, readNodeNetworkConfig(view));
        } else if (kind == "Service") {
            put(view, kind, readKubernetesService(view));
        } else {
            leaveOut(view, kind);
        }
    }

    template <class Observation>
    void put(const JsonView& view, std::string_view kind, KubernetesReading<Observation>&& reading) {
        const std::string name = view.object("metadata").quietText("name");
        const ImportEntryHandle entry =
            account({reading.status, view.path(), std::string(kind), name, std::move(reading.note)});
        if (reading.observation) {
            reading.observation->where.place = m_sink.log.here();
            reading.observation->where.entry = entry;
            m_sink.merger.put(std::move(*reading.observation));
        }
        for (ReadingProblems::Property& problem : view.problems().properties) {
            m_sink.log.remark(
                {problem.status, std::move(problem.path), std::string(kind), name, std::move(problem.note)});
        }
    }

    void leaveOut(const JsonView& view, std::string_view kind) {
        const auto known = std::ranges::find(unreadKinds, kind, &UnreadKind::kind);
        const std::string reason = known != unreadKinds.end()
                                       ? std::string(known->reason)
                                       : fmt::format("A {} tells nothing of the address plan.", kind);
        account(
            {ImportStatus::ignored, view.path(), std::string(kind), view.object("metadata").quietText("name"), reason});
    }

    ImportEntryHandle account(ImportNote note) { return m_sink.log.open(std::move(note)); }

    ImportSink& m_sink;
};

void kubeRead(const ImportDocument& document, ImportSink& sink) {
    KubernetesWalk(sink).value(*document.json, {}, {});
}

}  // namespace

const Importer kubernetesObjectsImporter{"kubernetesObjects", "Kubernetes objects (kubectl get -o json)", kubeSniff,
                                         kubeRead};

}  // namespace aksnet
