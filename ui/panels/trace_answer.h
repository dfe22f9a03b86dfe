// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trace in short: what became of the connection, the source address seen, the way back.
#pragma once

#include "core/egress/trace.h"
#include "ui/base/theme_manager.h"

#include <QWidget>

class QLabel;

namespace aksnet::ui {

class TraceAnswer : public QWidget {
    Q_OBJECT
public:
    explicit TraceAnswer(const ThemeManager* themes, QWidget* parent = nullptr);

    void show(const Trace& trace);

    [[nodiscard]] QLabel* outcomeLabel() const { return m_outcome; }
    [[nodiscard]] QLabel* addressLabel() const { return m_address; }
    [[nodiscard]] QLabel* reasonLabel() const { return m_reason; }
    [[nodiscard]] QLabel* wayBackLabel() const { return m_wayBack; }

private:
    void showIcon();

    const ThemeManager* m_themes;
    Disposition m_disposition = Disposition::undetermined;
    QLabel* m_icon;
    QLabel* m_outcome;
    QLabel* m_reason;
    QLabel* m_caption;
    QLabel* m_address;
    QLabel* m_wayBackIcon;
    QLabel* m_wayBack;
};

}  // namespace aksnet::ui
