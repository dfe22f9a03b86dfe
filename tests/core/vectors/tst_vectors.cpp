// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every shared worked example is checked or named here with its reason, and none is left over. The same examples stand as
// plain tables in the tests of what they are about, so they hold where the shared file is not at hand.
#include "tests/core/vectors/range_vectors.h"
#include "tests/support/files.h"

#include <QJsonDocument>
#include <QtTest>

using namespace aksnet::testing;

namespace {

const QString& vectorsPath() {
    static const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/../shared/aks-vectors.json");
    return path;
}

/// By id, in the file's order of ids.
std::map<QString, QJsonObject> examples() {
    std::map<QString, QJsonObject> byId;
    if (QFile::exists(vectorsPath())) {
        const auto all = QJsonDocument::fromJson(QByteArray::fromStdString(fileText(vectorsPath()))).array();
        for (const QJsonValue& each : all) {
            byId.emplace(each[QStringLiteral("id")].toString(), each.toObject());
        }
    }
    return byId;
}

VectorChecks allChecks() {
    VectorChecks checks = modelVectorChecks();
    checks.merge(rangeVectorChecks());
    return checks;
}

/// Examples that are not checked here, and why.
const std::map<QString, QString>& leftOut() {
    static const std::map<QString, QString> reasons = [] {
        std::map<QString, QString> all;
        const QString ports = QStringLiteral("ports, not addresses");
        for (const char* id : {"lb-1000x2",       "lb-1000x7",   "lb-4000x2",    "lb-100nodes",  "lb-8000x9",
                               "lb-auto-1",       "lb-auto-48",  "lb-auto-50",   "lb-auto-51",   "lb-auto-52",
                               "lb-auto-100",     "lb-auto-101", "lb-auto-200",  "lb-auto-201",  "lb-auto-400",
                               "lb-auto-401",     "lb-auto-800", "lb-auto-801",  "lb-auto-1000", "lb-auto-100-fe1",
                               "lb-auto-100-fe3", "nat-1-16",    "firewall-250", "ephemeral",    "win-services"}) {
            all.emplace(QLatin1String(id), ports);
        }
        for (const char* id : {"snat-overlay", "snat-nodeSubnet", "snat-podSubnet"}) {
            all.emplace(QLatin1String(id), QStringLiteral("source addresses of connections, not addresses taken"));
        }
        for (const char* id : {"rp-276-unexplained", "rp-255-unexplained"}) {
            all.emplace(QLatin1String(id), QStringLiteral("no known sum gives the observed number"));
        }
        return all;
    }();
    return reasons;
}

}  // namespace

class TstVectors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyExampleIsCheckedOrNamed() {
        if (!QFile::exists(vectorsPath())) {
            QSKIP("The shared examples are not at hand; the tables of the other tests are checked all the same.");
        }
        const auto checks = allChecks();
        QStringList known;
        for (const auto& [id, check] : checks) {
            QVERIFY2(!leftOut().contains(id), qPrintable(id));
            known << id;
        }
        for (const auto& [id, reason] : leftOut()) {
            QVERIFY(!reason.isEmpty());
            known << id;
        }
        known.sort();
        QStringList given;
        for (const auto& [id, example] : examples()) {
            given << id;
        }
        given.sort();
        QCOMPARE(given, known);
        QCOMPARE(given.size(), 87);
    }

    void examplesComeOutRight_data() {
        QTest::addColumn<QString>("id");
        for (const auto& [id, check] : allChecks()) {
            QTest::newRow(qPrintable(id)) << id;
        }
    }
    void examplesComeOutRight() {
        QFETCH(QString, id);
        const auto all = examples();
        if (all.empty()) {
            QSKIP("The shared examples are not at hand; the tables of the other tests are checked all the same.");
        }
        QVERIFY2(all.contains(id), qPrintable(id));
        VectorCheck check(all.at(id));
        allChecks().at(id)(check);
        QCOMPARE(check.complaints(), QString());
    }
};

QTEST_APPLESS_MAIN(TstVectors)
#include "tst_vectors.moc"
