// SPDX-License-Identifier: GPL-3.0-or-later
//
// See locked_overlay.h. All lengths are widget pixels.
#include "ui/canvas/locked_overlay.h"

#include "ui/base/color.h"
#include "ui/base/effort_sign.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace aksnet::ui {

namespace {

using catalog::Effort;

constexpr double chipHeight = effortSignSide + 4;
constexpr double chipGap = 3;
constexpr double digitWidth = 7;
constexpr double chipInset = 6;  ///< from the box's right edge
constexpr double leastBoxWidth = 28;
constexpr double leastPoolWidth = 72;   ///< room for the subnet's chip beside the pool's
constexpr double narrowBoxWidth = 160;  ///< below, chips stand in the very corner
constexpr double leastBoxHeight = 44;   ///< for more than one chip: they would hide the names in the box
constexpr int chipFontPixels = 11;
constexpr double lockedLegendLine = 20;
constexpr double lockedLegendPadding = 8;
constexpr double lockedLegendWidth = 176;
constexpr double lockedLegendMargin = 12;  ///< to the canvas's edges

double chipWidth(int count) {
    const auto digits = static_cast<double>(std::to_string(count).size());
    return 2 + effortSignSide + 3 + digits * digitWidth + 3;
}

QString lockedTr(const char* text) {
    return QCoreApplication::translate("LockedOverlay", text);
}

}  // namespace

void LockedOverlay::show(std::vector<LockedField> fields) {
    m_isShown = true;
    m_fields = std::move(fields);
    m_marks.clear();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_marks.empty() || m_marks.back().object != m_fields[i].object) {
            m_marks.push_back({.object = m_fields[i].object, .first = i});
        }
        ++m_marks.back().count;
        ++m_marks.back().counts[static_cast<std::size_t>(m_fields[i].effort)];
    }
}

void LockedOverlay::hide() {
    *this = LockedOverlay();
}

void LockedOverlay::place(const Diagram& diagram, const BoxIndex& index) {
    for (Mark& mark : m_marks) {
        const auto box = index.boxOf(mark.object);
        mark.isDrawn = box.has_value();
        mark.box = box ? diagram.boxes[static_cast<std::size_t>(*box)].rect : Rect{};
    }
}

const LockedOverlay::Mark* LockedOverlay::markOf(ObjectRef object) const {
    const auto found = std::ranges::find(m_marks, object, &Mark::object);
    return found == m_marks.end() ? nullptr : &*found;
}

std::vector<LockedOverlay::Chip> LockedOverlay::chipsOf(const Mark& mark, const ViewTransform& transform) {
    std::vector<Chip> chips;
    const QRectF box = transform.map(mark.box);
    const bool isPool = mark.object.kind == ObjectKind::nodePool;
    if (!mark.isDrawn || box.width() < (isPool ? leastPoolWidth : leastBoxWidth)) {
        return chips;
    }
    double width = 0;
    for (std::size_t i = effortCount; i-- > 0;) {
        const double next = mark.counts[i] > 0 ? chipWidth(mark.counts[i]) : 0;
        const bool isHighEnough = chips.empty() || box.height() >= leastBoxHeight;
        if (next > 0 && isHighEnough && width + next <= box.width() - 2) {
            chips.push_back({mark.object, allEfforts[i], QRectF(width, 0, next, chipHeight)});
            width += next + chipGap;
        }
    }
    const double drawn = width - chipGap;
    const double inset = box.width() < narrowBoxWidth && !isPool ? 1 : chipInset;
    // Subnets at the left: the feet of a subnet and of what lies in it are often close together.
    const bool isLeft = mark.object.kind == ObjectKind::subnet;
    const QPointF topLeft(isLeft ? box.left() + inset : box.right() - inset - drawn, box.bottom() - chipHeight / 2);
    for (Chip& chip : chips) {
        chip.rect.translate(topLeft);
    }
    return chips;
}

std::vector<LockedOverlay::Chip> LockedOverlay::chipsOf(ObjectRef object, const ViewTransform& transform) const {
    const Mark* mark = markOf(object);
    return mark ? chipsOf(*mark, transform) : std::vector<Chip>();
}

std::optional<LockedOverlay::Chip> LockedOverlay::chipAt(QPointF position, const ViewTransform& transform) const {
    // What is painted last lies on top.
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        const QRectF box = transform.map(mark->box);
        if (position.x() < box.left() || position.x() > box.right() ||
            std::abs(position.y() - box.bottom()) > chipHeight) {
            continue;
        }
        for (const Chip& chip : chipsOf(*mark, transform)) {
            if (chip.rect.contains(position)) {
                return chip;
            }
        }
    }
    return std::nullopt;
}

QString LockedOverlay::chipTip(ObjectRef object, Effort effort) const {
    const Mark* mark = markOf(object);
    if (!mark) {
        return {};
    }
    QString text = QStringLiteral("<b>%1</b>. %2").arg(effortName(effort), effortMeaning(effort));
    for (std::size_t i = mark->first; i < mark->first + mark->count; ++i) {
        const LockedField& field = m_fields[i];
        if (field.effort == effort) {
            text += QStringLiteral("<br><b>%1</b>: %2").arg(toQt(fieldTitle(field)), toQt(field.value).toHtmlEscaped());
            text += field.change.empty() ? QString() : QStringLiteral(" (%1)").arg(toQt(field.change));
            text += field.isDisputed ? lockedTr(", sources disagree") : QString();
            text += field.condition.empty() ? QString()
                                            : QStringLiteral(". <i>%1</i>").arg(toQt(field.condition).toHtmlEscaped());
        }
    }
    return text;
}

QString LockedOverlay::boxTip(ObjectRef object) const {
    const Mark* mark = markOf(object);
    QStringList lines;
    for (std::size_t effort = effortCount; mark && effort-- > 0;) {
        QStringList names;
        for (std::size_t i = mark->first; i < mark->first + mark->count; ++i) {
            if (m_fields[i].effort == allEfforts[effort]) {
                names << toQt(fieldTitle(m_fields[i]));
            }
        }
        if (!names.isEmpty()) {
            names.removeDuplicates();
            lines << QStringLiteral("%1: %2").arg(effortName(allEfforts[effort]), names.join(QStringLiteral(", ")));
        }
    }
    return lines.join(u'\n');
}

void LockedOverlay::paint(QPainter& painter, const Theme& theme, const ViewTransform& transform, QSizeF size,
                          const QRectF& avoid) const {
    if (!m_isShown) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(chipFontPixels);
    painter.setFont(font);
    const QRectF visible(QPointF(0, -chipHeight), size + QSizeF(0, 2 * chipHeight));
    for (const Mark& mark : m_marks) {
        if (!mark.isDrawn || !transform.map(mark.box).intersects(visible)) {
            continue;
        }
        for (const Chip& chip : chipsOf(mark, transform)) {
            painter.setPen(QPen(effortColor(theme, chip.effort), 1));
            painter.setBrush(toQt(theme.background));
            painter.drawRoundedRect(chip.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            paintEffortSign(painter, theme, chip.effort, chip.rect.topLeft() + QPointF(2, 2));
            painter.setPen(toQt(theme.text(TextRole::label)));
            painter.drawText(chip.rect.adjusted(2 + effortSignSide + 1, 0, -1, 0), Qt::AlignCenter,
                             QString::number(mark.counts[static_cast<std::size_t>(chip.effort)]));
        }
    }
    paintLegend(painter, theme, legendRect(size, transform, avoid));
    painter.restore();
}

/// The corner that covers the fewest boxes and leaves `avoid` alone; the lower right one is the minimap's.
QRectF LockedOverlay::legendRect(QSizeF size, const ViewTransform& transform, const QRectF& avoid) const {
    const double height = 2 * lockedLegendPadding + lockedLegendLine * static_cast<double>(effortCount + 1);
    const double right = size.width() - lockedLegendWidth - lockedLegendMargin;
    const double bottom = size.height() - height - lockedLegendMargin;
    QRectF best;
    std::ptrdiff_t least = std::numeric_limits<std::ptrdiff_t>::max();
    for (const QPointF corner : {QPointF(lockedLegendMargin, bottom), QPointF(lockedLegendMargin, lockedLegendMargin),
                                 QPointF(right, lockedLegendMargin)}) {
        const QRectF rect(corner, QSizeF(lockedLegendWidth, height));
        const Rect covered = transform.unmap(rect);
        const auto count = rect.intersects(avoid) ? least - 1 : std::ranges::count_if(m_marks, [&](const Mark& mark) {
            return mark.isDrawn && mark.box.intersects(covered);
        });
        if (count < least) {
            least = count;
            best = rect;
        }
    }
    return best;
}

void LockedOverlay::paintLegend(QPainter& painter, const Theme& theme, const QRectF& rect) const {
    const BoxStyle& style = theme.box(BoxRole::legend);
    painter.setPen(QPen(toQt(style.stroke), 1));
    painter.setBrush(toQt(style.fill));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), style.radius, style.radius);
    painter.setPen(toQt(theme.text(TextRole::label)));
    QRectF line(rect.left() + lockedLegendPadding, rect.top() + lockedLegendPadding,
                rect.width() - 2 * lockedLegendPadding, lockedLegendLine);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, lockedTr("How fields can change"));
    for (std::size_t i = effortCount; i-- > 0;) {
        line.translate(0, lockedLegendLine);
        paintEffortSign(painter, theme, allEfforts[i],
                        line.topLeft() + QPointF(0, (lockedLegendLine - effortSignSide) / 2));
        painter.drawText(line.adjusted(effortSignSide + 8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         effortName(allEfforts[i]));
    }
}

}  // namespace aksnet::ui
