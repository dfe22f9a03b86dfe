// SPDX-License-Identifier: GPL-3.0-or-later
//
// Expressions of real templates, written by others, that lie beside the project: each of them parses, names no function that is
// not there, and comes to a value whatever the template around it answers.
#include "core/io/arm/evaluator.h"
#include "core/io/arm/expression.h"
#include "core/io/importers/json_view.h"

#include <QDir>
#include <QDirIterator>
#include <QtTest>

#include <map>
#include <set>

using namespace aksnet;

namespace {

/// Answers every question with the same value; with nothing if there is none.
class MonotoneScope : public ArmScope {
public:
    explicit MonotoneScope(std::optional<Json> answer) : m_answer(std::move(answer)) {}
    std::optional<Json> parameter(std::string_view) override { return m_answer; }
    std::optional<Json> variable(std::string_view) override { return m_answer; }
    std::optional<long long> copyIndex(std::string_view) override {
        return m_answer ? std::optional(1LL) : std::nullopt;
    }
    Json reference(const std::string&, bool) override { return m_answer.value_or(Json()); }
    Json references(const std::string&, bool) override { return m_answer.value_or(Json()); }
    const Json* userFunction(std::string_view, std::string_view) override { return nullptr; }
    Json context(std::string_view) override { return m_answer.value_or(Json()); }

private:
    std::optional<Json> m_answer;
};

void gatherExpressions(const Json& value, std::map<std::string, std::string>& expressions, const std::string& file) {
    if (value.is_string() && isArmExpression(value.get_ref<const std::string&>())) {
        expressions.emplace(value.get<std::string>(), file);
    }
    if (value.is_structured()) {
        for (auto each = value.begin(); each != value.end(); ++each) {
            gatherExpressions(*each, expressions, file);
        }
    }
}

void gatherMissing(const ArmNode& node, std::set<std::string>& missing, std::size_t& calls) {
    if (node.kind == ArmNode::Kind::call) {
        ++calls;
        if (node.nameSpace.empty() && node.function == nullptr) {
            missing.insert(node.name);
        }
    }
    for (const ArmNode& operand : node.operands) {
        gatherMissing(operand, missing, calls);
    }
}

/// Of templates alone, for values of parameter files are no expressions. Each text once, with a file that has it.
std::map<std::string, std::string> corpusExpressions() {
    std::map<std::string, std::string> expressions;
    QDirIterator files(QStringLiteral(AKSNET_SOURCE_DIR "/../shared/corpus/arm"), {QStringLiteral("*.json")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const std::string name = files.fileName().toStdString();
        const auto parsed = parseJsonText(file.readAll().toStdString(), name);
        if (parsed && parsed->value.is_object() && parsed->value.contains("resources")) {
            gatherExpressions(parsed->value, expressions, name);
        }
    }
    return expressions;
}

}  // namespace

class TstArmCorpus : public QObject {
    Q_OBJECT

private:
    std::map<std::string, std::string> m_expressions;

private Q_SLOTS:
    void initTestCase() {
        m_expressions = corpusExpressions();
        if (m_expressions.empty()) {
            QSKIP("The collection of real templates does not lie beside the project.");
        }
        qInfo("%zu expressions", m_expressions.size());
    }

    void eachOneParses() {
        std::set<std::string> missing;
        std::size_t calls = 0;
        for (const auto& [text, file] : m_expressions) {
            const auto tree = parseArmExpression(std::string_view(text).substr(1, text.size() - 2));
            QVERIFY2(tree.has_value(), (file + ": " + text + ": " + (tree ? "" : tree.error().what)).c_str());
            gatherMissing(*tree, missing, calls);
        }
        qInfo("%zu calls", calls);
        QCOMPARE(missing, std::set<std::string>());
    }

    void eachOneComesToAValue_data() {
        QTest::addColumn<QString>("answer");
        for (const char* answer : {"", "null", "7", "\"10.0.0.0/16\"", "[1, \"a\", {\"name\": \"b\"}]", "[]", "{}",
                                   "{\"name\": \"n\", \"properties\": {\"id\": \"/a/b\"}}", "unknown"}) {
            QTest::newRow(*answer != '\0' ? answer : "nothing") << QString::fromUtf8(answer);
        }
    }
    void eachOneComesToAValue() {
        QFETCH(QString, answer);
        const std::string text = answer.toStdString();
        const bool isUnknownAnswer = text == "unknown";
        MonotoneScope scope(text.empty()      ? std::nullopt
                            : isUnknownAnswer ? std::optional(unknownValue("parameters('p')", "It has no value."))
                                              : std::optional(Json::parse(text)));
        ArmBudget budget;
        ArmEvaluator evaluator(scope, budget);
        std::size_t whole = 0;
        for (const auto& [expression, file] : m_expressions) {
            const Json value = evaluator.evaluate(expression);
            const auto reason = value.is_string() ? firstUnknownPart(value.get_ref<const std::string&>()).reason : "";
            QVERIFY2(!isUnknown(value) || !reason.empty(), expression.c_str());
            whole += holdsUnknown(value) ? 0 : 1;
        }
        qInfo("%zu of %zu are known", whole, m_expressions.size());
        QVERIFY(budget.stepsLeft > 0 && budget.bytesLeft > 0);
        QCOMPARE(budget.nestingLeft, ArmBudget().nestingLeft);
    }
};

QTEST_APPLESS_MAIN(TstArmCorpus)
#include "tst_arm_corpus.moc"
