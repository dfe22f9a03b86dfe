// SPDX-License-Identifier: GPL-3.0-or-later
//
// See screenshots.h.
#include "app/screenshots.h"

#include "app/command_line.h"
#include "core/egress/endpoint_text.h"
#include "core/plan/query.h"
#include "ui/canvas/diagram_view.h"
#include "ui/document/document_session.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

namespace aksnet::app {

namespace {

constexpr int longestWaitMilliseconds = 5000;
constexpr QSize screenshotSize(1440, 900);
constexpr QSize smallSize(1280, 720);

/// Lets the program run until the engine has answered and everything that follows from it is painted.
void settle(const ui::DocumentSession& session) {
    QElapsedTimer clock;
    clock.start();
    int quietTurns = 0;
    while (quietTurns < 5 && clock.elapsed() < longestWaitMilliseconds) {
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        quietTurns = session.isEngineBusy() ? 0 : quietTurns + 1;
    }
}

class Photographer {
public:
    explicit Photographer(QString folder) : m_folder(std::move(folder)), m_window(&m_session) {
        m_window.resize(screenshotSize);
        m_window.show();
        settle(m_session);
    }

    /// The window in light and dark as "<name>-light.png" and "<name>-dark.png".
    void shoot(const QString& name) {
        for (const auto& [choice, suffix] :
             {std::pair(ui::ThemeChoice::light, "light"), std::pair(ui::ThemeChoice::dark, "dark")}) {
            m_window.setTheme(choice);
            settle(m_session);
            m_good = m_window.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, QLatin1String(suffix))) &&
                     m_good;
        }
    }

    void openSample(const QString& name) {
        m_window.openSample(QStringLiteral(":/samples/%1.aksnet.json").arg(name));
        settle(m_session);
    }

    void openFile(const QString& path) {
        if (const auto opened = m_session.open(path); !opened) {
            std::fprintf(stderr, "aksnet: %s: %s\n", opened.error().where.c_str(), opened.error().what.c_str());
            m_good = false;
        }
        settle(m_session);
    }

    void select(ObjectKind kind) {
        for (const ObjectRef object : allObjects(m_session.plan())) {
            if (object.kind == kind) {
                m_session.select({{object}});
                break;
            }
        }
        settle(m_session);
    }

    /// Ends are written as on the command line.
    void trace(const QString& from, const QString& to) {
        const Facts& facts = *m_session.view()->snapshot->facts;
        const auto source = parseEndpoint(facts, from.toStdString());
        const auto destination = parseEndpoint(facts, to.toStdString());
        m_good = m_good && source && destination;
        if (source && destination) {
            m_window.tracePanel()->showFlow({.source = *source, .destination = *destination});
        }
        settle(m_session);
    }

    [[nodiscard]] ui::MainWindow& window() { return m_window; }
    [[nodiscard]] bool good() const { return m_good; }

private:
    QString m_folder;
    ui::DocumentSession m_session;
    ui::MainWindow m_window;
    bool m_good = true;
};

/// A connection that leaves through a firewall, the matrix of a cluster, and its SNAT ports.
void shootTraces(Photographer& photographer) {
    using Page = ui::TracePanel::Page;
    photographer.openSample(QStringLiteral("private-hub-and-spoke"));
    photographer.window().showTrace();
    photographer.trace(QStringLiteral("pool apps/2"), QStringLiteral("internet"));
    photographer.shoot(QStringLiteral("trace"));
    photographer.window().resize(smallSize);
    photographer.shoot(QStringLiteral("trace-small"));
    photographer.window().resize(screenshotSize);
    photographer.window().tracePanel()->showPage(Page::matrix);
    photographer.shoot(QStringLiteral("matrix"));
    photographer.openSample(QStringLiteral("overlay-cilium"));
    photographer.window().tracePanel()->showPage(Page::ports);
    photographer.shoot(QStringLiteral("ports"));
    photographer.window().tracePanel()->showPage(Page::way);
    photographer.trace(QStringLiteral("internet"), QStringLiteral("lb"));
    photographer.shoot(QStringLiteral("trace-denied"));
    photographer.window().tracePanel()->clear();
}

}  // namespace

int writeScreenshots(const QString& folder, const QStringList& files) {
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "aksnet: The folder %s cannot be made.\n", qPrintable(folder));
        return exitUnusable;
    }
    Photographer photographer(folder);
    photographer.shoot(QStringLiteral("start"));
    photographer.openSample(QStringLiteral("overlay-cilium"));
    photographer.select(ObjectKind::nodePool);
    photographer.shoot(QStringLiteral("overlay"));
    photographer.openSample(QStringLiteral("private-hub-and-spoke"));
    photographer.select(ObjectKind::cluster);
    photographer.shoot(QStringLiteral("window"));
    photographer.openSample(QStringLiteral("kubenet-migration"));
    photographer.select(ObjectKind::virtualNetwork);
    photographer.shoot(QStringLiteral("kubenet"));
    photographer.openSample(QStringLiteral("pod-subnet-three-pools"));
    photographer.select(ObjectKind::subnet);
    photographer.window().showUsage();
    photographer.shoot(QStringLiteral("usage"));
    shootTraces(photographer);
    photographer.openSample(QStringLiteral("broken"));
    photographer.window().showFindings();
    photographer.window().findings()->chooseNext();
    photographer.shoot(QStringLiteral("findings"));
    photographer.window().resize(smallSize);
    photographer.shoot(QStringLiteral("small"));
    photographer.window().resize(screenshotSize);
    for (const QString& file : files) {
        photographer.openFile(file);
        photographer.shoot(QFileInfo(file).baseName());
    }
    return photographer.good() ? exitClean : exitUnusable;
}

}  // namespace aksnet::app
