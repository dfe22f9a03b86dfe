// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be read in the guide: its own pages, then a page for each networking model and each rule.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace aksnet::ui {

struct GuidePage {
    QUrl url;  ///< "qrc:/guide/1-getting-started.md"
    QString title;
    QString text;  ///< as Markdown
};

struct GuideChapter {
    QString title;
    QList<GuidePage> pages;
};

/// In reading order; only pages that exist.
[[nodiscard]] QList<GuideChapter> guideChapters();

}  // namespace aksnet::ui
