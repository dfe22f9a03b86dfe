// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fact_grid.h.
#include "ui/panels/fact_grid.h"

#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QGridLayout>
#include <QLabel>

#include <utility>

namespace aksnet::ui {

FactGrid::FactGrid(QStringList heads, Columns columns, QWidget* parent)
    : QWidget(parent), m_heads(std::move(heads)), m_columns(columns), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(spacing::panel);
    m_grid->setVerticalSpacing(spacing::tight / 2);
    m_grid->setColumnStretch(stretchedColumn(), 1);
    hide();
}

int FactGrid::stretchedColumn() const {
    return m_columns == Columns::numbers ? 0 : static_cast<int>(m_heads.size()) - 1;
}

void FactGrid::show(std::vector<Row> rows) {
    if (rows == m_rows) {
        return;
    }
    m_rows = std::move(rows);
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int line = 0;
    if (!m_heads.join(QString()).isEmpty()) {
        Row head;
        for (const QString& title : m_heads) {
            head.cells.push_back({title, Tone::muted});
        }
        addLine(line++, head, true);
    }
    for (const Row& row : m_rows) {
        addLine(line++, row, false);
    }
    setVisible(!m_rows.empty());
}

void FactGrid::addLine(int line, const Row& row, bool isHead) {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const Cell& cell = row.cells[column];
        auto* label = new QLabel(cell.text, this);
        label->setTextFormat(Qt::PlainText);
        label->setToolTip(row.tip);
        if (cell.tone != Tone::normal) {
            setLook(label, cell.tone == Tone::bad ? "error" : "muted");
        }
        const bool isNumber = column > 0 && (m_columns == Columns::numbers || column + 1 < row.cells.size());
        label->setAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
        // One column takes what is left, in as many lines as it needs: the form never gets wider than its panel.
        label->setWordWrap(static_cast<int>(column) == stretchedColumn());
        if (!isHead) {
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            label->setAccessibleName(
                column == 0 || m_heads.value(static_cast<qsizetype>(column)).isEmpty()
                    ? cell.text
                    : QStringLiteral("%1, %2: %3")
                          .arg(row.cells.front().text, m_heads[static_cast<qsizetype>(column)], cell.text));
        }
        m_grid->addWidget(label, line, static_cast<int>(column));
        label->show();
    }
}

}  // namespace aksnet::ui
