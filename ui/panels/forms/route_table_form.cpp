// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about a route table: one card a route.
#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/subjects.h"

#include <QToolButton>

namespace aksnet::ui {

namespace {

/// The i-th route of a table as an object of its own, so that a builder can make fields for it.
FormSubject<Route> routeSubject(const Form& form, RouteTableId id, std::size_t position) {
    const auto find = flatSubjectOf<RouteTable>(id).find;
    return {[find, position](const Plan& plan) -> const Route* {
                const RouteTable* table = find(plan);
                return table && position < table->routes.size() ? &table->routes[position] : nullptr;
            },
            [find, position, session = &form.session()](Route route) -> Edit {
                RouteTable table = *find(session->plan());
                table.routes[position] = std::move(route);
                return Put<RouteTable>{std::move(table)};
            }};
}

QByteArray routeKey(std::size_t position, const char* member) {
    return QByteArray("routes-") + QByteArray::number(static_cast<qulonglong>(position)) + '-' + member;
}

void addRoute(Form& form, RouteTableId id, std::size_t position) {
    FormBuilder<Route> builder(form, routeSubject(form, id, position));
    builder.text({.key = routeKey(position, "name"), .label = "Route"}, plainText(),
                 [](auto& route) -> auto& { return route.name; });
    builder.text({.key = routeKey(position, "prefix"),
                  .label = "Destination",
                  .tip = "A range or a service tag.",
                  .placeholder = "0.0.0.0/0"},
                 requiredText(), [](auto& route) -> auto& { return route.addressPrefix; });
    builder.choice<NextHopType>({.key = routeKey(position, "hop"), .label = "Next hop"}, armChoices<NextHopType>(),
                                [](auto& route) -> auto& { return route.nextHopType; });
    auto* address = builder.text({.key = routeKey(position, "address"),
                                  .label = "Hop address",
                                  .tip = "The private address of the firewall or appliance.",
                                  .placeholder = "10.0.1.4"},
                                 optionalAddress(), [](auto& route) -> auto& { return route.nextHopIpAddress; });
    builder.follow(
        [address](const Route& route) { address->setVisible(route.nextHopType == NextHopType::virtualAppliance); });
    form.addButton(QStringLiteral("Remove route"), QStringLiteral("remove"), [&form, id, position] {
        if (const RouteTable* table = flatSubjectOf<RouteTable>(id).find(form.session().plan())) {
            RouteTable changed = *table;
            changed.routes.erase(changed.routes.begin() + static_cast<std::ptrdiff_t>(position));
            (void)form.session().apply(Put<RouteTable>{std::move(changed)});
        }
    });
}

}  // namespace

void buildRouteTableForm(Form& form, RouteTableId id) {
    const FormSubject<RouteTable> subject = flatSubjectOf<RouteTable>(id);
    FormBuilder<RouteTable> builder(form, subject);
    builder.name("A route table cannot be renamed once it is made.",
                 [](auto& table) -> auto& { return table.info.name; });
    builder.check(
        {.key = "disableBgpRoutePropagation",
         .label = "Ignore gateway routes",
         .tip =
             "disableBgpRoutePropagation: routes learned from VPN or ExpressRoute do not count in attached subnets."},
        [](auto& table) -> auto& { return table.disableBgpRoutePropagation; });
    form.addSection(QStringLiteral("Routes"));
    const RouteTable* table = subject.find(form.session().plan());
    for (std::size_t i = 0; table && i < table->routes.size(); ++i) {
        addRoute(form, id, i);
    }
    form.setShape([subject](const Plan& plan) {
        const RouteTable* now = subject.find(plan);
        return QString::number(now ? static_cast<qulonglong>(now->routes.size()) : 0);
    });
    form.addButton(QStringLiteral("Add route"), QStringLiteral("add"), [&form, subject] {
        if (const RouteTable* now = subject.find(form.session().plan())) {
            RouteTable changed = *now;
            Route route;
            route.name = "route-" + std::to_string(changed.routes.size() + 1);
            route.addressPrefix = "0.0.0.0/0";
            changed.routes.push_back(std::move(route));
            (void)form.session().apply(Put<RouteTable>{std::move(changed)});
        }
    });
    addResourceFields(builder);
}

}  // namespace aksnet::ui
