// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's account of a range; see range_sections.h.
#include "core/facts/capacity.h"
#include "ui/base/numbers.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/fact_grid.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/range_sections.h"
#include "ui/panels/forms/subjects.h"

#include <QLabel>

#include <algorithm>
#include <ranges>

namespace aksnet::ui {

namespace {

using Tone = FactGrid::Tone;
using GridRows = std::vector<FactGrid::Row>;

constexpr std::size_t mostSavings = 6;

const RangeCapacity* capacityOfRange(const PlanView& view, ObjectRef range) {
    const PlanCapacity& capacity = *view.snapshot->capacity;
    return range.kind == ObjectKind::cluster ? capacity.find(ClusterId(range.number))
                                             : capacity.find(SubnetId(range.number));
}

QString capacityTitle(std::string_view english) {
    QString title = toQt(english);
    title[0] = title[0].toUpper();
    return title;
}

/// Occasions that differ from others: growth only where the autoscaler may add nodes, upgrades only where nodes surge.
GridRows needRows(const PlanCapacity& capacity, const RangeCapacity& range) {
    const auto& need = range.need;
    const bool grows = need[Occasion::atMaximum] != need[Occasion::now];
    const bool surges = need[Occasion::duringUpgrade] != need[Occasion::now] ||
                        need[Occasion::atMaximumDuringUpgrade] != need[Occasion::atMaximum];
    GridRows rows;
    for (const Occasion occasion : allOccasions) {
        const bool isGrown = occasion == Occasion::atMaximum || occasion == Occasion::atMaximumDuringUpgrade;
        const bool isUpgrade = occasion == Occasion::duringUpgrade || occasion == Occasion::atMaximumDuringUpgrade;
        if ((isGrown && !grows) || (isUpgrade && !surges)) {
            continue;
        }
        const auto smallest = smallestPrefix(capacity, range, occasion);
        const std::uint64_t missing = range.missing[occasion];
        rows.push_back({{{capacityTitle(occasionTitle(occasion))},
                         {grouped(range.need[occasion])},
                         missing > 0 ? FactGrid::Cell{QStringLiteral("✗ %1 missing").arg(grouped(missing)), Tone::bad}
                                     : FactGrid::Cell{grouped(range.free(occasion))},
                         {smallest ? QStringLiteral("/%1").arg(*smallest) : QStringLiteral("–"), Tone::muted}}});
    }
    return rows;
}

FactGrid::Cell checkCell(const ServiceCheck& check) {
    return {QStringLiteral("%1 %2 of %3")
                .arg(check.passes() ? QStringLiteral("✓") : QStringLiteral("✗"), grouped(check.need),
                     grouped(check.available)),
            check.passes() ? Tone::normal : Tone::bad};
}

GridRows checkRows(const PlanCapacity& capacity, const RangeCapacity& range) {
    GridRows rows;
    if (range.shareCount == 0) {
        return rows;
    }
    for (const Operation operation : allOperations) {
        FactGrid::Row row{{{capacityTitle(operationTitle(operation))},
                           checkCell(serviceCheck(capacity, range, operation, Arithmetic::documented)),
                           checkCell(serviceCheck(capacity, range, operation, Arithmetic::observed))},
                          QStringLiteral("AKS answers InsufficientSubnetSize (%1) where its own sum does not fit.")
                              .arg(toQt(serviceCheckTarget(capacity, range)))};
        const bool isRepeated =
            !rows.empty() && rows.back().cells[1] == row.cells[1] && rows.back().cells[2] == row.cells[2];
        if (!isRepeated) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

QString knobWords(const KnobSaving& saving) {
    switch (saving.knob) {
        case Knob::maxPods: return QStringLiteral("max pods");
        case Knob::maxCount: return QStringLiteral("most nodes");
        case Knob::surge: return QStringLiteral("surge nodes");
    }
    return {};
}

/// The turns that save most at peak, the largest first.
GridRows savingRows(const PlanView& view, const RangeCapacity& range) {
    constexpr auto peak = Occasion::atMaximumDuringUpgrade;
    auto savings = knobSavings(*view.snapshot->facts, *view.snapshot->capacity, range);
    std::erase_if(savings, [](const KnobSaving& saving) { return saving.saves[peak] == 0; });
    std::ranges::stable_sort(savings, std::greater<>(), [](const KnobSaving& saving) { return saving.saves[peak]; });
    GridRows rows;
    for (const KnobSaving& saving : savings | std::views::take(mostSavings)) {
        rows.push_back({{{displayName(*view.snapshot->plan, saving.pool)},
                         {QStringLiteral("%1 %2 → %3").arg(knobWords(saving)).arg(saving.from).arg(saving.to)},
                         {QStringLiteral("−%1").arg(grouped(saving.saves[peak]))}}});
    }
    return rows;
}

QString roomText(const PlanView& view, const RangeCapacity& range) {
    QStringList parts;
    for (const PoolShare& share : view.snapshot->capacity->sharesOf(range)) {
        const std::uint32_t more = moreNodes(*view.snapshot->facts, *view.snapshot->capacity, range, share.pool);
        parts << QStringLiteral("%1 more of %2").arg(grouped(more), displayName(*view.snapshot->plan, share.pool));
    }
    return parts.isEmpty() ? QString()
                           : QStringLiteral("Nodes that still fit, upgrades included: %1.")
                                 .arg(parts.join(QStringLiteral(", or ")));
}

}  // namespace

void addCapacitySection(Form& form, const QString& title, ObjectRef range) {
    QLabel* heading = form.addSection(title);
    auto* needs = new FactGrid({QString(), QStringLiteral("Needs"), QStringLiteral("Free"), QStringLiteral("Fits in")},
                               FactGrid::Columns::numbers, &form);
    auto* room = new QLabel(&form);
    room->setWordWrap(true);
    room->setTextFormat(Qt::PlainText);
    setLook(room, "muted");
    auto* checks =
        new FactGrid({QStringLiteral("AKS checks"), QStringLiteral("Documented"), QStringLiteral("Observed")},
                     FactGrid::Columns::numbers, &form);
    auto* savings = new FactGrid({QStringLiteral("To save"), QString(), QStringLiteral("Addresses")},
                                 FactGrid::Columns::numbers, &form);
    for (QWidget* widget : {static_cast<QWidget*>(needs), static_cast<QWidget*>(room), static_cast<QWidget*>(checks),
                            static_cast<QWidget*>(savings)}) {
        form.addWidget(widget);
    }
    form.followView([=](const PlanView& view) {
        const RangeCapacity* account = capacityOfRange(view, range);
        const PlanCapacity& capacity = *view.snapshot->capacity;
        needs->show(account ? needRows(capacity, *account) : GridRows());
        checks->show(account ? checkRows(capacity, *account) : GridRows());
        savings->show(account ? savingRows(view, *account) : GridRows());
        room->setText(account ? roomText(view, *account) : QString());
        room->setVisible(!room->text().isEmpty());
        heading->setVisible(account != nullptr);
    });
}

}  // namespace aksnet::ui
