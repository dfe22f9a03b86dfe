// SPDX-License-Identifier: GPL-3.0-or-later
//
// See effort_marks.h.
#include "ui/panels/effort_marks.h"

#include "core/report/changeability.h"
#include "ui/base/effort_sign.h"
#include "ui/base/text.h"
#include "ui/panels/form.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

using catalog::Changeable;

struct MarkedField {
    ObjectKind kind;
    const char* key;
    Changeable what;
};
constexpr std::array markedFields{
    MarkedField{ObjectKind::virtualNetwork, "addressPrefixes", Changeable::networkSpace},
    MarkedField{ObjectKind::subnet, "addressPrefixes", Changeable::subnetPrefix},
    MarkedField{ObjectKind::subnet, "routeTable", Changeable::routeTable},
    MarkedField{ObjectKind::cluster, "networkPlugin", Changeable::networkPlugin},
    MarkedField{ObjectKind::cluster, "networkDataplane", Changeable::dataPlane},
    MarkedField{ObjectKind::cluster, "networkPolicy", Changeable::policyEngine},
    MarkedField{ObjectKind::cluster, "podCidr", Changeable::podCidr},
    MarkedField{ObjectKind::cluster, "serviceCidr", Changeable::serviceCidr},
    MarkedField{ObjectKind::cluster, "dnsServiceIP", Changeable::dnsServiceIp},
    MarkedField{ObjectKind::cluster, "ipFamilies", Changeable::ipFamilies},
    MarkedField{ObjectKind::cluster, "outboundType", Changeable::outboundType},
    MarkedField{ObjectKind::cluster, "managedOutboundIPs", Changeable::outboundAddresses},
    MarkedField{ObjectKind::cluster, "allocatedOutboundPorts", Changeable::outboundAddresses},
    MarkedField{ObjectKind::cluster, "enablePrivateCluster", Changeable::privateCluster},
    MarkedField{ObjectKind::cluster, "enableVnetIntegration", Changeable::apiServerIntegration},
    MarkedField{ObjectKind::cluster, "privateDnsZone", Changeable::privateDnsZone},
    MarkedField{ObjectKind::cluster, "authorizedIpRanges", Changeable::authorizedRanges},
    MarkedField{ObjectKind::nodePool, "count", Changeable::nodeCount},
    MarkedField{ObjectKind::nodePool, "minCount", Changeable::autoscalerBounds},
    MarkedField{ObjectKind::nodePool, "maxCount", Changeable::autoscalerBounds},
    MarkedField{ObjectKind::nodePool, "maxPods", Changeable::maxPods},
    MarkedField{ObjectKind::nodePool, "maxSurge", Changeable::maxSurge},
    MarkedField{ObjectKind::nodePool, "vnetSubnet", Changeable::poolSubnet},
    MarkedField{ObjectKind::nodePool, "podSubnet", Changeable::poolPodSubnet},
    MarkedField{ObjectKind::nodePool, "podIPAllocationMode", Changeable::allocationMode},
    MarkedField{ObjectKind::nodePool, "osType", Changeable::osType},
};

/// The sign of the dearest change, and a line for each.
void markField(Field& field, Changeable what, const std::vector<LockedField>& locked, const Theme& theme) {
    QStringList lines;
    QPixmap mark;
    for (const LockedField& each : locked) {
        if (each.what == what) {
            QString line = toQt(fieldSentence(each));
            line[0] = line[0].toUpper();
            lines << line;
            mark = mark.isNull() ? effortPixmap(theme, each.effort, field.devicePixelRatioF()) : mark;
        }
    }
    field.setMark(mark, lines.join(u'\n'));
}

}  // namespace

void addEffortMarks(Form& form) {
    const auto mark = [&form](const PlanView& view) {
        const auto locked = lockedFieldsOf(*view.snapshot->facts, form.object());
        for (const MarkedField& marked : markedFields) {
            Field* field = marked.kind == form.object().kind ? form.find(QLatin1String(marked.key)) : nullptr;
            if (field) {
                markField(*field, marked.what, locked, form.themes()->theme());
            }
        }
    };
    form.followView(mark);
    QObject::connect(form.themes(), &ThemeManager::themeChanged, &form, [&form, mark] {
        if (form.session().view()) {
            mark(*form.session().view());
        }
    });
}

}  // namespace aksnet::ui
