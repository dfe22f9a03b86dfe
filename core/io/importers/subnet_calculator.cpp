// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Visual Subnet Calculator exports: a base network and a tree of its halves, keyed by CIDR; the leaves are the
// subnets. Version 1 of the format shortens the keys of notes and colours.
#include "core/io/importers/importer.h"
#include "core/io/importers/json_view.h"
#include "core/io/importers/planned_subnets.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

const Json* calculatorMember(const Json& object, std::string_view key, std::string_view shortKey) {
    const Json* member = findIgnoringCase(object, key);
    return member ? member : findIgnoringCase(object, shortKey);
}

bool calculatorSniff(const ImportDocument& document) {
    if (!document.json || !document.json->is_object()) {
        return false;
    }
    const Json* subnets = calculatorMember(*document.json, "subnets", "s");
    const bool hasBase = calculatorMember(*document.json, "base_network", "b") != nullptr;
    return subnets && subnets->is_object() &&
           (hasBase || calculatorMember(*document.json, "config_version", "v") != nullptr);
}

class CalculatorWalk {
public:
    explicit CalculatorWalk(ImportSink& sink) : m_sink(sink) {}

    /// Children before the node itself: one without children is a subnet. The depth is that of the JSON, which has a limit.
    void node(const Json& tree, const std::string& path, const Prefix* range) {
        bool isLeaf = true;
        for (const auto& item : tree.items()) {
            if (m_sink.stop.stop_requested()) {
                return;
            }
            const std::string at = joinJsonPath(path, item.key());
            if (!item.value().is_object()) {
                continue;  // a note or a colour
            }
            isLeaf = false;
            const auto prefix = Prefix::parse(item.key());
            if (prefix) {
                node(item.value(), at, &*prefix);
            } else {
                m_faults.push_back({ImportStatus::notUnderstood, at, {}, {}, prefix.error().what});
            }
        }
        if (isLeaf && range) {
            std::string_view note;
            for (const std::string_view key : {"_note", "_n", "n"}) {
                note = note.empty() ? textOf(tree, key) : note;
            }
            m_leaves.push_back({std::string(note), *range, path});
        }
    }

    void finish(const Json& root, const std::string& basePath) {
        const Json* base = calculatorMember(root, "base_network", "b");
        std::optional<Prefix> space;
        if (base && base->is_string()) {
            if (const auto parsed = Prefix::parse(base->get_ref<const std::string&>())) {
                space = *parsed;
            } else {
                m_faults.push_back({ImportStatus::notUnderstood, "base_network", {}, {}, parsed.error().what});
            }
        }
        const Json& tree = *calculatorMember(root, "subnets", "s");
        if (!space && tree.size() == 1) {
            const auto top = Prefix::parse(tree.items().begin().key());
            space = top ? std::optional(*top) : std::nullopt;
        }
        if (!space) {
            m_sink.log.open({ImportStatus::notUnderstood, basePath, {}, {}, "The base network cannot be told."});
        } else {
            put(*space, basePath);
        }
        for (ImportNote& fault : m_faults) {
            m_sink.log.remark(std::move(fault));
        }
        noteMode(root);
    }

private:
    struct Leaf {
        std::string note;
        Prefix range;
        std::string path;
    };

    void put(const Prefix& space, const std::string& path) {
        PlannedNetwork network(nameOfRange("vnet", space));
        network.reading().value.addressPrefixes = {space};
        for (Leaf& leaf : m_leaves) {
            network.add(leaf.note, leaf.range, std::move(leaf.path));
        }
        const std::string name(network.reading().id.name());
        m_sink.log.open({ImportStatus::imported, path, std::string(armType::virtualNetwork), name,
                         fmt::format("{} {}", m_leaves.size(), m_leaves.size() == 1 ? "subnet" : "subnets")});
        m_sink.merger.put(std::move(network.reading()));
    }

    void noteMode(const Json& root) {
        const Json* mode = calculatorMember(root, "operating_mode", "m");
        if (mode && mode->is_string() && *mode != "AZURE" && *mode != "Standard") {
            m_sink.log.remark({ImportStatus::ignored,
                               "operating_mode",
                               {},
                               {},
                               "It was planned for another cloud; Azure reserves five addresses of every subnet."});
        }
    }

    ImportSink& m_sink;
    std::vector<Leaf> m_leaves;
    std::vector<ImportNote> m_faults;
};

void calculatorRead(const ImportDocument& document, ImportSink& sink) {
    const Json& tree = *calculatorMember(*document.json, "subnets", "s");
    const std::string path = findIgnoringCase(*document.json, "subnets") ? "subnets" : "s";
    CalculatorWalk walk(sink);
    walk.node(tree, path, nullptr);
    if (!sink.stop.stop_requested()) {
        walk.finish(*document.json, path);
    }
}

}  // namespace

const Importer subnetCalculatorImporter{"subnetCalculator", "Visual Subnet Calculator", calculatorSniff,
                                        calculatorRead};

}  // namespace aksnet
