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

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace aksnet::ui {

namespace {

/// Wider than this, the hops stand beside the question and its answer instead of below them.
constexpr int traceSideBySideWidth = 600;
constexpr int leastPartWidth = 260;
constexpr int formWidth = 324;  ///< the options of a pod in one row
constexpr int defaultPort = 443;
constexpr int largestPort = 65535;

bool hasIpv6(const Plan& plan) {
    return std::ranges::any_of(plan.clusters, [](const auto& cluster) {
        return std::ranges::find(cluster->networkProfile.ipFamilies, IpFamily::v6) !=
               cluster->networkProfile.ipFamilies.end();
    });
}

}  // namespace

TracePanel::TracePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_from(new EndpointField(EndpointSide::source, tr("Source"), this)),
      m_to(new EndpointField(EndpointSide::destination, tr("Destination"), this)),
      m_port(new QSpinBox(this)),
      m_family(new QComboBox(this)),
      m_familyLabel(new QLabel(tr("Family"), this)),
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
    m_splitter->addWidget(makeForm());
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({formWidth, 2 * formWidth});
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
    connect(m_from, &EndpointField::changed, this, &TracePanel::retrace);
    connect(m_to, &EndpointField::changed, this, &TracePanel::retrace);
    connect(m_from, &EndpointField::pickToggled, this,
            [this](bool picking) { startPicking(EndpointSide::source, picking); });
    connect(m_to, &EndpointField::pickToggled, this,
            [this](bool picking) { startPicking(EndpointSide::destination, picking); });
    connect(m_port, &QSpinBox::valueChanged, this, &TracePanel::retrace);
    connect(m_family, &QComboBox::currentIndexChanged, this, &TracePanel::retrace);
    connect(m_hops, &TraceHops::revealRequested, this, &TracePanel::revealRequested);
    connect(m_matrix, &EgressMatrixView::flowRequested, this, &TracePanel::showFlow);
    connect(m_session, &DocumentSession::viewChanged, this, &TracePanel::followView);
    connect(m_session, &DocumentSession::documentReplaced, this, &TracePanel::clear);
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
    connect(m_swap, &QToolButton::clicked, this, &TracePanel::swapEnds);
    connect(m_copy, &QToolButton::clicked, this, &TracePanel::copy);
    connect(m_clear, &QToolButton::clicked, this, &TracePanel::clear);
    return tools;
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
        stopPicking();
    }
    showTools();
    followView();
}

void TracePanel::showTools() {
    m_wayTools->setVisible(page() == Page::way);
    m_matrix->tools()->setVisible(page() == Page::matrix);
    m_ports->tools()->setVisible(page() == Page::ports);
}

QWidget* TracePanel::makeForm() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::panel);
    column->setSpacing(spacing::panel);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(spacing::normal);
    form->setVerticalSpacing(spacing::tight);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto addRow = [&](const QString& text, QWidget* field) {
        auto* label = new QLabel(text, page);
        label->setBuddy(field);
        form->addRow(label, field);
    };
    addRow(tr("From"), m_from);
    addRow(tr("To"), m_to);
    m_port->setRange(1, largestPort);
    m_port->setValue(defaultPort);
    m_port->setAccessibleName(tr("Port of the destination"));
    m_port->setToolTip(m_port->accessibleName());
    m_family->addItem(tr("IPv4"), static_cast<int>(IpFamily::v4));
    m_family->addItem(tr("IPv6"), static_cast<int>(IpFamily::v6));
    m_family->setAccessibleName(tr("Address family"));
    m_family->setToolTip(tr("Which of a dual-stack cluster's addresses the connection uses"));
    auto* ports = new QWidget(page);
    auto* row = new QHBoxLayout(ports);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::normal);
    row->addWidget(m_port);
    row->addWidget(m_familyLabel);
    row->addWidget(m_family);
    row->addStretch();
    addRow(tr("Port"), ports);
    column->addLayout(form);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(formWidth);
    return scroll;
}

void TracePanel::followView() {
    if (!isVisible() || !m_session->view()) {
        return;
    }
    m_snapshot = m_session->view()->snapshot;
    m_from->setFacts(m_snapshot->facts);
    m_to->setFacts(m_snapshot->facts);
    const bool isDual = hasIpv6(*m_snapshot->plan);
    m_family->setVisible(isDual);
    m_familyLabel->setVisible(isDual);
    // What stands on the pages behind is brought up to date when they come to the front.
    if (page() == Page::matrix) {
        m_matrix->show(m_snapshot->facts);
    } else if (page() == Page::ports) {
        m_ports->show(m_snapshot);
    }
    retrace();
}

std::optional<Flow> TracePanel::flow() const {
    if (!m_snapshot || !m_from->endpoint() || !m_to->endpoint()) {
        return std::nullopt;
    }
    const bool isV6 = !m_family->isHidden() && m_family->currentIndex() == 1;
    return Flow{.source = *m_from->endpoint(),
                .destination = *m_to->endpoint(),
                .family = isV6 ? IpFamily::v6 : IpFamily::v4,
                .port = static_cast<std::uint16_t>(m_port->value())};
}

void TracePanel::retrace() {
    const auto asked = flow();
    m_trace = asked ? std::optional(aksnet::trace(*m_snapshot->facts, *asked)) : std::nullopt;
    showTrace();
}

QString TracePanel::hintText() const {
    if (m_snapshot && m_snapshot->facts->pools.empty()) {
        return tr(
            "The plan has no cluster yet. Connections between machines and networks can be traced already: choose "
            "where one starts and where it goes.");
    }
    if (m_from->endpoint()) {
        return tr("Now choose where the connection goes.");
    }
    return m_to->endpoint()
               ? tr("Now choose where the connection starts.")
               : tr("Choose where a connection starts and where it goes: from the lists, by typing an address, or with the "
                    "crosshair in the diagram. Its way, and the source address that the destination sees, appear here.");
}

void TracePanel::showTrace() {
    m_swap->setEnabled(m_from->endpoint() || m_to->endpoint());
    m_clear->setEnabled(m_swap->isEnabled());
    m_copy->setEnabled(m_trace.has_value());
    m_right->setCurrentWidget(m_trace ? static_cast<QWidget*>(m_hops) : m_hint);
    if (!m_trace) {
        m_hint->setText(hintText());
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
    {
        const QSignalBlocker portGuard(m_port);
        const QSignalBlocker familyGuard(m_family);
        m_port->setValue(flow.port);
        m_family->setCurrentIndex(flow.family == IpFamily::v6 ? 1 : 0);
    }
    m_from->setEndpoint(flow.source);
    m_to->setEndpoint(flow.destination);
    retrace();
}

void TracePanel::swapEnds() {
    const auto source = m_from->endpoint();
    const auto destination = m_to->endpoint();
    // Not everything that can be reached starts connections of its own.
    if (destination && !m_from->accepts(*destination)) {
        m_from->refuse(tr("%1 starts no connections, so the ends cannot be swapped.").arg(m_to->text()));
        return;
    }
    m_from->setEndpoint(destination);
    m_to->setEndpoint(source);
    retrace();
}

void TracePanel::clear() {
    stopPicking();
    m_from->setEndpoint(std::nullopt);
    m_to->setEndpoint(std::nullopt);
    retrace();
}

QString TracePanel::asText() const {
    return m_trace ? tr("From %1 to %2, port %3\n").arg(m_from->text(), m_to->text()).arg(m_port->value()) +
                         toQt(traceAsText(*m_trace))
                   : QString();
}

void TracePanel::copy() {
    QGuiApplication::clipboard()->setText(asText());
}

std::optional<EndpointSide> TracePanel::pickingSide() const {
    return m_from->pickButton()->isChecked() ? std::optional(EndpointSide::source)
           : m_to->pickButton()->isChecked() ? std::optional(EndpointSide::destination)
                                             : std::nullopt;
}

void TracePanel::startPicking(EndpointSide side, bool picking) {
    if (picking) {
        // One at a time.
        const QSignalBlocker guard(field(side));
        EndpointField* other = side == EndpointSide::source ? m_to : m_from;
        other->pickButton()->setChecked(false);
    }
    Q_EMIT pickingChanged(pickingSide().has_value());
}

void TracePanel::stopPicking() {
    m_from->pickButton()->setChecked(false);
    m_to->pickButton()->setChecked(false);
}

void TracePanel::takePicked(ObjectRef object) {
    const auto side = pickingSide();
    if (!side) {
        return;
    }
    if (field(*side)->take(object)) {
        stopPicking();
    } else {
        field(*side)->refuse(
            tr("No connection starts or ends there: pick a pool, subnet, endpoint, firewall, external "
               "network or the Internet."));
    }
}

void TracePanel::takeInternet() {
    if (const auto side = pickingSide()) {
        field(*side)->setEndpoint(InternetEndpoint{});
        stopPicking();
        retrace();
    }
}

void TracePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    followView();
}

void TracePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    stopPicking();
    Q_EMIT pathChanged({});
}

void TracePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() >= traceSideBySideWidth ? Qt::Horizontal : Qt::Vertical);
}

}  // namespace aksnet::ui
