// SPDX-License-Identifier: GPL-3.0-or-later
//
// See endpoint_field.h.
#include "ui/panels/endpoint_field.h"

#include "core/egress/endpoint_text.h"
#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int choiceRole = Qt::UserRole + 1;
constexpr int mostSuggestions = 12;
constexpr int leastFieldWidth = 140;

/// Nodes there can be at once: all of the autoscaler's and those of an upgrade.
int nodesOf(const PoolFacts& pool) {
    return std::max(pool.nodesMax + pool.surge, 1);
}

}  // namespace

EndpointField::EndpointField(EndpointSide side, const QString& name, QWidget* parent)
    : QWidget(parent),
      m_side(side),
      m_box(new QComboBox(this)),
      m_titles(new QStringListModel(this)),
      m_pick(new QToolButton(this)),
      m_refusal(new QLabel(this)) {
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_box->setModel(new QStandardItemModel(this));
    m_box->setMaxVisibleItems(mostSuggestions * 2);
    m_box->setMinimumWidth(leastFieldWidth);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setAccessibleName(name);
    m_box->setToolTip(
        tr("Choose from the list, or type a part of a name, an address, or an endpoint such as pool apps/3"));
    m_box->lineEdit()->setPlaceholderText(tr("Choose, type or pick"));
    auto* completer = new QCompleter(m_titles, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(mostSuggestions);
    m_box->setCompleter(completer);
    m_pick->setIcon(makeIcon(QStringLiteral("pick")));
    m_pick->setCheckable(true);
    m_pick->setToolTip(tr("%1: pick it in the diagram (Esc gives up)").arg(name));
    m_pick->setAccessibleName(tr("Pick %1 in the diagram").arg(name.toLower()));
    setLook(m_refusal, "error");
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    makeOptions();
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::tight);
    row->addWidget(m_box, 1);
    row->addWidget(m_pick);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::tight);
    column->addLayout(row);
    column->addWidget(m_refusal);
    column->addWidget(m_options);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::activated, this, &EndpointField::commitText);
    connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &EndpointField::commitText);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& text) {
        m_box->setEditText(text);
        commitText();
    });
    connect(m_pick, &QToolButton::toggled, this, &EndpointField::pickToggled);
    showOptions();
}

EndpointField::~EndpointField() {
    // The line loses the focus when it goes, and would tell of a text that nobody can take any more.
    m_box->lineEdit()->disconnect(this);
    m_box->disconnect(this);
}

void EndpointField::makeOptions() {
    m_options = new QWidget(this);
    auto* row = new QHBoxLayout(m_options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::normal);
    m_node = new QSpinBox(m_options);
    m_node->setAccessibleName(tr("Number of the node"));
    m_node->setToolTip(tr("Nodes of a pool are counted from 0"));
    m_node->setPrefix(tr("Node "));
    m_hostNetwork = new QCheckBox(tr("Host network"), m_options);
    m_hostNetwork->setToolTip(tr("The pod has hostNetwork: true and its node's address"));
    m_egressGateway = new QCheckBox(tr("Egress gateway"), m_options);
    m_egressGateway->setToolTip(tr("The pod is annotated for a StaticGatewayConfiguration"));
    row->addWidget(m_node);
    row->addWidget(m_hostNetwork);
    row->addWidget(m_egressGateway);
    row->addStretch();
    connect(m_node, &QSpinBox::valueChanged, this, &EndpointField::readOptions);
    connect(m_hostNetwork, &QCheckBox::toggled, this, &EndpointField::readOptions);
    connect(m_egressGateway, &QCheckBox::toggled, this, &EndpointField::readOptions);
}

void EndpointField::setFacts(std::shared_ptr<const Facts> facts) {
    if (facts == m_facts) {
        return;
    }
    m_facts = std::move(facts);
    auto choices = endpointChoices(*m_facts, m_side);
    const bool isOther = choices != m_choices;
    if (isOther) {
        m_choices = std::move(choices);
        fillList();
    }
    if (m_endpoint && !isKnown(*m_endpoint)) {
        m_endpoint.reset();
    }
    keepNodeInPool();
    if (isOther) {
        showEndpoint();
    }
    showOptions();
}

/// A pool that became smaller takes the last node it still has.
void EndpointField::keepNodeInPool() {
    const auto keep = [this](NodePoolId id, std::uint32_t& node) {
        const PoolFacts* pool = m_facts->find(id);
        node = pool ? std::min(node, static_cast<std::uint32_t>(nodesOf(*pool) - 1)) : node;
    };
    if (auto* pod = m_endpoint ? std::get_if<PodEndpoint>(&*m_endpoint) : nullptr) {
        keep(pod->pool, pod->node);
    } else if (auto* node = m_endpoint ? std::get_if<NodeEndpoint>(&*m_endpoint) : nullptr) {
        keep(node->pool, node->node);
    }
}

void EndpointField::fillList() {
    const QSignalBlocker guard(m_box);
    auto* model = static_cast<QStandardItemModel*>(m_box->model());
    model->clear();
    QStringList titles;
    QString group;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const EndpointChoice& choice = m_choices[i];
        if (choice.group != group) {
            group = choice.group;
            auto* heading = new QStandardItem(group);
            heading->setFlags(Qt::NoItemFlags);
            QFont bold = font();
            bold.setBold(true);
            heading->setFont(bold);
            model->appendRow(heading);
        }
        auto* item = new QStandardItem(choice.title);
        item->setData(static_cast<int>(i), choiceRole);
        model->appendRow(item);
        titles << choice.title;
    }
    m_titles->setStringList(titles);
}

const EndpointChoice* EndpointField::choiceOf(const Endpoint& endpoint) const {
    const auto found = std::ranges::find(m_choices, withoutOptions(endpoint), &EndpointChoice::endpoint);
    return found == m_choices.end() ? nullptr : &*found;
}

bool EndpointField::isKnown(const Endpoint& endpoint) const {
    return choiceOf(endpoint) || std::holds_alternative<AddressEndpoint>(endpoint) ||
           std::holds_alternative<PlatformServiceEndpoint>(endpoint);
}

QString EndpointField::titleOf(const Endpoint& endpoint) const {
    const EndpointChoice* choice = choiceOf(endpoint);
    return choice ? choice->title : m_facts ? toQt(endpointText(*m_facts, endpoint)) : QString();
}

QString EndpointField::text() const {
    if (!m_endpoint) {
        return {};
    }
    QString text = titleOf(*m_endpoint);
    if (const auto* pod = std::get_if<PodEndpoint>(&*m_endpoint)) {
        text += tr(", node %1").arg(pod->node) + (pod->hostNetwork ? tr(", host network") : QString()) +
                (pod->throughEgressGateway ? tr(", egress gateway") : QString());
    } else if (const auto* node = std::get_if<NodeEndpoint>(&*m_endpoint)) {
        text += tr(", node %1").arg(node->node);
    }
    return text;
}

void EndpointField::setEndpoint(std::optional<Endpoint> endpoint) {
    m_endpoint = std::move(endpoint);
    showEndpoint();
    showOptions();
}

void EndpointField::change(std::optional<Endpoint> endpoint) {
    const bool isOther = endpoint != m_endpoint;
    setEndpoint(std::move(endpoint));
    if (isOther) {
        Q_EMIT changed();
    }
}

bool EndpointField::take(ObjectRef object) {
    const auto endpoint = m_facts ? endpointOf(*m_facts, object, m_side) : std::nullopt;
    if (!endpoint || !isKnown(*endpoint)) {
        return false;
    }
    change(*endpoint);
    return true;
}

void EndpointField::commitText() {
    const QString typed = m_box->currentText().trimmed();
    if (!m_facts || (m_endpoint && typed == titleOf(*m_endpoint)) || (!m_endpoint && typed.isEmpty())) {
        refuse({});
        return;
    }
    if (typed.isEmpty()) {
        change(std::nullopt);
        return;
    }
    const auto choice = std::ranges::find_if(
        m_choices, [&](const EndpointChoice& each) { return each.title.compare(typed, Qt::CaseInsensitive) == 0; });
    if (choice != m_choices.end()) {
        change(choice->endpoint);
        return;
    }
    const auto read = parseEndpoint(*m_facts, toStd(typed));
    if (!read) {
        refuse(toQt(read.error().what));
    } else if (m_side == EndpointSide::source && !isKnown(*read)) {
        refuse(tr("No connection starts at %1.").arg(typed));
    } else {
        change(*read);
    }
}

void EndpointField::refuse(const QString& reason) {
    setFaulty(m_box, !reason.isEmpty());
    m_refusal->setText(reason);
    m_refusal->setVisible(!reason.isEmpty());
}

QString EndpointField::refusal() const {
    return m_refusal->text();
}

void EndpointField::showEndpoint() {
    const QSignalBlocker guard(m_box);
    refuse({});
    const QString title = m_endpoint ? titleOf(*m_endpoint) : QString();
    m_box->setCurrentIndex(m_box->findText(title));
    m_box->setEditText(title);
    m_box->lineEdit()->setCursorPosition(0);
}

void EndpointField::showOptions() {
    const auto* pod = m_endpoint ? std::get_if<PodEndpoint>(&*m_endpoint) : nullptr;
    const auto* node = m_endpoint ? std::get_if<NodeEndpoint>(&*m_endpoint) : nullptr;
    const PoolFacts* pool = !m_facts ? nullptr
                            : pod    ? m_facts->find(pod->pool)
                            : node   ? m_facts->find(node->pool)
                                     : nullptr;
    m_options->setVisible(pool != nullptr);
    if (!pool) {
        return;
    }
    const QSignalBlocker nodeGuard(m_node);
    const QSignalBlocker hostGuard(m_hostNetwork);
    const QSignalBlocker gatewayGuard(m_egressGateway);
    const int nodes = nodesOf(*pool);
    m_node->setRange(0, nodes - 1);
    m_node->setValue(static_cast<int>(pod ? pod->node : node->node));
    m_node->setSuffix(tr(" of %1").arg(nodes));
    const bool isSourcePod = pod && m_side == EndpointSide::source;
    const ClusterFacts* cluster = m_facts->find(pool->cluster);
    m_hostNetwork->setVisible(isSourcePod);
    m_hostNetwork->setChecked(isSourcePod && pod->hostNetwork);
    m_egressGateway->setVisible(isSourcePod && cluster && cluster->value->networkProfile.staticEgressGatewayEnabled);
    m_egressGateway->setChecked(isSourcePod && pod->throughEgressGateway);
    m_egressGateway->setEnabled(!m_hostNetwork->isChecked());
}

void EndpointField::readOptions() {
    auto endpoint = m_endpoint;
    if (auto* pod = endpoint ? std::get_if<PodEndpoint>(&*endpoint) : nullptr) {
        pod->node = static_cast<std::uint32_t>(m_node->value());
        pod->hostNetwork = m_hostNetwork->isChecked();
        pod->throughEgressGateway = m_egressGateway->isChecked() && !pod->hostNetwork;
    } else if (auto* node = endpoint ? std::get_if<NodeEndpoint>(&*endpoint) : nullptr) {
        node->node = static_cast<std::uint32_t>(m_node->value());
    }
    change(std::move(endpoint));
}

}  // namespace aksnet::ui
