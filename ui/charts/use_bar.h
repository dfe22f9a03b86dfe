// SPDX-License-Identifier: GPL-3.0-or-later
//
// One subnet's addresses as a stacked bar with a legend of the amounts, for the inspector.
#pragma once

#include "core/facts/facts.h"
#include "ui/base/theme_manager.h"

#include <QWidget>

namespace aksnet::ui {

/// The amounts of a subnet at peak, as placed.
[[nodiscard]] UseAmounts useAmounts(const SubnetFacts& facts);
/// "Reserved", "Nodes", …: the legend's words.
[[nodiscard]] QString useKindTitle(UseKind kind);
/// The segment's colour with its hatch, as the canvas paints it.
void paintUseSegment(QPainter& painter, const QRectF& rect, const SegmentStyle& style);

class UseBarWidget : public QWidget {
    Q_OBJECT
public:
    explicit UseBarWidget(const ThemeManager* themes, QWidget* parent = nullptr);

    void show(const UseAmounts& amounts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct LegendItem {
        UseKind kind;
        QString text;
        QRect rect;  ///< swatch and text
    };
    /// The legend flows in as many lines as the width needs, below the bar.
    [[nodiscard]] std::vector<LegendItem> legend(int width) const;

    const ThemeManager* m_themes;
    UseAmounts m_amounts{};
};

}  // namespace aksnet::ui
