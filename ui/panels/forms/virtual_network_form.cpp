// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a virtual network.
#include "ui/base/numbers.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"
#include "ui/panels/object_list.h"

namespace aksnet::ui {

namespace {

/// "1 free block, largest 10.1.128.0/17" under the address space.
QString freeSpaceNote(const VirtualNetwork& network) {
    const AddressSet free = freeSpaceOf(network);
    if (network.addressPrefixes.empty()) {
        return QStringLiteral("No address space yet.");
    }
    if (free.empty()) {
        return QStringLiteral("All of it is given to subnets.");
    }
    std::optional<Prefix> largest;
    for (const AddressRange& range : free.ranges()) {
        const Prefix block = range.largestPrefix();
        if (!largest || block.size() > largest->size()) {
            largest = block;
        }
    }
    return QStringLiteral("%1 addresses in no subnet; largest free block %2")
        .arg(grouped(static_cast<std::uint64_t>(free.size())), toQt(largest->text()));
}

void addSubnets(Form& form, VirtualNetworkId id) {
    form.addSection(QStringLiteral("Subnets"));
    auto* list = new ObjectList(QStringLiteral("No subnets yet."), &form);
    QObject::connect(list, &ObjectList::selectRequested, &form, &Form::selectRequested);
    form.addWidget(list);
    form.followPlan([list, id](const Plan& plan) {
        std::vector<ObjectList::Row> rows;
        if (const VirtualNetwork* network = findThing(plan, id)) {
            for (const Subnet& subnet : network->subnets) {
                rows.push_back({subnet.id, toQt(subnet.name), prefixesText(subnet.addressPrefixes)});
            }
        }
        list->show(std::move(rows));
    });
    form.addButton(QStringLiteral("Add subnet"), QStringLiteral("add"),
                   [&form, id] { Q_EMIT form.addRequested(NewKind::subnet, id); });
}

void addPeerings(Form& form, VirtualNetworkId id) {
    form.addSection(QStringLiteral("Peerings"));
    auto* list = new ObjectList(QStringLiteral("Not peered."), &form);
    QObject::connect(list, &ObjectList::selectRequested, &form, &Form::selectRequested);
    form.addWidget(list);
    form.followPlan([list, id](const Plan& plan) {
        std::vector<ObjectList::Row> rows;
        if (const VirtualNetwork* network = findThing(plan, id)) {
            for (const Peering& peering : network->peerings) {
                const QString remote = peering.remoteVirtualNetwork ? displayName(plan, *peering.remoteVirtualNetwork)
                                                                    : prefixesText(peering.remoteAddressPrefixes);
                rows.push_back({peering.id, toQt(peering.name), remote});
            }
        }
        list->show(std::move(rows));
    });
    form.addButton(QStringLiteral("Add peering"), QStringLiteral("add"),
                   [&form, id] { Q_EMIT form.addRequested(NewKind::peering, id); });
}

}  // namespace

void buildVirtualNetworkForm(Form& form, VirtualNetworkId id) {
    FormBuilder<VirtualNetwork> builder(form, subjectOf(id));
    builder.name("A virtual network cannot be renamed once it is made.",
                 [](auto& network) -> auto& { return network.info.name; });
    auto* space = builder.prefixes(
        {.key = "addressPrefixes",
         .label = "Address space",
         .tip = "Ranges can be added later, and ranges without subnets removed; peers must then be synced.",
         .placeholder = "10.1.0.0/16"},
        TextField::Lines::several, [](auto& network) -> auto& { return network.addressPrefixes; });
    builder.follow([space](const VirtualNetwork& network) { space->setNote(freeSpaceNote(network)); });
    builder.text({.key = "dnsServers",
                  .label = "DNS servers",
                  .tip = "Own servers, between commas. Nodes must be restarted to see a change.",
                  .placeholder = "Azure-provided"},
                 wordList(), [](auto& network) -> auto& { return network.dnsServers; });
    addSubnets(form, id);
    addPeerings(form, id);
    addResourceFields(builder);
}

}  // namespace aksnet::ui
