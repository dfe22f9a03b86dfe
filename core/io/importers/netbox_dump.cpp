// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ipam objects of a NetBox database, as dumpdata writes them. What it documents is in use somewhere, mostly not in
// Azure: an outermost prefix becomes an external network, an aggregate a range that the company's addressing allows.
#include "core/base/text.h"
#include "core/io/importers/importer.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

bool netboxIsObject(const Json& value) {
    return value.is_object() && textOf(value, "model").contains('.') && findIgnoringCase(value, "fields");
}

bool netboxSniff(const ImportDocument& document) {
    return document.json && document.json->is_array() && !document.json->empty() &&
           netboxIsObject(document.json->front());
}

struct NetboxPrefix {
    std::string vrf;
    Prefix range;
    std::string name;
    std::string path;
};

/// Names need not be unique in NetBox: the range makes them so.
std::string netboxName(const Json& fields, const Prefix& range) {
    const std::string_view description = textOf(fields, "description");
    return description.empty() ? range.text() : fmt::format("{} {}", description, range.text());
}

class NetboxWalk {
public:
    explicit NetboxWalk(ImportSink& sink) : m_sink(sink) {}

    void object(const Json& value, const std::string& path) {
        const std::string model(textOf(value, "model"));
        const Json* fields = findIgnoringCase(value, "fields");
        if (!fields || !fields->is_object() || (model != "ipam.prefix" && model != "ipam.aggregate")) {
            m_sink.log.open({ImportStatus::ignored, path, model, {}, "It tells no range."});
            return;
        }
        const std::string text(textOf(*fields, "prefix"));
        const auto range = Prefix::parse(text);
        if (!range) {
            m_sink.log.open({ImportStatus::notUnderstood, path, model, text, range.error().what});
        } else if (lowered(textOf(*fields, "status")) == "deprecated") {
            m_sink.log.open({ImportStatus::ignored, path, model, text, "The prefix is deprecated."});
        } else if (model == "ipam.aggregate") {
            m_sink.log.open({ImportStatus::imported, path, model, text, "approved range"});
            m_sink.merger.put(ApprovedRangeReading{netboxName(*fields, *range), *range});
        } else {
            const Json* vrf = findIgnoringCase(*fields, "vrf");
            m_prefixes.push_back({vrf ? vrf->dump() : std::string(), *range, netboxName(*fields, *range), path});
        }
    }

    /// Every block stands before those inside it, so one look back tells whether it is an outermost one.
    void finish() {
        std::ranges::stable_sort(m_prefixes, [](const NetboxPrefix& a, const NetboxPrefix& b) {
            return a.vrf != b.vrf ? a.vrf < b.vrf : a.range < b.range;
        });
        const NetboxPrefix* outer = nullptr;
        for (const NetboxPrefix& prefix : m_prefixes) {
            if (outer && outer->vrf == prefix.vrf && outer->range.contains(prefix.range)) {
                m_sink.log.open({ImportStatus::ignored, prefix.path, "ipam.prefix", prefix.range.text(),
                                 fmt::format("It is inside of {}, which stands for it.", outer->range.text())});
                continue;
            }
            outer = &prefix;
            m_sink.log.open(
                {ImportStatus::imported, prefix.path, "ipam.prefix", prefix.range.text(), "external network"});
            m_sink.merger.put(ExternalNetworkReading{
                prefix.vrf.empty() ? prefix.name : fmt::format("{} (VRF {})", prefix.name, prefix.vrf), prefix.range});
        }
    }

private:
    ImportSink& m_sink;
    std::vector<NetboxPrefix> m_prefixes;
};

void netboxRead(const ImportDocument& document, ImportSink& sink) {
    NetboxWalk walk(sink);
    std::size_t index = 0;
    for (const Json& value : *document.json) {
        if (sink.stop.stop_requested()) {
            return;
        }
        walk.object(value, joinJsonPath(std::string(), index++));
    }
    walk.finish();
}

}  // namespace

const Importer netboxDumpImporter{"netboxDump", "NetBox dumps", netboxSniff, netboxRead};

}  // namespace aksnet
