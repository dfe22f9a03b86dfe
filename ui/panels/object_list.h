// SPDX-License-Identifier: GPL-3.0-or-later
//
// A short list of things inside a form: icon, name, detail; pressing one selects it.
#pragma once

#include "core/plan/object_ref.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace aksnet::ui {

class ObjectList : public QWidget {
    Q_OBJECT
public:
    /// More than these are counted, not shown: the outline has them all.
    static constexpr std::size_t mostRows = 40;

    struct Row {
        ObjectRef object;
        QString name;
        QString detail;

        bool operator==(const Row&) const = default;
    };

    /// `emptyText` stands there while there are no rows.
    explicit ObjectList(const QString& emptyText, QWidget* parent = nullptr);

    void show(std::vector<Row> rows);

Q_SIGNALS:
    void selectRequested(aksnet::ObjectRef object);

private:
    void addRow(const Row& row);
    void addNote(const QString& text);

    QString m_emptyText;
    std::vector<Row> m_rows;
    QVBoxLayout* m_layout;
};

}  // namespace aksnet::ui
