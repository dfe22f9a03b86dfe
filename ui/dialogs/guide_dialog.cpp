// SPDX-License-Identifier: GPL-3.0-or-later
//
// See guide_dialog.h.
#include "ui/dialogs/guide_dialog.h"

#include "ui/base/resources.h"
#include "ui/base/spacing.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTextBrowser>

namespace aksnet::ui {

namespace {

QString guideText(const QString& fileName) {
    QFile file(QStringLiteral(":/guide/") + fileName);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The text of the page's first heading.
QString guideTitle(const QString& text) {
    return text.section(QLatin1Char('\n'), 0, 0).remove(QLatin1Char('#')).trimmed();
}

}  // namespace

GuideDialog::GuideDialog(QWidget* parent) : QDialog(parent), m_pages(new QListWidget(this)), m_text(new QTextBrowser(this)) {
    initResources();
    setWindowTitle(tr("Guide"));
    resize(860, 640);
    // Pages are named "1-getting-started.md", so that their order is that of the names.
    for (const QString& name : QDir(QStringLiteral(":/guide")).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        auto* item = new QListWidgetItem(guideTitle(guideText(name)), m_pages);
        item->setData(Qt::UserRole, name);
    }
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFixedWidth(200);
    m_pages->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Page"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(spacing::dialog);
    connect(m_pages, &QListWidget::currentRowChanged, this, &GuideDialog::showPage);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_pages);
    row->addWidget(m_text, 1);
    m_pages->setCurrentRow(0);
}

void GuideDialog::showPage(int row) {
    if (const QListWidgetItem* item = m_pages->item(row)) {
        m_text->setMarkdown(guideText(item->data(Qt::UserRole).toString()));
    }
}

}  // namespace aksnet::ui
