// SPDX-License-Identifier: GPL-3.0-or-later
//
// See object_list.h.
#include "ui/panels/object_list.h"

#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace aksnet::ui {

ObjectList::ObjectList(const QString& emptyText, QWidget* parent)
    : QWidget(parent), m_emptyText(emptyText), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    addNote(m_emptyText);
}

void ObjectList::show(std::vector<Row> rows) {
    if (rows == m_rows) {
        return;
    }
    m_rows = std::move(rows);
    // Rows may be replaced from within a click on one of them.
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < std::min(m_rows.size(), mostRows); ++i) {
        addRow(m_rows[i]);
    }
    if (m_rows.empty()) {
        addNote(m_emptyText);
    } else if (m_rows.size() > mostRows) {
        addNote(tr("and %1 more in the outline").arg(grouped(m_rows.size() - mostRows)));
    }
}

void ObjectList::addRow(const Row& row) {
    auto* button = new QPushButton(kindIcon(row.object.kind), row.name, this);
    setLook(button, "row");
    button->setAccessibleDescription(row.detail);
    button->setToolTip(row.detail.isEmpty() ? row.name : row.name + QLatin1Char('\n') + row.detail);
    auto* detail = new QLabel(row.detail, button);
    setLook(detail, "muted");
    detail->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QHBoxLayout(button);
    layout->setContentsMargins(0, 0, spacing::normal, 0);
    layout->addStretch();
    layout->addWidget(detail);
    connect(button, &QPushButton::clicked, this, [this, object = row.object] { Q_EMIT selectRequested(object); });
    m_layout->addWidget(button);
}

void ObjectList::addNote(const QString& text) {
    auto* label = new QLabel(text, this);
    setLook(label, "muted");
    label->setWordWrap(true);
    m_layout->addWidget(label);
}

}  // namespace aksnet::ui
