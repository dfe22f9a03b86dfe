// SPDX-License-Identifier: GPL-3.0-or-later
//
// One open plan: its value, its layout, the selection, the undo history, its file and the engine's newest view of it.
// Every widget reads from here and asks here for changes; none keeps state of its own about the plan.
#pragma once

#include "core/io/import.h"
#include "core/io/plan_file.h"
#include "ui/document/engine_runner.h"
#include "ui/document/selection.h"

#include <QObject>
#include <QUndoStack>

namespace aksnet::ui {

class DocumentSession : public QObject {
    Q_OBJECT
public:
    explicit DocumentSession(QObject* parent = nullptr);

    [[nodiscard]] const Plan& plan() const { return *m_plan; }
    [[nodiscard]] std::shared_ptr<const Plan> planPtr() const { return m_plan; }
    [[nodiscard]] const Layout& layout() const { return m_layout; }
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    /// The engine's newest view; null before the first one. Its plan may be one edit behind plan().
    [[nodiscard]] const PlanViewPtr& view() const { return m_view; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] bool isEngineBusy() const { return m_runner.busy(); }

    /// Empty while the plan has never been saved or opened from a plan file.
    [[nodiscard]] const QString& filePath() const { return m_filePath; }
    /// File name without folder, or "Untitled plan".
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] bool isModified() const { return !m_undo.isClean(); }

    /// One undo step; refused edits change nothing and say why. `mergeKey` not empty: joins the step before it if that
    /// had the same key (typing in one field is one step).
    Result<void> apply(const Edit& edit, const QString& mergeKey = {});
    /// One undo step that moves or resizes boxes; no engine run.
    void place(const std::map<ObjectRef, Placement>& placements, const QString& label);
    /// Takes placements by hand back, as one undo step; nothing happens if there are none.
    void clearPlacements(const std::vector<ObjectRef>& objects);
    void select(Selection selection);

    /// Starts over with an empty plan.
    void newPlan();
    /// Replaces the session's content with a document; `path` empty: it has no file yet (sample, import, embedded plan).
    void setDocument(PlanDocument document, const QString& path, bool modified = false);
    /// Opens a plan file, an SVG or PNG that carries a plan, or, when `path` is none of those, imports it as a new plan.
    Result<void> open(const QString& path);
    /// Merges files into the plan as one undo step; the report says what became of every resource.
    Result<ImportReport> importFiles(const QStringList& paths);
    /// Writes atomically to `path` and makes it the session's file.
    Result<void> save(const QString& path);

Q_SIGNALS:
    void planChanged();
    void layoutChanged();
    void selectionChanged();
    void viewChanged(const aksnet::ui::PlanViewPtr& view);
    void engineBusyChanged(bool busy);
    void fileChanged();       ///< path, name or modified state
    void documentReplaced();  ///< another document: fit the view, forget scroll positions
    /// A file was imported by `open`; show its report.
    void imported(const aksnet::ImportReport& report);

private:
    friend class PlanCommand;
    void show(std::shared_ptr<const Plan> plan, Layout layout);
    void dropVanishedSelection();

    std::shared_ptr<const Plan> m_plan;
    Layout m_layout;
    Selection m_selection;
    PlanViewPtr m_view;
    QUndoStack m_undo;
    EngineRunner m_runner;
    QString m_filePath;
};

}  // namespace aksnet::ui
