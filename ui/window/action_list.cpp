// SPDX-License-Identifier: GPL-3.0-or-later
//
// See action_list.h.
#include "ui/window/action_list.h"

#include "ui/base/icons.h"

#include <QCoreApplication>

namespace aksnet::ui {

ActionList::ActionList(QObject* parent) : QObject(parent) {
#define ACTION(id, menu, text, tip, icon, shortcuts) add(MenuId::menu, #id, text, tip, icon, shortcuts);
#define SEPARATOR(menu) addSeparator(MenuId::menu);
#include "ui/window/actions.def"
#undef ACTION
#undef SEPARATOR
}

void ActionList::add(MenuId menu, const char* id, const char* text, const char* tip, const char* icon,
                     const char* shortcuts) {
    auto* action = new QAction(QCoreApplication::translate("Actions", text), this);
    action->setObjectName(QString::fromLatin1(id));
    const QString tipText = QCoreApplication::translate("Actions", tip);
    if (*shortcuts != '\0') {
        action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(shortcuts), QKeySequence::PortableText));
    }
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tipText : QStringLiteral("%1 (%2)").arg(tipText, keys));
    action->setStatusTip(tipText);
    if (*icon != '\0') {
        action->setIcon(makeIcon(QString::fromLatin1(icon)));
    }
    m_actions[m_made++] = action;
    m_menus[static_cast<std::size_t>(menu)] << action;
}

void ActionList::addSeparator(MenuId menu) {
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    m_menus[static_cast<std::size_t>(menu)] << separator;
}

}  // namespace aksnet::ui
