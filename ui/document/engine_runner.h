// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs the engine off the GUI thread; the newest plan wins.
//
//   edits   e1  e2 e3            e4
//   worker  [--e1--][--e3--]     [--e4--]       short runs are let finish, what piled up meanwhile is skipped
//   shown          e1       e3           e4
#pragma once

#include "core/diagram/box_index.h"
#include "core/diagram/diagram.h"

#include <QObject>
#include <QThreadPool>

namespace aksnet::ui {

/// What one run gives to everybody who shows something: results and picture of one and the same plan.
struct PlanView {
    SnapshotPtr snapshot;
    std::shared_ptr<const Diagram> diagram;
    std::shared_ptr<const BoxIndex> index;  ///< over *diagram
    double engineMilliseconds = 0;
};
using PlanViewPtr = std::shared_ptr<const PlanView>;

class EngineRunner : public QObject {
    Q_OBJECT
public:
    explicit EngineRunner(QObject* parent = nullptr);
    ~EngineRunner() override;

    /// Asks for a view of this plan and layout. Returns at once; `viewReady` follows in the GUI thread unless a newer
    /// request overtakes it. A change of layout alone reuses the last snapshot.
    void request(std::shared_ptr<const Plan> plan, Layout layout);
    /// true while a run is under way or waiting.
    [[nodiscard]] bool busy() const { return m_running || m_waiting; }

Q_SIGNALS:
    void viewReady(const aksnet::ui::PlanViewPtr& view);
    void busyChanged(bool busy);

private:
    void start();
    void finished(const PlanViewPtr& view);

    QThreadPool m_pool;
    std::stop_source m_stop;
    std::shared_ptr<const Plan> m_plan;  ///< newest asked for
    Layout m_layout;
    PlanViewPtr m_last;
    std::uint64_t m_revision = 0;
    qint64 m_startedAt = 0;  ///< milliseconds, monotonic
    bool m_running = false;
    bool m_waiting = false;
};

}  // namespace aksnet::ui

Q_DECLARE_METATYPE(aksnet::ui::PlanViewPtr)
