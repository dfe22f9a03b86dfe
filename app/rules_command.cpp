// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet rules`: the catalogue and its pages.
#include "app/commands.h"
#include "core/base/text.h"
#include "core/rules/rule.h"
#include "ui/base/text.h"

#include <QFile>

#include <fmt/format.h>

#include <ostream>

namespace aksnet::app {

namespace {

void listRules(std::ostream& out) {
    for (const Rule* rule : allRules()) {
        out << fmt::format("{:<9} {:<8} {:<34} {}{}\n", rule->id, severityName(rule->severity), rule->name, rule->title,
                           rule->azureCode.empty() ? std::string() : fmt::format(" [{}]", rule->azureCode));
    }
    out << fmt::format("{} rules. `aksnet rules ID` shows a rule's page.\n", allRules().size());
}

}  // namespace

int runRules(const std::string& wanted, Streams streams) {
    if (wanted.empty()) {
        listRules(streams.out);
        return exitClean;
    }
    const Rule* rule = findRule(wanted);
    if (!rule) {
        streams.err << "There is no rule \"" << wanted << "\"; `aksnet rules` lists them all.\n";
        return exitUnusable;
    }
    QFile page(QStringLiteral(":/rules/%1.md").arg(ui::toQt(rule->id)));
    if (!page.open(QIODevice::ReadOnly)) {
        streams.err << "The page of rule " << rule->id << " is missing from this program.\n";
        return exitUnusable;
    }
    streams.out << page.readAll().toStdString();
    return exitClean;
}

}  // namespace aksnet::app
