// SPDX-License-Identifier: GPL-3.0-or-later
//
// One end of a connection: chosen from a list that can be searched, typed, or picked in the diagram, and its options.
#pragma once

#include "ui/models/endpoint_choices.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QStringListModel;
class QToolButton;

namespace aksnet::ui {

/// Typed text is one of the list's titles, an address, or an endpoint as the command line knows them. What is neither is
/// refused with a reason, and the endpoint kept.
class EndpointField : public QWidget {
    Q_OBJECT
public:
    EndpointField(EndpointSide side, const QString& name, QWidget* parent = nullptr);
    ~EndpointField() override;

    /// What there is to choose from; an endpoint that is gone is taken out.
    void setFacts(std::shared_ptr<const Facts> facts);
    [[nodiscard]] const std::optional<Endpoint>& endpoint() const { return m_endpoint; }
    void setEndpoint(std::optional<Endpoint> endpoint);
    /// Takes the endpoint that the thing stands for; false if it stands for none.
    bool take(ObjectRef object);
    /// true if the list of this side has it.
    [[nodiscard]] bool accepts(const Endpoint& endpoint) const { return isKnown(endpoint); }
    /// Says under the field why something cannot be; empty takes that back.
    void refuse(const QString& reason);
    /// The endpoint as people read it: "Pod of apps, node 3".
    [[nodiscard]] QString text() const;

    [[nodiscard]] QComboBox* box() const { return m_box; }
    [[nodiscard]] QToolButton* pickButton() const { return m_pick; }
    [[nodiscard]] QSpinBox* nodeBox() const { return m_node; }
    [[nodiscard]] QCheckBox* hostNetworkBox() const { return m_hostNetwork; }
    [[nodiscard]] QCheckBox* egressGatewayBox() const { return m_egressGateway; }
    [[nodiscard]] QString refusal() const;

Q_SIGNALS:
    void changed();
    void pickToggled(bool picking);

private:
    void makeOptions();
    void fillList();
    void keepNodeInPool();
    void commitText();
    void showEndpoint();
    void showOptions();
    void readOptions();
    void change(std::optional<Endpoint> endpoint);
    [[nodiscard]] bool isKnown(const Endpoint& endpoint) const;
    [[nodiscard]] const EndpointChoice* choiceOf(const Endpoint& endpoint) const;
    [[nodiscard]] QString titleOf(const Endpoint& endpoint) const;

    EndpointSide m_side;
    std::shared_ptr<const Facts> m_facts;
    std::vector<EndpointChoice> m_choices;
    std::optional<Endpoint> m_endpoint;
    QComboBox* m_box;
    QStringListModel* m_titles;
    QToolButton* m_pick;
    QWidget* m_options;
    QSpinBox* m_node;
    QCheckBox* m_hostNetwork;
    QCheckBox* m_egressGateway;
    QLabel* m_refusal;
};

}  // namespace aksnet::ui
