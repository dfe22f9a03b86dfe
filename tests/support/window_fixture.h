// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window over a session, with settings of its own, for tests that press keys and buttons.
#pragma once

#include "core/plan/query.h"
#include "ui/base/text.h"
#include "ui/document/document_session.h"
#include "ui/window/main_window.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace aksnet::test {

/// A folder for the test's files; settings of the program go there too. Make one before any window.
class Workplace {
public:
    Workplace() {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral("settings")));
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Copies a file of the project ("resources/samples/broken.aksnet.json") here and returns the copy's path.
    [[nodiscard]] QString copyOf(const QString& projectFile) const {
        const QString target = path(QFileInfo(projectFile).fileName());
        QFile::remove(target);
        QFile::copy(QStringLiteral(AKSNET_SOURCE_DIR "/") + projectFile, target);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        return target;
    }

private:
    QTemporaryDir m_folder;
};

inline QString samplePath(const QString& name) {
    return QStringLiteral("resources/samples/%1.aksnet.json").arg(name);
}

/// The engine has answered for the plan as it is now.
inline bool isUpToDate(const ui::DocumentSession& session) {
    return session.view() && !session.isEngineBusy() && session.view()->snapshot->plan == session.planPtr();
}

inline ObjectRef objectNamed(const Plan& plan, ObjectKind kind, std::string_view name) {
    for (const ObjectRef object : allObjects(plan)) {
        if (object.kind == kind && nameOf(plan, object) == name) {
            return object;
        }
    }
    qFatal("The plan has no such thing.");
}

struct OpenWindow {
    ui::DocumentSession session;
    ui::MainWindow window{&session};

    OpenWindow() {
        window.resize(1440, 900);
        window.show();
    }

    [[nodiscard]] bool isReady() {
        return QTest::qWaitForWindowActive(&window) && QTest::qWaitFor([this] { return isUpToDate(session); });
    }
    [[nodiscard]] bool settles() {
        return QTest::qWaitFor([this] { return isUpToDate(session); });
    }
    void trigger(ui::ActionId id) { window.actionList().at(id)->trigger(); }
};

}  // namespace aksnet::test
