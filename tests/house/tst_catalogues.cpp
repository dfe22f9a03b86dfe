// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every line of a catalogue has its file, page and fixtures, and nothing lies about that no catalogue knows.
#include "core/models/model.h"
#include "core/rules/rule.h"
#include "tests/house/project_files.h"

using namespace aksnet::testing;

namespace {

struct RuleLine {
    QString identifier;
    QString id;
    QString file;  ///< without suffix, from core/rules
};

QList<RuleLine> ruleLines() {
    return {
#define RULE(identifier, id, file) {QStringLiteral(#identifier), QStringLiteral(id), QStringLiteral(file)},
#include "core/rules/catalogue.def"
#undef RULE
    };
}

struct Line {
    QString identifier;
    QString key;
};

QList<Line> modelLines() {
    return {
#define MODEL(identifier, key) {QStringLiteral(#identifier), QStringLiteral(key)},
#include "core/models/catalogue.def"
#undef MODEL
    };
}

QList<Line> exporterLines() {
    return {
#define EXPORTER(key, file) {QStringLiteral(#key), QStringLiteral(file)},
#include "core/io/exporters/catalogue.def"
#undef EXPORTER
    };
}

QStringList importerKeys() {
    return {
#define IMPORTER(key) QStringLiteral(#key),
#include "core/io/importers/catalogue.def"
#undef IMPORTER
    };
}

QStringList pictureKeys() {
    return {
#define PICTURE(key, title) QStringLiteral(#key),
#include "ui/export/catalogue.def"
#undef PICTURE
    };
}

QStringList tableFunctions() {
    return {
#define TABLE(function, key) QStringLiteral(#function),
#include "core/report/catalogue.def"
#undef TABLE
    };
}

QStringList namesIn(const QString& folder, QDir::Filters kind) {
    return QDir(sourcePath(folder)).entryList(kind | QDir::NoDotAndDotDot, QDir::Name);
}

QStringList retiredIds() {
    QStringList ids;
    for (const QString& line : textOf(QStringLiteral("core/rules/retired.txt")).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#')) {
            ids << line.section(u' ', 0, 0);
        }
    }
    return ids;
}

const QStringList& pageHeadings() {
    static const QStringList headings{QStringLiteral("What"), QStringLiteral("Why it matters"),
                                      QStringLiteral("How to fix"), QStringLiteral("Limits"),
                                      QStringLiteral("Sources")};
    return headings;
}

}  // namespace

class TstCatalogues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ruleIdsAreUniqueAndNeverReused() {
        const QRegularExpression shape(QStringLiteral("^[A-Z]{2,5}-[0-9]{3}$"));
        QSet<QString> seen;
        Complaints complaints;
        for (const QString& id : retiredIds()) {
            seen.insert(id);
        }
        for (const RuleLine& rule : ruleLines()) {
            complaints.unless(shape.match(rule.id).hasMatch(), rule.id + QStringLiteral(" does not look like IP-001"));
            complaints.unless(!seen.contains(rule.id),
                              rule.id + QStringLiteral(" is given twice, or was given before"));
            seen.insert(rule.id);
        }
        VERIFY_NONE(complaints);
    }

    void theListOfRulesIsTheCatalogue() {
        const auto rules = aksnet::allRules();
        const auto lines = ruleLines();
        QCOMPARE(qsizetype(rules.size()), lines.size());
        QSet<QString> names;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const aksnet::Rule& rule = *rules[std::size_t(i)];
            QCOMPARE(QString::fromUtf8(rule.id.data(), qsizetype(rule.id.size())), lines[i].id);
            QCOMPARE(QString::fromUtf8(rule.family.data(), qsizetype(rule.family.size())),
                     lines[i].file.section(u'/', 0, 0));
            QVERIFY2(!rule.title.empty() && !rule.name.empty(), qPrintable(lines[i].id));
            names.insert(QString::fromUtf8(rule.name.data(), qsizetype(rule.name.size())));
        }
        QCOMPARE(names.size(), lines.size());
    }

    void everyRuleHasAFileThatOpensWithItsReason() {
        Complaints complaints;
        for (const RuleLine& rule : ruleLines()) {
            const QString path = QStringLiteral("core/rules/%1.cpp").arg(rule.file);
            if (!exists(path)) {
                complaints.add(path + QStringLiteral(" is missing"));
                continue;
            }
            const QString text = textOf(path);
            complaints.unless(text.contains(QStringLiteral("const Rule %1{").arg(rule.identifier)),
                              path + QStringLiteral(" does not define ") + rule.identifier);
            const QString opening = text.section(QStringLiteral("#include"), 0, 0);
            for (const QString& word : {QStringLiteral("What:"), QStringLiteral("Why:"), QStringLiteral("Fix:")}) {
                complaints.unless(opening.contains(word), path + QStringLiteral(" does not open with ") + word);
            }
        }
        VERIFY_NONE(complaints);
    }

    void noRuleIsLeftOutOfTheCatalogue() {
        QSet<QString> known;
        for (const RuleLine& rule : ruleLines()) {
            known.insert(rule.identifier);
        }
        Complaints complaints;
        for (const QString& path : codeUnder({QStringLiteral("core/rules")})) {
            for (const QString& identifier : captures(textOf(path), QStringLiteral("^const Rule (\\w+)\\{"))) {
                complaints.unless(known.contains(identifier),
                                  path + QStringLiteral(" defines a rule that the catalogue does not list"));
            }
        }
        VERIFY_NONE(complaints);
    }

    void everyRuleHasItsPage_data() { ruleRows(); }
    void everyRuleHasItsPage() {
        QFETCH(QString, id);
        const QString path = QStringLiteral("resources/rules/%1.md").arg(id);
        QVERIFY2(exists(path), qPrintable(path + QStringLiteral(" is missing")));
        const QString text = textOf(path);
        QVERIFY2(text.startsWith(QStringLiteral("# ")), qPrintable(path));
        QCOMPARE(captures(text, QStringLiteral("^## (.+)$")), pageHeadings());
        for (const QString& heading : pageHeadings()) {
            const QString body =
                text.section(QStringLiteral("## %1\n").arg(heading), 1, 1).section(QStringLiteral("\n## "), 0, 0);
            QVERIFY2(body.trimmed().size() >= 20,
                     qPrintable(path + QStringLiteral(": nothing stands under ") + heading));
        }
    }

    void everyRuleHasItsFixtures_data() { ruleRows(); }
    void everyRuleHasItsFixtures() {
        QFETCH(QString, id);
        const QDir folder(sourcePath(QStringLiteral("tests/fixtures/rules/") + id));
        for (const char* kind : {"fires", "quiet"}) {
            const QStringList plans = folder.entryList({QLatin1String(kind) + QStringLiteral("*.json")}, QDir::Files);
            QVERIFY2(!plans.isEmpty(),
                     qPrintable(QStringLiteral("%1 has no plan %2*.json").arg(folder.path(), QLatin1String(kind))));
        }
    }

    void noPageOrFixtureOutlivesItsRule() {
        QStringList ids;
        for (const RuleLine& rule : ruleLines()) {
            ids << rule.id;
        }
        Complaints complaints;
        for (const QString& page : namesIn(QStringLiteral("resources/rules"), QDir::Files)) {
            complaints.unless(ids.contains(page.section(QStringLiteral(".md"), 0, 0)),
                              QStringLiteral("resources/rules/") + page);
        }
        for (const QString& folder : namesIn(QStringLiteral("tests/fixtures/rules"), QDir::Dirs)) {
            complaints.unless(ids.contains(folder), QStringLiteral("tests/fixtures/rules/") + folder);
        }
        VERIFY_NONE(complaints);
    }

    void everyModelHasFilePageAndExamples() {
        Complaints complaints;
        QStringList keys;
        for (const Line& model : modelLines()) {
            keys << model.key;
            const QString source = QStringLiteral("core/models/%1.cpp").arg(fileNameOf(model.identifier));
            complaints.unless(exists(source), source + QStringLiteral(" is missing"));
            const QString page = QStringLiteral("resources/models/%1.md").arg(model.key);
            complaints.unless(exists(page), page + QStringLiteral(" is missing"));
            const QString examples = QStringLiteral("tests/fixtures/models/") + model.key;
            complaints.unless(!namesIn(examples, QDir::Files).isEmpty(),
                              examples + QStringLiteral(" is missing or empty"));
        }
        for (const QString& page : namesIn(QStringLiteral("resources/models"), QDir::Files)) {
            complaints.unless(keys.contains(page.section(QStringLiteral(".md"), 0, 0)),
                              QStringLiteral("resources/models/") + page);
        }
        QCOMPARE(keys.removeDuplicates(), 0);
        VERIFY_NONE(complaints);
    }

    /// What an import must make of a folder's files, and what it must say of them, lies beside them.
    void everyImportFixtureSaysWhatIsExpected() {
        const QString imports = QStringLiteral("tests/fixtures/imports/");
        const QStringList folders = namesIn(imports, QDir::Dirs);
        QVERIFY(folders.size() >= importerKeys().size());
        Complaints complaints;
        for (const QString& folder : folders) {
            for (const QString& name : {QStringLiteral("expected.aksnet.json"), QStringLiteral("expected.txt")}) {
                const QString path = imports + folder + u'/' + name;
                complaints.unless(exists(path), path + QStringLiteral(" is missing"));
            }
        }
        VERIFY_NONE(complaints);
    }

    void everyFormatAndTableHasItsFile() {
        Complaints complaints;
        const auto need = [&complaints](const QString& path) {
            complaints.unless(exists(path), path + QStringLiteral(" is missing"));
        };
        for (const QString& key : importerKeys()) {
            need(QStringLiteral("core/io/importers/%1.cpp").arg(fileNameOf(key)));
        }
        QStringList exporters;
        for (const Line& exporter : exporterLines()) {
            exporters << exporter.key + QStringLiteral(".cpp");
            need(QStringLiteral("core/io/exporters/%1.cpp").arg(exporter.key));
        }
        for (const QString& path : filesUnder({QStringLiteral("core/io/exporters")}, {QStringLiteral("*.cpp")})) {
            complaints.unless(exporters.contains(path.section(u'/', -1)), path + QStringLiteral(" is in no catalogue"));
        }
        for (const QString& key : pictureKeys()) {
            need(QStringLiteral("ui/export/%1.cpp").arg(key));
        }
        for (const QString& function : tableFunctions()) {
            need(QStringLiteral("core/report/%1.cpp").arg(fileNameOf(function)));
        }
        VERIFY_NONE(complaints);
    }

private:
    static void ruleRows() {
        QTest::addColumn<QString>("id");
        for (const RuleLine& rule : ruleLines()) {
            QTest::newRow(qPrintable(rule.id)) << rule.id;
        }
    }
};

QTEST_APPLESS_MAIN(TstCatalogues)
#include "tst_catalogues.moc"
