// SPDX-License-Identifier: GPL-3.0-or-later
//
// A push button that may be narrower than its text: it then shows an ellipsis, and the whole text as its tip.
#pragma once

#include <QPushButton>

namespace aksnet::ui {

class ElidingButton : public QPushButton {
    Q_OBJECT
public:
    ElidingButton(const QIcon& icon, const QString& text, QWidget* parent);

    [[nodiscard]] const QString& fullText() const { return m_fullText; }
    [[nodiscard]] QSize sizeHint() const override { return m_fullSize; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void measure();

    QString m_fullText;
    QSize m_fullSize;
};

}  // namespace aksnet::ui
