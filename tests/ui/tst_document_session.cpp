// SPDX-License-Identifier: GPL-3.0-or-later
//
// The session: edits and undo, the engine's answers, files.
#include "tests/support/window_fixture.h"
#include "ui/document/file_store.h"
#include "ui/export/export.h"

#include <QSignalSpy>

using namespace aksnet;
using namespace aksnet::test;
using ui::DocumentSession;

namespace {

ObjectRef firstNetwork(const DocumentSession& session) {
    return session.plan().virtualNetworks.front()->id;
}

}  // namespace

class TestDocumentSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoRestoresThePlanItself();
    void keysOfOneFieldAreOneStep();
    void typingTheOldValueAgainLeavesNothingToUndo();
    void refusedEditsChangeNothing();
    void theEngineAnswersLaterWithTheNewestPlan();
    void movingABoxKeepsTheSnapshot();
    void savingKeepsWhatTheFileSaid();
    void anUnwritableFolderIsSaidAndNothingIsLost();
    void picturesOpenAsThePlanTheyCarry();
    void importIsOneUndoStep();

private:
    void openSample(DocumentSession& session, const QString& name);
    Workplace m_place;
};

void TestDocumentSession::openSample(DocumentSession& session, const QString& name) {
    const auto opened = session.open(m_place.copyOf(samplePath(name)));
    QVERIFY(opened.has_value());
    QTRY_VERIFY(isUpToDate(session));
}

void TestDocumentSession::undoRestoresThePlanItself() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const auto before = session.planPtr();
    QVERIFY(session.apply(Rename{firstNetwork(session), "vnet-renamed"}).has_value());
    QVERIFY(session.apply(Remove{session.plan().clusters.front()->id}).has_value());
    QCOMPARE(session.undoStack().count(), 2);
    session.undoStack().undo();
    session.undoStack().undo();
    QCOMPARE(session.planPtr(), before);
    QVERIFY(!session.isModified());
    session.undoStack().redo();
    QCOMPARE(nameOf(session.plan(), firstNetwork(session)), std::string_view("vnet-renamed"));
}

void TestDocumentSession::keysOfOneFieldAreOneStep() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    for (const char* name : {"v", "vn", "vne"}) {
        QVERIFY(session.apply(Rename{firstNetwork(session), name}, QStringLiteral("name/1")).has_value());
    }
    QCOMPARE(session.undoStack().count(), 1);
    QVERIFY(session.apply(Rename{firstNetwork(session), "vnet"}, QStringLiteral("name/2")).has_value());
    QCOMPARE(session.undoStack().count(), 2);
}

void TestDocumentSession::typingTheOldValueAgainLeavesNothingToUndo() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const std::string name(nameOf(session.plan(), firstNetwork(session)));
    QVERIFY(session.apply(Rename{firstNetwork(session), name + "x"}, QStringLiteral("name/1")).has_value());
    QVERIFY(session.apply(Rename{firstNetwork(session), name}, QStringLiteral("name/1")).has_value());
    QCOMPARE(session.undoStack().count(), 0);
    QVERIFY(!session.isModified());
}

void TestDocumentSession::refusedEditsChangeNothing() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const auto before = session.planPtr();
    const auto refused = session.apply(Remove{ObjectRef{ObjectKind::subnet, 9999}});
    QVERIFY(!refused.has_value());
    QVERIFY(!refused.error().what.empty());
    QCOMPARE(session.planPtr(), before);
    QCOMPARE(session.undoStack().count(), 0);
}

void TestDocumentSession::theEngineAnswersLaterWithTheNewestPlan() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    QSignalSpy views(&session, &DocumentSession::viewChanged);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(session.apply(Rename{firstNetwork(session), "vnet-" + std::to_string(i)}).has_value());
        // The plan has changed at once; no answer comes before the event loop runs.
        QCOMPARE(nameOf(session.plan(), firstNetwork(session)), std::string_view("vnet-" + std::to_string(i)));
    }
    QCOMPARE(views.count(), 0);
    QTRY_VERIFY(isUpToDate(session));
    QVERIFY(views.count() >= 1);
    QCOMPARE(nameOf(*session.view()->snapshot->plan, firstNetwork(session)), std::string_view("vnet-19"));
}

void TestDocumentSession::movingABoxKeepsTheSnapshot() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const auto snapshot = session.view()->snapshot;
    const auto diagram = session.view()->diagram;
    session.place({{firstNetwork(session), Placement{.x = 700, .y = 300}}}, QStringLiteral("Move"));
    QTRY_VERIFY(session.view()->diagram != diagram);
    QCOMPARE(session.view()->snapshot, snapshot);
    const Box& box =
        session.view()->diagram->boxes[static_cast<std::size_t>(*session.view()->index->boxOf(firstNetwork(session)))];
    QCOMPARE(box.rect.x, 700.0);
    QCOMPARE(box.rect.y, 300.0);
    session.undoStack().undo();
    QVERIFY(session.layout().placements.empty());
}

void TestDocumentSession::savingKeepsWhatTheFileSaid() {
    DocumentSession session;
    const QString path = m_place.path(QStringLiteral("foreign.aksnet.json"));
    const QByteArray text =
        R"({"format": "aksnet-plan", "version": 1, "name": "n", "x-ticket": "NET-7", "virtualNetworks": []})";
    QVERIFY(ui::writeFile(path, text).has_value());
    QVERIFY(session.open(path).has_value());
    QVERIFY(session.apply(SetPlanInfo{"renamed", "", "", ""}).has_value());
    QVERIFY(session.isModified());
    QVERIFY(session.save(path).has_value());
    QVERIFY(!session.isModified());
    const auto written = ui::readFile(path);
    QVERIFY(written.has_value());
    QVERIFY(written->contains("NET-7"));
    QVERIFY(written->contains("renamed"));
}

void TestDocumentSession::anUnwritableFolderIsSaidAndNothingIsLost() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const QString old = session.filePath();
    QVERIFY(session.apply(Rename{firstNetwork(session), "changed"}).has_value());
    const auto saved = session.save(m_place.path(QStringLiteral("no/such/folder/plan.aksnet.json")));
    QVERIFY(!saved.has_value());
    QVERIFY(saved.error().where.find("no/such/folder") != std::string::npos);
    QCOMPARE(session.filePath(), old);
    QVERIFY(session.isModified());
}

void TestDocumentSession::picturesOpenAsThePlanTheyCarry() {
    DocumentSession session;
    openSample(session, QStringLiteral("private-hub-and-spoke"));
    session.place({{firstNetwork(session), Placement{.x = 40, .y = 60}}}, QStringLiteral("Move"));
    for (const QString& suffix : {QStringLiteral("svg"), QStringLiteral("png")}) {
        const auto bytes = ui::exportPicture(*ui::findExportFormat(suffix), {session.plan(), session.layout()},
                                             {.theme = ui::builtInTheme(QStringLiteral("light")), .date = {}});
        QVERIFY(bytes.has_value());
        const QString path = m_place.path(QStringLiteral("picture.") + suffix);
        QVERIFY(ui::writeFile(path, *bytes).has_value());
        DocumentSession again;
        QVERIFY(again.open(path).has_value());
        QVERIFY(again.plan() == session.plan());
        QVERIFY(again.layout() == session.layout());
        // Saving must not write a plan over the picture.
        QVERIFY(again.filePath().isEmpty());
    }
}

void TestDocumentSession::importIsOneUndoStep() {
    DocumentSession session;
    openSample(session, QStringLiteral("overlay-cilium"));
    const auto before = session.planPtr();
    const QString folder = QStringLiteral("tests/fixtures/imports/az_flattened/");
    const auto report = session.importFiles({m_place.copyOf(folder + QStringLiteral("1-aks-show.json")),
                                             m_place.copyOf(folder + QStringLiteral("2-vnet-show.json"))});
    QVERIFY(report.has_value());
    QCOMPARE(session.plan().virtualNetworks.size(), before->virtualNetworks.size() + 1);
    QCOMPARE(session.undoStack().count(), 1);
    session.undoStack().undo();
    QVERIFY(session.plan() == *before);
}

QTEST_MAIN(TestDocumentSession)
#include "tst_document_session.moc"
