// SPDX-License-Identifier: GPL-3.0-or-later
//
// See object_text.h.
#include "ui/models/object_text.h"

#include "core/plan/query.h"
#include "ui/base/text.h"

#include <QStringList>

namespace aksnet::ui {

QString kindTitle(ObjectKind kind) {
    QString title = toQt(kindName(kind));
    if (!title.isEmpty()) {
        title[0] = title[0].toUpper();
    }
    return title;
}

QString displayName(const Plan& plan, ObjectRef object) {
    QString name = toQt(nameOf(plan, object));
    if (!name.isEmpty()) {
        return name;
    }
    return object.kind == ObjectKind::plan ? QStringLiteral("Untitled plan") : QStringLiteral("(no name)");
}

QString prefixesText(std::span<const Prefix> prefixes) {
    QStringList texts;
    for (const Prefix& prefix : prefixes) {
        texts << toQt(prefix.text());
    }
    return texts.join(QLatin1String(", "));
}

QString consumerKindTitle(SubnetConsumerKind kind) {
    switch (kind) {
        case SubnetConsumerKind::privateEndpoint: return QStringLiteral("Private endpoint");
        case SubnetConsumerKind::internalLoadBalancer: return QStringLiteral("Internal load balancer");
        case SubnetConsumerKind::virtualMachine: return QStringLiteral("Virtual machine");
        case SubnetConsumerKind::applicationGateway: return QStringLiteral("Application gateway");
        case SubnetConsumerKind::applicationGatewayForContainers:
            return QStringLiteral("Application Gateway for Containers");
        case SubnetConsumerKind::bastion: return QStringLiteral("Bastion");
        case SubnetConsumerKind::virtualNetworkGateway: return QStringLiteral("Virtual network gateway");
        case SubnetConsumerKind::routeServer: return QStringLiteral("Route server");
        case SubnetConsumerKind::privateLinkService: return QStringLiteral("Private link service");
        case SubnetConsumerKind::containerInstance: return QStringLiteral("Container instance");
        case SubnetConsumerKind::other: return QStringLiteral("Other");
    }
    return {};
}

QString externalKindTitle(ExternalNetworkKind kind) {
    switch (kind) {
        case ExternalNetworkKind::onPremises: return QStringLiteral("On-premises network");
        case ExternalNetworkKind::otherCloud: return QStringLiteral("Other cloud");
        case ExternalNetworkKind::internetService: return QStringLiteral("Internet service");
    }
    return {};
}

}  // namespace aksnet::ui
