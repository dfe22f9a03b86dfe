// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of a form: label, editor, unit, and under the editor a note and the reason why an input was refused.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QLabel>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace aksnet::ui {

/// What a field says about itself. Texts are English; the key is stable and also the editor's object name.
struct FieldInfo {
    QByteArray key;
    const char* label = "";
    const char* tip = "";          ///< what it is and what changing it later costs
    const char* placeholder = "";  ///< what holds when nothing is stated: "default 250"
    const char* unit = "";
};

class Field : public QWidget {
    Q_OBJECT
public:
    /// Labels of a form are this wide, so that editors stand in one column.
    static constexpr int labelWidth = 112;

    explicit Field(const FieldInfo& info, QWidget* parent = nullptr);

    [[nodiscard]] const QString& key() const { return m_key; }
    /// The widget that takes the focus; its object name is the key.
    [[nodiscard]] QWidget* editor() const { return m_editor; }

    /// A small sign beside the label with its own tip; a null picture hides it.
    void setMark(const QPixmap& mark, const QString& tip);
    [[nodiscard]] const QLabel* mark() const { return m_mark; }
    /// A quiet line under the editor; empty hides it.
    void setNote(const QString& text);
    [[nodiscard]] QString note() const;
    /// The line that says why the input was refused; empty while nothing is refused or the user is still typing.
    [[nodiscard]] QString error() const;

    /// A serial number that grows each time the editor gets the focus: edits of one visit are one undo step.
    [[nodiscard]] int visit() const { return m_visit; }

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    /// Puts the editor into its place; called once by the constructor of the concrete field.
    void setEditor(QWidget* editor);
    [[nodiscard]] const FieldInfo& info() const { return m_info; }
    /// Takes note of how the plan received the input. The reason of a refusal appears when the typing pauses or `settle` is called.
    void setOutcome(const Result<void>& outcome);
    [[nodiscard]] bool isRefused() const { return !m_refusal.isEmpty(); }
    /// The user is done with this input: Enter, or the focus left.
    virtual void settle();

private:
    void showError(const QString& text);

    FieldInfo m_info;
    QString m_key;
    QWidget* m_editor = nullptr;
    QWidget* m_row;
    QLabel* m_label;
    QLabel* m_mark;
    QLabel* m_note;
    QLabel* m_error;
    QString m_refusal;
    QTimer m_errorTimer;  ///< from the last key to the error text
    int m_visit = 0;
};

}  // namespace aksnet::ui
