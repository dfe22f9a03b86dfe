// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of a rule, to be read beside its findings.
#pragma once

#include <QTextBrowser>

#include <string_view>

namespace aksnet::ui {

/// Links to other pages are followed here, with a way back (Alt+Left); addresses in the web are left to the system.
class RulePageView : public QTextBrowser {
    Q_OBJECT
public:
    explicit RulePageView(QWidget* parent = nullptr);

    /// Shows the page of that rule and forgets the way there; the same rule again changes nothing, so that a page keeps its
    /// place. Empty: a hint.
    void showRule(std::string_view ruleId);

protected:
    void changeEvent(QEvent* event) override;

private:
    void dress();

    QString m_rule;
};

}  // namespace aksnet::ui
