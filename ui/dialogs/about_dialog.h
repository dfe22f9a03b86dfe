// SPDX-License-Identifier: GPL-3.0-or-later
//
// Name, version, licence and what the program is built with.
#pragma once

#include <QDialog>

namespace aksnet::ui {

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace aksnet::ui
