// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's actions, made from actions.def.
#pragma once

#include <QAction>
#include <QObject>

#include <array>

namespace aksnet::ui {

enum class ActionId : std::uint8_t {
#define ACTION(id, menu, text, tip, icon, shortcuts) id,
#define SEPARATOR(menu)
#include "ui/window/actions.def"
#undef ACTION
#undef SEPARATOR
};

inline constexpr std::size_t actionCount = 0
#define ACTION(id, menu, text, tip, icon, shortcuts) \
    +1  // NOLINT(bugprone-macro-parentheses): a summand, not an operand
#define SEPARATOR(menu)
#include "ui/window/actions.def"
#undef ACTION
#undef SEPARATOR
    ;

enum class MenuId : std::uint8_t { file, edit, insert, view, theme, findings, severity, grouping, help };
inline constexpr std::size_t menuCount = 9;

/// Owns one QAction an entry. Object names are the ids, so that tests and style sheets can find them.
class ActionList : public QObject {
    Q_OBJECT
public:
    explicit ActionList(QObject* parent = nullptr);

    [[nodiscard]] QAction* at(ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    /// The menu's actions in order, with separators (owned by this list) where actions.def has them.
    [[nodiscard]] const QList<QAction*>& menu(MenuId id) const { return m_menus[static_cast<std::size_t>(id)]; }

private:
    void add(MenuId menu, const char* id, const char* text, const char* tip, const char* icon, const char* shortcuts);
    void addSeparator(MenuId menu);

    std::array<QAction*, actionCount> m_actions{};
    std::array<QList<QAction*>, menuCount> m_menus;
    std::size_t m_made = 0;
};

}  // namespace aksnet::ui
