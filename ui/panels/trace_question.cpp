// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_question.h.
#include "ui/panels/trace_question.h"

#include "ui/base/spacing.h"
#include "ui/panels/endpoint_field.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int questionWidth = 324;  ///< the options of a pod in one row
constexpr int defaultPort = 443;
constexpr int largestPort = 65535;

bool hasIpv6(const Plan& plan) {
    return std::ranges::any_of(plan.clusters, [](const auto& cluster) {
        return std::ranges::find(cluster->networkProfile.ipFamilies, IpFamily::v6) !=
               cluster->networkProfile.ipFamilies.end();
    });
}

}  // namespace

TraceQuestion::TraceQuestion(QWidget* parent)
    : QScrollArea(parent),
      m_from(new EndpointField(EndpointSide::source, tr("Source"), this)),
      m_to(new EndpointField(EndpointSide::destination, tr("Destination"), this)),
      m_port(new QSpinBox(this)),
      m_family(new QComboBox(this)),
      m_familyLabel(new QLabel(tr("Family"), this)) {
    arrange();
    for (const EndpointSide side : {EndpointSide::source, EndpointSide::destination}) {
        connect(field(side), &EndpointField::changed, this, &TraceQuestion::changed);
        connect(field(side), &EndpointField::pickToggled, this,
                [this, side](bool picking) { startPicking(side, picking); });
    }
    connect(m_port, &QSpinBox::valueChanged, this, &TraceQuestion::changed);
    connect(m_family, &QComboBox::currentIndexChanged, this, &TraceQuestion::changed);
}

void TraceQuestion::arrange() {
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
    addRow(tr("Port"), makePortRow(page));
    column->addLayout(form);
    column->addStretch();
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(questionWidth);
}

QWidget* TraceQuestion::makePortRow(QWidget* page) {
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
    return ports;
}

void TraceQuestion::setFacts(const std::shared_ptr<const Facts>& facts) {
    m_hasPools = !facts->pools.empty();
    m_from->setFacts(facts);
    m_to->setFacts(facts);
    const bool isDual = hasIpv6(*facts->plan);
    m_family->setVisible(isDual);
    m_familyLabel->setVisible(isDual);
}

std::optional<Flow> TraceQuestion::flow() const {
    if (!m_from->endpoint() || !m_to->endpoint()) {
        return std::nullopt;
    }
    const bool isV6 = !m_family->isHidden() && m_family->currentIndex() == 1;
    return Flow{.source = *m_from->endpoint(),
                .destination = *m_to->endpoint(),
                .family = isV6 ? IpFamily::v6 : IpFamily::v4,
                .port = static_cast<std::uint16_t>(m_port->value())};
}

void TraceQuestion::setFlow(const Flow& flow) {
    {
        const QSignalBlocker guard(this);
        m_port->setValue(flow.port);
        m_family->setCurrentIndex(flow.family == IpFamily::v6 ? 1 : 0);
        m_from->setEndpoint(flow.source);
        m_to->setEndpoint(flow.destination);
    }
    Q_EMIT changed();
}

QString TraceQuestion::asText() const {
    return tr("From %1 to %2, port %3").arg(m_from->text(), m_to->text()).arg(m_port->value());
}

bool TraceQuestion::isEmpty() const {
    return !m_from->endpoint() && !m_to->endpoint();
}

QString TraceQuestion::hintText() const {
    if (!m_hasPools) {
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

void TraceQuestion::swapEnds() {
    const auto source = m_from->endpoint();
    const auto destination = m_to->endpoint();
    // Not everything that can be reached starts connections of its own.
    if (destination && !m_from->accepts(*destination)) {
        m_from->refuse(tr("%1 starts no connections, so the ends cannot be swapped.").arg(m_to->text()));
        return;
    }
    m_from->setEndpoint(destination);
    m_to->setEndpoint(source);
    Q_EMIT changed();
}

void TraceQuestion::clear() {
    stopPicking();
    m_from->setEndpoint(std::nullopt);
    m_to->setEndpoint(std::nullopt);
    Q_EMIT changed();
}

std::optional<EndpointSide> TraceQuestion::pickingSide() const {
    return m_from->pickButton()->isChecked() ? std::optional(EndpointSide::source)
           : m_to->pickButton()->isChecked() ? std::optional(EndpointSide::destination)
                                             : std::nullopt;
}

void TraceQuestion::startPicking(EndpointSide side, bool picking) {
    if (picking) {
        // One at a time.
        const QSignalBlocker guard(field(side));
        EndpointField* other = side == EndpointSide::source ? m_to : m_from;
        other->pickButton()->setChecked(false);
    }
    Q_EMIT pickingChanged(pickingSide().has_value());
}

void TraceQuestion::stopPicking() {
    m_from->pickButton()->setChecked(false);
    m_to->pickButton()->setChecked(false);
}

void TraceQuestion::takePicked(ObjectRef object) {
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

void TraceQuestion::takeInternet() {
    if (const auto side = pickingSide()) {
        field(*side)->setEndpoint(InternetEndpoint{});
        stopPicking();
        Q_EMIT changed();
    }
}

}  // namespace aksnet::ui
