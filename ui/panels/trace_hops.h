// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trace to read: the answer in short, then the hops from top to bottom, what was done at each place and why.
#pragma once

#include "core/egress/trace.h"
#include "ui/base/theme_manager.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace aksnet::ui {

class TraceAnswer;

/// A number in a circle, as the canvas draws it at the hop's box.
class PathNumber : public QWidget {
    Q_OBJECT
public:
    PathNumber(int number, const ThemeManager* themes, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override { return {22, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_number;
    const ThemeManager* m_themes;
};

class TraceHops : public QScrollArea {
    Q_OBJECT
public:
    explicit TraceHops(const ThemeManager* themes, QWidget* parent = nullptr);

    /// Keeps the place the reader has scrolled to while the number of hops stays the same.
    void show(const Trace& trace);

    [[nodiscard]] int hopCount() const { return m_hops; }
    [[nodiscard]] TraceAnswer* answer() const { return m_answer; }

Q_SIGNALS:
    void revealRequested(aksnet::ObjectRef object);

private:
    void addHop(const Trace& trace, std::size_t index);
    QWidget* makeHead(const Trace& trace, std::size_t index, QWidget* card);
    void addStep(const Step& step, QGridLayout* grid, QWidget* card);
    void addArrow(const FlowAddress& source);

    const ThemeManager* m_themes;
    TraceAnswer* m_answer;
    QVBoxLayout* m_page;
    QWidget* m_list = nullptr;  ///< the cards; made anew for each trace
    QVBoxLayout* m_column = nullptr;
    int m_hops = 0;
};

}  // namespace aksnet::ui
