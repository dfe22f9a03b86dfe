// SPDX-License-Identifier: GPL-3.0-or-later
//
// See screenshots.h.
#include "app/screenshots.h"

#include "app/command_line.h"
#include "core/egress/endpoint_text.h"
#include "core/plan/query.h"
#include "ui/canvas/diagram_view.h"
#include "ui/dialogs/fix_all_dialog.h"
#include "ui/document/document_session.h"
#include "ui/panels/finding_details.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/panels/trace_question.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDate>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>

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

    /// Waives the first finding, lets a waiver of the second be over, and makes the third a warning.
    void acceptSome() {
        const SnapshotPtr snapshot = m_session.view()->snapshot;
        const auto& findings = snapshot->findings;
        for (std::size_t i = 0; i < 2 && findings.size() > 2; ++i) {
            const std::string end = i == 0 ? "2099-12-31" : "2026-01-31";
            const Finding& finding = findings[i];
            m_good = m_session.apply(AddWaiver{{std::string(finding.ruleId), finding.subject, "It moves soon.", end}})
                         .has_value() &&
                     m_good;
        }
        m_good = findings.size() > 2 &&
                 m_session.apply(SetSeverity{std::string(findings[2].ruleId), Severity::warning}).has_value() && m_good;
        settle(m_session);
    }

    /// The summary of fixing all that has one safe fix; the plan stays as it is.
    void shootFixAll() {
        ui::FixAllDialog dialog(m_session.planPtr(), QDate::currentDate().toString(Qt::ISODate).toStdString(),
                                &m_window);
        dialog.show();
        QElapsedTimer clock;
        clock.start();
        while (!dialog.list()->isVisible() && clock.elapsed() < longestWaitMilliseconds) {
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        }
        m_good = dialog.grab().save(m_folder + QStringLiteral("/fix-all.png")) && m_good;
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
    photographer.window().tracePanel()->question()->clear();
}

/// What is locked, marked on the diagram and listed.
void shootLocked(Photographer& photographer) {
    QAction* marks = photographer.window().actionList().at(ui::ActionId::showLocked);
    photographer.openSample(QStringLiteral("private-hub-and-spoke"));
    photographer.select(ObjectKind::cluster);
    photographer.window().showLocked();
    marks->setChecked(true);
    photographer.shoot(QStringLiteral("locked"));
    photographer.window().resize(smallSize);
    photographer.shoot(QStringLiteral("locked-small"));
    photographer.window().resize(screenshotSize);
    photographer.openSample(QStringLiteral("overlay-cilium"));
    photographer.select(ObjectKind::nodePool);
    photographer.shoot(QStringLiteral("locked-shop"));
    marks->setChecked(false);
}

/// The list with a finding in full, then by rule with the rule's page, a waiver, one that ended, and another severity.
void shootFindings(Photographer& photographer) {
    photographer.openSample(QStringLiteral("broken"));
    photographer.window().showFindings();
    ui::FindingsPanel& panel = *photographer.window().findings();
    panel.chooseNext();
    photographer.shoot(QStringLiteral("findings"));
    photographer.window().resize(smallSize);
    photographer.shoot(QStringLiteral("small"));
    photographer.shootFixAll();
    photographer.acceptSome();
    panel.setGrouping(ui::FindingGrouping::rule);
    panel.details()->showRulePage();
    photographer.shoot(QStringLiteral("findings-small"));
    photographer.window().resize(screenshotSize);
    photographer.shoot(QStringLiteral("findings-rule"));
    panel.details()->setCurrentIndex(0);
    panel.setGrouping(ui::FindingGrouping::severity);
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
    shootLocked(photographer);
    shootFindings(photographer);
    for (const QString& file : files) {
        photographer.openFile(file);
        photographer.shoot(QFileInfo(file).baseName());
    }
    return photographer.good() ? exitClean : exitUnusable;
}

}  // namespace aksnet::app
