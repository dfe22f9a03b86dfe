// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dialogs, driven by keyboard: what they offer, what they refuse, and what they hand back.
#include "tests/support/dialogs.h"
#include "tests/support/window_fixture.h"
#include "ui/base/theme_manager.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/import_report_dialog.h"
#include "ui/dialogs/messages.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/dialogs/waive_dialog.h"
#include "ui/window/action_list.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

using namespace aksnet;
using namespace aksnet::test;
using namespace aksnet::ui;

namespace {

const QList<ExportFormatItem> formats{{QStringLiteral("svg"), QStringLiteral("SVG picture"), false, true},
                                      {QStringLiteral("pdf"), QStringLiteral("PDF document"), false, false},
                                      {QStringLiteral("png"), QStringLiteral("PNG image"), true, true}};

ExportChoice choiceFor(const QString& path, const QString& format = QStringLiteral("svg")) {
    ExportChoice choice;
    choice.format = format;
    choice.theme = QStringLiteral("light");
    choice.path = path;
    return choice;
}

ImportReport someReport() {
    ImportReport report;
    report.entries = {
        {.status = ImportStatus::imported,
         .file = "a.json",
         .path = "[0]",
         .resourceType = "Microsoft.Network/virtualNetworks",
         .name = "vnet-a",
         .note = "2 subnets"},
        {.status = ImportStatus::notUnderstood,
         .file = "a.json",
         .path = "[0].subnets[1]",
         .resourceType = "Microsoft.Network/virtualNetworks",
         .name = "vnet-a",
         .note = "No range is stated.",
         .isRemark = true},
        {.status = ImportStatus::ignored,
         .file = "b.json",
         .path = "",
         .resourceType = "Microsoft.Network/dnsZones",
         .name = "zone",
         .note = "Names take no addresses."},
        {.status = ImportStatus::notUnderstood,
         .file = "c.json",
         .path = "value[3]",
         .resourceType = "Microsoft.Network/virtualWans",
         .name = "<b>wan</b>",
         .note = "It is not read."},
    };
    return report;
}

QList<ActionGroupList> someGroups(const ActionList& actions) {
    return {{QStringLiteral("File"), {actions.at(ActionId::open), actions.at(ActionId::save)}},
            {QStringLiteral("Edit"), {actions.at(ActionId::undo), actions.at(ActionId::redo)}}};
}

int shownRows(const QTreeWidget& list) {
    int shown = 0;
    for (int group = 0; group < list.topLevelItemCount(); ++group) {
        const QTreeWidgetItem* heading = list.topLevelItem(group);
        int children = 0;
        for (int i = 0; i < heading->childCount(); ++i) {
            children += heading->child(i)->isHidden() ? 0 : 1;
        }
        // A heading shows exactly when something under it does.
        if (heading->isHidden() != (children == 0)) {
            return -1;
        }
        shown += children;
    }
    return shown;
}

}  // namespace

class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setApplicationName(QStringLiteral("AksNet")); }

    // Export

    void suffixFollowsTheFormatChosenByKeyboard() {
        ExportDialog dialog(formats, choiceFor(m_place.path(QStringLiteral("shop v1.2.svg"))));
        QVERIFY(opens(dialog));
        auto* format = dialog.findChild<QComboBox*>(QStringLiteral("exportFormat"));
        QVERIFY(format->hasFocus());
        auto* scale = dialog.findChild<QDoubleSpinBox*>();
        QVERIFY(!scale->isEnabled());
        QTest::keyClick(format, Qt::Key_Down);
        QCOMPARE(dialog.choice().format, QStringLiteral("pdf"));
        QCOMPARE(QFileInfo(dialog.choice().path).fileName(), QStringLiteral("shop v1.2.pdf"));
        QVERIFY(!dialog.choice().embedPlan);
        QTest::keyClick(format, Qt::Key_Down);
        QCOMPARE(QFileInfo(dialog.choice().path).fileName(), QStringLiteral("shop v1.2.png"));
        QVERIFY(dialog.choice().embedPlan);
        QVERIFY(scale->isEnabled());
    }

    void formatFollowsTheSuffixTyped() {
        ExportDialog dialog(formats, choiceFor(QStringLiteral("/nowhere/shop.svg")));
        QVERIFY(opens(dialog));
        auto* path = dialog.findChild<QLineEdit*>(QStringLiteral("exportPath"));
        QTest::keyClick(&dialog, Qt::Key_I, Qt::AltModifier);
        QVERIFY(path->hasFocus());
        QTest::keyClick(path, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(path, QStringLiteral("/nowhere/other.PNG"));
        QCOMPARE(path->text(), QStringLiteral("/nowhere/other.PNG"));
        QCOMPARE(dialog.choice().format, QStringLiteral("png"));
        QCOMPARE(dialog.choice().path, QStringLiteral("/nowhere/other.PNG"));
        // A name without one of the suffixes gets the format's.
        QTest::keyClick(path, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(path, QStringLiteral("/nowhere/draft 1.2"));
        QCOMPARE(dialog.choice().path, QStringLiteral("/nowhere/draft 1.2.png"));
    }

    void scaleAndBoxesAreSetByKeyboard() {
        ExportDialog dialog(formats, choiceFor(QStringLiteral("/nowhere/shop.png"), QStringLiteral("png")));
        QVERIFY(opens(dialog));
        QTest::keyClick(&dialog, Qt::Key_S, Qt::AltModifier);
        auto* scale = dialog.findChild<QDoubleSpinBox*>();
        QVERIFY(scale->hasFocus());
        QTest::keyClick(scale, Qt::Key_Up);
        QTest::keyClick(&dialog, Qt::Key_L, Qt::AltModifier);
        QTest::keyClick(&dialog, Qt::Key_P, Qt::AltModifier);
        QTest::keyClick(&dialog, Qt::Key_C, Qt::AltModifier);
        auto* theme = dialog.findChild<QComboBox*>(QStringLiteral("exportTheme"));
        QVERIFY(theme->hasFocus());
        QTest::keyClick(theme, Qt::Key_End);
        // Boxes that are pressed by letter stay down for a moment.
        QTRY_VERIFY(!dialog.choice().legendAndTitle && !dialog.choice().embedPlan);
        QCOMPARE(dialog.choice().scale, 2.5);
        QCOMPARE(dialog.choice().theme, QStringLiteral("print"));
    }

    void nothingIsExportedWithoutAPath() {
        ExportDialog empty(formats, choiceFor({}));
        QVERIFY(!buttonNamed(empty, QStringLiteral("Export"))->isEnabled());
        ExportDialog dialog(formats, choiceFor(QStringLiteral("/nowhere/shop.svg")));
        QVERIFY(opens(dialog));
        auto* path = dialog.findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->setFocus();
        QTest::keyClick(path, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(path, Qt::Key_Delete);
        QVERIFY(!buttonNamed(dialog, QStringLiteral("Export"))->isEnabled());
        QTest::keyClick(path, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QTest::keyClicks(path, QStringLiteral("/nowhere/x"));
        QTest::keyClick(path, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    void aFileIsReplacedOnlyIfTheUserSaysSo() {
        const QString path = m_place.path(QStringLiteral("there.svg"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        ExportDialog dialog(formats, choiceFor(path));
        QVERIFY(opens(dialog));
        QString asked;
        // Enter alone keeps the file.
        onNextBox([&](QMessageBox& box) {
            asked = box.text();
            QTest::keyClick(&box, Qt::Key_Return);
        });
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(asked, QStringLiteral("Replace there.svg?"));
        QVERIFY(dialog.isVisible());
        onNextBox(
            [&](QMessageBox& box) { QTest::mouseClick(buttonNamed(box, QStringLiteral("Replace")), Qt::LeftButton); });
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(dialog.choice().path, path);
    }

    // Import report

    void reportCountsResourcesAndTellsRemarksFromThem() {
        const ThemeManager themes(ThemeChoice::light);
        const ImportReportDialog dialog(someReport(), themes);
        QStringList statuses;
        const QAbstractItemModel& model = *dialog.view()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            statuses << model.index(row, 0).data().toString();
        }
        const QStringList wanted{QStringLiteral("Not understood"), QStringLiteral("Remark"), QStringLiteral("Imported"),
                                 QStringLiteral("Left out")};
        QCOMPARE(statuses, wanted);
        QStringList labels;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            labels << label->text();
        }
        for (const auto& what : {QStringLiteral("imported"), QStringLiteral("left out on purpose"),
                                 QStringLiteral("not understood"), QStringLiteral("remark")}) {
            QVERIFY2(labels.contains(what), qPrintable(what));
        }
    }

    void whatIsUnknownOrAssumedHasItsOwnWord() {
        const ThemeManager themes(ThemeChoice::light);
        ImportReport report = someReport();
        report.entries.push_back({ImportStatus::unknown, "d.json", {}, {}, "rt", "Nobody knows.", false});
        report.entries.push_back({ImportStatus::unknown, "d.json", {}, {}, "vnet", "Nobody knows.", true});
        report.entries.push_back({ImportStatus::defaulted, "d.json", {}, {}, "aks", "It is assumed.", true});
        ImportReportDialog dialog(report, themes);
        QVERIFY(opens(dialog));
        QStringList words;
        for (int row = 0; row < dialog.view()->model()->rowCount(); ++row) {
            words << dialog.view()->model()->index(row, 0).data().toString();
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(report.entries.size()));
        QCOMPARE(words.mid(2, 3),
                 (QStringList{QStringLiteral("Unknown"), QStringLiteral("Unknown"), QStringLiteral("Defaulted")}));
        QStringList labels;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            labels << label->text();
        }
        QVERIFY(labels.contains(QStringLiteral("unknown")));
        QVERIFY(QString::fromStdString(report.text()).contains(QStringLiteral("1 unknown, 1 not understood")));
        QVERIFY(QString::fromStdString(report.text()).contains(QStringLiteral("remarks: 3 (1 defaulted, 1 unknown)")));
    }

    void arrowsShowEachRowInFull() {
        const ThemeManager themes(ThemeChoice::light);
        ImportReportDialog dialog(someReport(), themes);
        QVERIFY(opens(dialog));
        QCOMPARE(dialog.details()->text(),
                 QStringLiteral(
                     "Not understood: Microsoft.Network/virtualWans <b>wan</b>\nIt is not read.\nc.json: value[3]"));
        QCOMPARE(dialog.details()->textFormat(), Qt::PlainText);
        dialog.view()->setFocus();
        QTest::keyClick(dialog.view(), Qt::Key_Down);
        QCOMPARE(dialog.details()->text(),
                 QStringLiteral(
                     "Remark: Microsoft.Network/virtualNetworks vnet-a\nNo range is stated.\na.json: [0].subnets[1]"));
        QTest::keyClick(dialog.view(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(dialog.details()->text(),
                 QStringLiteral("Left out: Microsoft.Network/dnsZones zone\nNames take no addresses.\nb.json"));
    }

    void reportIsSearchedAlsoByWhatIsNotShown() {
        const ThemeManager themes(ThemeChoice::light);
        ImportReportDialog dialog(someReport(), themes);
        QVERIFY(opens(dialog));
        dialog.filter()->setFocus();
        QTest::keyClicks(dialog.filter(), QStringLiteral("SUBNETS[1]"));
        QCOMPARE(dialog.view()->model()->rowCount(), 1);
        QVERIFY(dialog.details()->text().contains(QStringLiteral("No range is stated.")));
        QTest::keyClicks(dialog.filter(), QStringLiteral("xyzzy"));
        QCOMPARE(dialog.view()->model()->rowCount(), 0);
        QVERIFY(dialog.details()->text().contains(QStringLiteral("Nothing")));
    }

    void reportIsCopiedWhole() {
        const ThemeManager themes(ThemeChoice::light);
        ImportReportDialog dialog(someReport(), themes);
        QVERIFY(opens(dialog));
        QPushButton* copy = buttonNamed(dialog, QStringLiteral("Copy report"));
        copy->setFocus();
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(someReport().text()));
        QVERIFY(dialog.isVisible());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    // Waiver

    void waiverNeedsAReason() {
        WaiveDialog dialog(QStringLiteral("RNG-003"), QStringLiteral("<i>aks</i>"));
        QVERIFY(opens(dialog));
        auto* reason = dialog.findChild<QPlainTextEdit*>(QStringLiteral("waiveReason"));
        QVERIFY(reason->hasFocus());
        QPushButton* waive = buttonNamed(dialog, QStringLiteral("Waive"));
        QVERIFY(!waive->isEnabled());
        QTest::keyClicks(reason, QStringLiteral("   "));
        QVERIFY(!waive->isEnabled());
        QTest::keyClicks(reason, QStringLiteral("nobody calls it "));
        QVERIFY(waive->isEnabled());
        QCOMPARE(dialog.reason(), QStringLiteral("nobody calls it"));
        QVERIFY(dialog.expires().isEmpty());
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            QVERIFY(!label->text().contains(QLatin1Char('<')) || label->textFormat() == Qt::PlainText);
        }
    }

    void waiverEndsOnTheDayChosen() {
        WaiveDialog dialog(QStringLiteral("RNG-003"), QStringLiteral("aks"));
        QVERIFY(opens(dialog));
        auto* reason = dialog.findChild<QPlainTextEdit*>(QStringLiteral("waiveReason"));
        auto* until = dialog.findChild<QCheckBox*>();
        auto* end = dialog.findChild<QDateEdit*>(QStringLiteral("waiveEnd"));
        QTest::keyClicks(reason, QStringLiteral("until the move"));
        QTest::keyClick(reason, Qt::Key_Tab);
        QVERIFY(until->hasFocus());
        QVERIFY(!end->isEnabled());
        QTest::keyClick(until, Qt::Key_Space);
        QVERIFY(end->isEnabled());
        QTest::keyClick(until, Qt::Key_Tab);
        QVERIFY(end->hasFocus());
        const QDate before = end->date();
        QTest::keyClick(end, Qt::Key_Up);
        QVERIFY(end->date() > before);
        QCOMPARE(dialog.expires(), end->date().toString(Qt::ISODate));
        // A waiver that has ended already waives nothing.
        end->setDate(QDate::currentDate().addDays(-1));
        QVERIFY(end->date() >= QDate::currentDate());
        QPushButton* waive = buttonNamed(dialog, QStringLiteral("Waive"));
        waive->setFocus();
        QTest::keyClick(waive, Qt::Key_Return);
        QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    }

    // Shortcuts

    void everyActionStandsWithItsKeys() {
        const ActionList actions;
        const ShortcutsDialog dialog(someGroups(actions));
        const QTreeWidgetItem* edit = dialog.list()->topLevelItem(1);
        QCOMPARE(edit->text(0), QStringLiteral("Edit"));
        QCOMPARE(edit->child(1)->text(0), QStringLiteral("Redo"));
        QCOMPARE(edit->child(1)->text(1), QStringLiteral("Ctrl+Shift+Z, Ctrl+Y"));
        QVERIFY(dialog.list()->topLevelItem(2)->childCount() >= 10);
    }

    void shortcutsAreSearchedByNameAndByKeys() {
        const ActionList actions;
        ShortcutsDialog dialog(someGroups(actions));
        QVERIFY(opens(dialog));
        QVERIFY(dialog.filter()->hasFocus());
        const int all = shownRows(*dialog.list());
        QVERIFY(all > 10);
        QTest::keyClicks(dialog.filter(), QStringLiteral("REDO"));
        QCOMPARE(shownRows(*dialog.list()), 1);
        QTest::keyClick(dialog.filter(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(dialog.filter(), QStringLiteral("ctrl+s"));
        QVERIFY(shownRows(*dialog.list()) >= 2);
        QTest::keyClick(dialog.filter(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(dialog.filter(), Qt::Key_Delete);
        QCOMPARE(shownRows(*dialog.list()), all);
    }

    // Messages

    void errorsShowTheirPlaceAndTakeNamesForNames() {
        bool seen = false;
        onNextBox([&](QMessageBox& box) {
            seen = true;
            QCOMPARE(box.text(), QStringLiteral("<b>x</b> could not be opened."));
            QCOMPARE(box.textFormat(), Qt::PlainText);
            QVERIFY(box.informativeText().contains(QStringLiteral("a.json:virtualNetworks[0]")));
            for (const QLabel* label : box.findChildren<QLabel*>()) {
                QVERIFY(!label->text().contains(QLatin1Char('<')) || label->textFormat() == Qt::PlainText);
            }
            QTest::keyClick(&box, Qt::Key_Return);
        });
        showError(nullptr, QStringLiteral("<b>x</b> could not be opened."),
                  Error{"a.json:virtualNetworks[0]", "The range <img src=\"x\"> is none."});
        QVERIFY(seen);
    }

    void unsavedChangesAreAnsweredByKeyboard() {
        onNextBox([](QMessageBox& box) { QTest::keyClick(&box, Qt::Key_Return); });
        QCOMPARE(askAboutUnsavedChanges(nullptr, QStringLiteral("Shop")), UnsavedAnswer::save);
        onNextBox([](QMessageBox& box) { QTest::keyClick(&box, Qt::Key_Escape); });
        QCOMPARE(askAboutUnsavedChanges(nullptr, QStringLiteral("Shop")), UnsavedAnswer::cancel);
        onNextBox([](QMessageBox& box) {
            QPushButton* discard = buttonNamed(box, QStringLiteral("Do not save"));
            QVERIFY(discard);
            discard->setFocus();
            QTest::keyClick(discard, Qt::Key_Space);
        });
        QCOMPARE(askAboutUnsavedChanges(nullptr, QStringLiteral("Shop")), UnsavedAnswer::discard);
    }

    void removalTellsWhatGoesAlongButNotWithoutEnd() {
        QStringList many;
        for (int i = 1; i <= 1008; ++i) {
            many << QStringLiteral("Thing %1 is removed.").arg(i);
        }
        QString text;
        onNextBox([&](QMessageBox& box) {
            text = box.informativeText();
            QTest::keyClick(&box, Qt::Key_Escape);
        });
        QVERIFY(!askToRemove(nullptr, QStringLiteral("subnet a"), many));
        QVERIFY(text.contains(QStringLiteral("Thing 8 is removed.")));
        QVERIFY(!text.contains(QStringLiteral("Thing 9 is removed.")));
        QVERIFY(text.contains(QStringLiteral("and 1,000 more")));
        onNextBox([](QMessageBox& box) { QTest::keyClick(&box, Qt::Key_Return); });
        QVERIFY(askToRemove(nullptr, QStringLiteral("subnet a"), {QStringLiteral("A pool loses it.")}));
    }

    // All of them

    void everyControlIsReachedByTabAndHasAName() {
        const ThemeManager themes(ThemeChoice::light);
        const ActionList actions;
        ExportDialog picture(formats, choiceFor(QStringLiteral("/nowhere/shop.png"), QStringLiteral("png")));
        ImportReportDialog report(someReport(), themes);
        WaiveDialog waiver(QStringLiteral("IP-001"), QStringLiteral("a"));
        ShortcutsDialog shortcuts(someGroups(actions));
        AboutDialog about;
        for (QDialog* dialog : std::initializer_list<QDialog*>{&picture, &report, &waiver, &shortcuts, &about}) {
            QVERIFY(opens(*dialog));
            QVERIFY(!dialog->windowTitle().isEmpty());
            QCOMPARE(unreachable(*dialog), QString());
            QCOMPARE(nameless(*dialog), QString());
            QTest::keyClick(dialog, Qt::Key_Escape);
            QVERIFY(!dialog->isVisible());
        }
    }

    void mnemonicsOfADialogAreItsOwn() {
        ExportDialog dialog(formats, choiceFor(QStringLiteral("/nowhere/shop.png"), QStringLiteral("png")));
        QStringList letters;
        const auto take = [&](const QString& text) {
            if (const QString letter = QKeySequence::mnemonic(text).toString(); !letter.isEmpty()) {
                QVERIFY2(!letters.contains(letter), qPrintable(text));
                letters << letter;
            }
        };
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            take(label->text());
        }
        for (const QAbstractButton* button : dialog.findChildren<QAbstractButton*>()) {
            take(button->text());
        }
        QVERIFY(letters.size() >= 6);
    }

private:
    const Workplace m_place;
};

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
