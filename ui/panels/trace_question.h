// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is asked of a trace: the two ends of a connection, its port and address family, chosen here or in the diagram.
#pragma once

#include "core/egress/flow.h"
#include "ui/models/endpoint_choices.h"

#include <QScrollArea>

class QComboBox;
class QLabel;
class QSpinBox;

namespace aksnet::ui {

class EndpointField;

class TraceQuestion : public QScrollArea {
    Q_OBJECT
public:
    explicit TraceQuestion(QWidget* parent = nullptr);

    /// What there is to choose from; ends that are gone are taken out.
    void setFacts(const std::shared_ptr<const Facts>& facts);

    /// The connection as it is asked for; none while an end is missing.
    [[nodiscard]] std::optional<Flow> flow() const;
    void setFlow(const Flow& flow);
    /// "From … to …, port 443".
    [[nodiscard]] QString asText() const;
    [[nodiscard]] bool isEmpty() const;
    /// What to do next while an end is missing.
    [[nodiscard]] QString hintText() const;

    [[nodiscard]] EndpointField* field(EndpointSide side) const { return side == EndpointSide::source ? m_from : m_to; }
    [[nodiscard]] QSpinBox* portBox() const { return m_port; }

public Q_SLOTS:
    /// Lets the ends change places; says why if the destination starts no connections.
    void swapEnds();
    void clear();

    /// What was picked in the diagram for the field whose button is down.
    void takePicked(aksnet::ObjectRef object);
    void takeInternet();
    void stopPicking();

Q_SIGNALS:
    void changed();
    void pickingChanged(bool picking);

private:
    void arrange();
    QWidget* makePortRow(QWidget* page);
    void startPicking(EndpointSide side, bool picking);
    [[nodiscard]] std::optional<EndpointSide> pickingSide() const;

    bool m_hasPools = true;
    EndpointField* m_from;
    EndpointField* m_to;
    QSpinBox* m_port;
    QComboBox* m_family;
    QLabel* m_familyLabel;
};

}  // namespace aksnet::ui
