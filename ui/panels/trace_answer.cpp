// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_answer.h.
#include "ui/panels/trace_answer.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/trace_path.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

constexpr int outcomeIconSide = 20;
constexpr qsizetype longestLargeText = 24;

QString wayBackTitle(ReturnPathKind kind) {
    switch (kind) {
        case ReturnPathKind::none: return {};
        case ReturnPathKind::symmetric: return TraceAnswer::tr("Replies come back the same way.");
        case ReturnPathKind::asymmetric: return TraceAnswer::tr("Replies come back another way.");
        case ReturnPathKind::unknown: return TraceAnswer::tr("The way back is not known.");
    }
    return {};
}

}  // namespace

TraceAnswer::TraceAnswer(const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_icon(new QLabel(this)),
      m_outcome(new QLabel(this)),
      m_reason(new QLabel(this)),
      m_caption(new QLabel(this)),
      m_address(new QLabel(this)),
      m_wayBackIcon(new QLabel(this)),
      m_wayBack(new QLabel(this)) {
    setLook(m_outcome, "title");
    setLook(m_caption, "muted");
    setLook(m_address, "display");
    for (QLabel* label : {m_reason, m_caption, m_address, m_wayBack}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_outcome->setAccessibleName(tr("Outcome"));
    m_address->setAccessibleName(tr("Source address seen"));
    auto* head = new QHBoxLayout;
    head->setSpacing(spacing::normal);
    head->addWidget(m_icon);
    head->addWidget(m_outcome);
    head->addWidget(m_reason, 1);
    auto* back = new QHBoxLayout;
    back->setSpacing(spacing::normal);
    back->addWidget(m_wayBackIcon, 0, Qt::AlignTop);
    back->addWidget(m_wayBack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(head);
    column->addWidget(m_caption);
    column->addWidget(m_address);
    column->addLayout(back);
    connect(themes, &ThemeManager::themeChanged, this, &TraceAnswer::showIcon);
}

void TraceAnswer::show(const Trace& trace) {
    m_disposition = trace.disposition;
    m_outcome->setText(dispositionHeading(trace.disposition));
    const QString address = toQt(trace.sourceSeen.text());
    const QString owner = toQt(trace.sourceSeen.name);
    const bool arrives = trace.disposition == Disposition::delivered;
    m_caption->setText(owner.isEmpty() || owner == address
                           ? (arrives ? tr("The destination sees this source:") : tr("It ended with this source:"))
                       : arrives ? tr("The destination sees this address of %1:").arg(owner)
                                 : tr("It ended with this address of %1:").arg(owner));
    m_address->setText(address);
    // What stands for an address that is not known yet is a phrase, too long for letters so large.
    setLook(m_address, address.size() <= longestLargeText ? "display" : "title");
    m_reason->setText(toQt(trace.reason));
    const bool hasWayBack = trace.returnPath.kind != ReturnPathKind::none;
    m_wayBack->setText(QStringLiteral("<b>%1</b> %2")
                           .arg(wayBackTitle(trace.returnPath.kind), toQt(trace.returnPath.text).toHtmlEscaped()));
    m_wayBack->setVisible(hasWayBack);
    m_wayBackIcon->setVisible(hasWayBack);
    showIcon();
}

void TraceAnswer::showIcon() {
    const Theme& theme = m_themes->theme();
    const bool isSure = m_disposition != Disposition::undetermined;
    const QColor color = m_disposition == Disposition::delivered ? toQt(theme.info)
                         : isSure                                ? toQt(theme.error)
                                                                 : toQt(theme.warning);
    m_icon->setPixmap(makeIcon(dispositionIconName(m_disposition), color).pixmap(outcomeIconSide, outcomeIconSide));
    m_wayBackIcon->setPixmap(makeIcon(QStringLiteral("way-back")).pixmap(iconSide, iconSide));
}

}  // namespace aksnet::ui
