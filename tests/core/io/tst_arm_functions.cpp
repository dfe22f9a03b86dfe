// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions of template expressions: one row or more for each, of the behaviour that Microsoft documents, with whole and with
// unknown arguments. Expected values are JSON with single quotes.
#include "core/io/arm/evaluator.h"
#include "core/io/arm/functions.h"

#include <QtTest>

#include <algorithm>
#include <ranges>

using namespace aksnet;

namespace {

class FunctionScope : public ArmScope {
public:
    std::optional<Json> parameter(std::string_view name) override {
        return name == "u" ? std::optional(unknownValue("parameters('u')", "It has no value.")) : std::nullopt;
    }
    std::optional<Json> variable(std::string_view name) override {
        return name == "o" ? std::optional(Json{{"one", "a"}, {"Two", {{"three", 3}}}})
                           : (name == "l" ? std::optional(Json{"one", "two", "three"}) : std::nullopt);
    }
    std::optional<long long> copyIndex(std::string_view) override { return std::nullopt; }
    Json reference(const std::string&, bool) override { return Json(); }
    Json references(const std::string&, bool) override { return Json(); }
    const Json* userFunction(std::string_view, std::string_view) override { return nullptr; }
    Json context(std::string_view) override { return Json::object(); }
};

Json evaluatedFunction(const std::string& expression) {
    FunctionScope scope;
    ArmBudget budget;
    return ArmEvaluator(scope, budget).evaluate("[" + expression + "]");
}

/// As a reader sees it: unknown parts in braces, double quotes single.
std::string readableFunction(const Json& value) {
    std::string text = readableText(value.dump());
    std::ranges::replace(text, '"', '\'');
    return text;
}

}  // namespace

class TstArmFunctions : public QObject {
    Q_OBJECT

    static void row(const char* expression, const char* value) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QString::fromUtf8(value);
    }

    static void lists() {
        row("createArray(1, 'a', createArray())", "[1,'a',[]]");
        row("createArray()", "[]");
        row("createArray(parameters('u'), 1)", "['{u}',1]");
        row("array('a')", "['a']");
        row("array(variables('l'))", "['one','two','three']");
        row("array(parameters('u'))", "'{array(parameters('u'))}'");
        row("range(5, 3)", "[5,6,7]");
        row("range(0, 0)", "[]");
        row("flatten(createArray(createArray(1), createArray(2, createArray(3))))", "[1,2,[3]]");
        row("flatten(createArray(createArray(1), parameters('u')))", "[1,'{...parameters('u')}']");
        row("union(createArray(1, 2), createArray(2, 3), createArray('2'))", "[1,2,3,'2']");
        row("union(createArray(1), parameters('u'))", "[1,'{...parameters('u')}']");
        row("intersection(createArray(1, 2, 3), createArray(3, 2), createArray(2))", "[2]");
        row("intersection(createObject('a', 1, 'b', 2), createObject('b', 2, 'a', 3))", "{'b':2}");
        row("indexFromEnd(variables('l'), 1)", "'three'");
        row("tryIndexFromEnd(variables('l'), 4)", "null");
        row("tryIndexFromEnd(createArray(createObject('a', 1)), 1, 'a')", "1");
        row("min(createArray(3, 1, 2))", "1");
        row("max(createArray(3, 1, 2))", "3");
        row("join(variables('l'), '/')", "'one/two/three'");
        row("tryGet(variables('o'), 'Two', 'three')", "3");
        row("tryGet(variables('o'), 'None', 'three')", "null");
        row("tryGet(variables('l'), 7)", "null");
        row("tryGet(null(), 'a')", "null");
        row("tryGet(parameters('u'), 'a')", "'{u.a}'");
    }

    static void objects() {
        row("createObject('a', 1, 'b', createObject())", "{'a':1,'b':{}}");
        row("createObject()", "{}");
        row("null()", "null");
        row("json('{\"a\": [1, null]}')", "{'a':[1,null]}");
        row("json('null')", "null");
        row("json('true')", "true");
        row("objectKeys(variables('o'))", "['Two','one']");
        row("items(createObject('b', 2, 'a', 1))", "[{'key':'a','value':1},{'key':'b','value':2}]");
        row("union(createObject('a', createObject('x', 1), 'b', 1), createObject('A', createObject('y', 2), 'b', 3))",
            "{'a':{'x':1,'y':2},'b':3}");
        row("shallowMerge(createArray(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2))))",
            "{'a':{'y':2}}");
        row("union(createObject('a', 1), parameters('u'), createObject('b', 2)).b", "2");
        row("union(createObject('a', 1), parameters('u')).a", "'{union.a}'");
        row("union(createObject('a', 1), parameters('u')).c", "'{u.c}'");
    }

    static void parts() {
        row("contains('abc', 'b')", "true");
        row("contains('abc', 'B')", "false");
        row("contains(createArray('a', 1), 1)", "true");
        row("contains(variables('o'), 'ONE')", "true");
        row("contains(variables('o'), 'none')", "false");
        row("contains(concat('abc', parameters('u')), 'b')", "true");
        row("contains(createArray(parameters('u'), 'a'), 'a')", "true");
        row("empty('')", "true");
        row("empty(null())", "true");
        row("empty(createObject())", "true");
        row("empty(createArray(0))", "false");
        row("empty(concat('a', parameters('u')))", "false");
        row("empty(parameters('u'))", "'{empty(parameters('u'))}'");
        row("empty(concat(createArray(), parameters('u')))", "'{empty(concat(createArray(), parameters('u')))}'");
        row("length('héllo')", "5");
        row("length(variables('l'))", "3");
        row("length(variables('o'))", "2");
        row("first(variables('l'))", "'one'");
        row("first(createArray())", "null");
        row("first('One')", "'O'");
        row("first('')", "''");
        row("last(variables('l'))", "'three'");
        row("last('One')", "'e'");
        row("last(split('/a/b/name', '/'))", "'name'");
        row("take(variables('l'), 2)", "['one','two']");
        row("take('abc', 2)", "'ab'");
        row("take('abc', 9)", "'abc'");
        row("take('abc', -1)", "''");
        row("take(concat('vnet-', parameters('u')), 4)", "'vnet'");
        row("take(concat('vnet-', parameters('u')), 24)", "'vnet-{take(parameters('u'), 19)}'");
        row("skip(variables('l'), 2)", "['three']");
        row("skip('abc', 1)", "'bc'");
        row("skip(concat('vnet-', parameters('u')), 2)", "'et-{u}'");
        row("substring('one two three', 4, 3)", "'two'");
        row("substring('one', 1)", "'ne'");
        row("substring(concat('abc', parameters('u')), 0, 2)", "'ab'");
        row("indexOf('test', 'T')", "0");
        row("lastIndexOf('test', 't')", "3");
        row("indexOf('abcdef', 'z')", "-1");
        row("indexOf(variables('l'), 'two')", "1");
        row("lastIndexOf(createArray(1, 2, 1), 1)", "2");
        row("startsWith('abcdef', 'AB')", "true");
        row("startsWith('abcdef', 'e')", "false");
        row("endsWith('abcdef', 'EF')", "true");
        row("endsWith(concat('ab', parameters('u'), 'cd'), 'd')", "true");
        row("startsWith(concat('ab', parameters('u')), 'ac')", "false");
    }

    static void texts() {
        row("split('one,two,three', ',')", "['one','two','three']");
        row("split('one;two,three', createArray(',', ';'))", "['one','two','three']");
        row("split('', ',')", "['']");
        row("split('a--b', '-')", "['a','','b']");
        row("split(concat('/subscriptions/', parameters('u'), '/resourceGroups/g'), '/')[4]", "'g'");
        row("base64('one, two, three')", "'b25lLCB0d28sIHRocmVl'");
        row("base64('Hello')", "'SGVsbG8='");
        row("base64ToString('b25lLCB0d28sIHRocmVl')", "'one, two, three'");
        row("base64ToJson(base64('{\"one\": \"a\"}'))", "{'one':'a'}");
        row("dataUri('Hello')", "'data:text/plain;charset=utf8;base64,SGVsbG8='");
        row("dataUriToString('data:;base64,SGVsbG8sIFdvcmxkIQ==')", "'Hello, World!'");
        row("uri('http://contoso.org/firstpath', 'myscript.sh')", "'http://contoso.org/myscript.sh'");
        row("uri('http://contoso.org/firstpath/', 'myscript.sh')", "'http://contoso.org/firstpath/myscript.sh'");
        row("uri('http://contoso.org/firstpath/', '/myscript.sh')", "'http://contoso.org/firstpath/myscript.sh'");
        row("uri('http://contoso.org', 'myscript.sh')", "'http://contoso.org/myscript.sh'");
        row("uriComponent('http://a.b/c d')", "'http%3A%2F%2Fa.b%2Fc%20d'");
        row("uriComponentToString('http%3A%2F%2Fa.b%2Fc%20d')", "'http://a.b/c d'");
        row("length(uniqueString('a', 'b'))", "13");
        row("equals(uniqueString('a', 'b'), uniqueString('a', 'b'))", "true");
        row("equals(uniqueString('a', 'b'), uniqueString('ab'))", "false");
        row("length(guid('a'))", "36");
        row("substring(guid('a'), 14, 1)", "'5'");
        row("concat('a', uniqueString(parameters('u')))", "'a{uniqueString(parameters('u'))}'");
        row("equals(newGuid(), newGuid())", "'{equals(newGuid(), newGuid())}'");
    }

    static void addresses() {
        row("parseCidr('10.144.0.0/20')",
            "{'broadcast':'10.144.15.255','cidr':20,'firstUsable':'10.144.0.1','lastUsable':'10.144.15.254',"
            "'netmask':'255.255.240.0','network':'10.144.0.0'}");
        row("parseCidr('fdad:3236:5555::/48')",
            "{'cidr':48,'firstUsable':'fdad:3236:5555::','lastUsable':'fdad:3236:5555:ffff:ffff:ffff:ffff:ffff',"
            "'netmask':'ffff:ffff:ffff::','network':'fdad:3236:5555::'}");
        row("map(range(0, 5), lambda('i', cidrSubnet('10.144.0.0/20', 24, lambdaVariables('i'))))",
            "['10.144.0.0/24','10.144.1.0/24','10.144.2.0/24','10.144.3.0/24','10.144.4.0/24']");
        row("cidrSubnet('10.144.0.0/20', 24, 15)", "'10.144.15.0/24'");
        row("cidrSubnet('fdad:3236:5555::/48', 52, 1)", "'fdad:3236:5555:1000::/52'");
        row("cidrHost('10.144.3.0/24', 0)", "'10.144.3.1'");
        row("cidrHost('10.144.3.0/24', 253)", "'10.144.3.254'");
        row("cidrHost('fdad:3236:5555:3000::/60', 1)", "'fdad:3236:5555:3000::1'");
    }

    static void lambdas() {
        row("filter(range(0, 6), lambda('i', equals(mod(lambdaVariables('i'), 2), 0)))", "[0,2,4]");
        row("filter(createArray(1, parameters('u'), 3), lambda('i', greater(lambdaVariables('i'), 2)))",
            "['{...filter(greater(parameters('u'), 2))}',3]");
        row("filter(variables('l'), lambda('x', 'i', greater(lambdaVariables('i'), 0)))", "['two','three']");
        row("map(variables('l'), lambda('x', concat('n-', lambdaVariables('X'))))", "['n-one','n-two','n-three']");
        row("map(createArray(1, 2), lambda('x', 'i', add(lambdaVariables('x'), lambdaVariables('i'))))", "[1,3]");
        row("map(createArray(1, 2), lambda('a', map(createArray(3), lambda('b', mul(lambdaVariables('a'), "
            "lambdaVariables('b'))))))",
            "[[3],[6]]");
        row("mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1)))", "{'a':2}");
        row("reduce(range(1, 4), 0, lambda('sum', 'next', add(lambdaVariables('sum'), lambdaVariables('next'))))",
            "10");
        row("sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))",
            "[1,2,3]");
        row("length(sort(createArray(3, 1, 2), lambda('a', 'b', true())))", "3");
        row("toObject(variables('l'), lambda('x', lambdaVariables('x')), lambda('x', length(lambdaVariables('x'))))",
            "{'one':3,'three':5,'two':3}");
        row("toObject(createArray('a'), lambda('x', lambdaVariables('x')))", "{'a':'a'}");
        row("groupBy(variables('l'), lambda('x', string(length(lambdaVariables('x')))))",
            "{'3':['one','two'],'5':['three']}");
    }

    static void dates() {
        row("dateTimeAdd('2023-01-01 00:00:00Z', 'P1Y')", "'2024-01-01T00:00:00Z'");
        row("dateTimeAdd('2024-01-01 00:00:00Z', 'P1Y')", "'2024-12-31T00:00:00Z'");
        row("dateTimeAdd('2023-02-01 00:00:00Z', 'P1M')", "'2023-03-03T00:00:00Z'");
        row("dateTimeAdd('2020-04-07 14:53:14Z', '-P9D')", "'2020-03-29T14:53:14Z'");
        row("dateTimeAdd('2020-04-07 14:53:14Z', 'PT1H30M', 'yyyyMMddTHHmmssZ')", "'20200407T162314Z'");
        row("dateTimeFromEpoch(1683040573)", "'2023-05-02T15:16:13Z'");
        row("dateTimeToEpoch('2023-05-02T15:16:13Z')", "1683040573");
        row("utcNow('d')", "'{utcNow('d')}'");
    }

private Q_SLOTS:
    void values_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("value");
        lists();
        objects();
        parts();
        texts();
        addresses();
        lambdas();
        dates();
    }
    void values() {
        QFETCH(QString, expression);
        QFETCH(QString, value);
        QCOMPARE(QString::fromStdString(readableFunction(evaluatedFunction(expression.toStdString()))), value);
    }

    void whatFailsSaysWhy_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("value");
        row("createObject('a')", "createObject takes keys and values in turn; the last key has no value.");
        row("range(0, 10001)", "range makes up to 10,000 elements of 32 bits.");
        row("fail('no zone')", "The template refuses this: \"no zone\"");
        row("length(1)", "length takes texts, lists and objects, not the number 1.");
        row("substring('abc', 2, 2)", "The text has only 3 characters.");
        row("parseCidr('10.0.0.0')", "\"10.0.0.0\" is no address range like 10.0.0.0/16.");
        row("cidrSubnet('10.144.0.0/20', 24, 16)", "10.144.0.0/20 has no /24 of index 16.");
        row("cidrSubnet('::/0', 0, 1)", "::/0 has no /0 of index 1.");
        row("cidrSubnet('10.0.0.0/24', 16, 0)", "A /24 has no subnets of length 16.");
        row("cidrHost('10.144.3.0/24', 254)", "10.144.3.0/24 has no host of index 254.");
        row("map(variables('l'), 1)", "map takes lambda() with 1 variable as its second argument.");
        row("lambdaVariables('x')", "No lambda has the variable \"x\".");
        row("base64ToString('a')", "The text is not base64.");
        row("dateTimeAdd('now', 'P1D')", "The time is not like '2020-04-07T14:53:14Z'.");
        row("first(parameters('u'))", "It has no value.");
        row("sort(createArray(parameters('u'), 1), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))",
            "It has no value.");
        row("contains(createArray(parameters('u')), 'a')", "An unknown element decides whether the list contains it.");
    }
    void whatFailsSaysWhy() {
        QFETCH(QString, expression);
        QFETCH(QString, value);
        const Json result = evaluatedFunction(expression.toStdString());
        QVERIFY2(isUnknown(result), result.dump().c_str());
        QCOMPARE(QString::fromStdString(firstUnknownPart(result.get<std::string>()).reason), value);
    }

    void documentedNamesAreThere() {
        const std::string_view names =
            "add and array base64 base64ToJson base64ToString bool cidrHost cidrSubnet coalesce concat contains copyIndex "
            "createArray createObject dataUri dataUriToString dateTimeAdd dateTimeFromEpoch dateTimeToEpoch deployer "
            "deployment div empty endsWith environment equals extensionResourceId fail false filter first flatten float "
            "format greater greaterOrEquals groupBy guid if indexFromEnd indexOf int intersection items join json lambda "
            "lambdaVariables last lastIndexOf length less lessOrEquals listAccountSas listKeys listSecrets managementGroup "
            "managementGroupResourceId map mapValues max min mod mul newGuid not null objectKeys or padLeft parameters "
            "parseCidr pickZones providers range reduce reference references replace resourceGroup resourceId shallowMerge "
            "skip sort split startsWith string sub subscription subscriptionResourceId substring take tenant "
            "tenantResourceId toLogicalZone toLogicalZones toLower toObject toPhysicalZone toPhysicalZones toUpper trim "
            "true tryGet tryIndexFromEnd union uniqueString uri uriComponent uriComponentToString utcNow variables xor";
        for (const auto part : std::views::split(names, ' ')) {
            const std::string name(part.begin(), part.end());
            QVERIFY2(findArmFunction(name) != nullptr, name.c_str());
            QVERIFY2(findArmFunction(QString::fromStdString(name).toUpper().toStdString()) != nullptr, name.c_str());
        }
        QVERIFY(findArmFunction("lis") == nullptr);
    }

    /// No function crashes on any number of arguments of any kind.
    void anyArgumentsAreBorne() {
        const std::vector<std::string> kinds = {"null()",
                                                "1",
                                                "-9223372036854775807",
                                                "'10.0.0.0/8'",
                                                "parameters('u')",
                                                "true()",
                                                "createArray()",
                                                "variables('l')",
                                                "variables('o')",
                                                "createObject()",
                                                "''",
                                                "concat(variables('l'), parameters('u'))",
                                                "union(variables('o'), parameters('u'))",
                                                "concat('a', parameters('u'), 'b')",
                                                "lambda('x', lambdaVariables('x'))"};
        for (const ArmFunction* function : armFunctions()) {
            const std::size_t most = std::min<std::size_t>(function->most, function->least + 1);
            for (std::size_t count = 1; count <= std::max<std::size_t>(most, 1); ++count) {
                for (std::size_t i = 0; i < kinds.size() * kinds.size(); ++i) {
                    std::string call = std::string(function->name) + "(" + kinds[i % kinds.size()];
                    for (std::size_t k = 1; k < count; ++k) {
                        call += ", " + kinds[(i / kinds.size() + (k - 1) * 4) % kinds.size()];
                    }
                    QVERIFY(!evaluatedFunction(call + ")").is_discarded());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstArmFunctions)
#include "tst_arm_functions.moc"
