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
#include "ui/panels/findings_bar.h"
#include "ui/panels/findings_view.h"

#include <QScopedValueRollback>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

/// Wider than this, details stand beside the list instead of below it.
constexpr int sideBySideWidth = 560;

}  // namespace

FindingsPanel::FindingsPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_model(new FindingsModel(themes, this)),
      m_proxy(new FindingsFilter(m_model, this)),
      m_view(new FindingsView(m_proxy, this)),
      m_bar(new FindingsBar(m_proxy, themes, this)),
      m_splitter(new QSplitter(this)),
      m_details(new FindingDetails(themes, this)) {
    setObjectName(QStringLiteral("findingsPanel"));
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({1000, 1000});
    m_details->setMinimumWidth(m_view->minimumWidth());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
    connect(m_bar, &FindingsBar::changed, this, &FindingsPanel::followFilter);
    connect(session, &DocumentSession::viewChanged, this, &FindingsPanel::followView);
    connect(session, &DocumentSession::selectionChanged, this, &FindingsPanel::followSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::followCurrent);
    // A click on the row that is current already still brings its thing into sight.
    connect(m_view, &QTreeView::clicked, this, &FindingsPanel::followCurrent);
    connect(m_details, &FindingDetails::fixRequested, this, &FindingsPanel::applyFix);
    connect(m_details, &FindingDetails::waiveRequested, this, &FindingsPanel::waiveRequested);
    connect(m_details, &FindingDetails::withdrawWaiverRequested, this, [this](const QString& rule, ObjectRef subject) {
        (void)m_session->apply(RemoveWaiver{toStd(rule), subject});
    });
    connect(m_details, &FindingDetails::revealRequested, this, &FindingsPanel::goTo);
    connect(themes, &ThemeManager::themeChanged, this, &FindingsPanel::showCounts);
    if (session->view()) {
        followView(session->view());
    }
    showCounts();
}

void FindingsPanel::followView(const PlanViewPtr& view) {
    const auto chosen = m_model->keyAt(m_proxy->mapToSource(m_view->currentIndex()));
    {
        const QScopedValueRollback guard(m_restoring, true);
        m_snapshot = view->snapshot;
        m_details->show(nullptr, nullptr);
        m_model->show(m_snapshot);
        m_view->showHeadings();
        if (chosen) {
            m_view->setCurrentIndex(m_proxy->mapFromSource(m_model->indexOf(*chosen)));
        }
        followCurrent();
    }
    showCounts();
}

void FindingsPanel::followCurrent() {
    const Finding* finding = current();
    if (finding != m_details->finding()) {
        m_details->show(m_snapshot, finding);
    }
    if (finding && !m_restoring && finding->subject.kind != ObjectKind::plan) {
        goTo(finding->subject);
    }
    Q_EMIT currentChanged();
}

/// Going from finding to finding must not narrow the list to the things they are about.
void FindingsPanel::goTo(ObjectRef object) {
    const QScopedValueRollback guard(m_selecting, true);
    m_session->select({{object}});
    Q_EMIT revealRequested(object);
}

const Finding* FindingsPanel::current() const {
    return m_proxy->findingAt(m_view->currentIndex());
}

std::vector<const Finding*> FindingsPanel::chosen() const {
    std::vector<const Finding*> findings;
    const QItemSelectionModel& selection = *m_view->selectionModel();
    for (const QModelIndex& index : m_proxy->shownFindings()) {
        if (selection.isSelected(index)) {
            findings.push_back(m_proxy->findingAt(index));
        }
    }
    return findings;
}

std::vector<const Finding*> FindingsPanel::shown() const {
    std::vector<const Finding*> findings;
    for (const QModelIndex& index : m_proxy->shownFindings()) {
        findings.push_back(m_proxy->findingAt(index));
    }
    return findings;
}

void FindingsPanel::setOnlySelected(bool only) {
    const bool changed = only != m_onlySelected;
    m_onlySelected = only;
    m_proxy->setThings(only ? m_session->selection().objects : std::vector<ObjectRef>());
    followFilter();
    if (changed) {
        Q_EMIT onlySelectedChanged(only);
    }
}

void FindingsPanel::followSelection() {
    if (m_onlySelected && !m_selecting) {
        setOnlySelected(true);
    }
}

void FindingsPanel::setGrouping(FindingGrouping grouping) {
    const QScopedValueRollback guard(m_restoring, true);
    const auto key = m_model->keyAt(m_proxy->mapToSource(m_view->currentIndex()));
    m_model->setGrouping(grouping);
    m_view->arrangeColumns(grouping);
    followFilter();
    if (key) {
        m_view->setCurrentIndex(m_proxy->mapFromSource(m_model->indexOf(*key)));
        m_view->scrollTo(m_view->currentIndex());
    }
    followCurrent();
}

void FindingsPanel::followFilter() {
    m_view->showHeadings();
    showCounts();
}

void FindingsPanel::step(int direction) {
    const auto shown = m_proxy->shownFindings();
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
        m_bar->clear();
        groupButton(static_cast<FindingGroup>(source.data(FindingsModel::groupRole).toInt()))->setChecked(true);
    }
    if (!m_proxy->mapFromSource(source).isValid()) {
        setOnlySelected(false);
    }
    chooseIndex(m_proxy->mapFromSource(source));
}

void FindingsPanel::showOnly(FindingGroup group) {
    setOnlySelected(false);
    m_bar->showOnly(group);
}

QTreeView* FindingsPanel::view() const {
    return m_view;
}

QLineEdit* FindingsPanel::filter() const {
    return m_bar->text();
}

QList<QWidget*> FindingsPanel::tabStops() const {
    return m_bar->tabStops() << m_view << m_details;
}

QToolButton* FindingsPanel::groupButton(FindingGroup group) const {
    return m_bar->groupButton(group);
}

void FindingsPanel::applyFix(const Fix& fix) {
    if (const auto done = m_session->apply(fix.edit); !done) {
        Q_EMIT fixRefused(done.error());
    }
}

void FindingsPanel::showCounts() {
    m_bar->showCounts(*m_model);
    const bool hasFindings = m_model->rowCount() > 0;
    m_view->setEmptyText(hasFindings && m_onlySelected && !m_session->selection().empty()
                             ? tr("No finding about the selected thing matches the filters.")
                         : hasFindings ? tr("No finding matches the filters.")
                         : m_snapshot
                             ? tr("No findings: all %1 rules are content with this plan.").arg(allRules().size())
                             : tr("Checking the plan…"));
}

void FindingsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() >= sideBySideWidth ? Qt::Horizontal : Qt::Vertical);
}

}  // namespace aksnet::ui
