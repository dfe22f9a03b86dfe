// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that Azure takes, made from what people write.
#include "core/io/importers/planned_subnets.h"

#include "core/base/text.h"
#include "core/io/importers/plan_draft.h"

#include <fmt/format.h>

namespace aksnet {

std::string azureName(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string name;
    for (const char c : text) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isLetter || c == '_' || (c == '.' && !name.empty())) {
            name += c;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    name.resize(std::min(name.size(), longest));
    while (!name.empty() && (name.back() == '-' || name.back() == '.')) {
        name.pop_back();
    }
    return name;
}

std::string nameOfRange(std::string_view word, const Prefix& range) {
    return azureName(fmt::format("{}-{}", word, range.text()));
}

ArmId plannedNetworkId(std::string_view name) {
    const std::string clean = azureName(name);
    return *ArmId::unstated({}, armType::virtualNetwork, clean.empty() ? std::string_view("vnet") : clean);
}

PlannedNetwork::PlannedNetwork(std::string_view name) : m_reading{plannedNetworkId(name), {}, {}, {}} {
    m_reading.value.info.name = m_reading.id.name();
}

Subnet& PlannedNetwork::add(std::string_view name, const Prefix& range, std::string path) {
    std::string clean = azureName(name);
    clean = clean.empty() ? nameOfRange("subnet", range) : clean;
    std::string unique = clean;
    while (!m_taken.insert(lowered(unique)).second) {
        unique = fmt::format("{}-{}", clean, ++m_repeats[lowered(clean)] + 1);
    }
    SubnetReading subnet{m_reading.id.child("subnets", unique), {}, std::move(path), {}, {}, {}, {}, {}};
    subnet.value.name = unique;
    subnet.value.note = clean == name || name.empty() ? std::string() : std::string(name);
    subnet.value.addressPrefixes = {range};
    return m_reading.subnets.emplace_back(std::move(subnet)).value;
}

}  // namespace aksnet
