// SPDX-License-Identifier: GPL-3.0-or-later
//
// How pages written in Markdown look: rules, networking models, the guide.
#pragma once

#include <QPalette>
#include <QTextDocument>

namespace aksnet::ui {

/// Dresses a document that setMarkdown has just filled: graded headings, room between paragraphs, tables with hairlines,
/// code on a tint. Sizes follow the document's default font, colours the palette; dress again when either changes.
void dressMarkdown(QTextDocument& document, const QPalette& palette);

}  // namespace aksnet::ui
