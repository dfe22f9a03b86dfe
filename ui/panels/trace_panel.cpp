// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_panel.h.
#include "ui/panels/trace_panel.h"

#include "core/egress/trace_text.h"
#include "core/egress/tracer.h"
#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/panels/egress_matrix_view.h"
#include "ui/panels/endpoint_field.h"
#include "ui/panels/snat_ports_view.h"
#include "ui/panels/trace_answer.h"
#include "ui/panels/trace_hops.h"
#include "ui/panels/trace_path.h"
#include "ui/panels/trace_question.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

/// Wider than this, the hops stand beside the question and its answer instead of below them.
constexpr int traceSideBySideWidth = 600;
constexpr int leastPartWidth = 260;

}  // namespace

TracePanel::TracePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_question(new TraceQuestion(this)),
      m_pageButtons(new QButtonGroup(this)),
      m_pages(new QStackedWidget(this)),
      m_matrix(new EgressMatrixView(this)),
      m_ports(new SnatPortsView(themes, this)),
      m_splitter(new QSplitter(this)),
      m_right(new QStackedWidget(this)),
      m_hops(new TraceHops(themes, this)),
      m_hint(new QLabel(this)) {
    setObjectName(QStringLiteral("tracePanel"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(spacing::section);
    setLook(m_hint, "muted");
    m_right->addWidget(m_hint);
    m_right->addWidget(m_hops);
    m_right->setAutoFillBackground(true);
    m_right->setBackgroundRole(QPalette::Base);
    m_right->setMinimumWidth(leastPartWidth);
    m_splitter->addWidget(m_question);
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({m_question->minimumWidth(), 2 * m_question->minimumWidth()});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_pages, 1);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_matrix);
    m_pages->addWidget(m_ports);
    connectParts();
    showTools();
    followView();
}

void TracePanel::connectParts() {
    connect(m_question, &TraceQuestion::changed, this, &TracePanel::retrace);
    connect(m_question, &TraceQuestion::pickingChanged, this, &TracePanel::pickingChanged);
    connect(m_hops, &TraceHops::revealRequested, this, &TracePanel::revealRequested);
    connect(m_matrix, &EgressMatrixView::flowRequested, this, &TracePanel::showFlow);
    connect(m_session, &DocumentSession::viewChanged, this, &TracePanel::followView);
    connect(m_session, &DocumentSession::documentReplaced, m_question, &TraceQuestion::clear);
}

QToolButton* TracePanel::makeButton(const QString& iconName, const QString& text, const QString& tip, QWidget* bar) {
    auto* button = new QToolButton(bar);
    button->setIcon(makeIcon(iconName));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QWidget* TracePanel::makeBar() {
    auto* bar = new QFrame(this);
    setLook(bar, "panel");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    row->setSpacing(spacing::tight);
    addPageButtons(row, bar);
    row->addStretch();
    m_wayTools = makeWayTools(bar);
    for (QWidget* tools : {m_wayTools, m_matrix->tools(), m_ports->tools()}) {
        row->addWidget(tools);
    }
    return bar;
}

void TracePanel::addPageButtons(QHBoxLayout* row, QWidget* bar) {
    const auto add = [&](Page page, const QString& icon, const QString& text, const QString& tip) {
        auto* button = makeButton(icon, text, tip, bar);
        button->setCheckable(true);
        m_pageButtons->addButton(button, static_cast<int>(page));
        row->addWidget(button);
    };
    add(Page::way, QStringLiteral("panel-trace"), tr("Way"), tr("The way of one connection"));
    add(Page::matrix, QStringLiteral("table"), tr("Matrix"), tr("Which source address each destination sees"));
    add(Page::ports, QStringLiteral("ports"), tr("Ports"), tr("SNAT ports against the number of nodes"));
    m_pageButtons->button(static_cast<int>(Page::way))->setChecked(true);
    connect(m_pageButtons, &QButtonGroup::idClicked, this, [this](int page) { showPage(static_cast<Page>(page)); });
}

QWidget* TracePanel::makeWayTools(QWidget* bar) {
    auto* tools = new QWidget(bar);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::tight);
    m_swap = makeButton(QStringLiteral("swap"), tr("Swap"), tr("Let source and destination change places"), tools);
    m_copy = makeButton(QStringLiteral("copy"), tr("Copy"), tr("Copy the way as text, one hop a line"), tools);
    m_clear = makeButton(QStringLiteral("close"), tr("Clear"),
                         tr("Forget the connection and take its way off the diagram"), tools);
    for (QToolButton* button : {m_swap, m_copy, m_clear}) {
        row->addWidget(button);
    }
    connect(m_swap, &QToolButton::clicked, m_question, &TraceQuestion::swapEnds);
    connect(m_copy, &QToolButton::clicked, this, &TracePanel::copy);
    connect(m_clear, &QToolButton::clicked, m_question, &TraceQuestion::clear);
    return tools;
}

EndpointField* TracePanel::field(EndpointSide side) const {
    return m_question->field(side);
}

QSpinBox* TracePanel::portBox() const {
    return m_question->portBox();
}

TraceAnswer* TracePanel::answer() const {
    return m_hops->answer();
}

QToolButton* TracePanel::pageButton(Page page) const {
    return static_cast<QToolButton*>(m_pageButtons->button(static_cast<int>(page)));
}

TracePanel::Page TracePanel::page() const {
    return static_cast<Page>(m_pages->currentIndex());
}

void TracePanel::showPage(Page page) {
    m_pages->setCurrentIndex(static_cast<int>(page));
    pageButton(page)->setChecked(true);
    if (page != Page::way) {
        m_question->stopPicking();
    }
    showTools();
    followView();
}

void TracePanel::showTools() {
    m_wayTools->setVisible(page() == Page::way);
    m_matrix->tools()->setVisible(page() == Page::matrix);
    m_ports->tools()->setVisible(page() == Page::ports);
}

void TracePanel::followView() {
    if (!isVisible() || !m_session->view()) {
        return;
    }
    m_snapshot = m_session->view()->snapshot;
    m_question->setFacts(m_snapshot->facts);
    // What stands on the pages behind is brought up to date when they come to the front.
    if (page() == Page::matrix) {
        m_matrix->show(m_snapshot->facts);
    } else if (page() == Page::ports) {
        m_ports->show(m_snapshot);
    }
    retrace();
}

void TracePanel::retrace() {
    const auto asked = m_snapshot ? m_question->flow() : std::nullopt;
    m_trace = asked ? std::optional(aksnet::trace(*m_snapshot->facts, *asked)) : std::nullopt;
    showTrace();
}

void TracePanel::showTrace() {
    m_swap->setEnabled(!m_question->isEmpty());
    m_clear->setEnabled(m_swap->isEnabled());
    m_copy->setEnabled(m_trace.has_value());
    m_right->setCurrentWidget(m_trace ? static_cast<QWidget*>(m_hops) : m_hint);
    if (!m_trace) {
        m_hint->setText(m_question->hintText());
        Q_EMIT pathChanged({});
        return;
    }
    m_hops->show(*m_trace);
    if (isVisible()) {
        Q_EMIT pathChanged(diagramPathOf(*m_snapshot->facts, *m_trace));
    }
}

void TracePanel::setEnd(EndpointSide side, ObjectRef object) {
    showPage(Page::way);
    (void)field(side)->take(object);
}

void TracePanel::showFlow(const Flow& flow) {
    showPage(Page::way);
    m_question->setFlow(flow);
}

QString TracePanel::asText() const {
    return m_trace ? m_question->asText() + QLatin1Char('\n') + toQt(traceAsText(*m_trace)) : QString();
}

void TracePanel::copy() {
    QGuiApplication::clipboard()->setText(asText());
}

void TracePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    followView();
}

void TracePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_question->stopPicking();
    Q_EMIT pathChanged({});
}

void TracePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() >= traceSideBySideWidth ? Qt::Horizontal : Qt::Vertical);
}

}  // namespace aksnet::ui
