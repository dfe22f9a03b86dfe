// SPDX-License-Identifier: GPL-3.0-or-later
//
// The status bar: what the plan holds, what is wrong with it, how fast it was checked, and the zoom.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/findings_model.h"

#include <QObject>

class QLabel;
class QStatusBar;
class QToolButton;

namespace aksnet::ui {

class StatusWidgets : public QObject {
    Q_OBJECT
public:
    StatusWidgets(DocumentSession* session, const ThemeManager* themes, QStatusBar* bar);

    void showZoom(double zoom);
    [[nodiscard]] QToolButton* countButton(FindingGroup group) const {
        return m_counts[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] QToolButton* zoomButton() const { return m_zoom; }

Q_SIGNALS:
    void groupRequested(aksnet::ui::FindingGroup group);

private:
    void showTotals();
    void showCounts();
    void showEngine();

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    QLabel* m_totals;
    QLabel* m_engine;
    QToolButton* m_zoom;
    std::array<QToolButton*, 3> m_counts{};  ///< error, warning, info
};

}  // namespace aksnet::ui
