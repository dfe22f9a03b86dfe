// SPDX-License-Identifier: GPL-3.0-or-later
//
// A few numbers in rows and columns inside a form: what the engine found out, to be read and copied, not edited.
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

namespace aksnet::ui {

class FactGrid : public QWidget {
    Q_OBJECT
public:
    enum class Tone : std::uint8_t { normal, muted, bad };

    struct Cell {
        QString text;
        Tone tone = Tone::normal;

        bool operator==(const Cell&) const = default;
    };
    /// The first cell is the row's name. What a tone says, the text says too: colour alone means nothing.
    struct Row {
        std::vector<Cell> cells;
        QString tip = {};

        bool operator==(const Row&) const = default;
    };

    /// Whether the last column holds words, which take the room that is left; columns between first and last are numbers.
    enum class Columns : std::uint8_t { numbers, words };

    /// `heads` has a title for each column; all empty: no head line.
    explicit FactGrid(QStringList heads, Columns columns, QWidget* parent = nullptr);

    /// Hidden while there are no rows.
    void show(std::vector<Row> rows);

private:
    [[nodiscard]] int stretchedColumn() const;
    void addLine(int line, const Row& row, bool isHead);

    QStringList m_heads;
    Columns m_columns;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
};

}  // namespace aksnet::ui
