// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of a few values, and yes or no.
#pragma once

#include "ui/panels/fields/field.h"

#include <QStringList>

class QCheckBox;
class QComboBox;

namespace aksnet::ui {

/// Choices are told apart by position. Changing the list keeps what is chosen by position until the next show().
class ChoiceField : public Field {
    Q_OBJECT
public:
    explicit ChoiceField(const FieldInfo& info, QWidget* parent = nullptr);

    std::function<Result<void>(int)> commit;

    void setChoices(const QStringList& texts);
    /// -1 shows nothing chosen.
    void show(int choice);

private:
    QComboBox* m_box;
    QStringList m_texts;
    int m_shown = -1;
};

class CheckField : public Field {
    Q_OBJECT
public:
    /// The label stands beside the box instead of in the label column.
    explicit CheckField(const FieldInfo& info, QWidget* parent = nullptr);

    std::function<Result<void>(bool)> commit;

    void show(bool checked);
    void setText(const QString& text);

private:
    QCheckBox* m_box;
};

}  // namespace aksnet::ui
