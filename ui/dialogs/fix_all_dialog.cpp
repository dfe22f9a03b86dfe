// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fix_all_dialog.h.
#include "ui/dialogs/fix_all_dialog.h"

#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/models/object_text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace aksnet::ui {

namespace {

constexpr QSize fixAllSize(640, 420);

QTreeWidgetItem* addFixAllHeading(QTreeWidget* list, const QString& title, std::size_t count) {
    auto* heading = new QTreeWidgetItem(list, {QStringLiteral("%1 (%2)").arg(title, grouped(count))});
    QFont bold = list->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(0, bold);
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setFirstColumnSpanned(true);
    return heading;
}

QString fixAllTitle(const advisor::FixAllResult& result) {
    const QString remain = result.left.empty() ? FixAllDialog::tr("nothing remains")
                                               : FixAllDialog::tr("%1 remain%2")
                                                     .arg(counted(result.left.size(), QStringLiteral("finding")),
                                                          result.left.size() == 1 ? QStringLiteral("s") : QString());
    return result.applied.empty() ? FixAllDialog::tr("No fix could be applied safely; %1.").arg(remain)
                                  : FixAllDialog::tr("%1 applied; %2.")
                                        .arg(counted(result.applied.size(), QStringLiteral("change")), remain);
}

}  // namespace

FixAllDialog::FixAllDialog(std::shared_ptr<const Plan> plan, std::string today, QWidget* parent)
    : QDialog(parent),
      m_plan(std::move(plan)),
      m_text(new QLabel(tr("Looking for findings with one safe fix…"), this)),
      m_progress(new QProgressBar(this)),
      m_list(new QTreeWidget(this)) {
    setWindowTitle(tr("Fix all"));
    arrange();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FixAllDialog::finish);
    start(std::move(today));
}

FixAllDialog::~FixAllDialog() {
    m_stop.request_stop();
    m_watcher.waitForFinished();
}

void FixAllDialog::arrange() {
    setLook(m_text, "heading");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Findings looked at"));
    m_list->setAccessibleName(tr("What was done and what remains"));
    m_list->setHeaderLabels({tr("Rule"), tr("Thing"), tr("Done, or why it stands")});
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->hide();
    auto* buttons = new QDialogButtonBox(this);
    m_undo = buttons->addButton(tr("Undo"), QDialogButtonBox::ActionRole);
    m_undo->hide();
    m_close = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_undo, &QPushButton::clicked, this, [this] { done(takenBack); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] { m_stop.request_stop(); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::normal);
    column->addWidget(m_text);
    column->addWidget(m_progress);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    setMinimumWidth(fixAllSize.width() / 2);
}

void FixAllDialog::start(std::string today) {
    const auto tell = [this](std::size_t applied, std::size_t waiting) {
        QMetaObject::invokeMethod(this, [=, this] { showProgress(applied, waiting); }, Qt::QueuedConnection);
    };
    m_watcher.setFuture(
        QtConcurrent::run([plan = m_plan, today = std::move(today), tell, stop = m_stop.get_token()]() -> ResultPtr {
            auto result = advisor::fixAll(*plan, today, stop, tell);
            return result ? std::make_shared<const advisor::FixAllResult>(std::move(*result)) : nullptr;
        }));
}

void FixAllDialog::showProgress(std::size_t applied, std::size_t waiting) {
    m_progress->setRange(0, static_cast<int>(applied + waiting));
    m_progress->setValue(static_cast<int>(applied));
    m_text->setText(tr("%1 applied, %2 to look at…")
                        .arg(counted(applied, QStringLiteral("change")), counted(waiting, QStringLiteral("finding"))));
}

void FixAllDialog::finish() {
    const ResultPtr result = m_watcher.result();
    if (!result || m_stop.stop_requested()) {
        return;  // cancelled, be it at the last moment
    }
    if (!result->applied.empty()) {
        Q_EMIT mended(*result);
    }
    showSummary(*result);
}

void FixAllDialog::showSummary(const advisor::FixAllResult& result) {
    m_text->setText(fixAllTitle(result));
    m_progress->hide();
    if (!result.applied.empty()) {
        auto* heading = addFixAllHeading(m_list, tr("Applied"), result.applied.size());
        for (const advisor::AppliedFix& fix : result.applied) {
            auto* item = new QTreeWidgetItem(
                heading, {toQt(fix.ruleId), displayName(result.plan, fix.subject), toQt(fix.label)});
            item->setToolTip(2, toQt(fix.label));
        }
    }
    if (!result.left.empty()) {
        auto* heading = addFixAllHeading(m_list, tr("Remaining"), result.left.size());
        for (const advisor::LeftFinding& finding : result.left) {
            auto* item = new QTreeWidgetItem(
                heading, {toQt(finding.ruleId), displayName(result.plan, finding.subject), toQt(finding.reason)});
            item->setToolTip(2, toQt(finding.message));
        }
    }
    m_list->expandAll();
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(1);
    m_list->setVisible(m_list->topLevelItemCount() > 0);
    m_undo->setVisible(!result.applied.empty());
    m_close->setText(tr("Close"));
    m_close->setDefault(true);
    resize(fixAllSize);
}

}  // namespace aksnet::ui
