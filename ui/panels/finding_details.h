// SPDX-License-Identifier: GPL-3.0-or-later
//
// One finding in full: sentence, sum, Azure's error, what the rule is about, and what can be done.
#pragma once

#include "core/engine/engine.h"
#include "ui/base/theme_manager.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QTextBrowser;

namespace aksnet::ui {

class FindingDetails : public QWidget {
    Q_OBJECT
public:
    explicit FindingDetails(const ThemeManager* themes, QWidget* parent = nullptr);

    /// Shows a finding of the snapshot, which it keeps; null shows a hint.
    void show(SnapshotPtr snapshot, const Finding* finding);
    [[nodiscard]] const Finding* finding() const { return m_finding; }

Q_SIGNALS:
    void fixRequested(const aksnet::Fix& fix);
    void waiveRequested(const QString& rule, aksnet::ObjectRef subject);
    void withdrawWaiverRequested(const QString& rule, aksnet::ObjectRef subject);
    void revealRequested(aksnet::ObjectRef object);

private:
    void showText();
    void showActions();
    void addFixes(const std::vector<Fix>& fixes);
    QToolButton* addIconAction(const QString& tip, const QString& iconName);
    void addAction(const QString& text, const char* look, const QString& iconName, std::function<void()> act);

    const ThemeManager* m_themes;
    SnapshotPtr m_snapshot;
    const Finding* m_finding = nullptr;
    QTextBrowser* m_text;
    QWidget* m_actions;
    QHBoxLayout* m_actionsLayout;
};

/// The rule's page ":/rules/<ID>.md"; empty if there is none.
[[nodiscard]] QString rulePage(std::string_view ruleId);

}  // namespace aksnet::ui
