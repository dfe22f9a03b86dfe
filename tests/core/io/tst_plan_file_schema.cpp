// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON Schema in resources/schema describes exactly what the plan file's reader and writer know.
#include "core/io/plan_file.h"
#include "tests/core/io/json_schema.h"
#include "tests/core/plan/random_edit.h"

#include <QFile>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

JsonSchema loadSchema() {
    QFile file(QStringLiteral(AKSNET_SOURCE_DIR "/resources/schema/aksnet-plan-1.schema.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("the schema is missing");
    }
    return JsonSchema(parseJson(file.readAll().toStdString(), "schema").value());
}

/// Walks the same lists of fields as the reader and the writer, and the schema along with them: each field must be
/// described with the right type, and (counted in `seen`) nothing else may be.
class SchemaFields {
public:
    SchemaFields(const JsonSchema& schema, const JsonValue& object, std::string path, std::vector<std::string>& faults)
        : m_schema(schema), m_object(schema.resolved(object)), m_path(std::move(path)), m_faults(faults) {
        expect(m_object, "object", m_path);
    }
    SchemaFields(const SchemaFields&) = delete;
    SchemaFields& operator=(const SchemaFields&) = delete;
    ~SchemaFields() {
        for (const JsonMember& member : m_object.find("properties")->members) {
            if (!m_seen.contains(member.key)) {
                m_faults.push_back(m_path + "." + member.key + " is in the schema only");
            }
        }
    }

    template <class Tag>
    void id(Id<Tag>&) {
        expectPattern("id", toText(ObjectRef(Id<Tag>(12))));
    }
    template <class T>
    void text(std::string_view key, T&, std::string_view = {}) {
        expectType(key, "string");
    }
    template <class T>
    void texts(std::string_view key, T&, std::string_view singular = {}) {
        expectItems(key, "string");
        if (!singular.empty()) {
            expectType(singular, "string");
        }
    }
    template <class T>
    void flag(std::string_view key, T&, bool = false) {
        expectType(key, "boolean");
    }
    template <class T>
    void number(std::string_view key, T&, int = 0) {
        expectType(key, "integer");
    }
    template <class T>
    void real(std::string_view key, T&) {
        expectType(key, "number");
    }
    template <class T>
    void flagWords(std::string_view key, T&, std::string_view whenTrue, std::string_view whenFalse) {
        expectWords(property(key), {std::string(whenTrue), std::string(whenFalse)}, m_path + "." + std::string(key));
    }
    template <class T>
    void prefix(std::string_view key, T&) {
        expectPattern(key, "10.0.0.0/16");
    }
    template <class T>
    void prefixes(std::string_view key, T&, std::string_view singular = {}) {
        expectItems(key, "string");
        if (!singular.empty()) {
            expectPattern(singular, "fd00::/8");
        }
    }
    template <class T>
    void address(std::string_view key, T&) {
        expectPattern(key, "fd00::1");
    }
    template <class T>
    void countOrPercent(std::string_view key, T&) {
        if (const JsonValue* found = property(key); found == nullptr || found->find("anyOf") == nullptr) {
            m_faults.push_back(m_path + "." + std::string(key) + " is no count or percentage");
        }
    }
    void object(std::string_view key, ObjectRef&) { expectPattern(key, "plan"); }
    template <class E>
    void choice(std::string_view key, E&, E = {}) {
        expectWords(property(key), wordsOf<E>(), m_path + "." + std::string(key));
    }
    template <class E>
    void choice(std::string_view key, std::optional<E>&) {
        expectWords(property(key), wordsOf<E>(), m_path + "." + std::string(key));
    }
    template <class E>
    void choices(std::string_view key, std::vector<E>&) {
        expectWords(items(key), wordsOf<E>(), m_path + "." + std::string(key));
    }
    template <class Tag>
    void reference(std::string_view key, std::optional<Id<Tag>>&) {
        expectPattern(key, toText(ObjectRef(Id<Tag>(12))));
    }
    template <class Tag>
    void reference(std::string_view key, Id<Tag>&) {
        expectPattern(key, toText(ObjectRef(Id<Tag>(12))));
    }
    template <class Tag>
    void references(std::string_view key, std::vector<Id<Tag>>&) {
        expectPattern(items(key), toText(ObjectRef(Id<Tag>(12))), m_path + "." + std::string(key));
    }
    template <class Fields>
    void wrapper(std::string_view key, Fields fields) {
        inside(property(key), key, fields);
    }
    template <class T, class Fields>
    void part(std::string_view key, T& value, Fields fields) {
        inside(property(key), key, [&](SchemaFields& inner) { fields(inner, value); });
    }
    template <class T, class Fields>
    void part(std::string_view key, std::optional<T>&, Fields fields) {
        T value;
        part(key, value, fields);
    }
    template <class T, class Fields>
    void list(std::string_view key, std::vector<T>&, Fields fields) {
        expectType(key, "array");
        inside(items(key), key, [&](SchemaFields& inner) {
            if constexpr (std::is_same_v<T, ApprovedRange>) {
                ApprovedRange value{ApprovedRangeId(0), "", "", Prefix::containing({}, 0), {}};
                fields(inner, value);
            } else if constexpr (requires(T shared) { shared.edit(); }) {
                T value;
                fields(inner, value.edit());
            } else {
                T value;
                fields(inner, value);
            }
        });
    }
    void unknown(UnknownFields&) {}
    /// Keys of the root that no list of fields has.
    void know(std::string_view key) { m_seen.insert(std::string(key)); }

private:
    template <class E>
    static std::set<std::string> wordsOf() {
        std::set<std::string> words;
        for (const EnumName<E>& name : enumNames<E>()) {
            words.insert(std::string(enumText(name.value)));
        }
        return words;
    }
    const JsonValue* property(std::string_view key) {
        m_seen.insert(std::string(key));
        const JsonValue* found = m_object.find("properties")->find(key);
        if (found == nullptr) {
            m_faults.push_back(m_path + "." + std::string(key) + " is not in the schema");
        }
        return found == nullptr ? nullptr : &m_schema.resolved(*found);
    }
    const JsonValue* items(std::string_view key) {
        const JsonValue* list = property(key);
        const JsonValue* found = list == nullptr ? nullptr : list->find("items");
        return found == nullptr ? nullptr : &m_schema.resolved(*found);
    }
    void expect(const JsonValue& schema, std::string_view type, const std::string& path) {
        const JsonValue* given = schema.find("type");
        if (given == nullptr || given->text != type) {
            m_faults.push_back(path + " is not of type " + std::string(type));
        }
    }
    void expectType(std::string_view key, std::string_view type) {
        if (const JsonValue* found = property(key)) {
            expect(*found, type, m_path + "." + std::string(key));
        }
    }
    void expectItems(std::string_view key, std::string_view type) {
        expectType(key, "array");
        if (const JsonValue* found = items(key)) {
            expect(*found, type, m_path + "." + std::string(key) + "[]");
        }
    }
    void expectPattern(std::string_view key, const std::string& example) {
        expectPattern(property(key), example, m_path + "." + std::string(key));
    }
    void expectPattern(const JsonValue* schema, const std::string& example, const std::string& path) {
        const JsonValue* pattern = schema == nullptr ? nullptr : schema->find("pattern");
        if (pattern == nullptr || !QRegularExpression(QString::fromStdString(pattern->text))
                                       .match(QString::fromStdString(example))
                                       .hasMatch()) {
            m_faults.push_back(path + " does not allow " + example);
        }
    }
    void expectWords(const JsonValue* schema, const std::set<std::string>& words, const std::string& path) {
        std::set<std::string> given;
        if (const JsonValue* list = schema == nullptr ? nullptr : schema->find("enum")) {
            for (const JsonValue& word : list->items) {
                given.insert(word.text);
            }
        }
        if (given != words) {
            m_faults.push_back(path + " has other words");
        }
    }
    template <class Fields>
    void inside(const JsonValue* schema, std::string_view key, Fields fields) {
        if (schema != nullptr) {
            SchemaFields inner(m_schema, *schema, m_path + "." + std::string(key), m_faults);
            fields(inner);
        }
    }

    const JsonSchema& m_schema;
    const JsonValue& m_object;
    std::string m_path;
    std::vector<std::string>& m_faults;
    std::set<std::string> m_seen;
};

}  // namespace

class TstPlanFileSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSchemaHasEveryFieldOfTheFileWithItsTypeAndNoOther() {
        const JsonSchema schema = loadSchema();
        std::vector<std::string> faults;
        {
            SchemaFields fields(schema, schema.root(), "plan", faults);
            Plan plan;
            planFields(fields, plan);
            for (const std::string_view key : {"format", "version", "layout", "nextNumber"}) {
                fields.know(key);
            }
            const JsonValue& layout = *schema.root().find("properties")->find("layout");
            SchemaFields placement(schema, layout.find("patternProperties")->members.front().value, "placement",
                                   faults);
            Placement value;
            placementFields(placement, value);
        }
        QCOMPARE(faults, std::vector<std::string>{});
    }

    void whatIsWrittenFollowsTheSchema() {
        const JsonSchema schema = loadSchema();
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            PlanDocument document{randomPlan(seed, 90), {}};
            document.layout.placements[ObjectRef{}] = {1.5, -2, 0, 0};
            QCOMPARE(schema.check(parseJson(writePlan(document), "").value()), std::vector<std::string>{});
        }
    }

    void whatTheReaderRefusesTheSchemaRefuses() {
        const JsonSchema schema = loadSchema();
        for (const std::string_view members :
             {R"("name": 1)", R"("clusters": {})", R"("clusters": [1])", R"("clusters": [{"id": "vnet-1"}])",
              R"("clusters": [{"id": "cluster-0"}])", R"("clusters": [{"networkProfile": {"networkPlugin": "weave"}}])",
              R"("clusters": [{"agentPoolProfiles": [{"count": -1}]}])",
              R"("clusters": [{"agentPoolProfiles": [{"count": 1.5}]}])",
              R"("virtualNetworks": [{"addressSpace": ["10.0.0.0/8"]}])",
              R"("virtualNetworks": [{"subnets": [{"addressPrefixes": ["10.0.0.0"]}]}])",
              R"("subnetConsumers": [{"name": "x"}])", R"("approvedRanges": [{"name": "x"}])",
              R"("waivers": [{"rule": "x"}])", R"("severityOverrides": [{"rule": "x", "severity": "fatal"}])", R"("layout": {"vnet-1": {"x": "left"}})"}) {
            const std::string text = R"({"format": "aksnet-plan", "version": 1, )" + std::string(members) + "}";
            QVERIFY2(!parsePlan(text, ""), members.data());
            QVERIFY2(!schema.check(parseJson(text, "").value()).empty(), members.data());
        }
    }

    void aPlanThatIsMissingItsHeadDoesNotFollowTheSchema() {
        const JsonSchema schema = loadSchema();
        QCOMPARE(schema.check(parseJson("{}", "").value()).size(), std::size_t{2});
        QCOMPARE(schema.check(parseJson(R"({"format": "aksnet-plan", "version": 2})", "").value()).size(),
                 std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TstPlanFileSchema)
#include "tst_plan_file_schema.moc"
