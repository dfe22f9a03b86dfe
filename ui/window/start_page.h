// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window shows in place of an empty diagram: ways to begin, recent files, samples.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace aksnet::ui {

/// A sample plan among the resources.
struct Sample {
    QString path;  ///< ":/samples/…"
    QString title;
    QString description;  ///< its first sentence
};

/// All samples, ordered by file name.
[[nodiscard]] QList<Sample> allSamples();

class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Files that are gone are left out.
    void showRecentFiles(const QStringList& paths);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void importRequested();
    void fileRequested(const QString& path);
    void sampleRequested(const QString& path);

private:
    QWidget* makeStart();
    QWidget* makeSamples();
    QWidget* makeRecent();

    QWidget* m_recent;
    QVBoxLayout* m_recentRows;
};

}  // namespace aksnet::ui
