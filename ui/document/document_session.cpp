// SPDX-License-Identifier: GPL-3.0-or-later
//
// See document_session.h.
#include "ui/document/document_session.h"

#include "ui/base/text.h"
#include "ui/document/file_store.h"
#include "ui/document/plan_command.h"

#include <QFileInfo>

#include <map>

namespace aksnet::ui {

DocumentSession::DocumentSession(QObject* parent) : QObject(parent), m_plan(std::make_shared<const Plan>()) {
    connect(&m_runner, &EngineRunner::viewReady, this, [this](const PlanViewPtr& view) {
        m_view = view;
        Q_EMIT viewChanged(view);
    });
    connect(&m_runner, &EngineRunner::busyChanged, this, &DocumentSession::engineBusyChanged);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &DocumentSession::fileChanged);
    m_runner.request(m_plan, m_layout);
}

QString DocumentSession::displayName() const {
    return m_filePath.isEmpty() ? tr("Untitled plan") : QFileInfo(m_filePath).fileName();
}

Result<void> DocumentSession::apply(const Edit& edit, const QString& mergeKey) {
    auto changed = aksnet::apply(*m_plan, edit);
    if (!changed) {
        return std::unexpected(std::move(changed.error()));
    }
    if (*changed == *m_plan) {
        return {};
    }
    const QString label = toQt(describe(*m_plan, edit));
    auto after = std::make_shared<const Plan>(std::move(*changed));
    m_undo.push(new PlanCommand(*this, {m_plan, m_layout}, {std::move(after), m_layout}, label, mergeKey));
    return {};
}

void DocumentSession::place(const std::map<ObjectRef, Placement>& placements, const QString& label) {
    Layout after = m_layout;
    for (const auto& [object, placement] : placements) {
        after.placements[object] = placement;
    }
    if (after == m_layout) {
        return;
    }
    m_undo.push(new PlanCommand(*this, {m_plan, m_layout}, {m_plan, std::move(after)}, label, {}));
}

void DocumentSession::clearPlacements(const std::vector<ObjectRef>& objects) {
    Layout after = m_layout;
    for (const ObjectRef object : objects) {
        after.placements.erase(object);
    }
    if (after != m_layout) {
        m_undo.push(
            new PlanCommand(*this, {m_plan, m_layout}, {m_plan, std::move(after)}, tr("Place automatically"), {}));
    }
}

void DocumentSession::select(Selection selection) {
    if (selection == m_selection) {
        return;
    }
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

void DocumentSession::newPlan() {
    setDocument({}, {});
}

void DocumentSession::setDocument(PlanDocument document, const QString& path, bool modified) {
    m_undo.clear();
    m_filePath = path;
    if (!m_selection.empty()) {
        m_selection = {};
        Q_EMIT selectionChanged();
    }
    show(std::make_shared<const Plan>(std::move(document.plan)), std::move(document.layout));
    if (modified) {
        m_undo.resetClean();
    }
    Q_EMIT fileChanged();
    Q_EMIT documentReplaced();
}

Result<void> DocumentSession::open(const QString& path) {
    auto opened = openFiles({path});
    if (!opened) {
        return std::unexpected(std::move(opened.error()));
    }
    const bool isPlanFile =
        !opened->report && QFileInfo(path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
    setDocument(std::move(opened->document), isPlanFile ? path : QString(), !isPlanFile);
    if (opened->report) {
        Q_EMIT imported(*opened->report);
    }
    return {};
}

Result<ImportReport> DocumentSession::importFiles(const QStringList& paths) {
    std::vector<SourceFile> files;
    for (const QString& path : paths) {
        auto text = readFile(path);
        if (!text) {
            return std::unexpected(std::move(text.error()));
        }
        files.push_back({toStd(QFileInfo(path).fileName()), std::move(*text)});
    }
    auto outcome = aksnet::importFiles(files, m_plan.get());
    if (!outcome) {
        return std::unexpected(std::move(outcome.error()));
    }
    const QString label = paths.size() == 1 ? tr("Import %1").arg(QFileInfo(paths.front()).fileName())
                                            : tr("Import %n file(s)", nullptr, static_cast<int>(paths.size()));
    if (auto done = apply(ReplacePlan{std::move(outcome->plan), toStd(label)}); !done) {
        return std::unexpected(std::move(done.error()));
    }
    return std::move(outcome->report);
}

Result<void> DocumentSession::save(const QString& path) {
    const std::string text = writePlan({*m_plan, m_layout});
    if (auto done = writeFile(path, QByteArray::fromStdString(text)); !done) {
        return done;
    }
    m_filePath = path;
    m_undo.setClean();
    Q_EMIT fileChanged();
    return {};
}

void DocumentSession::show(std::shared_ptr<const Plan> plan, Layout layout) {
    const bool planDiffers = plan != m_plan;
    m_plan = std::move(plan);
    m_layout = std::move(layout);
    if (planDiffers) {
        dropVanishedSelection();
        Q_EMIT planChanged();
    } else {
        Q_EMIT layoutChanged();
    }
    m_runner.request(m_plan, m_layout);
}

void DocumentSession::dropVanishedSelection() {
    const PlanIndex index(*m_plan);
    Selection kept;
    std::ranges::copy_if(m_selection.objects, std::back_inserter(kept.objects),
                         [&](ObjectRef ref) { return index.contains(ref); });
    select(std::move(kept));
}

}  // namespace aksnet::ui
