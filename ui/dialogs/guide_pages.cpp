// SPDX-License-Identifier: GPL-3.0-or-later
//
// See guide_pages.h.
#include "ui/dialogs/guide_pages.h"

#include "core/models/model.h"
#include "core/rules/rule.h"
#include "ui/base/resources.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace aksnet::ui {

namespace {

void addGuidePage(GuideChapter& chapter, const QString& path) {
    QFile file(QLatin1Char(':') + path);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QString text = QString::fromUtf8(file.readAll());
    const QString heading = text.section(QLatin1Char('\n'), 0, 0);
    chapter.pages << GuidePage{QUrl(QStringLiteral("qrc:") + path),
                               heading.mid(heading.indexOf(QLatin1Char(' ')) + 1).trimmed(), text};
}

}  // namespace

QList<GuideChapter> guideChapters() {
    initResources();
    const auto title = [](const char* text) { return QCoreApplication::translate("Guide", text); };
    GuideChapter guide{title("Guide"), {}};
    // Pages are named "1-getting-started.md", "10-egress.md": their order is that of the numbers.
    QStringList names = QDir(QStringLiteral(":/guide")).entryList({QStringLiteral("*.md")}, QDir::Files);
    std::ranges::sort(names, {}, [](const QString& name) { return name.section(QLatin1Char('-'), 0, 0).toInt(); });
    for (const QString& name : names) {
        addGuidePage(guide, QStringLiteral("/guide/") + name);
    }
    GuideChapter models{title("Networking models"), {}};
    for (const Model* model : allModels()) {
        addGuidePage(models, QStringLiteral("/models/%1.md").arg(toQt(model->key)));
    }
    GuideChapter rules{title("Rules"), {}};
    for (const Rule* rule : allRules()) {
        addGuidePage(rules, QStringLiteral("/rules/%1.md").arg(toQt(rule->id)));
    }
    return {guide, models, rules};
}

}  // namespace aksnet::ui
