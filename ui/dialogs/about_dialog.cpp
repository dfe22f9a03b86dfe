// SPDX-License-Identifier: GPL-3.0-or-later
//
// See about_dialog.h.
#include "ui/dialogs/about_dialog.h"

#include "core/base/version.h"
#include "core/io/plan_file.h"
#include "core/rules/rule.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

constexpr int aboutIconSide = 64;

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About AksNet"));
    auto* icon = new QLabel(this);
    icon->setPixmap(
        QIcon(QStringLiteral(":/icons/aksnet.svg")).pixmap(QSize(aboutIconSide, aboutIconSide), devicePixelRatioF()));
    auto* name = new QLabel(QStringLiteral("AksNet"), this);
    setLook(name, "title");
    auto* version = new QLabel(tr("Version %1").arg(toQt(engineVersion)), this);
    setLook(version, "muted");
    auto* text = new QLabel(
        tr("A planner for Azure Kubernetes Service networks: what every address is used for, which ranges collide, and which Azure error a plan would run into."
           "<br><br>%1 rules · plan file version %2 · Qt %3"
           "<br><br>Free software under the GNU General Public License, version 3 or later. It comes without any warranty."
           "<br>Azure is a trademark of Microsoft; this program is not made or endorsed by Microsoft.")
            .arg(allRules().size())
            .arg(planFileVersion)
            .arg(QString::fromLatin1(qVersion())),
        this);
    text->setWordWrap(true);
    text->setMinimumWidth(380);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(spacing::tight);
    texts->addWidget(name);
    texts->addWidget(version);
    texts->addSpacing(spacing::normal);
    texts->addWidget(text);
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::dialog);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(texts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::section);
    column->addLayout(top);
    column->addWidget(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

}  // namespace aksnet::ui
