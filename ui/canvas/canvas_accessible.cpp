// SPDX-License-Identifier: GPL-3.0-or-later
//
// See canvas_accessible.h. Interfaces for boxes are made when asked for and refer to their object by id, so a new diagram
// never leaves them dangling.
#include "ui/canvas/canvas_accessible.h"

#include "ui/base/text.h"
#include "ui/canvas/diagram_view.h"

#include <QAccessibleWidget>

#include <unordered_map>

namespace aksnet::ui {

namespace {

const Box* boxAt(const DiagramView& view, int position) {
    const auto& current = view.session()->view();
    if (!current || position < 0 || position >= static_cast<int>(current->diagram->boxes.size())) {
        return nullptr;
    }
    return &current->diagram->boxes[static_cast<std::size_t>(position)];
}

/// One box of the diagram. It lives as long as the canvas's own interface and is valid while its position exists.
class BoxAccessible : public QAccessibleInterface {
public:
    BoxAccessible(DiagramView* view, int position) : m_view(view), m_position(position) {}

    bool isValid() const override { return boxAt(*m_view, m_position) != nullptr; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Graphic; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override {
        const Box* box = boxAt(*m_view, m_position);
        if (!box) {
            return {};
        }
        switch (kind) {
            case QAccessible::Name: {
                const QString name = toQt(box->title);
                return box->subtitle.empty() ? name : name + QStringLiteral(", ") + toQt(box->subtitle);
            }
            case QAccessible::Description: return m_view->tipOf(*box);
            default: return {};
        }
    }

    QRect rect() const override {
        const Box* box = boxAt(*m_view, m_position);
        const auto place = box ? m_view->widgetRectOf(box->object) : std::nullopt;
        return place ? QRect(m_view->mapToGlobal(place->topLeft().toPoint()), place->size().toSize()) : QRect();
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        const Box* box = boxAt(*m_view, m_position);
        state.selectable = true;
        state.selected = box && m_view->session()->selection().contains(box->object);
        state.invalid = !box;
        return state;
    }

private:
    DiagramView* m_view;
    int m_position;
};

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(DiagramView* view) : QAccessibleWidget(view, QAccessible::Canvas), m_view(view) {}
    ~CanvasAccessible() override {
        for (const auto& [position, id] : m_children) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    CanvasAccessible(const CanvasAccessible&) = delete;
    CanvasAccessible& operator=(const CanvasAccessible&) = delete;

    int childCount() const override {
        const auto& view = m_view->session()->view();
        return view ? static_cast<int>(view->diagram->boxes.size()) : 0;
    }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        auto found = m_children.find(index);
        if (found == m_children.end()) {
            found =
                m_children.emplace(index, QAccessible::registerAccessibleInterface(new BoxAccessible(m_view, index)))
                    .first;
        }
        return QAccessible::accessibleInterface(found->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [position, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == child) {
                return position;
            }
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const auto object = m_view->objectAt(m_view->mapFromGlobal(QPoint(x, y)));
        const auto& view = m_view->session()->view();
        const auto position = object && view ? view->index->boxOf(*object) : std::nullopt;
        return position ? child(*position) : nullptr;
    }

private:
    DiagramView* m_view;
    mutable std::unordered_map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeCanvasInterface(const QString& className, QObject* object) {
    if (className == QLatin1String("aksnet::ui::DiagramView")) {
        return new CanvasAccessible(static_cast<DiagramView*>(object));
    }
    return nullptr;
}

}  // namespace

void installCanvasAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeCanvasInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

}  // namespace aksnet::ui
