// SPDX-License-Identifier: GPL-3.0-or-later
//
// See import_report_dialog.h.
#include "ui/dialogs/import_report_dialog.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/models/table_model.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

std::string importStatusText(ImportStatus status) {
    switch (status) {
        case ImportStatus::imported: return "Imported";
        case ImportStatus::ignored: return "Left out";
        case ImportStatus::notUnderstood: return "Not understood";
    }
    return {};
}

/// What was not understood comes first: it is what the reader must know.
Table importTable(const ImportReport& report) {
    Table table{.key = "import",
                .title = "Import",
                .columns = {{"status", "Status"}, {"name", "Name"}, {"note", "Note"}, {"type", "Resource type"}, {"file", "File"}, {"path", "Place in the file"}},
                .rows = {}};
    for (const ImportStatus status : {ImportStatus::notUnderstood, ImportStatus::imported, ImportStatus::ignored}) {
        for (const ImportEntry& entry : report.entries) {
            if (entry.status == status) {
                table.rows.push_back({{}, {importStatusText(status), entry.name, entry.note, entry.resourceType, entry.file, entry.path}});
            }
        }
    }
    return table;
}

}  // namespace

ImportReportDialog::ImportReportDialog(const ImportReport& report, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent),
      m_model(new TableModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_view(new QTableView(this)),
      m_filter(new QLineEdit(this)) {
    setWindowTitle(tr("Import report"));
    resize(920, 520);
    arrangeTable(report);
    m_filter->setPlaceholderText(tr("Search names, notes, files and places"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy report"), QDialogButtonBox::ActionRole);
    copy->setIcon(makeIcon(QStringLiteral("copy")));
    connect(copy, &QPushButton::clicked, this, [text = toQt(report.text())] { QGuiApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::panel);
    column->addWidget(makeCounts(report, themes));
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

QWidget* ImportReportDialog::makeCounts(const ImportReport& report, const ThemeManager& themes) {
    auto* counts = new QWidget(this);
    auto* row = new QHBoxLayout(counts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::panel);
    const auto addCount = [&](ImportStatus status, const QString& what, const QString& iconName, const QColor& color) {
        auto* card = new QFrame(counts);
        setLook(card, "card");
        auto* icon = new QLabel(card);
        icon->setPixmap(makeIcon(iconName, color).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
        auto* number = new QLabel(QString::number(report.count(status)), card);
        setLook(number, "title");
        auto* label = new QLabel(what, card);
        setLook(label, "muted");
        auto* line = new QHBoxLayout(card);
        line->setContentsMargins(spacing::panel, spacing::normal, spacing::section, spacing::normal);
        line->addWidget(icon);
        line->addWidget(number);
        line->addWidget(label);
        row->addWidget(card);
    };
    addCount(ImportStatus::imported, tr("imported"), QStringLiteral("severity-accepted"), themes.colors().accent);
    addCount(ImportStatus::ignored, tr("left out on purpose"), QStringLiteral("severity-info"), themes.colors().mutedText);
    addCount(ImportStatus::notUnderstood, tr("not understood"), QStringLiteral("severity-warning"), toQt(themes.theme().warning));
    row->addStretch();
    return counts;
}

void ImportReportDialog::arrangeTable(const ImportReport& report) {
    m_model->show(importTable(report));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filtered);
    m_view->setAccessibleName(tr("What became of every resource"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(6 * spacing::unit);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    const int widths[] = {120, 170, 300, 250, 170};
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column) {
        m_view->setColumnWidth(column, widths[column]);
    }
}

}  // namespace aksnet::ui
