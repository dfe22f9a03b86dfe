// SPDX-License-Identifier: GPL-3.0-or-later
//
// A finding in one place of a panel: icon of its severity and its sentence; pressing it goes to the finding.
#pragma once

#include "core/rules/finding.h"
#include "ui/base/theme_manager.h"

#include <QAbstractButton>

namespace aksnet::ui {

/// A button whose text wraps.
class FindingLine : public QAbstractButton {
    Q_OBJECT
public:
    FindingLine(const Finding& finding, const ThemeManager& themes, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const ThemeManager& m_themes;
    bool m_hovered = false;
};

}  // namespace aksnet::ui
