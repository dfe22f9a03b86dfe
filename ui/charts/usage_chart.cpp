// SPDX-License-Identifier: GPL-3.0-or-later
//
// See usage_chart.h. Qt Charts counts horizontal bars from the bottom, hence the reversed order of everything per row.
#include "ui/charts/usage_chart.h"

#include "core/report/subnet_usage.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/text.h"
#include "ui/charts/use_bar.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLegendMarker>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace aksnet::ui {

namespace {

constexpr int chartRowHeight = 26;
constexpr int chartFrameHeight = 92;  ///< legend, axis labels and title
constexpr int chartTileSize = 8;      ///< a multiple of every hatch pattern's period
constexpr std::size_t firstAmount = static_cast<std::size_t>(SubnetUsageColumn::reserved);

static_assert(static_cast<std::size_t>(SubnetUsageColumn::missing) - firstAmount + 1 == useKindCount,
              "amounts stand in the table in the order of UseKind");

std::int64_t chartNumber(const Row& row, std::size_t column) {
    const auto* number = std::get_if<std::int64_t>(&row.cells[column]);
    return number ? *number : 0;
}

QString chartText(const Row& row, SubnetUsageColumn column) {
    return toQt(cellText(row.cells[static_cast<std::size_t>(column)], ColumnType::text));
}

/// The segment style as a tile that repeats without a seam.
QBrush chartBrush(const SegmentStyle& style, double scale) {
    QPixmap tile(QSize(chartTileSize, chartTileSize) * scale);
    tile.setDevicePixelRatio(scale);
    QPainter painter(&tile);
    paintUseSegment(painter, QRectF(0, 0, chartTileSize, chartTileSize), style);
    painter.end();
    return style.hatch == Hatch::none ? QBrush(toQt(style.fill)) : QBrush(tile);
}

}  // namespace

UsageChart::UsageChart(const ThemeManager* themes, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_scroll(new QScrollArea(this)), m_view(new QChartView) {
    makeChart();
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Address use of each subnet"));
    m_scroll->setWidget(m_view);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_scroll);
    connect(themes, &ThemeManager::themeChanged, this, &UsageChart::dress);
    dress();
}

void UsageChart::makeChart() {
    m_chart = new QChart;
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins(QMargins(spacing::normal, 0, spacing::section, 0));
    m_series = new QHorizontalStackedBarSeries(m_chart);
    m_series->setBarWidth(0.62);
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        m_sets[kind] = new QBarSet(useKindTitle(static_cast<UseKind>(kind)), m_series);
        m_series->append(m_sets[kind]);
        connect(m_sets[kind], &QBarSet::hovered, this, [this](bool entered, int row) {
            if (entered) {
                showTip(row);
            } else {
                QToolTip::hideText();
            }
        });
        connect(m_sets[kind], &QBarSet::clicked, this, [this](int row) {
            const auto bars = pageBars();
            Q_EMIT subnetRequested(bars[bars.size() - 1 - static_cast<std::size_t>(row)].subnet);
        });
    }
    m_chart->addSeries(m_series);
    m_subnetAxis = new QBarCategoryAxis(m_chart);
    m_amountAxis = new QValueAxis(m_chart);
    m_subnetAxis->setGridLineVisible(false);
    m_chart->addAxis(m_subnetAxis, Qt::AlignLeft);
    m_chart->addAxis(m_amountAxis, Qt::AlignBottom);
    m_series->attachAxis(m_subnetAxis);
    m_series->attachAxis(m_amountAxis);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    m_view->setChart(m_chart);
}

void UsageChart::show(const Table& usage) {
    m_bars.clear();
    for (const Row& row : usage.rows) {
        Bar bar{row.object,
                QStringLiteral("%1 / %2").arg(chartText(row, SubnetUsageColumn::network),
                                              chartText(row, SubnetUsageColumn::subnet)),
                chartText(row, SubnetUsageColumn::prefix),
                chartNumber(row, static_cast<std::size_t>(SubnetUsageColumn::size))};
        UseAmounts demanded{};
        for (std::size_t kind = 0; kind < useKindCount; ++kind) {
            demanded[kind] = static_cast<std::uint64_t>(chartNumber(row, firstAmount + kind));
        }
        bar.amounts = placedAmounts(demanded);
        if (bar.size > 0) {
            m_bars.push_back(std::move(bar));
        }
    }
    const auto fullness = [](const Bar& bar) {
        const auto amountOf = [&](UseKind kind) {
            return static_cast<double>(bar.amounts[static_cast<std::size_t>(kind)]);
        };
        return 1.0 - (amountOf(UseKind::free) - amountOf(UseKind::missing)) / static_cast<double>(bar.size);
    };
    std::ranges::stable_sort(m_bars, std::greater<>(), fullness);
    m_page = std::clamp(m_page, 0, std::max(0, pageCount() - 1));
    redraw();
    Q_EMIT pagesChanged();
}

int UsageChart::pageCount() const {
    return (subnetCount() + barsPerPage - 1) / barsPerPage;
}

void UsageChart::setPercent(bool percent) {
    m_percent = percent;
    redraw();
}

void UsageChart::setPage(int page) {
    m_page = std::clamp(page, 0, std::max(0, pageCount() - 1));
    redraw();
    Q_EMIT pagesChanged();
}

std::span<const UsageChart::Bar> UsageChart::pageBars() const {
    const auto first = static_cast<std::size_t>(m_page * barsPerPage);
    const std::span<const Bar> all(m_bars);
    return all.subspan(first, std::min<std::size_t>(barsPerPage, all.size() - first));
}

std::vector<ObjectRef> UsageChart::shownSubnets() const {
    std::vector<ObjectRef> subnets;
    for (const Bar& bar : pageBars()) {
        subnets.push_back(bar.subnet);
    }
    return subnets;
}

double UsageChart::shownLength(int bar, std::size_t kind) const {
    return m_sets[kind]->at(m_sets[kind]->count() - 1 - bar);
}

double UsageChart::lengthOf(const Bar& bar, std::size_t kind) const {
    const auto amount = static_cast<double>(bar.amounts[kind]);
    return m_percent ? 100.0 * amount / static_cast<double>(bar.size) : amount;
}

/// Names without their VNet while that leaves them different; categories must be.
QStringList UsageChart::labelsOf(std::span<const Bar> bars) const {
    QStringList labels;
    for (const Bar& bar : bars) {
        const QString shortName = bar.name.section(QStringLiteral(" / "), 1);
        const auto sameName = [&](const Bar& other) {
            return other.name.section(QStringLiteral(" / "), 1) == shortName;
        };
        QString label = std::ranges::count_if(bars, sameName) > 1 ? bar.name : shortName;
        while (labels.contains(label)) {
            label += QChar(0x200b);
        }
        labels << label;
    }
    return labels;
}

void UsageChart::redraw() {
    const auto bars = pageBars();
    fillSeries(bars);
    scaleAxes(bars);
    m_view->setMinimumHeight(static_cast<int>(bars.size()) * chartRowHeight + chartFrameHeight);
    m_view->setMaximumHeight(
        std::max(m_view->minimumHeight(), 3 * chartRowHeight * static_cast<int>(bars.size()) / 2 + chartFrameHeight));
}

void UsageChart::fillSeries(std::span<const Bar> bars) {
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        QList<qreal> lengths;
        for (const Bar& bar : bars) {
            lengths.prepend(lengthOf(bar, kind));
        }
        m_sets[kind]->remove(0, m_sets[kind]->count());
        m_sets[kind]->append(lengths);
    }
    QStringList labels = labelsOf(bars);
    std::reverse(labels.begin(), labels.end());
    m_subnetAxis->setCategories(labels);
    const auto missing = static_cast<std::size_t>(UseKind::missing);
    const bool anyMissing = std::ranges::any_of(bars, [&](const Bar& bar) { return bar.amounts[missing] > 0; });
    for (QLegendMarker* marker : m_chart->legend()->markers(m_series)) {
        marker->setVisible(anyMissing || marker->label() != useKindTitle(UseKind::missing));
    }
}

void UsageChart::scaleAxes(std::span<const Bar> bars) {
    double longest = 0;
    for (const Bar& bar : bars) {
        double length = 0;
        for (std::size_t kind = 0; kind < useKindCount; ++kind) {
            length += lengthOf(bar, kind);
        }
        longest = std::max(longest, length);
    }
    m_amountAxis->setTitleText(m_percent ? tr("Share of the subnet in percent") : tr("Addresses"));
    m_amountAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_amountAxis->setTickCount(6);
    if (m_percent) {
        m_amountAxis->setTickType(QValueAxis::TicksDynamic);
        m_amountAxis->setTickAnchor(0);
        m_amountAxis->setTickInterval(longest > 400 ? std::ceil(longest / 500) * 100 : longest > 200 ? 50 : 20);
        m_amountAxis->setRange(0, std::max(100.0, longest * 1.02));
        return;
    }
    m_amountAxis->setTickType(QValueAxis::TicksFixed);
    m_amountAxis->setRange(0, std::max(1.0, longest));
    m_amountAxis->applyNiceNumbers();
}

void UsageChart::dress() {
    const Theme& theme = m_themes->theme();
    const UiColors& colors = m_themes->colors();
    m_chart->setBackgroundBrush(colors.panel);
    m_view->setBackgroundBrush(colors.panel);
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        m_sets[kind]->setBrush(chartBrush(theme.segments[kind], devicePixelRatioF()));
        m_sets[kind]->setPen(QPen(colors.panel, 0.5));
    }
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_subnetAxis), static_cast<QAbstractAxis*>(m_amountAxis)}) {
        axis->setLabelsColor(colors.text);
        axis->setLabelsFont(font());
        axis->setTitleBrush(colors.mutedText);
        axis->setTitleFont(font());
        axis->setLinePenColor(colors.border);
        axis->setGridLineColor(colors.border);
    }
    m_amountAxis->setLabelsColor(colors.mutedText);
    m_chart->legend()->setLabelColor(colors.text);
    m_chart->legend()->setFont(font());
}

void UsageChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        dress();
    }
}

void UsageChart::showTip(int row) {
    const auto bars = pageBars();
    const Bar& bar = bars[bars.size() - 1 - static_cast<std::size_t>(row)];
    QString lines =
        QStringLiteral("<b>%1</b><br>%2, %3 addresses<table>")
            .arg(bar.name.toHtmlEscaped(), bar.prefix.toHtmlEscaped(), grouped(static_cast<std::uint64_t>(bar.size)));
    for (std::size_t kind = 0; kind < useKindCount; ++kind) {
        if (bar.amounts[kind] > 0) {
            const std::uint64_t amount = bar.amounts[kind];
            lines +=
                QStringLiteral(
                    "<tr><td>%1</td><td align=\"right\">&nbsp;&nbsp;%2</td><td align=\"right\">&nbsp;&nbsp;%3</td></tr>")
                    .arg(useKindTitle(static_cast<UseKind>(kind)), grouped(amount),
                         percentOf(amount, static_cast<std::uint64_t>(bar.size)));
        }
    }
    QToolTip::showText(QCursor::pos(), lines + QStringLiteral("</table>"), m_view);
}

}  // namespace aksnet::ui
