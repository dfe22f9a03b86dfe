// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_panel.h.
#include "ui/panels/findings_panel.h"

#include "core/rules/rule.h"
#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/finding_details.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

/// Wider than this, details stand beside the list instead of below it.
constexpr int sideBySideWidth = 560;
constexpr int leastListWidth = 260;
/// Narrower lists leave out the Azure error, which the details tell too.
constexpr int codeColumnWidth = 620;

}  // namespace

FindingsPanel::FindingsPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_model(new FindingsModel(themes, this)),
      m_proxy(new FindingsFilter(this)),
      m_view(new QTreeView(this)),
      m_empty(new QLabel(m_view)),
      m_filter(new QLineEdit(this)),
      m_splitter(new QSplitter(this)),
      m_details(new FindingDetails(themes, this)) {
    setObjectName(QStringLiteral("findingsPanel"));
    m_proxy->setSourceModel(m_model);
    arrangeView();
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({1000, 1000});
    m_view->setMinimumWidth(leastListWidth);
    m_details->setMinimumWidth(leastListWidth);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeFilterBar());
    column->addWidget(m_splitter, 1);
    connect(session, &DocumentSession::viewChanged, this, &FindingsPanel::followView);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::followCurrent);
    // A click on the row that is current already still brings its thing into sight.
    connect(m_view, &QTreeView::clicked, this, &FindingsPanel::followCurrent);
    connect(m_details, &FindingDetails::fixRequested, this, &FindingsPanel::applyFix);
    connect(m_details, &FindingDetails::waiveRequested, this, &FindingsPanel::waiveRequested);
    connect(m_details, &FindingDetails::withdrawWaiverRequested, this, [this](const QString& rule, ObjectRef subject) {
        (void)m_session->apply(RemoveWaiver{toStd(rule), subject});
    });
    connect(m_details, &FindingDetails::revealRequested, this, [this](ObjectRef object) {
        m_session->select({{object}});
        Q_EMIT revealRequested(object);
    });
    connect(themes, &ThemeManager::themeChanged, this, &FindingsPanel::showCounts);
    if (session->view()) {
        followView(session->view());
    }
    showCounts();
}

QWidget* FindingsPanel::makeFilterBar() {
    auto* bar = new QFrame(this);
    setLook(bar, "panel");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    row->setSpacing(spacing::tight);
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        const auto group = static_cast<FindingGroup>(i);
        auto* button = new QToolButton(bar);
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Show %1").arg(findingGroupTitle(group).toLower()));
        connect(button, &QToolButton::toggled, this, [this, group](bool shown) {
            m_proxy->setGroupShown(group, shown);
            showHeadings();
            showCounts();
        });
        m_groupButtons[i] = button;
        row->addWidget(button);
    }
    m_filter->setObjectName(QStringLiteral("findingsFilter"));
    m_filter->setPlaceholderText(tr("Filter findings"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(280);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setText(text);
        showHeadings();
        showCounts();
    });
    row->addSpacing(spacing::normal);
    row->addWidget(m_filter, 1);
    row->addStretch();
    return bar;
}

void FindingsPanel::arrangeView() {
    m_view->setObjectName(QStringLiteral("findingsView"));
    m_view->installEventFilter(this);
    m_view->setAccessibleName(tr("Findings"));
    m_view->setModel(m_proxy);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAllColumnsShowFocus(true);
    m_view->setIndentation(spacing::panel);
    auto* header = m_view->header();
    header->setStretchLastSection(false);
    const QFontMetrics metrics = fontMetrics();
    header->resizeSection(FindingsModel::ruleColumn,
                          metrics.horizontalAdvance(QStringLiteral("SIZE-001")) + 3 * iconSide);
    header->resizeSection(FindingsModel::subjectColumn,
                          metrics.horizontalAdvance(QStringLiteral("a-subnet-name-here")));
    header->resizeSection(FindingsModel::codeColumn,
                          metrics.horizontalAdvance(QStringLiteral("InsufficientSubnetSize  ")));
    header->setSectionResizeMode(FindingsModel::messageColumn, QHeaderView::Stretch);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setLook(m_empty, "muted");
    auto* overlay = new QVBoxLayout(m_view);
    overlay->addWidget(m_empty);
}

void FindingsPanel::followView(const PlanViewPtr& view) {
    const auto chosen = m_model->keyAt(m_proxy->mapToSource(m_view->currentIndex()));
    {
        const QScopedValueRollback guard(m_restoring, true);
        m_snapshot = view->snapshot;
        m_details->show(nullptr, nullptr);
        m_model->show(m_snapshot);
        showHeadings();
        if (chosen) {
            m_view->setCurrentIndex(m_proxy->mapFromSource(m_model->indexOf(*chosen)));
        }
        followCurrent();
    }
    showCounts();
}

void FindingsPanel::showHeadings() {
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        m_view->setFirstColumnSpanned(row, {}, true);
    }
    m_view->expandAll();
}

void FindingsPanel::followCurrent() {
    const Finding* finding = m_model->findingAt(m_proxy->mapToSource(m_view->currentIndex()));
    if (finding != m_details->finding()) {
        m_details->show(m_snapshot, finding);
    }
    if (finding && !m_restoring) {
        const ObjectRef subject = finding->subject;
        if (subject.kind != ObjectKind::plan) {
            m_session->select({{subject}});
            Q_EMIT revealRequested(subject);
        }
    }
}

std::vector<QModelIndex> FindingsPanel::shownFindings() const {
    std::vector<QModelIndex> shown;
    for (int group = 0; group < m_proxy->rowCount(); ++group) {
        const QModelIndex heading = m_proxy->index(group, 0);
        for (int row = 0; row < m_proxy->rowCount(heading); ++row) {
            shown.push_back(m_proxy->index(row, 0, heading));
        }
    }
    return shown;
}

void FindingsPanel::step(int direction) {
    const auto shown = shownFindings();
    if (shown.empty()) {
        return;
    }
    const auto count = static_cast<std::ptrdiff_t>(shown.size());
    const auto found = std::ranges::find(shown, m_view->currentIndex().siblingAtColumn(0));
    const std::ptrdiff_t at = found == shown.end() ? (direction > 0 ? -1 : count) : found - shown.begin();
    chooseIndex(shown[static_cast<std::size_t>((at + direction + count) % count)]);
}

void FindingsPanel::chooseNext() {
    step(1);
}

void FindingsPanel::choosePrevious() {
    step(-1);
}

void FindingsPanel::chooseIndex(const QModelIndex& viewIndex) {
    if (m_view->currentIndex() == viewIndex) {
        followCurrent();
    }
    m_view->setCurrentIndex(viewIndex);
    m_view->scrollTo(viewIndex);
}

void FindingsPanel::choose(const FindingKey& key) {
    const QModelIndex source = m_model->indexOf(key);
    if (!source.isValid()) {
        return;
    }
    if (!m_proxy->mapFromSource(source).isValid()) {
        m_filter->clear();
        groupButton(static_cast<FindingGroup>(source.data(FindingsModel::groupRole).toInt()))->setChecked(true);
    }
    chooseIndex(m_proxy->mapFromSource(source));
}

void FindingsPanel::showOnly(FindingGroup group) {
    m_filter->clear();
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        m_groupButtons[i]->setChecked(static_cast<FindingGroup>(i) == group);
    }
}

void FindingsPanel::applyFix(const Fix& fix) {
    if (const auto done = m_session->apply(fix.edit); !done) {
        Q_EMIT fixRefused(done.error());
    }
}

void FindingsPanel::showCounts() {
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        const auto group = static_cast<FindingGroup>(i);
        QToolButton* button = m_groupButtons[i];
        button->setIcon(findingGroupIcon(group, *m_themes));
        button->setText(QStringLiteral("%1").arg(m_model->countOf(group)));
        button->setAccessibleName(QStringLiteral("%1: %2").arg(findingGroupTitle(group)).arg(m_model->countOf(group)));
    }
    const bool hasFindings = m_model->rowCount() > 0;
    m_empty->setVisible(m_proxy->rowCount() == 0);
    m_empty->setText(hasFindings  ? tr("No finding matches the filters.")
                     : m_snapshot ? tr("No findings: all %1 rules are content with this plan.").arg(allRules().size())
                                  : tr("Checking the plan…"));
}

void FindingsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() >= sideBySideWidth ? Qt::Horizontal : Qt::Vertical);
}

bool FindingsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::Resize) {
        m_view->setColumnHidden(FindingsModel::codeColumn, m_view->width() < codeColumnWidth);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace aksnet::ui
