// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of text, or several, that is handed on with every key and put back in order when it is left.
#pragma once

#include "ui/panels/fields/field.h"

class QLineEdit;
class QPlainTextEdit;

namespace aksnet::ui {

/// What is typed goes to `commit` at once. Text that is refused stays as typed, the plan stays as it was, and the reason
/// appears when the typing pauses or the field is left; Escape brings the plan's text back.
///
/// show() may be called at any time: while the plan's text is the one shown last, nothing happens to what is being typed.
class TextField : public Field {
    Q_OBJECT
public:
    enum class Lines : std::uint8_t { one, several };

    TextField(const FieldInfo& info, Lines lines, QWidget* parent = nullptr);

    /// Takes the typed text to the plan.
    std::function<Result<void>(const QString&)> commit;

    void show(const QString& text);
    [[nodiscard]] QString text() const;
    void selectAll();

protected:
    void settle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setEditorText(const QString& text);
    void edited();
    void growToContents();

    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_area = nullptr;
    QString m_shown;  ///< the plan's text as last told
    bool m_committing = false;
    bool m_setting = false;
};

}  // namespace aksnet::ui
