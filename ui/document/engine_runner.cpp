// SPDX-License-Identifier: GPL-3.0-or-later
//
// See engine_runner.h. Everything that crosses threads is a value or a shared pointer to const, hence no locks.
#include "ui/document/engine_runner.h"

#include <QDate>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QtConcurrentRun>

namespace aksnet::ui {

namespace {

/// A run older than this is stopped by a newer request; shorter ones are let finish, so that a held key shows progress.
constexpr qint64 letFinishMilliseconds = 100;

qint64 monotonicMilliseconds() {
    return QDeadlineTimer::current(Qt::CoarseTimer).deadline();
}

struct RunRequest {
    std::shared_ptr<const Plan> plan;
    Layout layout;
    SnapshotPtr known;  ///< snapshot of the very same plan, or null
    std::uint64_t revision;
    std::string today;
};

PlanViewPtr runEngine(const RunRequest& request, const std::stop_token& stop) {
    QElapsedTimer timer;
    timer.start();
    auto snapshot = request.known ? request.known : evaluate({request.plan, request.revision, request.today}, stop);
    if (!snapshot || stop.stop_requested()) {
        return nullptr;
    }
    const double engineMilliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    auto view = std::make_shared<PlanView>();
    view->diagram = std::make_shared<const Diagram>(makeDiagram(*snapshot, request.layout));
    view->index = std::make_shared<const BoxIndex>(*view->diagram);
    view->snapshot = std::move(snapshot);
    view->engineMilliseconds = engineMilliseconds;
    return view;
}

}  // namespace

EngineRunner::EngineRunner(QObject* parent) : QObject(parent) {
    qRegisterMetaType<aksnet::ui::PlanViewPtr>();
    m_pool.setMaxThreadCount(1);
}

EngineRunner::~EngineRunner() {
    m_stop.request_stop();
    m_pool.waitForDone();
}

void EngineRunner::request(std::shared_ptr<const Plan> plan, Layout layout) {
    m_plan = std::move(plan);
    m_layout = std::move(layout);
    ++m_revision;
    if (!m_running) {
        start();
        Q_EMIT busyChanged(true);
        return;
    }
    m_waiting = true;
    if (monotonicMilliseconds() - m_startedAt > letFinishMilliseconds) {
        m_stop.request_stop();
    }
}

void EngineRunner::start() {
    m_running = true;
    m_waiting = false;
    m_stop = std::stop_source();
    m_startedAt = monotonicMilliseconds();
    RunRequest request{m_plan, m_layout, nullptr, m_revision, QDate::currentDate().toString(Qt::ISODate).toStdString()};
    if (m_last && m_last->snapshot->plan == m_plan) {
        request.known = m_last->snapshot;
    }
    // A run that ends before `then` is reached would be answered at once, in the middle of whatever asked for it: the
    // answer always waits for the event loop.
    QtConcurrent::run(&m_pool, runEngine, std::move(request), m_stop.get_token())
        .then(this, [this](const PlanViewPtr& view) {
            QMetaObject::invokeMethod(this, [this, view] { finished(view); }, Qt::QueuedConnection);
        });
}

void EngineRunner::finished(const PlanViewPtr& view) {
    m_running = false;
    if (view) {
        m_last = view;
        Q_EMIT viewReady(view);
    }
    // A listener of viewReady may have asked for the next run already.
    if (m_running) {
        return;
    }
    if (m_waiting) {
        start();
    } else {
        Q_EMIT busyChanged(false);
    }
}

}  // namespace aksnet::ui
