// SPDX-License-Identifier: GPL-3.0-or-later
//
// See export_dialog.h.
#include "ui/dialogs/export_dialog.h"

#include "ui/base/spacing.h"
#include "ui/dialogs/messages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace aksnet::ui {

ExportDialog::ExportDialog(const QList<ExportFormatItem>& formats, const ExportChoice& first, QWidget* parent)
    : QDialog(parent), m_formats(formats), m_format(new QComboBox(this)), m_theme(makeThemes(first.theme)) {
    setWindowTitle(tr("Export the diagram"));
    for (const ExportFormatItem& item : m_formats) {
        m_format->addItem(item.title, item.key);
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(first.format)));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_scaleLabel = new QLabel(tr("&Scale"), this);
    m_scale = new QDoubleSpinBox(this);
    m_scale->setRange(0.1, 16);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(1);
    m_scale->setSuffix(QStringLiteral(" ×"));
    m_scale->setValue(first.scale);
    m_scale->setToolTip(tr("Pixels for each unit of the diagram. 2 is sharp on screens, 4 in print."));
    m_scaleLabel->setBuddy(m_scale);
    m_legend = new QCheckBox(tr("&Legend and title block"), this);
    m_legend->setChecked(first.legendAndTitle);
    m_legend->setToolTip(tr("Explains the symbols used and names plan, author, revision, date and finding counts."));
    m_embed = new QCheckBox(tr("Carry the &plan inside"), this);
    m_embed->setChecked(first.embedPlan);
    m_embed->setToolTip(
        tr("The picture then opens in this program as the plan it shows. Leave it out to share only the drawing."));
    m_path = new QLineEdit(first.path, this);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setMinimumWidth(400);
    m_path->setAccessibleName(tr("File"));
    arrange();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(m_path, &QLineEdit::textEdited, this, &ExportDialog::followTypedSuffix);
    followFormat();
}

QComboBox* ExportDialog::makeThemes(const QString& current) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("exportTheme"));
    box->addItem(tr("Light"), QStringLiteral("light"));
    box->addItem(tr("Dark"), QStringLiteral("dark"));
    box->addItem(tr("Print: black on white"), QStringLiteral("print"));
    box->setCurrentIndex(std::max(0, box->findData(current)));
    return box;
}

void ExportDialog::arrange() {
    auto* file = new QWidget(this);
    auto* fileRow = new QHBoxLayout(file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    // The row's label leads to the field, not to the row.
    file->setFocusProxy(m_path);
    file->setFocusPolicy(Qt::StrongFocus);
    auto* browseButton = new QPushButton(tr("&Browse…"), file);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    fileRow->addWidget(m_path, 1);
    fileRow->addWidget(browseButton);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* exportButton = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    exportButton->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto offer = [this, exportButton] { exportButton->setEnabled(!m_path->text().trimmed().isEmpty()); };
    connect(m_path, &QLineEdit::textChanged, exportButton, offer);
    offer();
    auto* form = new QFormLayout(this);
    form->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    form->setHorizontalSpacing(spacing::section);
    form->setVerticalSpacing(spacing::panel);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Colours"), m_theme);
    form->addRow(m_scaleLabel, m_scale);
    form->addRow(QString(), m_legend);
    form->addRow(QString(), m_embed);
    form->addRow(tr("F&ile"), file);
    form->addRow(buttons);
    form->setSizeConstraint(QLayout::SetFixedSize);
}

const ExportFormatItem& ExportDialog::format() const {
    return m_formats[std::max(0, m_format->currentIndex())];
}

void ExportDialog::followFormat() {
    m_scale->setEnabled(format().hasScale);
    m_scaleLabel->setEnabled(format().hasScale);
    m_embed->setEnabled(format().canEmbed);
    if (formatOfSuffix(m_path->text()) >= 0) {
        m_path->setText(m_path->text().chopped(QFileInfo(m_path->text()).suffix().size()) + format().key);
    }
}

int ExportDialog::formatOfSuffix(const QString& path) const {
    const QString suffix = QFileInfo(path).suffix();
    const auto found = std::ranges::find_if(
        m_formats, [&](const ExportFormatItem& item) { return suffix.compare(item.key, Qt::CaseInsensitive) == 0; });
    return found == m_formats.end() ? -1 : static_cast<int>(found - m_formats.begin());
}

void ExportDialog::followTypedSuffix() {
    const int typed = formatOfSuffix(m_path->text());
    if (typed >= 0 && typed != m_format->currentIndex()) {
        // The path is right as it stands and must not jump under the cursor.
        const QString path = m_path->text();
        const int cursor = m_path->cursorPosition();
        m_format->setCurrentIndex(typed);
        m_path->setText(path);
        m_path->setCursorPosition(cursor);
    }
}

QString ExportDialog::fullPath() const {
    const QString path = m_path->text().trimmed();
    return formatOfSuffix(path) == m_format->currentIndex() ? path : path + QLatin1Char('.') + format().key;
}

void ExportDialog::accept() {
    const QString path = fullPath();
    if (path != m_mayReplace && QFileInfo::exists(path) && !askToReplace(this, QFileInfo(path).fileName())) {
        return;
    }
    QDialog::accept();
}

void ExportDialog::browse() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), m_path->text(),
                                                      QStringLiteral("%1 (*.%2)").arg(format().title, format().key));
    if (!path.isEmpty()) {
        m_path->setText(path);
        followTypedSuffix();
        // The file dialog has asked about this one.
        m_mayReplace = fullPath() == path ? path : QString();
    }
}

ExportChoice ExportDialog::choice() const {
    return {format().key,          m_theme->currentData().toString(),         m_scale->value(),
            m_legend->isChecked(), format().canEmbed && m_embed->isChecked(), fullPath()};
}

}  // namespace aksnet::ui
