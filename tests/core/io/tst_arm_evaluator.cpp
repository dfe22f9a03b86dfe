// SPDX-License-Identifier: GPL-3.0-or-later
//
// Template expressions: what they come to, what stays unknown and why, and that hostile ones come to an end.
#include "core/io/arm/evaluator.h"

#include <QtTest>

using namespace aksnet;

namespace {

class TestScope : public ArmScope {
public:
    std::optional<Json> parameter(std::string_view name) override {
        return name == "unknown" ? std::optional(unknownValue("parameters('unknown')", "The parameter has no value."))
                                 : (name == "list" ? std::optional(Json{1, 2}) : std::nullopt);
    }
    std::optional<Json> variable(std::string_view name) override {
        return name == "net" ? std::optional(Json{{"Name", "hub"}}) : std::nullopt;
    }
    std::optional<long long> copyIndex(std::string_view) override { return 4; }
    Json reference(const std::string&, bool) override { return Json(); }
    Json references(const std::string&, bool) override { return Json(); }
    const Json* userFunction(std::string_view, std::string_view) override { return nullptr; }
    Json context(std::string_view function) override {
        return function == "subscription" ? Json{{"subscriptionId", "s"}} : Json{{"name", "g"}};
    }
};

Json evaluated(const std::string& text) {
    TestScope scope;
    ArmBudget budget;
    return ArmEvaluator(scope, budget).evaluate(text);
}

}  // namespace

class TstArmEvaluator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("json");
        const auto row = [](const char* expression, const char* json) {
            QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(json);
        };
        row("plain", R"("plain")");
        row("[[plain]", R"("[plain]")");
        row("[CONCAT('it''s ', 3, true())]", "\"it's 3True\"");
        row("[concat(parameters('list'), parameters('list'))]", "[1,2,1,2]");
        row("[variables('net').name]", R"("hub")");
        row("[parameters('list')[1]]", "2");
        row("[variables('net').?none]", "null");
        row("[format('{0:D3}-{1,4}-{{{2:N0}}}', 7, 'ab', 1234567)]", R"("007-  ab-{1,234,567}")");
        row("[if(true(), 1, div(1, 0))]", "1");
        row("[and(equals(parameters('unknown'), 1), false())]", "false");
        row("[or(true(), div(1, 0))]", "true");
        row("[coalesce(variables('net').?none, 'b')]", R"("b")");
        row("[if(parameters('unknown'), 'same', 'same')]", R"("same")");
        row("[mod(7, 3)]", "1");
        row("[add(copyIndex(), copyIndex('loop', 1))]", "9");
        row("[max(1, 5, 3)]", "5");
        row("[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 'n')]",
            R"("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n")");
        row("[tenantResourceId('A.B/c', 'd')]", R"("/providers/A.B/c/d")");
        row("[toUpper(replace('a-b', '-', ''))]", R"("AB")");
        row("[padLeft(5, 3, '0')]", R"("005")");
    }
    void values() {
        QFETCH(QString, expression);
        QFETCH(QString, json);
        QCOMPARE(QString::fromStdString(evaluated(expression.toStdString()).dump()), json);
    }

    void unknownValuesFlowThroughNames() {
        const Json name = evaluated("[concat('vnet-', parameters('unknown'), '-a')]");
        QVERIFY(!isUnknown(name));
        QCOMPARE(readableText(name.get<std::string>()), std::string("vnet-{unknown}-a"));
        QCOMPARE(firstUnknownPart(name.get<std::string>()).reason, std::string("The parameter has no value."));
        QVERIFY(name == evaluated("[format('vnet-{0}-a', parameters('unknown'))]"));
        QVERIFY(isUnknown(evaluated("[if(parameters('unknown'), 'a', 'b')]")));
    }

    void whatFailsSaysWhy_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("reason");
        QTest::newRow("zero") << "[div(1, 0)]" << "A number cannot be divided by zero.";
        QTest::newRow("overflow") << "[add(9223372036854775807, 1)]" << "The result does not fit into 64 bits.";
        QTest::newRow("index") << "[parameters('list')[2]]" << "The list has 2 elements, so there is none at index 2.";
        QTest::newRow("cut") << "[concat('a']"
                             << "The expression ends where a comma or a closing parenthesis is expected.";
        QTest::newRow("count") << "[not()]" << "not takes exactly 1 argument, but 0 are given.";
        QTest::newRow("no member") << "[variables('net').none]" << R"(The object has no "none"; it has "Name".)";
        QTest::newRow("member of null") << "[coalesce(variables('net').?none).a]" << R"(There is no "a" in null.)";
        QTest::newRow("member of unknown") << "[parameters('unknown').a[0][parameters('list')]]"
                                           << "The parameter has no value.";
        QTest::newRow("unknown member") << "[variables('net')[parameters('unknown')]]" << "The parameter has no value.";
        QTest::newRow("empty argument")
            << "[concat('a', )]"
            << "The expression has \")\" at position 13, where a value or a function is expected.";
        QTest::newRow("format") << "[format('{1}', 'a')]" << "The format asks for argument 1, but 1 is given.";
    }
    void whatFailsSaysWhy() {
        QFETCH(QString, expression);
        QFETCH(QString, reason);
        const Json value = evaluated(expression.toStdString());
        QVERIFY(isUnknown(value));
        QCOMPARE(QString::fromStdString(firstUnknownPart(value.get<std::string>()).reason), reason);
    }

    void deepExpressionsAreRefused() {
        std::string deep = "1";
        for (int i = 0; i < 5000; ++i) {
            deep.insert(0, "not(").append(")");
        }
        QVERIFY(isUnknown(evaluated("[" + deep + "]")));
    }

    void unknownFunctionsAreListed() {
        TestScope scope;
        ArmBudget budget;
        ArmEvaluator evaluator(scope, budget);
        QVERIFY(isUnknown(evaluator.evaluate("[noSuch(1)]")));
        QCOMPARE(evaluator.unsupportedFunctions(), std::vector<std::string>{"noSuch"});
    }
};

QTEST_APPLESS_MAIN(TstArmEvaluator)
#include "tst_arm_evaluator.moc"
