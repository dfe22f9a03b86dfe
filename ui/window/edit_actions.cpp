// SPDX-License-Identifier: GPL-3.0-or-later
//
// See edit_actions.h.
#include "ui/window/edit_actions.h"

#include "core/plan/query.h"
#include "ui/base/text.h"
#include "ui/dialogs/messages.h"
#include "ui/models/object_text.h"

#include <algorithm>

namespace aksnet::ui {

EditActions::EditActions(DocumentSession* session, const ActionList* actions, QWidget* window)
    : QObject(window), m_session(session), m_actions(actions), m_window(window) {
    connectAdd(ActionId::addVirtualNetwork, NewKind::virtualNetwork);
    connectAdd(ActionId::addSubnet, NewKind::subnet);
    connectAdd(ActionId::addCluster, NewKind::cluster);
    connectAdd(ActionId::addNodePool, NewKind::nodePool);
    connectAdd(ActionId::addExternalNetwork, NewKind::externalNetwork);
    connectAdd(ActionId::addPrivateEndpoint, NewKind::privateEndpoint);
    connectAdd(ActionId::addPeering, NewKind::peering);
    connectAdd(ActionId::addRouteTable, NewKind::routeTable);
    connectAdd(ActionId::addNatGateway, NewKind::natGateway);
    connectAdd(ActionId::addFirewall, NewKind::firewall);
    connectAdd(ActionId::addPublicIpPrefix, NewKind::publicIpPrefix);
    connectAdd(ActionId::addApprovedRange, NewKind::approvedRange);
    QUndoStack& undo = session->undoStack();
    connect(actions->at(ActionId::undo), &QAction::triggered, &undo, &QUndoStack::undo);
    connect(actions->at(ActionId::redo), &QAction::triggered, &undo, &QUndoStack::redo);
    connect(actions->at(ActionId::remove), &QAction::triggered, this, &EditActions::removeSelected);
    connect(actions->at(ActionId::placeAutomatically), &QAction::triggered, session,
            [session] { session->clearPlacements(session->selection().objects); });
    connect(actions->at(ActionId::selectAll), &QAction::triggered, this, &EditActions::selectAll);
    connect(actions->at(ActionId::selectNone), &QAction::triggered, session, [session] { session->select({}); });
    connect(&undo, &QUndoStack::indexChanged, this, &EditActions::showUndoState);
    connect(session, &DocumentSession::planChanged, this, &EditActions::followPlan);
    connect(session, &DocumentSession::selectionChanged, this, &EditActions::followSelection);
    connect(session, &DocumentSession::layoutChanged, this, &EditActions::followSelection);
    showUndoState();
    followPlan();
    followSelection();
}

void EditActions::connectAdd(ActionId id, NewKind kind) {
    connect(m_actions->at(id), &QAction::triggered, this,
            [this, kind] { add(kind, m_session->selection().current()); });
}

void EditActions::add(NewKind kind, ObjectRef near) {
    auto thing = makeNew(kind, m_session->plan(), near);
    if (!thing) {
        Q_EMIT refused(toQt(thing.error().what));
        return;
    }
    if (const auto done = m_session->apply(thing->edit); !done) {
        Q_EMIT refused(toQt(done.error().what));
        return;
    }
    m_session->select({{thing->object}});
    Q_EMIT added(thing->object);
}

QString EditActions::selectedText() const {
    const auto& objects = m_session->selection().objects;
    if (objects.size() > 1) {
        return tr("%1 things").arg(objects.size());
    }
    return toQt(kindName(objects.front().kind)) + QLatin1Char(' ') + displayName(m_session->plan(), objects.front());
}

QStringList EditActions::consequences() const {
    QStringList lines;
    for (const ObjectRef object : m_session->selection().objects) {
        for (const std::string& sentence : consequencesOfRemoving(m_session->plan(), object)) {
            if (const QString line = toQt(sentence); !lines.contains(line)) {
                lines << line;
            }
        }
    }
    return lines;
}

void EditActions::removeSelected() {
    const Selection selection = m_session->selection();
    if (selection.empty()) {
        return;
    }
    const QStringList alsoGoes = consequences();
    if (!alsoGoes.isEmpty() && !askToRemove(m_window, selectedText(), alsoGoes)) {
        return;
    }
    const PlanIndex index(m_session->plan());
    EditGroup group{toStd(tr("Delete %1").arg(selectedText())), {}};
    for (const ObjectRef object : selection.objects) {
        // What lies inside another selected thing, or goes with its subnet, is gone by the time its turn comes.
        bool goesAnyway = false;
        for (ObjectRef parent = index.parentOf(object); parent.kind != ObjectKind::plan;
             parent = index.parentOf(parent)) {
            goesAnyway = goesAnyway || selection.contains(parent);
        }
        if (!goesAnyway) {
            group.edits.emplace_back(Remove{object});
        }
    }
    // Consumers and peerings go with their networks, so the smallest things are removed first.
    std::ranges::stable_sort(group.edits, std::greater<>(), [](const Edit& edit) {
        const ObjectKind kind = std::get<Remove>(edit).object.kind;
        return kind == ObjectKind::virtualNetwork ? 0 : kind == ObjectKind::subnet ? 1 : 2;
    });
    if (const auto done = m_session->apply(Shared<EditGroup>(std::move(group))); !done) {
        Q_EMIT refused(toQt(done.error().what));
    }
}

void EditActions::selectAll() {
    Selection all{allObjects(m_session->plan())};
    m_session->select(std::move(all));
}

void EditActions::showUndoState() {
    const QUndoStack& undo = m_session->undoStack();
    QAction* undoAction = m_actions->at(ActionId::undo);
    QAction* redoAction = m_actions->at(ActionId::redo);
    undoAction->setEnabled(undo.canUndo());
    redoAction->setEnabled(undo.canRedo());
    undoAction->setText(undo.canUndo() ? tr("&Undo: %1").arg(undo.undoText()) : tr("&Undo"));
    redoAction->setText(undo.canRedo() ? tr("&Redo: %1").arg(undo.redoText()) : tr("&Redo"));
}

void EditActions::followPlan() {
    const Plan& plan = m_session->plan();
    const bool hasSubnet =
        std::ranges::any_of(plan.virtualNetworks, [](const auto& network) { return !network->subnets.empty(); });
    m_actions->at(ActionId::addSubnet)->setEnabled(!plan.virtualNetworks.empty());
    m_actions->at(ActionId::addPrivateEndpoint)->setEnabled(hasSubnet);
    m_actions->at(ActionId::addNodePool)->setEnabled(!plan.clusters.empty());
    m_actions->at(ActionId::addPeering)->setEnabled(plan.virtualNetworks.size() > 1);
    m_actions->at(ActionId::selectAll)->setEnabled(plan.nextNumber > 1);
}

void EditActions::followSelection() {
    const auto& objects = m_session->selection().objects;
    m_actions->at(ActionId::remove)->setEnabled(!objects.empty());
    m_actions->at(ActionId::rename)->setEnabled(objects.size() <= 1);
    m_actions->at(ActionId::reveal)->setEnabled(!objects.empty());
    const auto& placements = m_session->layout().placements;
    m_actions->at(ActionId::placeAutomatically)->setEnabled(std::ranges::any_of(objects, [&](ObjectRef object) {
        return placements.contains(object);
    }));
}

}  // namespace aksnet::ui
