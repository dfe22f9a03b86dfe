// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_line.h.
#include "ui/panels/finding_line.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/text.h"

#include <QPainter>

namespace aksnet::ui {

namespace {

constexpr int findingLineMargin = spacing::tight + 2;
constexpr int findingLineIndent = findingLineMargin + iconSide + spacing::normal;

QColor findingLineColor(Severity severity, const Theme& theme) {
    switch (severity) {
        case Severity::error: return toQt(theme.error);
        case Severity::warning: return toQt(theme.warning);
        case Severity::info: return toQt(theme.info);
    }
    return {};
}

}  // namespace

FindingLine::FindingLine(const Finding& finding, const ThemeManager& themes, QWidget* parent)
    : QAbstractButton(parent), m_themes(themes) {
    setText(toQt(finding.message));
    setIcon(makeIcon(severityIconName(finding.severity), findingLineColor(finding.severity, themes.theme())));
    setToolTip(tr("%1: show in the findings list").arg(toQt(finding.ruleId)));
    setAccessibleName(
        QStringLiteral("%1 %2: %3").arg(toQt(severityName(finding.severity)), toQt(finding.ruleId), text()));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize FindingLine::sizeHint() const {
    return {200, heightForWidth(std::max(200, width()))};
}

int FindingLine::heightForWidth(int width) const {
    const QRect room(0, 0, width - findingLineIndent - findingLineMargin, 10'000);
    const int textHeight = fontMetrics().boundingRect(room, Qt::TextWordWrap, text()).height();
    return std::max(textHeight, iconSide) + 2 * findingLineMargin;
}

void FindingLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const UiColors& colors = m_themes.colors();
    painter.setPen(hasFocus() ? colors.accent : colors.border);
    painter.setBrush(m_hovered ? colors.hover : colors.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    icon().paint(&painter, QRect(findingLineMargin, findingLineMargin, iconSide, iconSide));
    painter.setPen(colors.text);
    painter.drawText(rect().adjusted(findingLineIndent, findingLineMargin, -findingLineMargin, -findingLineMargin),
                     Qt::TextWordWrap | Qt::AlignVCenter | Qt::AlignLeft, text());
}

void FindingLine::enterEvent(QEnterEvent*) {
    m_hovered = true;
    update();
}

void FindingLine::leaveEvent(QEvent*) {
    m_hovered = false;
    update();
}

}  // namespace aksnet::ui
