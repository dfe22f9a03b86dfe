// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accepting a finding: why, and until when.
#pragma once

#include "core/plan/network_resources.h"

#include <QDialog>

class QCheckBox;
class QDateEdit;
class QPlainTextEdit;

namespace aksnet::ui {

class WaiveDialog : public QDialog {
    Q_OBJECT
public:
    /// `subjectName` empty: `rule` speaks of several findings ("3 findings").
    WaiveDialog(const QString& rule, const QString& subjectName, QWidget* parent = nullptr);

    /// Offers a reason that was given before.
    void setReason(const QString& reason);

    /// Why the finding is accepted; never empty once the dialog is accepted.
    [[nodiscard]] QString reason() const;
    /// ISO date, or empty for good.
    [[nodiscard]] QString expires() const;

private:
    QPlainTextEdit* m_reason;
    QCheckBox* m_hasEnd;
    QDateEdit* m_end;
};

}  // namespace aksnet::ui
