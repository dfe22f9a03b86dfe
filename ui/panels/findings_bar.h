// SPDX-License-Identifier: GPL-3.0-or-later
//
// The filters above the list of findings: severities, families, words, and what the window's actions add. In a narrow
// panel the words have a row of their own.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/models/findings_filter.h"

#include <QFrame>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace aksnet::ui {

class FindingsBar : public QFrame {
    Q_OBJECT
public:
    FindingsBar(FindingsFilter* filter, const ThemeManager* themes, QWidget* parent);

    [[nodiscard]] QLineEdit* text() const { return m_text; }
    [[nodiscard]] QToolButton* groupButton(FindingGroup group) const {
        return m_groupButtons[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] QToolButton* familyButton() const { return m_families; }

    /// A button for an action of the window, after the filters.
    void addTool(QAction* action);
    /// A button that opens a menu of such actions.
    void addTools(const QString& iconName, const QString& tip, const QList<QAction*>& actions);

    /// Everything that takes the keyboard, from left to right.
    [[nodiscard]] QList<QWidget*> tabStops() const;
    /// Of the narrow form.
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The numbers on the buttons.
    void showCounts(const FindingsModel& model);
    /// Lets everything pass again, but for the things.
    void clear();
    /// Shows only this group.
    void showOnly(FindingGroup group);

Q_SIGNALS:
    /// A filter let other findings pass.
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void add(QToolButton* button);
    void addGroupButtons();
    void addFamilyButton();
    void addText();
    void fillFamilies();
    void chooseFamilies(std::set<std::string_view> families);

    FindingsFilter* m_filter;
    const ThemeManager* m_themes;
    QVBoxLayout* m_rows;
    QHBoxLayout* m_row;
    QList<QWidget*> m_tools;  ///< all but the words
    std::array<QToolButton*, findingGroupCount> m_groupButtons{};
    QToolButton* m_families;
    QMenu* m_familyMenu;
    QLineEdit* m_text;
};

}  // namespace aksnet::ui
