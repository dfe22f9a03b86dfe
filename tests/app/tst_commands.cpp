// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line as people and scripts use it: exit codes, what goes to which stream, sentences for what is wrong.
#include "core/base/version.h"
#include "core/io/plan_file.h"
#include "core/rules/rule.h"
#include "tests/app/command_run.h"
#include "tests/support/files.h"
#include "tests/support/show.h"
#include "tests/support/wording.h"
#include "ui/base/resources.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

const QString today = QStringLiteral("2026-11-23");

CommandRun check(const QStringList& files, const QStringList& options = {}) {
    return run(QStringList{QStringLiteral("check")} + files + QStringList{QStringLiteral("--today"), today} + options);
}

QJsonDocument jsonOf(const CommandRun& result) {
    return QJsonDocument::fromJson(result.out.toUtf8());
}

/// One line that names the file and is a sentence.
bool isComplaintAbout(const CommandRun& result, const QString& file) {
    const QString line = result.err.trimmed();
    return result.code == app::exitUnusable && result.out.isEmpty() && line.contains(file) &&
           !line.contains(QLatin1Char('\n')) && line.endsWith(QLatin1Char('.'));
}

}  // namespace

class TstCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        ui::initResources();
        QVERIFY(m_folder.isValid());
    }

    void helpIsPrintedEverywhere_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("words");
        const auto words = [](const char* list) { return QString::fromLatin1(list).split(QLatin1Char(' ')); };
        QTest::newRow("program") << words("--help") << words("check export import layout rules --version FILE");
        QTest::newRow("short") << words("-h") << words("check export import layout rules --version FILE");
        QTest::newRow("check") << words("check --help")
                               << words("--format --fail-on --today text,json,markdown,junit,sarif error,warning FILE");
        QTest::newRow("export") << words("export --help")
                                << words("--output --theme --scale --no-legend --no-plan .svg .pdf .png");
        QTest::newRow("import") << words("import -h")
                                << words("--output --quiet --map --resource-graph-query *.aksnet.json");
        QTest::newRow("layout") << words("layout --help") << words("--format text,json,csv");
        QTest::newRow("rules") << words("rules --help") << words("IP-001");
    }
    void helpIsPrintedEverywhere() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, words);
        const CommandRun result = run(arguments);
        QCOMPARE(result.code, 0);
        QVERIFY(result.err.isEmpty());
        QVERIFY(result.out.contains(QLatin1String("Usage: aksnet")));
        for (const QString& word : words) {
            QVERIFY2(result.out.contains(word), qPrintable(word + QStringLiteral(" is missing from\n") + result.out));
        }
    }

    void theVersionIsPrinted() {
        const CommandRun result = run({QStringLiteral("--version")});
        QCOMPARE(result.code, 0);
        QCOMPARE(result.out.trimmed(),
                 QStringLiteral("aksnet ") +
                     QString::fromUtf8(engineVersion.data(), static_cast<qsizetype>(engineVersion.size())));
    }

    void badArgumentsAreRefused_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* line, const char* word) {
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' ')) << word;
        };
        row("check", "FILE");
        row("export plan.json", "--output");
        row("export -o a.svg", "FILE");
        row("import plan.json", "--output");
        row("check plan.json --format xml", "xml");
        row("check plan.json --fail-on notes", "notes");
        row("check plan.json --today tomorrow", "tomorrow");
        row("check plan.json --today 2026-02-30", "2026-02-30");
        row("check plan.json --today 2026-1-2", "2026-1-2");
        row("export plan.json -o a.png --scale 0", "--scale");
        row("export plan.json -o a.png --scale 17", "--scale");
        row("export plan.json -o a.png --scale big", "--scale");
        row("export plan.json -o a.png --theme pink", "pink");
        row("check plan.json --bogus", "--bogus");
        row("rules IP-001 IP-002", "IP-002");
    }
    void badArgumentsAreRefused() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const CommandRun result = run(arguments);
        QCOMPARE(result.code, app::exitUnusable);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains(word), qPrintable(result.err));
        QVERIFY(result.err.contains(QLatin1String("--help")));
    }

    void withoutACommandTheWindowOpens() {
        std::ostringstream out;
        const app::Invocation bare = app::parseArguments({}, {out, out});
        QVERIFY(!bare.command && !bare.exitCode && bare.files.isEmpty());
        const QStringList files{QStringLiteral("a b.json"), QStringLiteral("Zürich.json")};
        const app::Invocation withFiles = app::parseArguments(files, {out, out});
        QVERIFY(!withFiles.command && !withFiles.exitCode);
        QCOMPARE(withFiles.files, files);
        QVERIFY(out.str().empty());
    }

    void onlyPicturesNeedFonts() {
        std::ostringstream out;
        const auto needsFonts = [&](const QStringList& arguments) {
            return app::parseArguments(arguments, {out, out}).needsFonts;
        };
        QVERIFY(
            needsFonts({QStringLiteral("export"), QStringLiteral("a"), QStringLiteral("-o"), QStringLiteral("b.svg")}));
        QVERIFY(!needsFonts({QStringLiteral("check"), QStringLiteral("a")}));
        QVERIFY(!needsFonts({QStringLiteral("rules")}));
    }

    void checkTellsByItsExitCode_data() {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("failOn");
        QTest::addColumn<int>("code");
        QTest::newRow("clean, errors") << "overlay-cilium" << "error" << 0;
        QTest::newRow("clean, warnings") << "overlay-cilium" << "warning" << 0;
        QTest::newRow("a warning, errors") << "kubenet-migration" << "error" << 0;
        QTest::newRow("a warning, warnings") << "kubenet-migration" << "warning" << 1;
        QTest::newRow("broken, errors") << "broken" << "error" << 1;
        QTest::newRow("broken, warnings") << "broken" << "warning" << 1;
    }
    void checkTellsByItsExitCode() {
        QFETCH(QString, sample);
        QFETCH(QString, failOn);
        QFETCH(int, code);
        const QStringList files{samplePath(qPrintable(sample))};
        for (const QString& format : {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("sarif")}) {
            const CommandRun result =
                check(files, {QStringLiteral("--fail-on"), failOn, QStringLiteral("--format"), format});
            QCOMPARE(result.code, code);
            QVERIFY(result.err.isEmpty());
        }
        QCOMPARE(check(files).code, check(files, {QStringLiteral("--fail-on"), QStringLiteral("error")}).code);
    }

    void checkWritesWhatItIsAskedFor() {
        const QStringList broken{samplePath("broken")};
        const CommandRun text = check(broken);
        QVERIFY(text.out.startsWith(QLatin1String("Broken on purpose: ")));
        QVERIFY(text.out.contains(QLatin1String("IP-001")));
        const QJsonObject json = jsonOf(check(broken, {QStringLiteral("--format"), QStringLiteral("json")})).object();
        QCOMPARE(json[QLatin1String("plan")].toString(), QStringLiteral("Broken on purpose"));
        QVERIFY(json[QLatin1String("counts")].toObject()[QLatin1String("error")].toInt() > 0);
        const QJsonObject sarif = jsonOf(check(broken, {QStringLiteral("--format"), QStringLiteral("sarif")})).object();
        QCOMPARE(sarif[QLatin1String("version")].toString(), QStringLiteral("2.1.0"));
    }

    void severalPlansAreCheckedOneByOne() {
        const QStringList both{samplePath("overlay-cilium"), samplePath("broken")};
        const CommandRun json = check(both, {QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(json.code, 1);
        const QJsonArray list = jsonOf(json).array();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[1].toObject()[QLatin1String("plan")].toString(), QStringLiteral("Broken on purpose"));
        const CommandRun text = check(both);
        QVERIFY(text.out.contains(QLatin1String("Nothing to report.")) && text.out.contains(QLatin1String("IP-001")));
        const CommandRun sarif = check(both, {QStringLiteral("--format"), QStringLiteral("sarif")});
        QCOMPARE(jsonOf(sarif).object()[QLatin1String("runs")].toArray().size(), 2);
    }

    void filesToImportAreCheckedAsOnePlan() {
        const CommandRun result =
            check(importPaths("az_flattened"), {QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY2(result.code == 0 || result.code == 1, qPrintable(result.err));
        QVERIFY(jsonOf(result).isObject());
        QVERIFY(result.err.isEmpty());
    }

    void whatTheImportLeftOutIsNotHushedUp() {
        // One file is a cluster, the other is not understood.
        const QStringList files{
            importPaths("az_flattened").front(),
            written(QStringLiteral("odd.json"),
                    R"({"type": "Microsoft.ContainerService/managedClusters", "id": 7, "name": []})")};
        const CommandRun imported = run(QStringList{QStringLiteral("import")} + files +
                                        QStringList{QStringLiteral("-o"), path(QStringLiteral("odd.aksnet.json"))});
        QVERIFY2(imported.out.contains(QLatin1String("1 not understood")), qPrintable(imported.out + imported.err));
        const CommandRun result = check(files);
        QCOMPARE(
            result.err,
            QStringLiteral(
                "Not understood and therefore missing from the plan: 1 resource. `aksnet import` says which and why.\n"));
    }

    void filesThatCannotBeUsedAreNamed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place");
        const QByteArray sample = QByteArray::fromStdString(fileText(samplePath("broken")));
        QTest::newRow("empty") << QByteArray() << "file.json";
        QTest::newRow("no JSON") << QByteArray("hello") << "file.json";
        QTest::newRow("cut short") << sample.left(300) << "file.json:";
        QTest::newRow("wrong kind") << QByteArray(sample).replace("\"virtualNetworks\": [",
                                                                  "\"virtualNetworks\": 7, \"more\": [")
                                    << "file.json:virtualNetworks";
        QTest::newRow("bad prefix") << QByteArray(sample).replace("10.20.0.0/24", "10.20.0.1/24")
                                    << "file.json:virtualNetworks[0].subnets[0]";
        QTest::newRow("newer version") << QByteArray(sample)
                                              .replace("\"aksnet\": 1", "\"aksnet\": 99")
                                              .replace("\"version\": 1", "\"version\": 99")
                                       << "file.json";
        QTest::newRow("other JSON") << QByteArray("{\"name\": \"x\"}") << "file.json";
        QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x01", 4) << "file.json";
    }
    void filesThatCannotBeUsedAreNamed() {
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        const QString file = written(QStringLiteral("file.json"), content);
        for (const QStringList& arguments :
             {QStringList{QStringLiteral("check"), file},
              QStringList{QStringLiteral("import"), file, QStringLiteral("-o"),
                          path(QStringLiteral("never.aksnet.json"))},
              QStringList{QStringLiteral("export"), file, QStringLiteral("-o"), path(QStringLiteral("never.svg"))}}) {
            const CommandRun result = run(arguments);
            QVERIFY2(isComplaintAbout(result, place),
                     qPrintable(arguments.first() + QStringLiteral(": ") + result.err));
        }
        QVERIFY(!QFile::exists(path(QStringLiteral("never.aksnet.json"))) &&
                !QFile::exists(path(QStringLiteral("never.svg"))));
    }

    void missingFilesAreNamed() {
        const QString missing = path(QStringLiteral("nowhere.aksnet.json"));
        QVERIFY(isComplaintAbout(check({missing}), missing));
        QVERIFY(isComplaintAbout(check({samplePath("overlay-cilium"), missing}), missing));
        QVERIFY(isComplaintAbout(check({m_folder.path()}), m_folder.path()));
        QVERIFY(isComplaintAbout(
            run({QStringLiteral("import"), missing, QStringLiteral("-o"), path(QStringLiteral("x.aksnet.json"))}),
            missing));
    }

    void importWritesThePlanAndReportsEveryResource() {
        const QString target = path(QStringLiteral("imported.aksnet.json"));
        const CommandRun result = run(QStringList{QStringLiteral("import")} + importPaths("az_flattened") +
                                      QStringList{QStringLiteral("-o"), target});
        QCOMPARE(result.code, 0);
        QVERIFY(result.err.isEmpty());
        const QString report = QString::fromStdString(
            fileText(QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/imports/az_flattened/expected.txt")));
        QCOMPARE(result.out.trimmed(), report.trimmed());
        const auto plan = parsePlan(fileText(target), "imported");
        QVERIFY(plan);
        QCOMPARE(plan->plan.clusters.size(), std::size_t{1});
        QCOMPARE(plan->plan.virtualNetworks.size(), std::size_t{1});
        const CommandRun quiet = run(QStringList{QStringLiteral("import"), QStringLiteral("-q")} +
                                     importPaths("az_flattened") + QStringList{QStringLiteral("-o"), target});
        QCOMPARE(quiet.code, 0);
        QVERIFY(quiet.out.isEmpty());
    }

    void importingAPlanKeepsItAsItIs() {
        const QString target = path(QStringLiteral("same.aksnet.json"));
        const CommandRun result = run({QStringLiteral("import"), samplePath("broken"), QStringLiteral("-o"), target});
        QCOMPARE(result.code, 0);
        QVERIFY(faultsOfSentences(result.out.trimmed()).isEmpty());
        QCOMPARE(fileText(target), fileText(samplePath("broken")));
    }

    void importIntoNowhereIsRefused() {
        const QString target = path(QStringLiteral("no/such/folder/plan.aksnet.json"));
        const CommandRun result = run(QStringList{QStringLiteral("import")} + importPaths("az_flattened") +
                                      QStringList{QStringLiteral("-o"), target});
        QVERIFY2(isComplaintAbout(result, target), qPrintable(result.err));
    }

    void rulesAreListed() {
        const CommandRun result = run({QStringLiteral("rules")});
        QCOMPARE(result.code, 0);
        const QStringList lines = result.out.trimmed().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), static_cast<qsizetype>(allRules().size()) + 1);
        for (std::size_t i = 0; i < allRules().size(); ++i) {
            const QString& line = lines[static_cast<qsizetype>(i)];
            QVERIFY(line.startsWith(QString::fromUtf8(allRules()[i]->id.data())));
            QVERIFY(line.contains(QString::fromUtf8(allRules()[i]->name.data())));
        }
        QVERIFY(lines.last().startsWith(QString::number(allRules().size())));
    }

    void everyRuleHasAPage() {
        for (const Rule* rule : allRules()) {
            const QString id = QString::fromStdString(std::string(rule->id));
            const CommandRun page = run({QStringLiteral("rules"), id});
            QCOMPARE(page.code, 0);
            QVERIFY(page.out.contains(id));
            QVERIFY(page.out.contains(QLatin1String("How to fix")));
            QCOMPARE(run({QStringLiteral("rules"), QString::fromStdString(std::string(rule->name))}).out, page.out);
            QCOMPARE(run({QStringLiteral("rules"), id.toLower()}).out, page.out);
        }
    }

    void unknownRulesAreRefused() {
        const CommandRun result = run({QStringLiteral("rules"), QStringLiteral("IP-999")});
        QCOMPARE(result.code, app::exitUnusable);
        QVERIFY(result.out.isEmpty());
        QVERIFY(result.err.contains(QLatin1String("\"IP-999\"")));
        QVERIFY(faultsOfSentences(result.err.trimmed()).isEmpty());
        // A name that would leave the folder of pages.
        QCOMPARE(run({QStringLiteral("rules"), QStringLiteral("../README")}).code, app::exitUnusable);
    }

    void theProgramNeedsNoDisplay() {
        const QString program = QStringLiteral(AKSNET_BINARY_DIR "/aksnet");
        if (!QFile::exists(program)) {
            QSKIP("The program itself is not built.");
        }
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM"}) {
            environment.remove(QLatin1String(name));
        }
        const QString picture = path(QStringLiteral("headless.pdf"));
        for (const QStringList& arguments :
             {QStringList{QStringLiteral("--version")},
              QStringList{QStringLiteral("check"), samplePath("overlay-cilium")}, QStringList{QStringLiteral("rules")},
              QStringList{QStringLiteral("export"), samplePath("overlay-cilium"), QStringLiteral("-o"), picture}}) {
            QProcess process;
            process.setProcessEnvironment(environment);
            process.start(program, arguments);
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        }
        QVERIFY(QFileInfo(picture).size() > 1'000);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString written(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("cannot write %s", qPrintable(name));
        }
        return path(name);
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TstCommands)
#include "tst_commands.moc"
