// SPDX-License-Identifier: GPL-3.0-or-later
//
// SNAT ports of a node against the number of nodes: where automatic allocation halves them, and where the plan stands.
#pragma once

#include "core/egress/ports.h"
#include "ui/base/theme_manager.h"

#include <QWidget>

class QChart;
class QChartView;
class QLineSeries;
class QLogValueAxis;
class QScatterSeries;
class QValueAxis;

namespace aksnet::ui {

/// What the chart shows of a cluster.
struct SnatPosition {
    PortSupply supply;
    std::uint64_t nodesNow = 0;
    std::uint64_t nodesAtMost = 0;  ///< with surge
};

/// A point of the curve: ports that a node has for sure, or its share where all nodes draw on one supply.
struct SnatPoint {
    double nodes;
    double ports;
};

/// The corners of the curve from one node to `mostNodes`; ends where Azure refuses or the table has ended.
[[nodiscard]] std::vector<SnatPoint> snatCurve(const PortSupply& supply, std::uint64_t mostNodes);
/// Ports of each of so many nodes, rounded down; 0 where there are none.
[[nodiscard]] std::uint64_t portsOfNode(const PortSupply& supply, std::uint64_t nodes);
/// "From 51 nodes on each has 512 ports": where the plan would fall next; empty if nothing changes abruptly.
[[nodiscard]] QString nextCliffText(const SnatPosition& position);

class SnatChart : public QWidget {
    Q_OBJECT
public:
    explicit SnatChart(const ThemeManager* themes, QWidget* parent = nullptr);

    void show(const SnatPosition& position);

    [[nodiscard]] QChartView* chartView() const { return m_view; }
    [[nodiscard]] QLineSeries* curve() const { return m_curve; }
    /// Steps of the automatic table, and the end of what Azure takes.
    [[nodiscard]] QScatterSeries* cliffs() const { return m_cliffs; }
    [[nodiscard]] QScatterSeries* nowMark() const { return m_now; }
    [[nodiscard]] QScatterSeries* mostMark() const { return m_most; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeChart();
    void scalePorts();
    void dress();

    const ThemeManager* m_themes;
    QChartView* m_view;
    QChart* m_chart = nullptr;
    QLineSeries* m_curve = nullptr;
    QScatterSeries* m_cliffs = nullptr;
    QScatterSeries* m_now = nullptr;
    QScatterSeries* m_most = nullptr;
    QValueAxis* m_nodesAxis = nullptr;
    QLogValueAxis* m_portsAxis = nullptr;
};

}  // namespace aksnet::ui
