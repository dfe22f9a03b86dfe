// SPDX-License-Identifier: GPL-3.0-or-later
//
// Questions and bad news: what happened in one clear sentence, and where.
#pragma once

#include "core/base/result.h"

#include <QMessageBox>
#include <QString>
#include <QStringList>

namespace aksnet::ui {

/// "The plan could not be opened." with the error's sentence and its place below.
void showError(QWidget* parent, const QString& whatFailed, const Error& error);

enum class UnsavedAnswer : std::uint8_t { save, discard, cancel };
[[nodiscard]] UnsavedAnswer askAboutUnsavedChanges(QWidget* parent, const QString& planName);

/// Asks whether to remove something, with what goes along named. True if the user agrees.
[[nodiscard]] bool askToRemove(QWidget* parent, const QString& what, const QStringList& consequences);

/// Asks whether a file may be written over. True if the user agrees.
[[nodiscard]] bool askToReplace(QWidget* parent, const QString& fileName);

}  // namespace aksnet::ui
