// SPDX-License-Identifier: GPL-3.0-or-later
//
// One finding in full: sentence, sum, Azure's error and what can be done; on a page beside it, its rule's page.
#pragma once

#include "core/engine/engine.h"
#include "ui/base/theme_manager.h"

#include <QTabWidget>

class QHBoxLayout;
class QToolButton;
class QTextBrowser;

namespace aksnet::ui {

class RulePageView;

class FindingDetails : public QTabWidget {
    Q_OBJECT
public:
    explicit FindingDetails(const ThemeManager* themes, QWidget* parent = nullptr);

    /// Shows a finding of the snapshot, which it keeps; null shows a hint.
    void show(SnapshotPtr snapshot, const Finding* finding);
    [[nodiscard]] const Finding* finding() const { return m_finding; }
    [[nodiscard]] QTextBrowser* text() const { return m_text; }
    [[nodiscard]] RulePageView* rulePage() const { return m_rulePage; }

public Q_SLOTS:
    /// Turns to the rule's page, ready for the keyboard.
    void showRulePage();

Q_SIGNALS:
    void fixRequested(const aksnet::Fix& fix);
    void waiveRequested(const QString& rule, aksnet::ObjectRef subject);
    void withdrawWaiverRequested(const QString& rule, aksnet::ObjectRef subject);
    void revealRequested(aksnet::ObjectRef object);

private:
    void addBackButton();
    void followPage();
    void showText();
    void showActions();
    void addFixes(const std::vector<Fix>& fixes);
    QToolButton* addIconAction(const QString& tip, const QString& iconName);
    void addAction(const QString& text, const char* look, const QString& iconName, std::function<void()> act);

    const ThemeManager* m_themes;
    SnapshotPtr m_snapshot;
    const Finding* m_finding = nullptr;
    QWidget* m_findingPage;
    QTextBrowser* m_text;
    RulePageView* m_rulePage;
    QToolButton* m_back;
    QWidget* m_actions;
    QHBoxLayout* m_actionsLayout;
};

}  // namespace aksnet::ui
