// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole number that may be left out.
#pragma once

#include "ui/panels/fields/field.h"

#include <QSpinBox>

#include <optional>

namespace aksnet::ui {

/// A spin box that can be empty: an empty one stands for "not stated" and steps from its default.
class OptionalSpinBox : public QSpinBox {
    Q_OBJECT
public:
    OptionalSpinBox(bool mayBeEmpty, int stepFrom, QWidget* parent = nullptr);

    [[nodiscard]] std::optional<int> number() const;
    void setNumber(std::optional<int> number);

    void stepBy(int steps) override;

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& input, int& position) const override;
    StepEnabled stepEnabled() const override;

private:
    static constexpr int emptyValue = -1;
    bool m_mayBeEmpty;
    int m_stepFrom;
};

struct NumberRangeInfo {
    int least = 0;
    int most = 1'000'000;
    bool mayBeEmpty = false;
    int stepFrom = 0;  ///< where stepping starts while nothing is stated: the default
};

/// Numbers outside the range are refused with a sentence; what the plan holds already is shown as it is.
class NumberField : public Field {
    Q_OBJECT
public:
    NumberField(const FieldInfo& info, const NumberRangeInfo& range, QWidget* parent = nullptr);

    std::function<Result<void>(std::optional<int>)> commit;

    void show(std::optional<int> number);
    void setPlaceholder(const QString& text);

protected:
    void settle() override;

private:
    void edited();
    [[nodiscard]] Result<void> take(std::optional<int> number);

    NumberRangeInfo m_range;
    OptionalSpinBox* m_box;
    std::optional<int> m_shown;  ///< the plan's number as last told
    bool m_busy = false;         ///< a change of ours is under way, in either direction
};

}  // namespace aksnet::ui
