// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole diagram in a corner, with the part in sight framed; press or drag to look elsewhere.
#pragma once

#include "ui/canvas/diagram_view.h"

namespace aksnet::ui {

/// Hides itself while the whole diagram is in sight.
class Minimap : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(DiagramView* view, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {168, 108}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] ViewTransform transform() const;
    void lookAt(QPointF position);
    void follow();
    void stayInCorner();

    DiagramView* m_view;
    QImage m_picture;  ///< painted once per diagram, theme and size
    std::shared_ptr<const Diagram> m_pictured;
    std::string m_picturedTheme;
};

}  // namespace aksnet::ui
