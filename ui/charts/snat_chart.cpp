// SPDX-License-Identifier: GPL-3.0-or-later
//
// See snat_chart.h. Ports stand on a scale of powers of two, since each step of the automatic table halves them.
#include "ui/charts/snat_chart.h"

#include "ui/base/numbers.h"
#include "ui/base/spacing.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace aksnet::ui {

namespace {

constexpr std::uint64_t tableEnd = 1000;
constexpr std::uint64_t leastNodesShown = 20;
constexpr std::uint64_t curveSamples = 120;
constexpr double markSize = 13;
constexpr double cliffSize = 7;
constexpr double curveWidth = 2.2;

bool isAutomatic(const PortSupply& supply) {
    return supply.device == PortDevice::loadBalancer && supply.allocatedPorts == 0;
}

bool isAllocated(const PortSupply& supply) {
    return supply.device == PortDevice::loadBalancer && supply.allocatedPorts > 0;
}

std::uint64_t allocationLimit(const PortSupply& supply) {
    return mostNodesWithPorts(static_cast<std::uint64_t>(supply.allocatedPorts), supply.addresses);
}

/// So far to the right that the plan and the next two cliffs can be seen.
std::uint64_t nodesShown(const SnatPosition& position) {
    const std::uint64_t most = std::max({position.nodesAtMost, position.nodesNow, leastNodesShown});
    if (isAllocated(position.supply)) {
        return std::max(most, allocationLimit(position.supply)) * 5 / 4 + 1;
    }
    if (!isAutomatic(position.supply)) {
        return most * 2;
    }
    int beyond = 0;
    for (const PortCliff& cliff : automaticCliffs(position.supply.addresses)) {
        const auto from = static_cast<std::uint64_t>(cliff.fromNodes);
        beyond += from > most ? 1 : 0;
        if (beyond == 2) {
            return from + from / 8;
        }
    }
    return std::max(most, tableEnd) * 9 / 8;
}

void addPoint(QXYSeries* series, std::uint64_t nodes, std::uint64_t ports) {
    if (ports > 0) {
        series->append(static_cast<double>(nodes), static_cast<double>(ports));
    }
}

QScatterSeries* makeMarks(QScatterSeries::MarkerShape shape, double size, QChart* chart) {
    auto* series = new QScatterSeries(chart);
    series->setMarkerShape(shape);
    series->setMarkerSize(size);
    chart->addSeries(series);
    return series;
}

}  // namespace

std::uint64_t portsOfNode(const PortSupply& supply, std::uint64_t nodes) {
    if (nodes == 0) {
        return 0;
    }
    const PortBudget budget = portBudget(supply, nodes);
    return !budget.isFeasible ? 0 : budget.perNode > 0 ? budget.perNode : budget.total / nodes;
}

std::vector<SnatPoint> snatCurve(const PortSupply& supply, std::uint64_t mostNodes) {
    std::vector<SnatPoint> points;
    const auto add = [&](std::uint64_t nodes) {
        if (const std::uint64_t ports = portsOfNode(supply, nodes); ports > 0) {
            points.push_back({static_cast<double>(nodes), static_cast<double>(ports)});
        }
    };
    if (isAutomatic(supply)) {
        add(1);
        for (const PortCliff& cliff : automaticCliffs(supply.addresses)) {
            const auto from = static_cast<std::uint64_t>(cliff.fromNodes);
            if (from > 1 && from <= mostNodes) {
                add(from - 1);
                add(from);
            }
        }
        add(mostNodes);
        return points;
    }
    if (isAllocated(supply)) {
        add(1);
        add(std::min(mostNodes, allocationLimit(supply)));
        return points;
    }
    const std::uint64_t step = std::max<std::uint64_t>(mostNodes / curveSamples, 1);
    for (std::uint64_t nodes = 1; nodes <= mostNodes; nodes += step) {
        add(nodes);
    }
    return points;
}

QString nextCliffText(const SnatPosition& position) {
    if (isAllocated(position.supply)) {
        const std::uint64_t limit = allocationLimit(position.supply);
        return position.nodesAtMost > limit
                   ? SnatChart::tr("Azure takes %1 at most and refuses more.")
                         .arg(counted(limit, QStringLiteral("node")))
                   : SnatChart::tr("Azure takes up to %1.").arg(counted(limit, QStringLiteral("node")));
    }
    if (!isAutomatic(position.supply)) {
        return {};
    }
    for (const PortCliff& cliff : automaticCliffs(position.supply.addresses)) {
        if (static_cast<std::uint64_t>(cliff.fromNodes) > position.nodesAtMost) {
            const QString from = grouped(static_cast<std::uint64_t>(cliff.fromNodes));
            return cliff.ports ? SnatChart::tr("From %1 nodes on each has %2.")
                                     .arg(from, grouped(static_cast<std::uint64_t>(*cliff.ports)))
                               : SnatChart::tr("The table ends before %1 nodes.").arg(from);
        }
    }
    return {};
}

SnatChart::SnatChart(const ThemeManager* themes, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_view(new QChartView(this)) {
    makeChart();
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumHeight(110);
    m_view->setAccessibleName(tr("SNAT ports of a node by number of nodes"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(themes, &ThemeManager::themeChanged, this, &SnatChart::dress);
    dress();
}

void SnatChart::makeChart() {
    m_chart = new QChart;
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins(QMargins(spacing::normal, 0, spacing::section, 0));
    m_curve = new QLineSeries(m_chart);
    m_chart->addSeries(m_curve);
    m_cliffs = makeMarks(QScatterSeries::MarkerShapeRotatedRectangle, cliffSize, m_chart);
    m_now = makeMarks(QScatterSeries::MarkerShapeCircle, markSize, m_chart);
    m_most = makeMarks(QScatterSeries::MarkerShapeRectangle, markSize, m_chart);
    m_cliffs->setPointLabelsVisible(true);
    m_cliffs->setPointLabelsFormat(QStringLiteral("@yPoint"));
    m_cliffs->setPointLabelsClipping(false);
    m_nodesAxis = new QValueAxis(m_chart);
    m_portsAxis = new QLogValueAxis(m_chart);
    m_portsAxis->setBase(2);
    m_portsAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_nodesAxis->setLabelFormat(tr("%.0f nodes"));
    m_chart->addAxis(m_nodesAxis, Qt::AlignBottom);
    m_chart->addAxis(m_portsAxis, Qt::AlignLeft);
    for (QXYSeries* series : {static_cast<QXYSeries*>(m_curve), static_cast<QXYSeries*>(m_cliffs),
                              static_cast<QXYSeries*>(m_now), static_cast<QXYSeries*>(m_most)}) {
        series->attachAxis(m_nodesAxis);
        series->attachAxis(m_portsAxis);
    }
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_view->setChart(m_chart);
}

void SnatChart::show(const SnatPosition& position) {
    m_nodesAxis->setRange(0, static_cast<double>(nodesShown(position)));
    m_nodesAxis->setTickCount(6);
    m_nodesAxis->applyNiceNumbers();
    const auto most = static_cast<std::uint64_t>(m_nodesAxis->max());
    QList<QPointF> points;
    for (const SnatPoint& point : snatCurve(position.supply, most)) {
        points << QPointF(point.nodes, point.ports);
    }
    m_curve->replace(points);
    m_cliffs->clear();
    if (isAutomatic(position.supply)) {
        for (const PortCliff& cliff : automaticCliffs(position.supply.addresses)) {
            const auto from = static_cast<std::uint64_t>(cliff.fromNodes);
            if (from > 1 && from <= most && cliff.ports) {
                addPoint(m_cliffs, from, static_cast<std::uint64_t>(*cliff.ports));
            }
        }
    } else if (isAllocated(position.supply)) {
        addPoint(m_cliffs, allocationLimit(position.supply), portsOfNode(position.supply, 1));
    }
    const bool isShared = !isAutomatic(position.supply) && !isAllocated(position.supply);
    m_curve->setName(isShared ? tr("A node's share of ports") : tr("Ports of a node"));
    m_cliffs->setName(isAllocated(position.supply) ? tr("Azure's limit") : tr("Steps of the table"));
    const auto mark = [&](QScatterSeries* series, const QString& when, std::uint64_t nodes) {
        const std::uint64_t ports = portsOfNode(position.supply, nodes);
        series->clear();
        addPoint(series, nodes, ports);
        series->setName(tr("%1: %2, %3")
                            .arg(when, counted(nodes, QStringLiteral("node")),
                                 ports > 0 ? counted(ports, QStringLiteral("port")) : tr("refused")));
    };
    mark(m_now, tr("Now"), position.nodesNow);
    mark(m_most, tr("At peak"), position.nodesAtMost);
    m_cliffs->setVisible(!isShared);
    scalePorts();
}

void SnatChart::scalePorts() {
    double least = 1e9;
    double largest = 1;
    for (const QPointF& point : m_curve->points()) {
        least = std::min(least, point.y());
        largest = std::max(largest, point.y());
    }
    const double low = std::floor(std::log2(std::max(std::min(least, largest), 1.0))) - 1;
    const double high = std::ceil(std::log2(largest) + 0.25);
    // A wide range gets a line for every fourth or eighth power only: there is room for about six labels.
    const double step = std::ceil((high - std::max(low, 0.0)) / 6);
    m_portsAxis->setBase(std::pow(2, std::max(step, 1.0)));
    m_portsAxis->setRange(std::pow(2, std::max(low, 0.0)), std::pow(2, high));
    // The room beside the axis is that of the labels it had before, until the chart is laid out again.
    m_chart->layout()->invalidate();
    m_chart->layout()->activate();
}

void SnatChart::dress() {
    const Theme& theme = m_themes->theme();
    const UiColors& colors = m_themes->colors();
    m_chart->setBackgroundBrush(colors.panel);
    m_view->setBackgroundBrush(colors.panel);
    m_curve->setPen(QPen(toQt(theme.path), curveWidth));
    m_cliffs->setBrush(colors.panel);
    m_cliffs->setPen(QPen(toQt(theme.path), 1.5));
    m_cliffs->setPointLabelsColor(colors.text);
    m_cliffs->setPointLabelsFont(font());
    m_now->setBrush(toQt(theme.info));
    m_most->setBrush(toQt(theme.warning));
    m_now->setPen(QPen(colors.panel, 1.5));
    m_most->setPen(QPen(colors.panel, 1.5));
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_nodesAxis), static_cast<QAbstractAxis*>(m_portsAxis)}) {
        axis->setLabelsColor(colors.mutedText);
        axis->setLabelsFont(font());
        axis->setTitleBrush(colors.mutedText);
        axis->setTitleFont(font());
        axis->setLinePenColor(colors.border);
        axis->setGridLineColor(colors.border);
    }
    m_chart->legend()->setLabelColor(colors.text);
    m_chart->legend()->setFont(font());
}

void SnatChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        dress();
    }
}

}  // namespace aksnet::ui
