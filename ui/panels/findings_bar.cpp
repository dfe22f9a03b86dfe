// SPDX-License-Identifier: GPL-3.0-or-later
//
// See findings_bar.h.
#include "ui/panels/findings_bar.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/models/finding_text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace aksnet::ui {

namespace {

constexpr int leastFindingsTextWidth = 120;
constexpr int narrowFamiliesWidth = 3 * iconSide;
/// Longer names of families are cut.
constexpr int familyTextWidth = 110;

}  // namespace

FindingsBar::FindingsBar(FindingsFilter* filter, const ThemeManager* themes, QWidget* parent)
    : QFrame(parent),
      m_filter(filter),
      m_themes(themes),
      m_rows(new QVBoxLayout(this)),
      m_row(new QHBoxLayout),
      m_families(new QToolButton(this)),
      m_familyMenu(new QMenu(m_families)),
      m_text(new QLineEdit(this)) {
    setLook(this, "panel");
    m_rows->setContentsMargins(spacing::normal, spacing::tight, spacing::normal, spacing::tight);
    m_rows->setSpacing(spacing::tight);
    m_rows->addLayout(m_row);
    m_row->setSpacing(spacing::tight);
    addGroupButtons();
    addFamilyButton();
    addText();
}

void FindingsBar::addGroupButtons() {
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        const auto group = static_cast<FindingGroup>(i);
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Show %1").arg(findingGroupTitle(group).toLower()));
        connect(button, &QToolButton::toggled, this, [this, group](bool shown) {
            m_filter->setGroupShown(group, shown);
            Q_EMIT changed();
        });
        m_groupButtons[i] = button;
        add(button);
    }
}

void FindingsBar::addFamilyButton() {
    m_families->setObjectName(QStringLiteral("findingFamilies"));
    m_families->setIcon(makeIcon(QStringLiteral("filter")));
    m_families->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_families->setPopupMode(QToolButton::InstantPopup);
    m_families->setMenu(m_familyMenu);
    connect(m_familyMenu, &QMenu::aboutToShow, this, &FindingsBar::fillFamilies);
    add(m_families);
    chooseFamilies({});
}

void FindingsBar::addText() {
    m_text->setObjectName(QStringLiteral("findingsFilter"));
    m_text->setPlaceholderText(tr("Filter findings"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        Q_EMIT changed();
    });
    m_row->addWidget(m_text, 1);
}

void FindingsBar::addTool(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAccessibleName(action->statusTip());
    add(button);
}

void FindingsBar::addTools(const QString& iconName, const QString& tip, const QList<QAction*>& actions) {
    auto* button = new QToolButton(this);
    button->setIcon(makeIcon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addActions(actions);
    button->setMenu(menu);
    add(button);
}

void FindingsBar::add(QToolButton* button) {
    m_tools << button;
    m_row->addWidget(button);
}

QList<QWidget*> FindingsBar::tabStops() const {
    QList<QWidget*> stops = m_tools;
    stops.insert(stops.indexOf(m_families) + 1, m_text);
    return stops;
}

QSize FindingsBar::minimumSizeHint() const {
    int width = 2 * spacing::normal + spacing::tight * static_cast<int>(m_tools.size() - 1);
    for (const QWidget* tool : m_tools) {
        width += tool == m_families ? narrowFamiliesWidth : tool->sizeHint().width();
    }
    return {width, QFrame::minimumSizeHint().height()};
}

void FindingsBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool narrow = width() < minimumSizeHint().width() + familyTextWidth + leastFindingsTextWidth;
    if (narrow == (m_row->indexOf(m_text) < 0)) {
        return;
    }
    m_families->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    if (narrow) {
        m_row->removeWidget(m_text);
        m_row->addStretch(1);
        m_rows->addWidget(m_text);
    } else {
        delete m_row->takeAt(m_row->count() - 1);
        m_rows->removeWidget(m_text);
        m_row->insertWidget(m_row->indexOf(m_families) + 1, m_text, 1);
    }
}

void FindingsBar::fillFamilies() {
    m_familyMenu->clear();
    auto* all = m_familyMenu->addAction(tr("&All families"), this, [this] { chooseFamilies({}); });
    all->setCheckable(true);
    all->setChecked(m_filter->families().empty());
    m_familyMenu->addSeparator();
    auto counts = m_filter->familyCounts();
    for (const std::string_view chosen : m_filter->families()) {
        counts.try_emplace(chosen, 0);
    }
    for (const auto& [family, count] : counts) {
        QAction* action = m_familyMenu->addAction(QStringLiteral("%1 (%2)").arg(familyTitle(family)).arg(count));
        action->setCheckable(true);
        action->setChecked(m_filter->families().contains(family));
        connect(action, &QAction::toggled, this, [this, family = family](bool on) {
            auto families = m_filter->families();
            on ? void(families.insert(family)) : void(families.erase(family));
            chooseFamilies(std::move(families));
        });
    }
}

void FindingsBar::chooseFamilies(std::set<std::string_view> families) {
    QStringList titles;
    for (const std::string_view family : families) {
        titles << familyTitle(family);
    }
    const QString tip = titles.isEmpty() ? tr("Show only findings of some families of rules")
                                         : tr("Only findings of %1 are shown").arg(titles.join(QStringLiteral(", ")));
    const QString text = titles.isEmpty()     ? tr("Family")
                         : titles.size() == 1 ? titles.front()
                                              : tr("%1 families").arg(titles.size());
    m_families->setText(fontMetrics().elidedText(text, Qt::ElideRight, familyTextWidth));
    m_families->setToolTip(tip);
    m_families->setAccessibleName(tip);
    m_filter->setFamilies(std::move(families));
    Q_EMIT changed();
}

void FindingsBar::showCounts(const FindingsModel& model) {
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        const auto group = static_cast<FindingGroup>(i);
        QToolButton* button = m_groupButtons[i];
        button->setIcon(findingGroupIcon(group, *m_themes));
        button->setText(QStringLiteral("%1").arg(model.countOf(group)));
        button->setAccessibleName(QStringLiteral("%1: %2").arg(findingGroupTitle(group)).arg(model.countOf(group)));
    }
}

void FindingsBar::clear() {
    m_text->clear();
    chooseFamilies({});
}

void FindingsBar::showOnly(FindingGroup group) {
    clear();
    for (std::size_t i = 0; i < findingGroupCount; ++i) {
        m_groupButtons[i]->setChecked(static_cast<FindingGroup>(i) == group);
    }
}

}  // namespace aksnet::ui
