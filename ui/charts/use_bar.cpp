// SPDX-License-Identifier: GPL-3.0-or-later
//
// See use_bar.h.
#include "ui/charts/use_bar.h"

#include "ui/base/numbers.h"
#include "ui/base/spacing.h"

#include <QPainter>
#include <QPainterPath>

#include <numeric>

namespace aksnet::ui {

namespace {

constexpr int useBarHeight = 10;
constexpr int useSwatchSize = 8;

Qt::BrushStyle useHatchBrush(Hatch hatch) {
    switch (hatch) {
        case Hatch::none: return Qt::SolidPattern;
        case Hatch::diagonal: return Qt::BDiagPattern;
        case Hatch::dots: return Qt::Dense6Pattern;
        case Hatch::cross: return Qt::DiagCrossPattern;
    }
    return Qt::SolidPattern;
}

}  // namespace

UseAmounts useAmounts(const SubnetFacts& facts) {
    return placedAmounts(
        {facts.reserved, facts.nodes, facts.surge, facts.pods, facts.other, facts.free(), facts.missing()});
}

QString useKindTitle(UseKind kind) {
    switch (kind) {
        case UseKind::reserved: return QStringLiteral("Reserved");
        case UseKind::nodes: return QStringLiteral("Nodes");
        case UseKind::surge: return QStringLiteral("Surge");
        case UseKind::pods: return QStringLiteral("Pods");
        case UseKind::other: return QStringLiteral("Other");
        case UseKind::free: return QStringLiteral("Free");
        case UseKind::missing: return QStringLiteral("Missing");
    }
    return {};
}

void paintUseSegment(QPainter& painter, const QRectF& rect, const SegmentStyle& style) {
    const QColor fill = toQt(style.fill);
    painter.fillRect(rect, fill);
    if (style.hatch != Hatch::none) {
        QColor ink = fill.lightness() < 128 ? QColor(Qt::white) : QColor(Qt::black);
        ink.setAlpha(110);
        painter.fillRect(rect, QBrush(ink, useHatchBrush(style.hatch)));
    }
}

UseBarWidget::UseBarWidget(const ThemeManager* themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
}

void UseBarWidget::show(const UseAmounts& amounts) {
    m_amounts = amounts;
    QStringList parts;
    for (std::size_t i = 0; i < useKindCount; ++i) {
        if (amounts[i] > 0) {
            parts << useKindTitle(static_cast<UseKind>(i)) + QLatin1Char(' ') + grouped(amounts[i]);
        }
    }
    setAccessibleName(tr("Address use: %1").arg(parts.join(QLatin1String(", "))));
    setToolTip(parts.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize UseBarWidget::sizeHint() const {
    return {240, heightForWidth(std::max(240, width()))};
}

int UseBarWidget::heightForWidth(int width) const {
    const auto items = legend(width);
    return items.empty() ? useBarHeight : items.back().rect.bottom() + 1;
}

std::vector<UseBarWidget::LegendItem> UseBarWidget::legend(int width) const {
    std::vector<LegendItem> items;
    const QFontMetrics metrics = fontMetrics();
    int x = 0;
    int y = useBarHeight + spacing::tight;
    for (std::size_t i = 0; i < useKindCount; ++i) {
        if (m_amounts[i] == 0) {
            continue;
        }
        const auto kind = static_cast<UseKind>(i);
        const QString text = useKindTitle(kind) + QLatin1Char(' ') + grouped(m_amounts[i]);
        const int itemWidth = useSwatchSize + spacing::tight + metrics.horizontalAdvance(text);
        if (x > 0 && x + itemWidth > width) {
            x = 0;
            y += metrics.height();
        }
        items.push_back({kind, text, QRect(x, y, itemWidth, metrics.height())});
        x += itemWidth + spacing::panel;
    }
    return items;
}

void UseBarWidget::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = m_themes->theme();
    const auto total = std::accumulate(m_amounts.begin(), m_amounts.end(), std::uint64_t{0});
    const QRectF bar(0.5, 0.5, width() - 1, useBarHeight - 1);
    QPainterPath outline;
    outline.addRoundedRect(bar, 3, 3);
    painter.save();
    painter.setClipPath(outline);
    double x = bar.left();
    for (std::size_t i = 0; i < useKindCount && total > 0; ++i) {
        const double share = bar.width() * static_cast<double>(m_amounts[i]) / static_cast<double>(total);
        paintUseSegment(painter, QRectF(x, bar.top(), share, bar.height()), theme.segments[i]);
        x += share;
    }
    painter.restore();
    painter.setPen(m_themes->colors().border);
    painter.drawPath(outline);
    for (const LegendItem& item : legend(width())) {
        const QRectF swatch(item.rect.x(), item.rect.center().y() - useSwatchSize / 2.0, useSwatchSize, useSwatchSize);
        paintUseSegment(painter, swatch, theme.segment(item.kind));
        painter.setPen(m_themes->colors().border);
        painter.drawRect(swatch.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setPen(item.kind == UseKind::missing ? m_themes->colors().error : m_themes->colors().mutedText);
        painter.drawText(item.rect.adjusted(useSwatchSize + spacing::tight, 0, spacing::tight, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, item.text);
    }
}

}  // namespace aksnet::ui
