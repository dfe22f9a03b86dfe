// SPDX-License-Identifier: GPL-3.0-or-later
//
// See markdown_look.h.
#include "ui/base/markdown_look.h"

#include "ui/base/spacing.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextFrame>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <array>

namespace aksnet::ui {

namespace {

constexpr double markdownLineHeight = 118;                   ///< percent
constexpr double markdownCodeSize = 0.97;                    ///< of the text's size: fixed-pitch fonts look larger
constexpr std::array markdownHeadingSizes{1.7, 1.25, 1.08};  ///< of the text's size

bool isMarkdownCode(const QTextBlock& block) {
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

/// A stretch of letters of one format. Changing formats ends iterators, so pieces are taken down first.
struct MarkdownPiece {
    int from;
    int to;
    QTextCharFormat format;
};

std::vector<MarkdownPiece> markdownPieces(const QTextBlock& block) {
    std::vector<MarkdownPiece> pieces;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        pieces.push_back({fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()});
    }
    return pieces;
}

double markdownTextSize(const QTextDocument& document) {
    return QFontInfo(document.defaultFont()).pointSizeF();
}

/// Sizes come relative, as steps of HTML; a cursor can add properties to letters, but only a whole format takes one away.
void dressMarkdownHeading(const QTextBlock& block, double textSize) {
    const auto level = static_cast<std::size_t>(block.blockFormat().headingLevel());
    QTextCursor cursor(block);
    QTextBlockFormat format;
    format.setTopMargin(level == 1 ? 0 : spacing::section);
    format.setBottomMargin(level == 1 ? spacing::panel : spacing::normal);
    cursor.mergeBlockFormat(format);
    for (const auto& [from, to, old] : markdownPieces(block)) {
        QTextCharFormat letters = old;
        letters.clearProperty(QTextFormat::FontSizeAdjustment);
        letters.setFontPointSize(textSize * markdownHeadingSizes[std::min(level, markdownHeadingSizes.size()) - 1]);
        letters.setFontWeight(QFont::DemiBold);
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        cursor.setCharFormat(letters);
    }
}

void dressMarkdownParagraph(const QTextBlock& block) {
    const bool inTable = QTextCursor(block).currentTable() != nullptr;
    QTextBlockFormat format;
    format.setLineHeight(markdownLineHeight, QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(0);
    format.setBottomMargin(inTable ? 0 : block.textList() ? spacing::tight : spacing::panel);
    // The last item of a list ends it like a paragraph.
    if (const QTextList* list = block.textList(); list && list->itemNumber(block) == list->count() - 1) {
        format.setBottomMargin(spacing::panel);
    }
    QTextCursor(block).mergeBlockFormat(format);
}

/// The edges of frames and tables part blocks: empty ones may be left over beside them.
void removeBlocksAround(QTextDocument& document, const QTextFrame& frame) {
    QTextCursor cursor(&document);
    cursor.setPosition(frame.lastPosition() + 1);
    if (cursor.block().length() == 1 && cursor.block().next().isValid()) {
        cursor.deleteChar();
    }
    cursor.setPosition(frame.firstPosition() - 1);
    if (cursor.block().length() == 1 && cursor.position() > 0 &&
        document.frameAt(cursor.position() - 1) == document.rootFrame()) {
        cursor.deletePreviousChar();
    }
}

void dressMarkdownTable(QTextDocument& document, QTextTable& table, const QPalette& palette) {
    QTextTableFormat format = table.format();
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(spacing::normal);
    format.setBottomMargin(spacing::panel);
    table.setFormat(format);
    removeBlocksAround(document, table);
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextTableCellFormat look = cell.format().toTableCellFormat();
            look.setTopPadding(spacing::tight);
            look.setBottomPadding(spacing::tight);
            look.setLeftPadding(spacing::normal);
            look.setRightPadding(spacing::section);
            look.setBottomBorder(1);
            look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            look.setBottomBorderBrush(palette.brush(QPalette::Mid));
            if (row == 0) {
                look.setBackground(palette.brush(QPalette::AlternateBase));
            }
            cell.setFormat(look);
        }
    }
}

/// All that is set in the fixed-pitch font: code in a line of text as well as whole blocks.
void dressMarkdownCodeLetters(const QTextBlock& block, double textSize) {
    QTextCharFormat letters;
    letters.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    letters.setFontPointSize(textSize * markdownCodeSize);
    QTextCursor cursor(block);
    for (const auto& [from, to, old] : markdownPieces(block)) {
        if (old.fontFixedPitch()) {
            cursor.setPosition(from);
            cursor.setPosition(to, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(letters);
        }
    }
}

/// Puts a run of code lines into a frame: only frames have room inside their edges.
void frameMarkdownCode(QTextDocument& document, int firstBlock, int lastBlock, const QPalette& palette) {
    QTextCursor cursor(document.findBlockByNumber(firstBlock));
    const QTextBlock last = document.findBlockByNumber(lastBlock);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    QTextBlockFormat lines = cursor.blockFormat();
    lines.setTopMargin(0);
    lines.setBottomMargin(0);
    lines.setLeftMargin(0);
    cursor.setBlockFormat(lines);
    QTextFrameFormat format;
    format.setBackground(palette.brush(QPalette::AlternateBase));
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(palette.brush(QPalette::Mid));
    format.setPadding(spacing::normal);
    format.setTopMargin(spacing::normal);
    format.setBottomMargin(spacing::panel);
    removeBlocksAround(document, *cursor.insertFrame(format));
}

void frameMarkdownCode(QTextDocument& document, const QPalette& palette) {
    // From the end, so that block numbers before stay what they are.
    int last = -1;
    for (int number = document.blockCount() - 1; number >= -1; --number) {
        const bool isCode = number >= 0 && isMarkdownCode(document.findBlockByNumber(number));
        if (isCode && last < 0) {
            last = number;
        } else if (!isCode && last >= 0) {
            frameMarkdownCode(document, number + 1, last, palette);
            last = -1;
        }
    }
}

}  // namespace

void dressMarkdown(QTextDocument& document, const QPalette& palette) {
    const double textSize = markdownTextSize(document);
    document.setIndentWidth(spacing::dialog + spacing::tight);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0) {
            dressMarkdownHeading(block, textSize);
        } else if (!isMarkdownCode(block)) {
            dressMarkdownParagraph(block);
        }
        dressMarkdownCodeLetters(block, textSize);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            dressMarkdownTable(document, *table, palette);
        }
    }
    frameMarkdownCode(document, palette);
}

}  // namespace aksnet::ui
