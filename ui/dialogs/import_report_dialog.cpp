// SPDX-License-Identifier: GPL-3.0-or-later
//
// See import_report_dialog.h.
#include "ui/dialogs/import_report_dialog.h"

#include "ui/base/icons.h"
#include "ui/base/numbers.h"
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

#include <algorithm>

namespace aksnet::ui {

namespace {

std::string importStatusText(ImportStatus status) {
    switch (status) {
        case ImportStatus::imported: return "Imported";
        case ImportStatus::ignored: return "Left out";
        case ImportStatus::defaulted: return "Defaulted";
        case ImportStatus::unknown: return "Unknown";
        case ImportStatus::notUnderstood: return "Not understood";
    }
    return {};
}

/// Remarks are no resources; what is unknown or assumed of one is told by its own word.
std::string remarkText(ImportStatus status) {
    const bool hasOwnWord = status == ImportStatus::defaulted || status == ImportStatus::unknown;
    return hasOwnWord ? importStatusText(status) : "Remark";
}

enum class ImportColumn : std::uint8_t { status, name, note, type, file, path };

QString importCell(const QModelIndex& row, ImportColumn column) {
    return row.siblingAtColumn(static_cast<int>(column)).data().toString();
}

/// What was not understood comes first: it is what the reader must know. Remarks are no resources and are told from them.
Table importTable(const ImportReport& report) {
    Table table{.key = "import",
                .title = "Import",
                .columns = {{"status", "Status"},
                            {"name", "Name"},
                            {"note", "Note"},
                            {"type", "Resource type"},
                            {"file", "File"},
                            {"path", "Place in the file"}},
                .rows = {}};
    const auto add = [&](ImportStatus status, bool remarks) {
        for (const ImportEntry& entry : report.entries) {
            if (entry.status == status && entry.isRemark == remarks) {
                table.rows.push_back({{},
                                      {remarks ? remarkText(status) : importStatusText(status), entry.name, entry.note,
                                       entry.resourceType, entry.file, entry.path}});
            }
        }
    };
    add(ImportStatus::notUnderstood, false);
    add(ImportStatus::notUnderstood, true);
    add(ImportStatus::unknown, false);
    add(ImportStatus::unknown, true);
    add(ImportStatus::defaulted, false);
    add(ImportStatus::defaulted, true);
    add(ImportStatus::imported, true);
    add(ImportStatus::ignored, true);
    add(ImportStatus::imported, false);
    add(ImportStatus::ignored, false);
    return table;
}

}  // namespace

ImportReportDialog::ImportReportDialog(const ImportReport& report, const ThemeManager& themes, QWidget* parent)
    : QDialog(parent),
      m_model(new TableModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_view(new QTableView(this)),
      m_filter(new QLineEdit(this)),
      m_details(new QLabel(this)) {
    setWindowTitle(tr("Import report"));
    resize(1060, 620);
    arrangeTable(report);
    m_filter->setPlaceholderText(tr("Search names, notes, files and places"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text);
        m_view->selectRow(0);
        showDetails();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::panel);
    column->addWidget(makeCounts(report, themes));
    column->addWidget(m_filter);
    column->addWidget(m_view, 1);
    column->addWidget(makeDetails());
    column->addWidget(makeButtons(toQt(report.text())));
    m_view->selectRow(0);
    showDetails();
}

QWidget* ImportReportDialog::makeButtons(const QString& text) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy report"), QDialogButtonBox::ActionRole);
    copy->setIcon(makeIcon(QStringLiteral("copy")));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [copy, text] {
        QGuiApplication::clipboard()->setText(text);
        copy->setText(tr("Copied"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    return buttons;
}

/// Notes are sentences and too long for a cell; here the chosen one can be read and copied.
QWidget* ImportReportDialog::makeDetails() {
    auto* card = new QFrame(this);
    setLook(card, "card");
    m_details->setObjectName(QStringLiteral("importDetails"));
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setMinimumHeight(4 * fontMetrics().lineSpacing());
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::normal);
    row->addWidget(m_details);
    return card;
}

void ImportReportDialog::showDetails() {
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid()) {
        m_details->setText(m_filtered->rowCount() == 0 ? tr("Nothing in the report has this text.") : QString());
        return;
    }
    const auto joined = [](const QStringList& parts, const QString& separator) {
        QStringList stated;
        std::ranges::copy_if(parts, std::back_inserter(stated), [](const QString& part) { return !part.isEmpty(); });
        return stated.join(separator);
    };
    const QString what =
        joined({importCell(current, ImportColumn::type), importCell(current, ImportColumn::name)}, QStringLiteral(" "));
    const QString where = joined({importCell(current, ImportColumn::file), importCell(current, ImportColumn::path)},
                                 QStringLiteral(": "));
    const QString status = importCell(current, ImportColumn::status);
    m_details->setText(
        joined({joined({status, what}, QStringLiteral(": ")), importCell(current, ImportColumn::note), where},
               QStringLiteral("\n")));
}

QWidget* ImportReportDialog::makeCounts(const ImportReport& report, const ThemeManager& themes) {
    auto* counts = new QWidget(this);
    auto* row = new QHBoxLayout(counts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::panel);
    const auto addCount = [&](std::ptrdiff_t count, const QString& what, const QString& iconName, const QColor& color) {
        auto* card = new QFrame(counts);
        setLook(card, "card");
        auto* icon = new QLabel(card);
        icon->setPixmap(makeIcon(iconName, color).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
        auto* number = new QLabel(grouped(static_cast<std::uint64_t>(count)), card);
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
    addCount(report.count(ImportStatus::imported), tr("imported"), QStringLiteral("severity-accepted"),
             themes.colors().accent);
    addCount(report.count(ImportStatus::ignored), tr("left out on purpose"), QStringLiteral("severity-info"),
             themes.colors().mutedText);
    addCount(report.count(ImportStatus::notUnderstood), tr("not understood"), QStringLiteral("severity-warning"),
             toQt(themes.theme().warning));
    if (const int unknown = report.count(ImportStatus::unknown); unknown > 0) {
        addCount(unknown, tr("unknown"), QStringLiteral("severity-warning"), toQt(themes.theme().warning));
    }
    if (const auto remarks = std::ranges::count(report.entries, true, &ImportEntry::isRemark); remarks > 0) {
        addCount(remarks, remarks == 1 ? tr("remark") : tr("remarks"), QStringLiteral("number"),
                 themes.colors().mutedText);
    }
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
    QHeaderView* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(static_cast<int>(ImportColumn::note), QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair(ImportColumn::status, 120), std::pair(ImportColumn::name, 140),
                                        std::pair(ImportColumn::type, 220), std::pair(ImportColumn::file, 130)}) {
        m_view->setColumnWidth(static_cast<int>(column), width);
    }
    // Long and rarely wanted: the details tell it.
    m_view->setColumnHidden(static_cast<int>(ImportColumn::path), true);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportReportDialog::showDetails);
}

}  // namespace aksnet::ui
