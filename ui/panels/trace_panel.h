// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which way a connection takes: its two ends, the answer in short, and hop by hop what was done and why. Beside it, for a
// whole cluster: which source address each destination sees, and how many SNAT ports there are.
#pragma once

#include "core/egress/trace.h"
#include "ui/canvas/path_overlay.h"
#include "ui/document/document_session.h"
#include "ui/models/endpoint_choices.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace aksnet::ui {

class EgressMatrixView;
class EndpointField;
class SnatPortsView;
class ThemeManager;
class TraceAnswer;
class TraceHops;
class TraceQuestion;

/// Follows the plan: the connection is traced anew with each result of the engine, on the GUI thread, since that takes
/// microseconds.
class TracePanel : public QWidget {
    Q_OBJECT
public:
    enum class Page : std::uint8_t { way, matrix, ports };

    TracePanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    /// Starts or ends the connection at a thing of the plan; nothing happens if no connection can.
    void setEnd(EndpointSide side, ObjectRef object);
    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// Shows the way of this connection.
    void showFlow(const Flow& flow);
    /// The trace on show; none while an end is missing.
    [[nodiscard]] const std::optional<Trace>& trace() const { return m_trace; }
    /// The trace as text, below its two ends.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] TraceQuestion* question() const { return m_question; }
    [[nodiscard]] EndpointField* field(EndpointSide side) const;
    [[nodiscard]] QSpinBox* portBox() const;
    [[nodiscard]] QToolButton* swapButton() const { return m_swap; }
    [[nodiscard]] QToolButton* copyButton() const { return m_copy; }
    [[nodiscard]] QToolButton* clearButton() const { return m_clear; }
    [[nodiscard]] TraceAnswer* answer() const;
    [[nodiscard]] TraceHops* hops() const { return m_hops; }
    [[nodiscard]] QLabel* hint() const { return m_hint; }
    [[nodiscard]] QToolButton* pageButton(Page page) const;
    [[nodiscard]] EgressMatrixView* matrix() const { return m_matrix; }
    [[nodiscard]] SnatPortsView* ports() const { return m_ports; }

Q_SIGNALS:
    /// The way to draw over the diagram; empty: none.
    void pathChanged(const aksnet::ui::DiagramPath& path);
    void pickingChanged(bool picking);
    void revealRequested(aksnet::ObjectRef object);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeWayTools(QWidget* bar);
    void addPageButtons(QHBoxLayout* row, QWidget* bar);
    void connectParts();
    void showTools();
    static QToolButton* makeButton(const QString& iconName, const QString& text, const QString& tip, QWidget* bar);
    void followView();
    void retrace();
    void showTrace();
    void copy();

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    SnapshotPtr m_snapshot;
    std::optional<Trace> m_trace;
    TraceQuestion* m_question;
    QButtonGroup* m_pageButtons;
    QWidget* m_wayTools = nullptr;
    QToolButton* m_swap = nullptr;
    QToolButton* m_copy = nullptr;
    QToolButton* m_clear = nullptr;
    QStackedWidget* m_pages;
    EgressMatrixView* m_matrix;
    SnatPortsView* m_ports;
    QSplitter* m_splitter;
    QStackedWidget* m_right;
    TraceHops* m_hops;
    QLabel* m_hint;
};

}  // namespace aksnet::ui

Q_DECLARE_METATYPE(aksnet::ui::DiagramPath)
