// SPDX-License-Identifier: GPL-3.0-or-later
//
// See shortcuts_dialog.h.
#include "ui/dialogs/shortcuts_dialog.h"

#include "ui/base/spacing.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
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

QTreeWidgetItem* addShortcutHeading(QTreeWidget* tree, const QString& title) {
    auto* heading = new QTreeWidgetItem(tree, {title});
    QFont bold = tree->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(0, bold);
    heading->setFlags(Qt::ItemIsEnabled);
    return heading;
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ActionGroupList>& groups, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(560, 600);
    auto* tree = new QTreeWidget(this);
    tree->setObjectName(QStringLiteral("shortcutList"));
    tree->setAccessibleName(windowTitle());
    tree->setColumnCount(2);
    tree->setHeaderLabels({tr("Action"), tr("Keys")});
    tree->setUniformRowHeights(true);
    tree->setIndentation(spacing::panel);
    tree->setRootIsDecorated(false);
    for (const ActionGroupList& group : groups) {
        QTreeWidgetItem* heading = addShortcutHeading(tree, group.title);
        for (const QAction* action : group.actions) {
            auto* item = new QTreeWidgetItem(heading, {plainActionText(action), shortcutsText(action)});
            item->setToolTip(0, action->toolTip());
        }
    }
    QTreeWidgetItem* canvas = addShortcutHeading(tree, tr("In the diagram"));
    for (const auto& [what, keys] : {std::pair(tr("Pan"), tr("Space or middle button, and drag")), std::pair(tr("Zoom at the pointer"), tr("Wheel")),
                                     std::pair(tr("Choose the next thing"), tr("Arrow keys")), std::pair(tr("Edit the chosen thing"), tr("Enter"))}) {
        new QTreeWidgetItem(canvas, {what, keys});
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::section, spacing::section, spacing::section, spacing::section);
    column->addWidget(tree);
    column->addWidget(buttons);
}

}  // namespace aksnet::ui
