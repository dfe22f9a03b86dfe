// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as text, JSON and SARIF: golden files for the broken sample, and the shapes that other programs rely on.
#include "core/base/version.h"
#include "core/engine/engine.h"
#include "core/io/exporters/findings_output.h"
#include "core/io/plan_file.h"
#include "tests/support/golden.h"
#include "tests/support/show.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QtTest>

#include <fmt/format.h>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

SnapshotPtr snapshotOf(Plan plan) {
    return evaluate({std::make_shared<const Plan>(std::move(plan)), 1, "2026-11-23"});
}

Plan brokenPlan() {
    return parsePlan(fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/broken.aksnet.json")),
                     "broken.aksnet.json")
        .value()
        .plan;
}

/// One network that is called that, with a subnet outside its address space: one error at least.
Plan planCalled(const std::string& name) {
    Plan plan;
    plan.name = name;
    VirtualNetwork network;
    network.id.value = plan.nextNumber++;
    network.info.name = name;
    network.addressPrefixes = {Prefix::containing(IpAddress::v4(10U << 24), 16)};
    Subnet subnet;
    subnet.id.value = plan.nextNumber++;
    subnet.name = name;
    subnet.addressPrefixes = {Prefix::containing(IpAddress::v4(11U << 24), 24)};
    network.subnets.push_back(std::move(subnet));
    plan.virtualNetworks.push_back(std::move(network));
    return plan;
}

/// The broken sample with its first finding accepted.
Plan waivedPlan() {
    Plan plan = brokenPlan();
    const auto snapshot = snapshotOf(plan);
    Waiver waiver;
    waiver.rule = std::string(snapshot->findings.front().ruleId);
    waiver.subject = snapshot->findings.front().subject;
    waiver.reason = "Known and accepted.";
    plan.waivers.push_back(std::move(waiver));
    return plan;
}

QJsonObject asObject(const std::string& text) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("%s", qPrintable(error.errorString()));
    }
    return document.object();
}

QJsonObject runOf(const QJsonObject& sarif) {
    return sarif[QLatin1String("runs")].toArray().first().toObject();
}

std::string sarifOf(const SnapshotPtr& snapshot, const std::string& file) {
    const CheckedPlan plan{snapshot, file};
    return findingsAsSarif({&plan, 1});
}

QJsonArray rulesOf(const QJsonObject& run) {
    return run[QLatin1String("tool")].toObject()[QLatin1String("driver")].toObject()[QLatin1String("rules")].toArray();
}

QString textOf(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

class TstFindingsOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBrokenSampleReadsAsEver_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("text") << "findings/broken.txt";
        QTest::newRow("json") << "findings/broken.json";
        QTest::newRow("sarif") << "findings/broken.sarif";
        QTest::newRow("markdown") << "findings/broken.md";
        QTest::newRow("junit") << "findings/broken.xml";
    }
    void theBrokenSampleReadsAsEver() {
        QFETCH(QString, file);
        const SnapshotPtr snapshot = snapshotOf(brokenPlan());
        std::string text;
        if (file.endsWith(QLatin1String("txt"))) {
            text = findingsAsText(*snapshot);
        } else if (file.endsWith(QLatin1String("json"))) {
            text = findingsAsJson(*snapshot);
        } else if (file.endsWith(QLatin1String("md"))) {
            text = findingsAsMarkdown(*snapshot);
        } else if (file.endsWith(QLatin1String("xml"))) {
            // Without the rules that found nothing, which grow with every new one.
            static const QRegularExpression quiet(QStringLiteral("    <testcase [^>]*/>\n| tests=\"\\d+\""));
            const CheckedPlan plan{snapshot, "broken.aksnet.json"};
            text = QString::fromStdString(findingsAsJunit({&plan, 1}, Severity::error)).remove(quiet).toStdString();
        } else {
            // Without the list of rules, which grows with every new one.
            QJsonObject run = runOf(asObject(sarifOf(snapshot, "plans/broken plan.aksnet.json")));
            run.remove(QLatin1String("tool"));
            QJsonArray results = run[QLatin1String("results")].toArray();
            for (auto&& result : results) {
                QJsonObject object = result.toObject();
                object.remove(QLatin1String("ruleIndex"));
                result = object;
            }
            run[QLatin1String("results")] = results;
            text = QJsonDocument(run).toJson().toStdString();
        }
        const QString difference = differenceFromGolden(file, text);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    /// An excerpt says of its findings what the whole list says of them, and nothing of the others.
    void anExcerptHasOnlyItsFindings() {
        const SnapshotPtr snapshot = snapshotOf(waivedPlan());
        const auto& findings = snapshot->findings;
        QVERIFY(findings.size() > 3);
        const std::string whole = findingsAsText(*snapshot);
        const std::vector<const Finding*> some{&findings[2], &findings[0]};
        const std::string text = findingsAsText(*snapshot, some);
        const std::string markdown = findingsAsMarkdown(*snapshot, some);
        for (const Finding& finding : findings) {
            const bool isIn = &finding == some[0] || &finding == some[1];
            QCOMPARE(text.find(finding.message) != std::string::npos, isIn);
        }
        QVERIFY(text.find(findings[2].message) < text.find(findings[0].message));
        const auto start = text.find("\n\n") + 2;
        QVERIFY(whole.find(text.substr(start, text.find("\n\n", start) - start)) != std::string::npos);
        QCOMPARE(QString::fromStdString(markdown).count(QStringLiteral("\n### ")), 2);
        QVERIFY(markdown.find("\nAccepted: Known and accepted.\n") != std::string::npos);
        QVERIFY(markdown.find(findings[2].sum.front().value) != std::string::npos);
    }

    /// What a name holds stays text: no mark, no link, no line of its own.
    void namesAreNoMarksInMarkdown() {
        const SnapshotPtr snapshot = snapshotOf(planCalled("a|b*c_[d](e)\n# f`<g>"));
        const std::vector<const Finding*> one{&snapshot->findings.front()};
        const std::string text = findingsAsMarkdown(*snapshot, one);
        QVERIFY2(text.starts_with("## Findings of a\\|b\\*c\\_\\[d\\](e) \\# f\\`\\<g\\>\n"), text.c_str());
        QVERIFY(text.find("\n# f") == std::string::npos);
        QVERIFY(text.find("a|b") == std::string::npos);
    }

    void jsonHasTheShapeThatScriptsRelyOn() {
        const SnapshotPtr snapshot = snapshotOf(brokenPlan());
        const std::string text = findingsAsJson(*snapshot);
        QVERIFY(text.ends_with("\n"));
        const QJsonObject json = asObject(text);
        QCOMPARE(json.keys(),
                 QStringList({QStringLiteral("counts"), QStringLiteral("findings"), QStringLiteral("plan")}));
        QCOMPARE(json[QLatin1String("plan")].toString(), QString::fromStdString(snapshot->plan->name));
        const QJsonObject counts = json[QLatin1String("counts")].toObject();
        QCOMPARE(counts.keys(),
                 QStringList({QStringLiteral("error"), QStringLiteral("info"), QStringLiteral("warning")}));
        QCOMPARE(counts[QLatin1String("error")].toInt(), snapshot->counts.error);
        QCOMPARE(counts[QLatin1String("warning")].toInt(), snapshot->counts.warning);
        QCOMPARE(counts[QLatin1String("info")].toInt(), snapshot->counts.info);
        const QJsonArray findings = json[QLatin1String("findings")].toArray();
        QCOMPARE(findings.size(), static_cast<qsizetype>(snapshot->findings.size()));
        for (qsizetype i = 0; i < findings.size(); ++i) {
            const QJsonObject object = findings[i].toObject();
            const Finding& finding = snapshot->findings[static_cast<std::size_t>(i)];
            QCOMPARE(object.keys(),
                     QStringList({QStringLiteral("azureMessage"), QStringLiteral("code"), QStringLiteral("fingerprint"),
                                  QStringLiteral("fixes"), QStringLiteral("message"), QStringLiteral("name"),
                                  QStringLiteral("remedies"), QStringLiteral("rule"), QStringLiteral("severity"),
                                  QStringLiteral("subject"), QStringLiteral("sum"), QStringLiteral("where")}));
            QCOMPARE(object[QLatin1String("rule")].toString(), textOf(finding.ruleId));
            QCOMPARE(object[QLatin1String("name")].toString(), textOf(finding.ruleName));
            QCOMPARE(object[QLatin1String("severity")].toString(), textOf(severityName(finding.severity)));
            QCOMPARE(object[QLatin1String("code")].isNull(), finding.azureCode.empty());
            QCOMPARE(object[QLatin1String("code")].toString(), textOf(finding.azureCode));
            QCOMPARE(object[QLatin1String("subject")].toString(), textOf(nameOf(*snapshot->plan, finding.subject)));
            QCOMPARE(object[QLatin1String("where")].toString(), textOf(finding.where));
            QCOMPARE(object[QLatin1String("message")].toString(), textOf(finding.message));
            const QJsonArray sum = object[QLatin1String("sum")].toArray();
            QCOMPARE(sum.size(), static_cast<qsizetype>(finding.sum.size()));
            for (const QJsonValue row : sum) {
                QCOMPARE(row.toObject().keys(),
                         QStringList({QStringLiteral("expression"), QStringLiteral("label"), QStringLiteral("value")}));
            }
        }
    }

    void keysStandInTheirDocumentedOrder() {
        const std::string text = findingsAsJson(*snapshotOf(brokenPlan()));
        std::size_t at = 0;
        for (const char* key : {"plan", "counts", "error", "warning", "info", "findings", "rule", "name", "severity",
                                "code", "subject", "where", "message", "sum"}) {
            const std::size_t next = text.find(fmt::format("\"{}\":", key), at);
            QVERIFY2(next != std::string::npos, key);
            at = next;
        }
    }

    void aPlanWithoutFindingsHasAnEmptyList() {
        Plan plan;
        plan.name = "Nothing yet";
        const SnapshotPtr snapshot = snapshotOf(plan);
        QCOMPARE(findingsAsText(*snapshot),
                 std::string("Nothing yet: 0 errors, 0 warnings, 0 info\n\nNothing to report.\n"));
        const QJsonObject json = asObject(findingsAsJson(*snapshot));
        QVERIFY(json[QLatin1String("findings")].isArray());
        QVERIFY(json[QLatin1String("findings")].toArray().isEmpty());
        QVERIFY(runOf(asObject(sarifOf(snapshot, "plan.json")))[QLatin1String("results")].isArray());
        QVERIFY(findingsAsText(*snapshotOf({})).starts_with("Untitled plan: "));
    }

    void waivedFindingsAreListedButNotCounted() {
        const SnapshotPtr before = snapshotOf(brokenPlan());
        const SnapshotPtr after = snapshotOf(waivedPlan());
        QVERIFY(after->counts.waived > 0);
        const std::string text = findingsAsText(*after);
        QVERIFY(text.find(fmt::format("{} errors, ", before->counts.error - after->counts.waived)) !=
                std::string::npos);
        QVERIFY(text.find(fmt::format(", {} waived\n", after->counts.waived)) != std::string::npos);
        // At the end, with its reason.
        QVERIFY(text.ends_with("    waived: Known and accepted.\n\n"));
        int waived = 0;
        const QJsonObject json = asObject(findingsAsJson(*after));
        for (const QJsonValue finding : json[QLatin1String("findings")].toArray()) {
            waived +=
                finding.toObject()[QLatin1String("waived")].toString() == QLatin1String("Known and accepted.") ? 1 : 0;
        }
        QCOMPARE(waived, after->counts.waived);
        QCOMPARE(json[QLatin1String("counts")].toObject()[QLatin1String("error")].toInt(),
                 before->counts.error - waived);
        int suppressed = 0;
        for (const QJsonValue result :
             runOf(asObject(sarifOf(after, "plan.json")))[QLatin1String("results")].toArray()) {
            const QJsonArray suppressions = result.toObject()[QLatin1String("suppressions")].toArray();
            suppressed += suppressions.isEmpty() ? 0 : 1;
            QVERIFY(suppressions.isEmpty() ||
                    suppressions.first().toObject()[QLatin1String("justification")].toString() ==
                        QLatin1String("Known and accepted."));
        }
        QCOMPARE(suppressed, waived);
    }

    void sarifHasWhatTheStandardAsksFor() {
        const SnapshotPtr snapshot = snapshotOf(brokenPlan());
        const QJsonObject sarif = asObject(sarifOf(snapshot, "plans/broken.aksnet.json"));
        QCOMPARE(sarif[QLatin1String("version")].toString(), QStringLiteral("2.1.0"));
        QVERIFY(sarif[QLatin1String("$schema")].toString().contains(QLatin1String("sarif-2.1.0")));
        QCOMPARE(sarif[QLatin1String("runs")].toArray().size(), 1);
        const QJsonObject run = runOf(sarif);
        const QJsonObject driver = run[QLatin1String("tool")].toObject()[QLatin1String("driver")].toObject();
        QCOMPARE(driver[QLatin1String("name")].toString(), QStringLiteral("AksNet"));
        QCOMPARE(driver[QLatin1String("version")].toString(), textOf(engineVersion));
        const QJsonArray rules = rulesOf(run);
        QCOMPARE(rules.size(), static_cast<qsizetype>(allRules().size()));
        const QStringList levels{QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("note")};
        for (const QJsonValue value : rules) {
            const QJsonObject rule = value.toObject();
            QVERIFY(!rule[QLatin1String("id")].toString().isEmpty());
            QVERIFY(!rule[QLatin1String("shortDescription")].toObject()[QLatin1String("text")].toString().isEmpty());
            QVERIFY(levels.contains(
                rule[QLatin1String("defaultConfiguration")].toObject()[QLatin1String("level")].toString()));
        }
        const QJsonArray results = run[QLatin1String("results")].toArray();
        QCOMPARE(results.size(), static_cast<qsizetype>(snapshot->findings.size()));
        QSet<QString> fingerprints;
        for (qsizetype i = 0; i < results.size(); ++i) {
            const QJsonObject result = results[i].toObject();
            const Finding& finding = snapshot->findings[static_cast<std::size_t>(i)];
            QCOMPARE(result[QLatin1String("ruleId")].toString(), textOf(finding.ruleId));
            QCOMPARE(rules[result[QLatin1String("ruleIndex")].toInt()].toObject()[QLatin1String("id")].toString(),
                     textOf(finding.ruleId));
            QCOMPARE(result[QLatin1String("level")].toString(), levels[static_cast<int>(finding.severity)]);
            QCOMPARE(result[QLatin1String("message")].toObject()[QLatin1String("text")].toString(),
                     textOf(finding.message));
            const QJsonObject location = result[QLatin1String("locations")].toArray().first().toObject();
            const QJsonObject physical = location[QLatin1String("physicalLocation")].toObject();
            QCOMPARE(physical[QLatin1String("artifactLocation")].toObject()[QLatin1String("uri")].toString(),
                     QStringLiteral("plans/broken.aksnet.json"));
            QVERIFY(physical[QLatin1String("region")].toObject()[QLatin1String("startLine")].toInt() >= 1);
            QCOMPARE(location[QLatin1String("logicalLocations")]
                         .toArray()
                         .first()
                         .toObject()[QLatin1String("fullyQualifiedName")]
                         .toString(),
                     textOf(finding.where));
            fingerprints << result[QLatin1String("partialFingerprints")]
                                .toObject()[QLatin1String("aksnetFinding/v1")]
                                .toString();
        }
        QCOMPARE(fingerprints.size(), results.size());
    }

    void pathsAreWrittenAsUris_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("uri");
        QTest::newRow("plain") << "plans/hub.aksnet.json" << "plans/hub.aksnet.json";
        QTest::newRow("blank") << "my plans/a b.json" << "my%20plans/a%20b.json";
        QTest::newRow("absolute") << "/srv/plans/plan.json" << "file:///srv/plans/plan.json";
        QTest::newRow("marks") << "50%#1?:x.json" << "50%25%231%3F%3Ax.json";
        QTest::newRow("umlaut") << QStringLiteral("Zürich.json") << "Z%C3%BCrich.json";
    }
    void pathsAreWrittenAsUris() {
        QFETCH(QString, path);
        QFETCH(QString, uri);
        const QJsonObject run = runOf(asObject(sarifOf(snapshotOf(planCalled("vnet")), path.toStdString())));
        const QJsonObject location = run[QLatin1String("results")]
                                         .toArray()
                                         .first()
                                         .toObject()[QLatin1String("locations")]
                                         .toArray()
                                         .first()
                                         .toObject();
        const QString written = location[QLatin1String("physicalLocation")]
                                    .toObject()[QLatin1String("artifactLocation")]
                                    .toObject()[QLatin1String("uri")]
                                    .toString();
        QCOMPARE(written, uri);
        QVERIFY(QUrl(written, QUrl::StrictMode).isValid());
    }

    void hostileNamesComeThrough_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("quotes") << QByteArray("a\"b\\c/</script>&'");
        QTest::newRow("control characters") << QByteArray("a\x01\x1b[31mred\nerror  IP-999\r");
        QTest::newRow("other scripts") << QByteArray("日本 🚢 רשת");
        QTest::newRow("no UTF-8") << QByteArray("a\xff\xc3(z");
        QTest::newRow("very long") << QByteArray(20'000, 'W');
    }
    void hostileNamesComeThrough() {
        QFETCH(QByteArray, name);
        const SnapshotPtr snapshot = snapshotOf(planCalled(name.toStdString()));
        QVERIFY(!snapshot->findings.empty());
        const QJsonObject json = asObject(findingsAsJson(*snapshot));
        if (QString::fromUtf8(name).toUtf8() == name) {
            QCOMPARE(json[QLatin1String("plan")].toString(), QString::fromUtf8(name));
        }
        QCOMPARE(runOf(asObject(sarifOf(snapshot, "plan.json")))[QLatin1String("results")].toArray().size(),
                 static_cast<qsizetype>(snapshot->findings.size()));
        // Nothing that a terminal takes for a command, and no line that the name made up.
        const QString text = QString::fromStdString(findingsAsText(*snapshot));
        for (const QChar c : text) {
            QVERIFY(c == QLatin1Char('\n') || c.category() != QChar::Other_Control);
        }
        QVERIFY(!text.contains(QLatin1String("\nerror  IP-999")));
    }

    void sumsStandInColumns() {
        const std::string text = findingsAsText(*snapshotOf(brokenPlan()));
        const QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
        // The rows of a sum are indented by six; label, expression and value stand in columns.
        int sums = 0;
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            static const QRegularExpression row(QStringLiteral("^ {6}(\\S.*?) {2,}(\\S.*?) {2,}\\S+$"));
            const auto first = row.match(lines[i]);
            const auto second = row.match(lines[i + 1]);
            if (first.hasMatch() && second.hasMatch()) {
                QCOMPARE(second.capturedStart(2), first.capturedStart(2));
                ++sums;
            }
        }
        QVERIFY(sums > 5);
    }
};

QTEST_APPLESS_MAIN(TstFindingsOutput)
#include "tst_findings_output.moc"
