// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is no export of Azure is refused with the file, the place and a sentence that says what it seems to be; what is
// half of one or full of nonsense never breaks anything.
#include "core/engine/engine.h"
#include "core/plan/integrity.h"
#include "tests/support/dice.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/show.h"
#include "tests/support/wording.h"

#include <QtTest>

#include <array>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

using namespace std::string_literals;

const std::string advice =
    " Export the cluster with `az aks show -o json` and its network with `az network vnet show -o json`.";
const std::string network =
    R"({"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v", "name": "v", )"
    R"("addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": []})";

Result<ImportOutcome> importText(const std::string& text) {
    const SourceFile file{"bad.json", text};
    return importFiles({&file, 1});
}

/// What is wrong with the outcome of an import of any bytes; empty if nothing is.
QString faultOf(const std::string& text) {
    const auto outcome = importText(text);
    if (!outcome) {
        const Error& error = outcome.error();
        const bool namesFile = error.where == "bad.json" || error.where.starts_with("bad.json:");
        return !namesFile                  ? QStringLiteral("no place: %1").arg(QString::fromStdString(error.text()))
               : error.what.ends_with('.') ? QString()
                                           : QString::fromStdString(error.text());
    }
    const auto broken = integrity(outcome->plan);
    if (!broken.empty()) {
        return QString::fromStdString(broken.front().text());
    }
    const auto read = parsePlan(writePlan({outcome->plan, {}}), "plan");
    if (!read || read->plan != outcome->plan) {
        return QStringLiteral("the plan does not survive its file");
    }
    if (!evaluate(Inputs{std::make_shared<const Plan>(outcome->plan), 1, "2026-11-23"})) {
        return QStringLiteral("the plan does not evaluate");
    }
    return outcome->report.count(ImportStatus::imported) == 0 ? QStringLiteral("nothing was imported") : QString();
}

/// Puts nonsense into JSON values, the same for the same dice.
class JsonMutation {
public:
    JsonMutation(JsonValue& root, Dice& dice) : m_dice(dice) { collect(root); }

    void apply() {
        JsonValue& value = *m_values[m_dice.below(static_cast<std::uint32_t>(m_values.size()))];
        switch (m_dice.below(8)) {
            case 0: value = JsonValue{}; break;
            case 1: value = JsonValue::string(std::string(anyText())); break;
            case 2: value = numberSpelled(m_dice.of<std::string_view>(numbers)); break;
            case 3: value = wrapped(value, JsonValue::array()); break;
            case 4: value = wrapped(value, JsonValue::object()); break;
            case 5: value.items.clear(), value.members.clear(); break;
            case 6: shuffleKey(value); break;
            default: value = JsonValue::boolean(m_dice.chance(50)); break;
        }
    }

private:
    static constexpr std::array<std::string_view, 12> texts{
        "",
        " ",
        "10.0.0.0/8",
        "10.0.0.1/8",
        "fd00::/48",
        "-1",
        "999999999999",
        "200%",
        "[parameters('p')]",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c",
        "Zażółć\n\u0007",
    };
    static constexpr std::array<std::string_view, 7> numbers{
        "0", "-1", "0.5", "1e300", "-1e300", "18446744073709551615", "64"};

    std::string anyText() {
        return m_dice.chance(3) ? std::string(100'000, 'x') : std::string(m_dice.of<std::string_view>(texts));
    }

    static JsonValue numberSpelled(std::string_view spelling) {
        JsonValue value = JsonValue::number(0);
        value.text = spelling;
        return value;
    }

    static JsonValue wrapped(const JsonValue& value, JsonValue around) {
        if (around.kind == JsonValue::Kind::array) {
            around.items = {value, value};
        } else {
            around.members = {{"properties", value}, {"id", JsonValue::string("x")}};
        }
        return around;
    }

    void shuffleKey(JsonValue& value) {
        if (!value.members.empty()) {
            JsonMember& member = value.members[m_dice.below(static_cast<std::uint32_t>(value.members.size()))];
            member.key = m_dice.chance(50) ? QString::fromStdString(member.key).toUpper().toStdString() + "_" : "id";
        }
    }

    void collect(JsonValue& value) {
        m_values.push_back(&value);
        for (JsonMember& member : value.members) {
            collect(member.value);
        }
        for (JsonValue& item : value.items) {
            collect(item);
        }
    }

    Dice& m_dice;
    std::vector<JsonValue*> m_values;
};

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

class TstImportBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isRefusedWithPlaceAndSentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const std::string& text, const char* where, const std::string& what) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(where)
                                << QString::fromStdString(what);
        };
        brokenJson(row);
        otherJson(row);
        otherText(row);
    }
    void isRefusedWithPlaceAndSentence() {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, what);
        // A place in brackets is one inside JSON that an importer has read.
        QCOMPARE(looksImportable(text.toStdString()), where.contains(QLatin1Char('[')));
        const auto outcome = importText(text.toStdString());
        QVERIFY(!outcome);
        QCOMPARE(QString::fromStdString(outcome.error().what), what);
        QCOMPARE(QString::fromStdString(outcome.error().where), where);
        const QStringList faults = faultsOfSentences(what);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void anAnswerWithoutRowsIsRefused() {
        const auto outcome = importText(R"({"data": {"columns": [{"name": "id"}], "rows": []}})");
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().text(),
                 std::string("bad.json: It has the shape of an answer of Azure, but there is no resource in it."));
    }

    void isReadAllTheSame_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("as it is", network);
        row("byte order mark", "\xEF\xBB\xBF" + network);
        row("comments", "// saved by hand\n" + network + "\n/* end */");
        row("trailing comma", "[" + network + ",]");
        row("comma before a comment", "[" + network + ", // and so on\n]");
        row("raw line break in a string", R"([{"hello": "a)"
                                          "\n"
                                          R"(b"}, )" +
                                              network + "]");
        row("Windows line ends", "\r\n" + network + "\r\n");
        row("as deep as allowed", repeated("[", 190) + network + repeated("]", 190));
    }
    void isReadAllTheSame() {
        QFETCH(QByteArray, text);
        QVERIFY(looksImportable(text.toStdString()));
        const auto outcome = importText(text.toStdString());
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
        QCOMPARE(outcome->plan.virtualNetworks.size(), std::size_t{1});
        QCOMPARE(outcome->report.count(ImportStatus::imported), 1);
    }

    void theLastOfRepeatedKeysIsReadAndSaidSo() {
        std::string text = network;
        text.insert(text.size() - 1, R"(, "addressSpace": {"addressPrefixes": ["10.9.0.0/16"]})");
        const auto outcome = importText("[" + text + "]");
        QVERIFY(outcome);
        QCOMPARE(outcome->plan.virtualNetworks.front()->addressPrefixes.front().text(), std::string("10.9.0.0/16"));
        const ImportEntry& remark = outcome->report.entries.front();
        QVERIFY(remark.isRemark);
        QCOMPARE(remark.path, std::string("[0].addressSpace"));
        QCOMPARE(remark.note, std::string("The key stands more than once in its object; its last value is read."));
    }

    void aBadFileBesideAGoodOneIsInTheReport() {
        const std::vector<SourceFile> files{
            {"a.json", "{\"x\": "}, {"b.json", network}, {"c.tf", "resource \"a\" \"b\" {}"}};
        const auto outcome = importFiles(files);
        QVERIFY(outcome);
        QCOMPARE(outcome->report.count(ImportStatus::imported), 1);
        QCOMPARE(outcome->report.count(ImportStatus::notUnderstood), 2);
        QCOMPARE(outcome->report.entries.front().file, std::string("a.json"));
        QVERIFY(outcome->report.entries.front().note.starts_with("Line 1:"));
        QCOMPARE(outcome->report.entries.back().file, std::string("c.tf"));
    }

    void severalBadFilesAreRefusedByTheFirstAndCounted() {
        const std::vector<SourceFile> files{{"a.json", ""}, {"b.json", "{}"}, {"c.json", "[1]"}};
        const auto outcome = importFiles(files);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().where, std::string("a.json"));
        QCOMPARE(outcome.error().what,
                 std::string("The file is empty. Nothing else could be imported either: 2 more things were left out."));
        QCOMPARE(importFiles({}).error().what, std::string("There is no file to import."));
    }

    void namesWithLineBreaksStayOnOneLineOfTheReport() {
        const auto outcome = importText(R"([{"name": "a\nimported       b", "addressSpace": {}, "subnets": []}])");
        QVERIFY(outcome);
        const QStringList lines = QString::fromStdString(outcome->report.text()).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), static_cast<qsizetype>(outcome->report.entries.size()) + 2);
    }

    void aPlanWithoutFreeNumbersIsNotOverfilled() {
        Plan plan;
        plan.nextNumber = maxObjectNumber;
        const SourceFile file{"bad.json", network};
        const auto outcome = importFiles({&file, 1}, &plan);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().what,
                 std::string("The files hold more than the 2,000,000,000 things that a plan can number."));
    }

    void everyBeginningOfAFileIsRefused_data() { addFiles(); }
    void everyBeginningOfAFileIsRefused() {
        QFETCH(QByteArray, text);
        const std::string whole = text.trimmed().toStdString();
        if (whole.front() != '{' && whole.front() != '[') {
            return;  // the beginning of a table is a table
        }
        const std::size_t step = whole.size() < 700 ? 1 : 29;
        for (std::size_t size = 0; size < whole.size(); size += step) {
            const auto outcome = importText(whole.substr(0, size));
            QVERIFY2(!outcome, qPrintable(QStringLiteral("the first %1 bytes").arg(size)));
            QVERIFY(outcome.error().where.starts_with("bad.json"));
            const QStringList faults = faultsOfSentences(QString::fromStdString(outcome.error().what));
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
        }
    }

    void nonsenseInPlaceOfValuesBreaksNothing_data() { addFiles(); }
    void nonsenseInPlaceOfValuesBreaksNothing() {
        QFETCH(QByteArray, text);
        const auto whole = parseJson(text.toStdString(), "fixture");
        if (!whole) {
            return;  // the template has comments, which only importers read
        }
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            Dice dice(seed);
            JsonValue changed = *whole;
            for (int i = dice.between(1, 6); i > 0; --i) {
                JsonMutation(changed, dice).apply();
            }
            const QString fault = faultOf(compactJson(changed));
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

    void changedBytesBreakNothing_data() { addFiles(); }
    void changedBytesBreakNothing() {
        QFETCH(QByteArray, text);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            Dice dice(seed);
            std::string changed = text.toStdString();
            for (int i = dice.between(1, 4); i > 0; --i) {
                changed[dice.below(static_cast<std::uint32_t>(changed.size()))] = static_cast<char>(dice.below(256));
            }
            const QString fault = faultOf(changed);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
    }

private:
    template <class Row>
    static void brokenJson(Row row) {
        const char* none = "bad.json";
        row("empty", "", none, "The file is empty.");
        row("blanks", " \r\n\t ", none, "The file is empty.");
        row("byte order mark alone", "\xEF\xBB\xBF", none, "The file is empty.");
        row("comment alone", "// nothing\n", none, "The file is empty.");
        row("cut short", "{\n  \"a\": [1, 2", "bad.json:2:13",
            "The file ends in the middle of the JSON; it was cut short.");
        row("cut in a string", "{\"a\": \"b", "bad.json:1:9",
            "The file ends in the middle of the JSON; it was cut short.");
        row("two values", network + "\n" + network, "bad.json:2:1",
            "The JSON value has ended, but more text follows; a file must hold one JSON value.");
        row("no comma", "{\"a\": 1 \"b\": 2}", "bad.json:1:9",
            "The JSON is faulty here; a comma or a closing brace should stand here.");
        row("no comma in a list", "[1, 22 33]", "bad.json:1:8",
            "The JSON is faulty here; a comma or a closing bracket should stand here.");
        row("no colon", "{\"a\" 1}", "bad.json:1:6", "The JSON is faulty here; a colon should stand here.");
        row("no value", "{\"a\": , \"b\": 1}", "bad.json:1:7", "The JSON is faulty here; a value should stand here.");
        row("shortened", "{\n  \"a\": 1,\n  ...\n}", "bad.json:3:3",
            "The JSON is shortened with three dots here; the whole output is needed.");
        row("no quotes", "{a: 1}", "bad.json:1:2",
            "The JSON is faulty here; a key in double quotes should stand here.");
        row("a NUL", "{\"a\": \0 1}"s, "bad.json:1:7", "There is a NUL byte here, which text does not have.");
        row("a NUL after the end", network + "\0\n"s, "bad.json:1:172",
            "There is a NUL byte here, which text does not have.");
        row("not UTF-8", "{\"a\": \"\xFF\"}", "bad.json:1:8", "The text is not valid UTF-8 here.");
        row("half a UTF-8 character", "{\"a\": \"\xC3\"}", "bad.json:1:9", "The text is not valid UTF-8 here.");
        row("too large a number", "{\"a\": 1e999}", "bad.json:1:11", "The number is larger than a JSON number can be.");
        row("too deep", repeated("[", 201) + repeated("]", 201), none, "The JSON is nested more than 200 levels deep.");
        row("far too deep", repeated("{\"a\":", 100'000), none, "The JSON is nested more than 200 levels deep.");
        row("no braces", "\"name\": \"a\",\n\"b\": 1", none,
            "The text begins in the middle of a JSON object; its outer braces are missing.");
    }

    template <class Row>
    static void otherJson(Row row) {
        const char* none = "bad.json";
        const std::string single = "The JSON is a single value, not a resource or a list of resources.";
        const std::string nothing = "There is nothing in it: the list is empty.";
        row("null", "null", none, single);
        row("number", "42", none, single);
        row("text", "\"vnet\"", none, single);
        row("empty object", "{}", none, "There is nothing in it: the object is empty.");
        row("empty list", "[]", none, nothing);
        row("empty value", "{\"value\": []}", none, nothing);
        row("plain values", "[1, 2]", none, "The JSON is a list of plain values, not of resources." + advice);
        row("something else", "{\"hello\": \"world\"}", none,
            "The JSON holds no Azure resource: nothing in it has the type, the id or the shape of one." + advice);
        row("plan", "{\"format\": \"aksnet-plan\", \"version\": 1, \"virtualNetworks\": [" + network + "]}", none,
            "This is a plan of AksNet; open it instead of importing it.");
        row("parameters",
            R"({"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {}})",
            none, "This is a parameter file of an ARM template; it holds values, not resources.");
        row("Terraform plan", R"({"format_version": "1.2", "planned_values": {}})", none,
            "There is no resource in this plan or state of Terraform.");
        row("Terraform state", R"({"version": 4, "terraform_version": "1.9.4", "resources": []})", none,
            "There is no resource in this plan or state of Terraform.");
        row("old Terraform state", R"({"version": 3, "terraform_version": "0.11.14", "serial": 1, "modules": []})",
            none,
            "This is a Terraform state of an old version; `terraform state pull > state.json` with Terraform 0.12 or newer "
            "writes it in version 4.");
        const std::string messages =
            "These are the messages of `terraform plan -json`, which do not tell the whole plan; `terraform plan -out p` and "
            "`terraform show -json p > p.json` make a JSON plan to import.";
        const std::string message = R"({"@level":"info","@message":"Terraform 1.9.4","type":"version"})";
        row("Terraform message", message.c_str(), none, messages);
        row("Terraform messages", (message + "\n" + message + "\n").c_str(), none, messages);
        row("kubectl", R"({"apiVersion": "v1", "kind": "NodeList", "items": []})", none, nothing);
        row("error", R"({"error": {"code": "NotFound", "message": "There is no such cluster."}})", none,
            "This is an error that Azure answered: NotFound. There is no such cluster.");
        row("only named",
            R"([{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v", "name": "v"}])",
            "bad.json:[0]",
            "Microsoft.Network/virtualNetworks v: The file names the virtual network but gives none of its properties.");
        row("of no use",
            R"([{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a", "name": "a", "properties": {"x": 1}}, 5])",
            "bad.json:[1]",
            "This is not a resource but a single value. Nothing else could be imported either: 1 more thing was left out.");
    }

    template <class Row>
    static void otherText(Row row) {
        const char* none = "bad.json";
        const std::string bicep =
            "This is Bicep source; `az bicep build --file bad.json` or `bicep build bad.json` makes a JSON template of it "
            "to import.";
        const std::string terraform =
            "This is a Terraform configuration; `terraform plan -out p` and `terraform show -json p > p.json` make a JSON "
            "plan of it to import.";
        row("Terraform plan for reading", "Terraform will perform the following actions:\n\n  # a will be created\n",
            none,
            "This is a Terraform plan printed for reading; `terraform plan -out p` and `terraform show -json p > p.json` "
            "make a JSON plan to import.");
        row("saved Terraform plan", "PK\x03\x04 tfplan tfstate", none,
            "This is a saved Terraform plan; `terraform show -json p > p.json` prints it as JSON, where p is this file.");
        const std::string printed =
            "This was printed for reading; print JSON with `-o json` (in PowerShell: `| ConvertTo-Json -Depth 20`).";
        const std::string terminal = "This is a copy of a terminal; save only the JSON that the command printed.";
        const std::string yaml = "This is YAML, not JSON; print JSON with `-o json`.";
        const std::string utf16 =
            "The file is UTF-16 text; save it as UTF-8 (in PowerShell: `| Out-File -Encoding utf8`).";
        row("manifest", "apiVersion: v1\nkind: Service\n", none,
            "This is a Kubernetes manifest in YAML; of a cluster, print JSON with `kubectl get nodes -o json`." +
                advice);
        row("YAML of az", "addressSpace:\n  addressPrefixes:\n  - 10.0.0.0/16\n", none, yaml);
        row("YAML list of az", "- addressSpace:\n    addressPrefixes: []\n", none, yaml);
        row("YAML document", "---\nfoo: bar\n", none, yaml);
        row("HCL", "# network\nresource \"azurerm_virtual_network\" \"v\" {\n}\n", none, terraform);
        row("HCL variables", "variable \"a\" {}\n", none, terraform);
        row("HCL head", "terraform {\n  required_version = \">= 1.5\"\n}\n", none, terraform);
        row("Bicep", "// the network\nparam name string\n", none, bicep);
        row("Bicep resource", "resource v 'Microsoft.Network/virtualNetworks@2024-05-01' = {\n}\n", none, bicep);
        row("Bicep parameters", "using './main.bicep'\nparam a = 1\n", none,
            "This is a parameter file of Bicep; it holds values, not resources.");
        row("kubectl table", "NAME   STATUS   ROLES\naks-1  Ready    agent\n", none, printed);
        row("az table", "Name    ResourceGroup\n------  -------------\nv       g\n", none, printed);
        row("PowerShell list", "Name                   : v\nResourceGroupName      : g\n", none, printed);
        row("terminal", "$ az aks show -n a\n{\"name\": \"a\"}\n", none, terminal);
        row("XML", "<?xml version=\"1.0\"?><a/>", none, "This is XML or HTML, not JSON.");
        row("draw.io", "<mxfile><diagram/></mxfile>", none,
            "This is a draw.io drawing; AksNet cannot read a network from a picture.");
        row("archive", "PK\x03\x04 and so on", none,
            "This is a compressed archive; unpack it and import the files in it.");
        row("binary", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s, none, "This is not text but some binary file.");
        row("UTF-16", "\xFF\xFE{\0}\0"s, none, utf16);
        row("UTF-16 without mark", "{\0\"\0a\0"s, none, utf16);
        row("prose", "Dear colleague, the network is 10.0.0.0/16.", none, "This is not JSON." + advice);
    }

    static void addFiles() {
        QTest::addColumn<QByteArray>("text");
        for (const ImportFixture& fixture : importFixtures()) {
            for (const SourceFile& file : fixture.files()) {
                if (looksImportable(file.text)) {
                    QTest::addRow("%s/%s", qPrintable(fixture.name), file.name.c_str())
                        << QByteArray::fromStdString(file.text);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstImportBadInput)
#include "tst_import_bad_input.moc"
