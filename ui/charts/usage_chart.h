// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each subnet's addresses are used, as stacked horizontal bars: the table "subnet-usage" drawn.
#pragma once

#include "core/report/table.h"
#include "ui/base/theme_manager.h"

#include <QWidget>

#include <optional>

class QBarCategoryAxis;
class QBarSet;
class QChart;
class QChartView;
class QHorizontalStackedBarSeries;
class QScrollArea;
class QValueAxis;

namespace aksnet::ui {

/// The fullest subnets come first, a page at a time. Bars count percent of the subnet or addresses; what is missing goes
/// beyond the subnet's end in a colour and hatch of its own. Pressing a bar asks for its subnet.
class UsageChart : public QWidget {
    Q_OBJECT
public:
    static constexpr int barsPerPage = 30;

    explicit UsageChart(const ThemeManager* themes, QWidget* parent = nullptr);

    /// Rows of subnetUsage (core/report).
    void show(const Table& usage);

    void setPercent(bool percent);
    [[nodiscard]] bool isPercent() const { return m_percent; }
    void setPage(int page);
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int subnetCount() const { return static_cast<int>(m_bars.size()); }

    /// The subnets on show from top to bottom, and the length of a segment in the unit on show; for tests.
    [[nodiscard]] std::vector<ObjectRef> shownSubnets() const;
    [[nodiscard]] double shownLength(int bar, std::size_t kind) const;
    [[nodiscard]] QChartView* chartView() const { return m_view; }

Q_SIGNALS:
    void subnetRequested(aksnet::ObjectRef subnet);
    void pagesChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Bar {
        ObjectRef subnet;
        QString name;
        QString prefix;
        std::int64_t size = 0;
        UseAmounts amounts{};
    };

    void makeChart();
    void redraw();
    void fillSeries(std::span<const Bar> bars);
    void scaleAxes(std::span<const Bar> bars);
    void dress();
    void showTip(int row);
    [[nodiscard]] std::span<const Bar> pageBars() const;
    [[nodiscard]] QStringList labelsOf(std::span<const Bar> bars) const;
    [[nodiscard]] double lengthOf(const Bar& bar, std::size_t kind) const;

    const ThemeManager* m_themes;
    std::vector<Bar> m_bars;  ///< the fullest first
    bool m_percent = true;
    int m_page = 0;
    QScrollArea* m_scroll;
    QChartView* m_view;
    QChart* m_chart;
    QHorizontalStackedBarSeries* m_series;
    std::array<QBarSet*, useKindCount> m_sets{};
    QBarCategoryAxis* m_subnetAxis;
    QValueAxis* m_amountAxis;
};

}  // namespace aksnet::ui
