// SPDX-License-Identifier: GPL-3.0-or-later
//
// See status_widgets.h.
#include "ui/window/status_widgets.h"

#include "core/models/model.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/style_sheet.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

#include <cmath>

namespace aksnet::ui {

namespace {

QString statusTotals(const Plan& plan) {
    std::uint64_t subnets = 0;
    std::uint64_t nodes = 0;
    std::uint64_t most = 0;
    for (const auto& network : plan.virtualNetworks) {
        subnets += network->subnets.size();
    }
    for (const auto& cluster : plan.clusters) {
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            nodes += static_cast<std::uint64_t>(pool.count);
            most += static_cast<std::uint64_t>(maximumNodes(pool));
        }
    }
    QString text =
        counted(subnets, QStringLiteral("subnet")) + QStringLiteral("  ·  ") + counted(nodes, QStringLiteral("node"));
    if (most > nodes) {
        text += QStringLiteral(", up to %1").arg(grouped(most));
    }
    return text;
}

}  // namespace

StatusWidgets::StatusWidgets(DocumentSession* session, const ThemeManager* themes, QStatusBar* bar)
    : QObject(bar),
      m_session(session),
      m_themes(themes),
      m_totals(new QLabel(bar)),
      m_engine(new QLabel(bar)),
      m_zoom(new QToolButton(bar)) {
    bar->setSizeGripEnabled(false);
    setLook(m_totals, "muted");
    setLook(m_engine, "muted");
    bar->addPermanentWidget(m_totals);
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const auto group = static_cast<FindingGroup>(i);
        auto* button = new QToolButton(bar);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Show the %1").arg(findingGroupTitle(group).toLower()));
        connect(button, &QToolButton::clicked, this, [this, group] { Q_EMIT groupRequested(group); });
        bar->addPermanentWidget(button);
        m_counts[i] = button;
    }
    bar->addPermanentWidget(m_engine);
    m_zoom->setToolTip(tr("Zoom; press for actual size"));
    m_zoom->setMinimumWidth(bar->fontMetrics().horizontalAdvance(QStringLiteral("1600 %")) + 12);
    bar->addPermanentWidget(m_zoom);
    connect(session, &DocumentSession::planChanged, this, &StatusWidgets::showTotals);
    connect(session, &DocumentSession::viewChanged, this, [this] {
        showCounts();
        showEngine();
    });
    connect(session, &DocumentSession::engineBusyChanged, this, &StatusWidgets::showEngine);
    connect(themes, &ThemeManager::themeChanged, this, &StatusWidgets::showCounts);
    showTotals();
    showCounts();
    showEngine();
    showZoom(1);
}

void StatusWidgets::showTotals() {
    m_totals->setText(statusTotals(m_session->plan()));
}

void StatusWidgets::showCounts() {
    const FindingCounts counts = m_session->view() ? m_session->view()->snapshot->counts : FindingCounts();
    const std::array numbers{counts.error, counts.warning, counts.info};
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const auto group = static_cast<FindingGroup>(i);
        m_counts[i]->setIcon(findingGroupIcon(group, *m_themes));
        m_counts[i]->setText(QString::number(numbers[i]));
        m_counts[i]->setAccessibleName(QStringLiteral("%1: %2").arg(findingGroupTitle(group)).arg(numbers[i]));
    }
}

void StatusWidgets::showEngine() {
    if (m_session->isEngineBusy() || !m_session->view()) {
        m_engine->setText(tr("Checking…"));
        return;
    }
    const double milliseconds = m_session->view()->engineMilliseconds;
    m_engine->setText(tr("Checked in %1 ms").arg(milliseconds, 0, 'f', milliseconds < 10 ? 1 : 0));
}

void StatusWidgets::showZoom(double zoom) {
    m_zoom->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100)));
    m_zoom->setAccessibleName(tr("Zoom %1").arg(m_zoom->text()));
}

}  // namespace aksnet::ui
