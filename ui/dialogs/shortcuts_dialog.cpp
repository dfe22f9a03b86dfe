// SPDX-License-Identifier: GPL-3.0-or-later
//
// See shortcuts_dialog.h.
#include "ui/dialogs/shortcuts_dialog.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

QString plainActionText(const QAction* action) {
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    return text;
}

QString shortcutsText(const QAction* action) {
    QStringList texts;
    for (const QKeySequence& shortcut : action->shortcuts()) {
        texts << shortcut.toString(QKeySequence::NativeText);
    }
    return texts.join(QStringLiteral(", "));
}

/// What the canvas does itself; see ui/canvas/diagram_view_input.cpp.
QList<std::pair<QString, QString>> diagramGestures() {
    const auto entry = [](const char* what, const char* keys) {
        return std::pair(ShortcutsDialog::tr(what), ShortcutsDialog::tr(keys));
    };
    return {
        entry("Choose a neighbour", "Left, Right"),
        entry("Choose what holds it", "Up"),
        entry("Choose what it holds", "Down"),
        entry("Choose nothing", "Esc"),
        entry("Choose more", "Ctrl+click, Shift+click, or drag across empty ground"),
        entry("Edit the chosen thing", "Enter, or double click"),
        entry("Move the chosen things", "Ctrl+arrow keys, or drag"),
        entry("Move the view", "Shift+arrow keys, or drag with Space or the middle button"),
        entry("Move the view sideways", "Shift+wheel"),
        entry("Zoom", "+, −, or the wheel"),
        entry("See the whole diagram", "0"),
        entry("List what can be done", "Menu key, or right click"),
    };
}

QTreeWidgetItem* addShortcutHeading(QTreeWidget* tree, const QString& title) {
    auto* heading = new QTreeWidgetItem(tree, {title});
    QFont bold = tree->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(0, bold);
    heading->setFlags(Qt::ItemIsEnabled);
    return heading;
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ActionGroupList>& groups, QWidget* parent)
    : QDialog(parent), m_list(new QTreeWidget(this)), m_filter(new QLineEdit(this)) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(600, 680);
    arrangeList();
    fillList(groups);
    m_filter->setPlaceholderText(tr("Search actions and keys"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::applyFilter);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::panel);
    column->addWidget(m_filter);
    column->addWidget(m_list);
    column->addWidget(buttons);
    m_filter->setFocus();
}

void ShortcutsDialog::arrangeList() {
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setIndentation(spacing::panel);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
}

void ShortcutsDialog::fillList(const QList<ActionGroupList>& groups) {
    for (const ActionGroupList& group : groups) {
        QTreeWidgetItem* heading = addShortcutHeading(m_list, group.title);
        for (const QAction* action : group.actions) {
            auto* item = new QTreeWidgetItem(heading, {plainActionText(action), shortcutsText(action)});
            item->setToolTip(0, action->toolTip());
        }
    }
    QTreeWidgetItem* canvas = addShortcutHeading(m_list, tr("In the diagram"));
    for (const auto& [what, keys] : diagramGestures()) {
        new QTreeWidgetItem(canvas, {what, keys});
    }
    m_list->expandAll();
    m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
}

/// Keeps what has the text in its name or keys, under its heading.
void ShortcutsDialog::applyFilter(const QString& text) {
    const QString wanted = text.trimmed();
    for (int group = 0; group < m_list->topLevelItemCount(); ++group) {
        QTreeWidgetItem* heading = m_list->topLevelItem(group);
        bool any = false;
        for (int i = 0; i < heading->childCount(); ++i) {
            QTreeWidgetItem* item = heading->child(i);
            const bool shown = item->text(0).contains(wanted, Qt::CaseInsensitive) ||
                               item->text(1).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!shown);
            any = any || shown;
        }
        heading->setHidden(!any);
    }
}

}  // namespace aksnet::ui
