// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each address of a range is for, in the inspector; see range_sections.h.
#include "core/address/read_address.h"
#include "core/facts/address_layout.h"
#include "ui/base/numbers.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/fact_grid.h"
#include "ui/panels/forms/forms.h"
#include "ui/panels/forms/range_sections.h"
#include "ui/panels/forms/subjects.h"

#include <QLabel>
#include <QLineEdit>

namespace aksnet::ui {

namespace {

/// Longer layouts are shown from their start; `aksnet layout` and the exports have them whole.
constexpr std::size_t mostSegments = 24;

std::vector<RangeLayout> layoutsOfRange(const PlanView& view, ObjectRef range) {
    const Facts& facts = *view.snapshot->facts;
    return range.kind == ObjectKind::cluster ? layoutOfPodCidrs(facts, ClusterId(range.number))
                                             : layoutOfSubnet(facts, SubnetId(range.number));
}

/// "apps, nodes 3 to 7"
QString ownerWords(const PlanView& view, const Segment& segment) {
    if (segment.owner.kind == ObjectKind::plan) {
        return {};
    }
    QString words = displayName(*view.snapshot->plan, segment.owner);
    if (segment.perNode > 0) {
        const auto first = static_cast<std::uint64_t>(segment.firstIndex / segment.perNode);
        const auto last = static_cast<std::uint64_t>((segment.firstIndex + segment.count() - 1) / segment.perNode);
        words += first == last ? QStringLiteral(", node %1").arg(first)
                               : QStringLiteral(", nodes %1 to %2").arg(first).arg(last);
    }
    return words;
}

FactGrid::Row segmentRow(const PlanView& view, const Segment& segment) {
    const QString owner = ownerWords(view, segment);
    QString purpose = toQt(purposeTitle(segment.purpose));
    if (!owner.isEmpty()) {
        purpose += QStringLiteral(": ") + owner;
    }
    const bool isFree = segment.purpose == SegmentPurpose::free;
    return {{{toQt(segment.range.first().text())},
             {segment.count() <= UINT64_MAX ? grouped(static_cast<std::uint64_t>(segment.count()))
                                            : QStringLiteral("over 10¹⁹")},
             {purpose, isFree ? FactGrid::Tone::muted : FactGrid::Tone::normal}},
            QStringLiteral("%1 to %2%3")
                .arg(toQt(segment.range.first().text()), toQt(segment.range.last().text()),
                     segment.isIllustration ? QStringLiteral("\nThe count is certain; Azure promises no place.")
                                            : QString())};
}

std::vector<FactGrid::Row> layoutRows(const PlanView& view, const std::vector<RangeLayout>& layouts) {
    std::vector<FactGrid::Row> rows;
    std::size_t left = 0;
    for (const RangeLayout& layout : layouts) {
        for (const Segment& segment : layout.segments) {
            if (rows.size() < mostSegments) {
                rows.push_back(segmentRow(view, segment));
            } else {
                ++left;
            }
        }
    }
    if (left > 0) {
        rows.push_back(
            {{{QString()}, {QString()}, {QStringLiteral("and %1 more runs").arg(left), FactGrid::Tone::muted}}});
    }
    return rows;
}

QString largestFreeText(const std::vector<RangeLayout>& layouts) {
    std::optional<Prefix> largest;
    for (const RangeLayout& layout : layouts) {
        if (layout.largestFree && (!largest || layout.largestFree->length() < largest->length())) {
            largest = layout.largestFree;
        }
    }
    return largest ? QStringLiteral("Largest free block: %1.").arg(toQt(largest->text()))
                   : QStringLiteral("No free block is left.");
}

/// "Pods of apps, node 2, address 7 of 31." or why there is no answer.
QString answerFor(const PlanView& view, const std::vector<RangeLayout>& layouts, const QString& typed) {
    const auto address = IpAddress::parse(toStd(typed.trimmed()));
    if (!address) {
        return toQt(address.error().what);
    }
    for (const RangeLayout& layout : layouts) {
        const auto owner = ownerOf(layout, *address);
        if (!owner) {
            continue;
        }
        QString answer = toQt(purposeTitle(owner->segment->purpose));
        if (owner->segment->owner.kind != ObjectKind::plan) {
            answer += QStringLiteral(": ") + displayName(*view.snapshot->plan, owner->segment->owner);
        }
        if (owner->node) {
            answer += QStringLiteral(", node %1").arg(*owner->node);
        }
        answer[0] = answer[0].toUpper();
        return answer + (owner->segment->isIllustration ? QStringLiteral(". An illustration: Azure promises no place.")
                                                        : QStringLiteral("."));
    }
    return QStringLiteral("%1 lies outside.").arg(toQt(address->text()));
}

}  // namespace

void addLayoutSection(Form& form, const QString& title, ObjectRef range) {
    QLabel* heading = form.addSection(title);
    auto* question = new QLineEdit(&form);
    question->setPlaceholderText(QStringLiteral("Whose is this address?"));
    question->setAccessibleName(QStringLiteral("Address to look up"));
    question->setToolTip(QStringLiteral("Type an address of this range to see what it is for."));
    question->setClearButtonEnabled(true);
    auto* answer = new QLabel(&form);
    auto* rest = new QLabel(&form);
    for (QLabel* label : {answer, rest}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setLook(rest, "muted");
    answer->hide();
    auto* grid = new FactGrid({QStringLiteral("From"), QStringLiteral("Count"), QStringLiteral("Use")},
                              FactGrid::Columns::words, &form);
    for (QWidget* widget : {static_cast<QWidget*>(question), static_cast<QWidget*>(answer), static_cast<QWidget*>(grid),
                            static_cast<QWidget*>(rest)}) {
        form.addWidget(widget);
    }
    const auto showAnswer = [=, &form] {
        const PlanViewPtr& view = form.session().view();
        const bool asks = !question->text().trimmed().isEmpty() && view;
        answer->setText(asks ? answerFor(*view, layoutsOfRange(*view, range), question->text()) : QString());
        answer->setVisible(asks);
    };
    QObject::connect(question, &QLineEdit::textChanged, answer, showAnswer);
    form.followView([=](const PlanView& view) {
        const auto layouts = layoutsOfRange(view, range);
        grid->show(layoutRows(view, layouts));
        for (QWidget* widget :
             {static_cast<QWidget*>(heading), static_cast<QWidget*>(question), static_cast<QWidget*>(rest)}) {
            widget->setVisible(!layouts.empty());
        }
        rest->setText(largestFreeText(layouts));
        showAnswer();
    });
}

}  // namespace aksnet::ui
