// SPDX-License-Identifier: GPL-3.0-or-later
//
// See eliding_button.h.
#include "ui/panels/eliding_button.h"

#include <QEvent>

#include <algorithm>

namespace aksnet::ui {

namespace {
constexpr int narrowestButton = 96;
}

ElidingButton::ElidingButton(const QIcon& icon, const QString& text, QWidget* parent)
    : QPushButton(icon, text, parent), m_fullText(text) {
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    measure();
}

QSize ElidingButton::minimumSizeHint() const {
    return {std::min(narrowestButton, m_fullSize.width()), m_fullSize.height()};
}

void ElidingButton::measure() {
    const QString shown = text();
    setText(m_fullText);
    m_fullSize = QPushButton::sizeHint();
    setText(shown);
    updateGeometry();
}

void ElidingButton::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
    }
}

void ElidingButton::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    const int aroundText = m_fullSize.width() - fontMetrics().horizontalAdvance(m_fullText);
    const QString shown = fontMetrics().elidedText(m_fullText, Qt::ElideRight, width() - aroundText + 2);
    setText(shown);
    setToolTip(shown == m_fullText ? QString() : m_fullText);
}

}  // namespace aksnet::ui
