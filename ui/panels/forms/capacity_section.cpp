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

/// Short enough for a narrow panel.
QString occasionName(Occasion occasion) {
    switch (occasion) {
        case Occasion::now: return QStringLiteral("Now");
        case Occasion::atMaximum: return QStringLiteral("At maximum");
        case Occasion::duringUpgrade: return QStringLiteral("Upgrade");
        case Occasion::atMaximumDuringUpgrade: return QStringLiteral("Upgrade at maximum");
    }
    return {};
}

QString operationName(Operation operation) {
    QString title = toQt(operationTitle(operation));
    title[0] = title[0].toUpper();
    return title;
}

bool growsIn(const RangeCapacity& range) {
    return range.need[Occasion::atMaximum] != range.need[Occasion::now];
}

bool surgesIn(const RangeCapacity& range) {
    return range.need[Occasion::duringUpgrade] != range.need[Occasion::now] ||
           range.need[Occasion::atMaximumDuringUpgrade] != range.need[Occasion::atMaximum];
}

/// Occasions that differ from others: growth only where the autoscaler may add nodes, upgrades only where nodes surge.
GridRows needRows(const PlanCapacity& capacity, const RangeCapacity& range) {
    GridRows rows;
    for (const Occasion occasion : allOccasions) {
        const bool isGrown = occasion == Occasion::atMaximum || occasion == Occasion::atMaximumDuringUpgrade;
        const bool isUpgrade = occasion == Occasion::duringUpgrade || occasion == Occasion::atMaximumDuringUpgrade;
        if ((isGrown && !growsIn(range)) || (isUpgrade && !surgesIn(range))) {
            continue;
        }
        const auto smallest = smallestPrefix(capacity, range, occasion);
        const std::uint64_t missing = range.missing[occasion];
        rows.push_back({{{occasionName(occasion)},
                         {grouped(range.need[occasion])},
                         missing > 0 ? FactGrid::Cell{QStringLiteral("✗ %1 missing").arg(grouped(missing)), Tone::bad}
                                     : FactGrid::Cell{grouped(range.free(occasion))},
                         {smallest ? QStringLiteral("/%1").arg(*smallest) : QStringLiteral("–"), Tone::muted}}});
    }
    return rows;
}

/// "✓ 21 of 251"; large numbers stand on two lines, so that both columns fit into a narrow panel.
FactGrid::Cell checkCell(const ServiceCheck& check) {
    constexpr qsizetype longestLine = 13;
    const QString mark = check.passes() ? QStringLiteral("✓") : QStringLiteral("✗");
    const QString need = grouped(check.need);
    const QString available = grouped(check.available);
    const QString form = need.size() + available.size() + 6 > longestLine ? QStringLiteral("%1 %2\nof %3")
                                                                          : QStringLiteral("%1 %2 of %3");
    return {form.arg(mark, need, available), check.passes() ? Tone::normal : Tone::bad};
}

GridRows checkRows(const PlanCapacity& capacity, const RangeCapacity& range) {
    GridRows rows;
    if (range.shareCount == 0) {
        return rows;
    }
    for (const Operation operation : allOperations) {
        const bool isGrown = operation == Operation::scaleToMaximum || operation == Operation::upgradeAtMaximum;
        const bool isUpgrade = operation == Operation::upgrade || operation == Operation::upgradeAtMaximum;
        if ((isGrown && !growsIn(range)) || (isUpgrade && !surgesIn(range))) {
            continue;
        }
        rows.push_back({{{operationName(operation)},
                         checkCell(serviceCheck(capacity, range, operation, Arithmetic::documented)),
                         checkCell(serviceCheck(capacity, range, operation, Arithmetic::observed))},
                        QStringLiteral("AKS answers InsufficientSubnetSize (%1) where its own sum does not fit.")
                            .arg(toQt(serviceCheckTarget(capacity, range)))});
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
    std::vector<std::uint32_t> rooms;
    for (const PoolShare& share : view.snapshot->capacity->sharesOf(range)) {
        rooms.push_back(moreNodes(*view.snapshot->facts, *view.snapshot->capacity, range, share.pool));
        parts << QStringLiteral("%1 more of %2")
                     .arg(grouped(rooms.back()), displayName(*view.snapshot->plan, share.pool));
    }
    if (rooms.empty()) {
        return {};
    }
    if (std::ranges::max(rooms) == 0) {
        return QStringLiteral("No more nodes fit with room left for an upgrade.");
    }
    const bool isSame = rooms.size() > 1 && std::ranges::min(rooms) == std::ranges::max(rooms);
    return QStringLiteral("Room for %1, upgrades included.")
        .arg(isSame ? QStringLiteral("%1 more of any pool").arg(grouped(rooms.front()))
                    : parts.join(QStringLiteral(", or ")));
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
