// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_hops.h.
#include "ui/panels/trace_hops.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/eliding_button.h"
#include "ui/panels/trace_answer.h"
#include "ui/panels/trace_path.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

constexpr int stepTitleWidth = 118;
constexpr int stepIconSide = 14;

QString hopText(std::string_view text) {
    return toQt(text).toHtmlEscaped();
}

QString capitalTitle(std::string_view text) {
    QString title = toQt(text);
    if (!title.isEmpty()) {
        title[0] = title[0].toUpper();
    }
    return title;
}

QString translationLine(const QString& what, const Translation& translation) {
    return QStringLiteral("<br>%1: %2 → <b>%3</b>")
        .arg(what, hopText(translation.from.text()), hopText(translation.to.text()));
}

QString stepHtml(const Step& step) {
    QString html = hopText(step.text);
    if (step.source) {
        html += translationLine(TraceHops::tr("Source"), *step.source);
    }
    if (step.destination) {
        html += translationLine(TraceHops::tr("Destination"), *step.destination);
    }
    for (const std::string& note : step.notes) {
        html += QStringLiteral("<br><i>%1</i> %2").arg(TraceHops::tr("Note:"), hopText(note));
    }
    return html;
}

QString hopIconName(const Trace& trace, const Hop& hop) {
    return isInternetHop(trace, hop) || hop.at.kind == ObjectKind::plan ? QStringLiteral("internet")
                                                                        : kindIconName(hop.at.kind);
}

}  // namespace

PathNumber::PathNumber(int number, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent), m_number(number), m_themes(themes) {
    setFixedSize(PathNumber::sizeHint());
    setAccessibleName(tr("Step %1").arg(number));
    connect(themes, &ThemeManager::themeChanged, this, qOverload<>(&QWidget::update));
}

void PathNumber::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(m_themes->theme().path));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    painter.setPen(toQt(m_themes->theme().badgeText));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
}

TraceHops::TraceHops(const ThemeManager* themes, QWidget* parent)
    : QScrollArea(parent), m_themes(themes), m_answer(new TraceAnswer(themes)) {
    setObjectName(QStringLiteral("traceHops"));
    setAccessibleName(tr("The way of the connection"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    m_page = new QVBoxLayout(page);
    m_page->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::panel);
    m_page->setSpacing(spacing::panel);
    m_page->addWidget(m_answer);
    m_page->addStretch();
    setWidget(page);
}

void TraceHops::show(const Trace& trace) {
    m_answer->show(trace);
    const bool isSameLength = m_hops == static_cast<int>(trace.hops.size());
    delete m_list;
    m_list = new QWidget(widget());
    m_column = new QVBoxLayout(m_list);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    for (std::size_t i = 0; i < trace.hops.size(); ++i) {
        if (i > 0) {
            addArrow(trace.hops[i].source);
        }
        addHop(trace, i);
    }
    m_hops = static_cast<int>(trace.hops.size());
    m_page->insertWidget(1, m_list);
    m_list->show();
    if (!isSameLength) {
        verticalScrollBar()->setValue(0);
    }
}

void TraceHops::addArrow(const FlowAddress& source) {
    auto* arrow = new QLabel(QStringLiteral("↓  %1").arg(toQt(source.text())), m_list);
    arrow->setToolTip(tr("The packet goes on with this source address"));
    arrow->setContentsMargins(2 * spacing::panel, spacing::tight, 0, spacing::tight);
    setLook(arrow, "muted");
    m_column->addWidget(arrow);
}

void TraceHops::addHop(const Trace& trace, std::size_t index) {
    auto* card = new QFrame(m_list);
    card->setAccessibleName(tr("Step %1: %2").arg(index + 1).arg(toQt(trace.hops[index].title)));
    setLook(card, "card");
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::normal);
    grid->setHorizontalSpacing(spacing::normal);
    grid->setVerticalSpacing(spacing::tight);
    grid->setColumnMinimumWidth(0, stepTitleWidth);
    grid->setColumnStretch(1, 1);
    grid->addWidget(makeHead(trace, index, card), 0, 0, 1, 3);
    for (const Step& step : trace.hops[index].steps) {
        addStep(step, grid, card);
    }
    m_column->addWidget(card);
}

QWidget* TraceHops::makeHead(const Trace& trace, std::size_t index, QWidget* card) {
    const Hop& hop = trace.hops[index];
    auto* head = new QWidget(card);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    row->addWidget(new PathNumber(static_cast<int>(index) + 1, m_themes, head));
    auto* title = new ElidingButton(makeIcon(hopIconName(trace, hop)), toQt(hop.title), head);
    title->setIconSize(QSize(iconSide, iconSide));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    setLook(title, "row");
    if (hop.at.kind == ObjectKind::plan) {
        title->setFocusPolicy(Qt::NoFocus);
    } else {
        title->setAccessibleDescription(tr("Shows it in the diagram"));
        connect(title, &QPushButton::clicked, this, [this, at = hop.at] { Q_EMIT revealRequested(at); });
    }
    row->addWidget(title, 0, Qt::AlignLeft);
    row->addStretch();
    return head;
}

void TraceHops::addStep(const Step& step, QGridLayout* grid, QWidget* card) {
    const int row = grid->rowCount();
    auto* title = new QLabel(capitalTitle(stepTitle(step.kind)), card);
    title->setWordWrap(true);
    setLook(title, "muted");
    auto* text = new QLabel(stepHtml(step), card);
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    grid->addWidget(title, row, 0, Qt::AlignTop | Qt::AlignLeft);
    grid->addWidget(text, row, 1, Qt::AlignTop);
    if (!step.fact) {
        return;
    }
    auto* link = new QToolButton(card);
    link->setIcon(makeIcon(QStringLiteral("link")));
    link->setIconSize(QSize(stepIconSide, stepIconSide));
    link->setToolTip(tr("%1, %2").arg(toQt(step.fact->title), toQt(step.fact->date)));
    link->setAccessibleName(tr("Source: %1").arg(toQt(step.fact->title)));
    const QUrl url(toQt(step.fact->url));
    connect(link, &QToolButton::clicked, this, [url] { QDesktopServices::openUrl(url); });
    grid->addWidget(link, row, 2, Qt::AlignTop);
}

}  // namespace aksnet::ui
