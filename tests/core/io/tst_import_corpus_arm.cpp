// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real ARM templates, written by others, that lie beside the project. What they surely deploy is found a second time by Qt's
// own parser and a naive walk, and some were worked out by hand.
#include "core/engine/engine.h"
#include "core/io/importers/json_path.h"
#include "core/plan/enum_text.h"
#include "core/plan/integrity.h"
#include "core/plan/query.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/show.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

QDir corpus() {
    return QDir(QStringLiteral(AKSNET_SOURCE_DIR "/../shared/corpus"));
}

SourceFile corpusFile(const QString& path) {
    return {QFileInfo(path).fileName().toStdString(), fileText(corpus().filePath(path))};
}

/// A resource that is deployed whatever the parameters say.
struct SureResource {
    std::string path;
    QString type;  ///< in lower case
    QJsonObject properties;
};

void collectSure(const QJsonObject& holder, const std::string& path, const QString& parentType,
                 std::vector<SureResource>& found) {
    const QJsonValue resources = holder[QStringLiteral("resources")];
    std::vector<std::pair<std::string, QJsonObject>> places;
    for (qsizetype i = 0; i < resources.toArray().size(); ++i) {
        places.emplace_back(joinJsonPath(joinJsonPath(path, "resources"), static_cast<std::size_t>(i)),
                            resources[i].toObject());
    }
    const QJsonObject named = resources.toObject();
    for (auto each = named.begin(); each != named.end(); ++each) {
        places.emplace_back(joinJsonPath(joinJsonPath(path, "resources"), each.key().toStdString()),
                            each.value().toObject());
    }
    for (const auto& [place, object] : places) {
        QString type = object[QStringLiteral("type")].toString().toLower();
        if (object.contains(QStringLiteral("condition")) || object.contains(QStringLiteral("copy")) ||
            object.contains(QStringLiteral("existing")) || type.isEmpty() || type.startsWith(QLatin1Char('['))) {
            continue;
        }
        if (!type.contains(QLatin1Char('/'))) {
            type = parentType + QLatin1Char('/') + type;
        }
        const QJsonObject properties = object[QStringLiteral("properties")].toObject();
        found.push_back({place, type, properties});
        collectSure(object, place, type, found);
        const std::string inner = joinJsonPath(joinJsonPath(place, "properties"), "template");
        collectSure(properties[QStringLiteral("template")].toObject(), inner, {}, found);
    }
}

bool bearsOnNetwork(const SureResource& resource) {
    return resource.type == QStringLiteral("microsoft.containerservice/managedclusters") ||
           resource.type == QStringLiteral("microsoft.network/virtualnetworks");
}

QStringList textsOf(const std::vector<Prefix>& prefixes) {
    QStringList texts;
    for (const Prefix& prefix : prefixes) {
        texts << QString::fromStdString(prefix.text());
    }
    return texts;
}

QStringList listOf(const QJsonValue& value) {
    QStringList texts;
    for (const QJsonValue& each : value.toArray()) {
        texts << each.toString();
    }
    return texts;
}

/// Ranges of networks and of their subnets that are written out, not computed.
QStringList writtenRanges(const QJsonObject& network) {
    QStringList ranges = listOf(network[QStringLiteral("addressSpace")][QStringLiteral("addressPrefixes")]);
    for (const QJsonValue& subnet : network[QStringLiteral("subnets")].toArray()) {
        ranges << subnet[QStringLiteral("properties")][QStringLiteral("addressPrefix")].toString();
    }
    static const QRegularExpression range(QStringLiteral("^[0-9.]+/[0-9]+$"));
    return ranges.filter(range);
}

QStringList rangesOf(const Plan& plan) {
    QStringList ranges;
    for (const auto& network : plan.virtualNetworks) {
        ranges << textsOf(network->addressPrefixes);
        for (const Subnet& subnet : network->subnets) {
            ranges << textsOf(subnet.addressPrefixes);
        }
    }
    return ranges;
}

/// The marks that unknown values carry while templates are evaluated are never shown.
bool holdsMark(const std::string& text) {
    static const QRegularExpression mark(QStringLiteral("[\\x{FDD0}-\\x{FDEF}\\x{E000}-\\x{F8FF}]"));
    return QString::fromStdString(text).contains(mark);
}

void checkSound(const ImportOutcome& outcome) {
    QVERIFY(!holdsMark(outcome.report.text()));
    QVERIFY(!holdsMark(writePlan({outcome.plan, {}})));
    QCOMPARE(integrity(outcome.plan), std::vector<Error>());
    QVERIFY(evaluate(Inputs{std::make_shared<const Plan>(outcome.plan), 1, "2026-11-23"}));
}

/// What only Azure can compute, with as many characters as it would have.
QString withUniqueStrings(const std::string& name) {
    static const QRegularExpression unique(QStringLiteral("\\{uniqueString\\([^}]*\\)\\}"));
    return QString::fromStdString(name).replace(unique, QString(13, QLatin1Char('u')));
}

template <class T>
std::string wordOf(const std::optional<T>& value) {
    return std::string(value ? enumText(*value) : std::string_view());
}

}  // namespace

class TstImportCorpusArm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!corpus().exists()) {
            QSKIP("the collection of real files is not there: ../shared/corpus beside the project");
        }
    }

    void everyTemplateIsImportedOrRefused_data() {
        QTest::addColumn<QString>("path");
        for (const QString& name : files()) {
            QTest::newRow(qPrintable(name)) << QStringLiteral("arm/") + name;
        }
    }
    void everyTemplateIsImportedOrRefused() {
        QFETCH(QString, path);
        const SourceFile file = corpusFile(path);
        std::vector<SureResource> sure;
        collectSure(QJsonDocument::fromJson(QByteArray::fromStdString(file.text)).object(), {}, {}, sure);
        std::erase_if(sure, [](const SureResource& each) { return !bearsOnNetwork(each); });
        const auto outcome = importFiles({&file, 1});
        if (!outcome) {
            QVERIFY2(outcome.error().where.starts_with(file.name), outcome.error().text().c_str());
            QVERIFY2(outcome.error().what.ends_with('.'), outcome.error().text().c_str());
            QVERIFY(!holdsMark(outcome.error().what));
            for (const SureResource& each : sure) {
                QVERIFY2(QString::fromStdString(outcome.error().what).toLower().contains(each.type),
                         outcome.error().text().c_str());
            }
            return;
        }
        checkSound(*outcome);
        for (const SureResource& each : sure) {
            checkAccounted(*outcome, each);
        }
    }

    void parameterFilesFitTheirTemplates() {
        int pairs = 0;
        const QStringList names = files();
        for (const QString& name : names) {
            const QString main = QString(name).replace(QStringLiteral(".parameters"), QString());
            if (main == name || !names.contains(main)) {
                continue;
            }
            ++pairs;
            const auto outcome =
                importFiles(std::vector{corpusFile(QStringLiteral("arm/") + main), corpusFile("arm/" + name)});
            if (outcome) {
                checkSound(*outcome);
                QVERIFY2(outcome->report.text().find("A parameter file; its ") != std::string::npos, qPrintable(name));
            }
        }
        QVERIFY(pairs > 20);
    }

    void allTemplatesTogetherGiveOneSoundPlan() {
        std::vector<SourceFile> all;
        for (const QString& name : files()) {
            all.push_back(corpusFile(QStringLiteral("arm/") + name));
        }
        QVERIFY(all.size() > 100);
        checkSound(imported(all));
    }

    // Not compared: Docker bridges, which AKS ignores and the plan does not hold; tiers that stand in the wrong place; types of
    // pools, all the same; findings, which are the rules' to make.
    void whatWasWorkedOutByHandIsWhatIsImported_data() {
        QTest::addColumn<QJsonObject>("entry");
        const auto truth =
            QJsonDocument::fromJson(QByteArray::fromStdString(fileText(corpus().filePath("truth.json"))));
        for (const QJsonValue& entry : truth[QStringLiteral("files")].toArray()) {
            if (entry[QStringLiteral("file")].toString().startsWith(QStringLiteral("arm/"))) {
                QTest::newRow(qPrintable(entry[QStringLiteral("id")].toString())) << entry.toObject();
            }
        }
    }
    void whatWasWorkedOutByHandIsWhatIsImported() {
        QFETCH(QJsonObject, entry);
        std::vector files{corpusFile(entry[QStringLiteral("file")].toString())};
        for (const QString& path : listOf(entry[QStringLiteral("parameter_files")])) {
            files.push_back(corpusFile(path));
        }
        const ImportOutcome outcome = imported(files);
        const QJsonValue expected = entry[QStringLiteral("expected")];
        const QJsonArray clusters = expected[QStringLiteral("clusters")].toArray();
        QCOMPARE(static_cast<qsizetype>(outcome.plan.clusters.size()), clusters.size());
        for (qsizetype i = 0; i < clusters.size(); ++i) {
            compareCluster(outcome.plan, *outcome.plan.clusters[static_cast<std::size_t>(i)], clusters[i]);
        }
        compareNetworks(outcome.plan, expected[QStringLiteral("vnets")].toArray());
        compareRouteTables(outcome.plan, expected[QStringLiteral("route_tables")].toArray());
        compareUnresolved(outcome.report, listOf(expected[QStringLiteral("unresolved")]));
    }

private:
    static QStringList files() { return QDir(corpus().filePath("arm")).entryList(QDir::Files, QDir::Name); }

    static void checkAccounted(const ImportOutcome& outcome, const SureResource& resource) {
        const auto entry = std::ranges::find_if(outcome.report.entries, [&](const ImportEntry& each) {
            return !each.isRemark && each.path == resource.path;
        });
        QVERIFY2(entry != outcome.report.entries.end(), resource.path.c_str());
        QVERIFY2(entry->status == ImportStatus::imported || entry->status == ImportStatus::notUnderstood,
                 entry->note.c_str());
        if (entry->status == ImportStatus::imported) {
            const QStringList ranges = rangesOf(outcome.plan);
            for (const QString& range : writtenRanges(resource.properties)) {
                QVERIFY2(ranges.contains(range), qPrintable(range));
            }
        }
    }

    static void compareName(const std::string& name, const QJsonValue& given) {
        const QString pattern = given[QStringLiteral("name_pattern")].toString();
        if (given[QStringLiteral("name")].isString()) {
            QCOMPARE(name, given[QStringLiteral("name")].toString().toStdString());
        } else if (!pattern.isEmpty()) {
            QVERIFY2(QRegularExpression(pattern).match(withUniqueStrings(name)).hasMatch(), name.c_str());
        } else {
            QVERIFY2(name.find('{') != std::string::npos, name.c_str());
        }
    }

    static void compareCluster(const Plan& plan, const Cluster& cluster, const QJsonValue& given) {
        const auto text = [&](const char* key) { return given[QLatin1String(key)].toString().toStdString(); };
        // What the file leaves open is none in the plan.
        const auto stated = [&](const char* key) {
            const bool isDefault = given[QLatin1String(key) + QLatin1String("_source")].isString();
            return isDefault ? std::string() : text(key);
        };
        const NetworkProfile& network = cluster.networkProfile;
        compareName(cluster.info.name, given);
        QCOMPARE(wordOf(network.networkPlugin), text("network_plugin"));
        QCOMPARE(wordOf(network.networkPluginMode), text("network_plugin_mode"));
        QCOMPARE(wordOf(network.networkDataplane), text("network_dataplane"));
        QCOMPARE(wordOf(network.networkPolicy), text("network_policy"));
        QCOMPARE(wordOf(network.outboundType), stated("outbound_type"));
        QCOMPARE(wordOf(network.loadBalancerSku), stated("load_balancer_sku"));
        QCOMPARE(textsOf(network.podCidrs), listOf(given[QStringLiteral("pod_cidrs")]));
        QCOMPARE(textsOf(network.serviceCidrs), listOf(given[QStringLiteral("service_cidrs")]));
        QCOMPARE(network.dnsServiceIp.value().text(), text("dns_service_ip"));
        QCOMPARE(cluster.apiServerAccessProfile.enablePrivateCluster,
                 given[QStringLiteral("private_cluster")].toBool());
        QCOMPARE(cluster.kubernetesVersion, text("kubernetes_version"));
        const QJsonArray pools = given[QStringLiteral("pools")].toArray();
        QCOMPARE(static_cast<qsizetype>(cluster.agentPoolProfiles.size()), pools.size());
        for (qsizetype i = 0; i < pools.size(); ++i) {
            comparePool(plan, cluster.agentPoolProfiles[static_cast<std::size_t>(i)], pools[i]);
        }
    }

    static void comparePool(const Plan& plan, const NodePool& pool, const QJsonValue& given) {
        const auto text = [&](const char* key) { return given[QLatin1String(key)].toString().toStdString(); };
        const auto number = [&](const char* key) {
            const QJsonValue value = given[QLatin1String(key)];
            return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
        };
        QCOMPARE(pool.name, text("name"));
        QCOMPARE(std::string(enumText(pool.mode)), text("mode"));
        QCOMPARE(std::string(enumText(pool.osType)), text("os"));
        QCOMPARE(pool.vmSize, text("vm_size"));
        QCOMPARE(std::optional(pool.count), number("count"));
        QCOMPARE(pool.enableAutoScaling, given[QStringLiteral("autoscale")].toBool());
        QVERIFY(pool.minCount == number("min"));
        QVERIFY(pool.maxCount == number("max"));
        QVERIFY(pool.maxPods == number("max_pods"));
        QCOMPARE(static_cast<qsizetype>(pool.availabilityZones.size()),
                 given[QStringLiteral("zones")].toArray().size());
        QVERIFY(!pool.podSubnet && given[QStringLiteral("pod_subnet")].toString().isEmpty());
        QVERIFY(pool.vnetSubnet);
        for (const auto& network : plan.virtualNetworks) {
            for (const Subnet& subnet : network->subnets) {
                if (subnet.id == *pool.vnetSubnet) {
                    compareSubnetOfPool(*network, subnet, given);
                }
            }
        }
    }

    static void compareSubnetOfPool(const VirtualNetwork& network, const Subnet& subnet, const QJsonValue& given) {
        const QString id = given[QStringLiteral("node_subnet_id")].toString();
        if (id.isEmpty()) {
            QCOMPARE(subnet.name, given[QStringLiteral("node_subnet")].toString().toStdString());
            return;
        }
        // A subnet of somebody else: the id tells where it is, not which range it has.
        QVERIFY(id.endsWith(QString::fromStdString("/resourceGroups/" + network.info.resourceGroup +
                                                   "/providers/Microsoft.Network/virtualNetworks/" + network.info.name +
                                                   "/subnets/" + subnet.name)));
        QVERIFY(subnet.addressPrefixes.empty());
    }

    /// Networks that are only named have no address space; they are none of the file's own.
    static void compareNetworks(const Plan& plan, const QJsonArray& expected) {
        std::vector<const VirtualNetwork*> described;
        for (const auto& network : plan.virtualNetworks) {
            if (!network->addressPrefixes.empty()) {
                described.push_back(&*network);
            }
        }
        QCOMPARE(static_cast<qsizetype>(described.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const VirtualNetwork& network = *described[static_cast<std::size_t>(i)];
            compareName(network.info.name, expected[i]);
            QCOMPARE(textsOf(network.addressPrefixes), listOf(expected[i][QStringLiteral("address_space")]));
            const QJsonArray subnets = expected[i][QStringLiteral("subnets")].toArray();
            QCOMPARE(static_cast<qsizetype>(network.subnets.size()), subnets.size());
            for (const QJsonValue& each : subnets) {  // in any order: one may be named before its network is described
                const auto subnet = std::ranges::find(
                    network.subnets, each[QStringLiteral("name")].toString().toStdString(), &Subnet::name);
                QVERIFY2(subnet != network.subnets.end(), qPrintable(each[QStringLiteral("name")].toString()));
                compareSubnet(plan, *subnet, each);
            }
            const QJsonArray peerings = expected[i][QStringLiteral("peerings")].toArray();
            QCOMPARE(static_cast<qsizetype>(network.peerings.size()), peerings.size());
            for (qsizetype k = 0; k < peerings.size(); ++k) {
                compareName(network.peerings[static_cast<std::size_t>(k)].name, peerings[k]);
            }
        }
    }

    static void compareSubnet(const Plan& plan, const Subnet& subnet, const QJsonValue& given) {
        QCOMPARE(textsOf(subnet.addressPrefixes), listOf(given[QStringLiteral("cidrs")]));
        const QString group = given[QStringLiteral("nsg")].toString();
        if (group.isEmpty() || group.startsWith(QStringLiteral("inline"))) {
            QCOMPARE(subnet.networkSecurityGroup.has_value(), given[QStringLiteral("nsg_expr")].isString());
        } else {
            QVERIFY(subnet.networkSecurityGroup);
            QCOMPARE(thingName(plan, *subnet.networkSecurityGroup), group.toStdString());
        }
        const QString table = given[QStringLiteral("route_table_expr")].toString();
        QCOMPARE(subnet.routeTable.has_value(), !table.isEmpty());
        if (subnet.routeTable) {
            QCOMPARE(thingName(plan, *subnet.routeTable), table.toStdString());
        }
    }

    static std::string thingName(const Plan& plan, NetworkSecurityGroupId id) {
        const auto found = std::ranges::find(plan.networkSecurityGroups, id, &NetworkSecurityGroup::id);
        return found == plan.networkSecurityGroups.end() ? std::string() : found->info.name;
    }
    static std::string thingName(const Plan& plan, RouteTableId id) {
        const auto found = std::ranges::find(plan.routeTables, id, &RouteTable::id);
        return found == plan.routeTables.end() ? std::string() : found->info.name;
    }

    static void compareRouteTables(const Plan& plan, const QJsonArray& expected) {
        QCOMPARE(static_cast<qsizetype>(plan.routeTables.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const RouteTable& table = plan.routeTables[static_cast<std::size_t>(i)];
            QCOMPARE(table.info.name, expected[i][QStringLiteral("name_expr")].toString().toStdString());
            const QJsonArray routes = expected[i][QStringLiteral("routes")].toArray();
            QCOMPARE(static_cast<qsizetype>(table.routes.size()), routes.size());
            for (qsizetype k = 0; k < routes.size(); ++k) {
                const Route& route = table.routes[static_cast<std::size_t>(k)];
                QCOMPARE(route.name, routes[k][QStringLiteral("name")].toString().toStdString());
                QVERIFY(QString::fromStdString(route.addressPrefix) == routes[k][QStringLiteral("prefix")].toString());
                QCOMPARE(std::string(enumText(route.nextHopType)),
                         routes[k][QStringLiteral("next_hop_type")].toString().toStdString());
                QVERIFY(!route.nextHopIpAddress && routes[k][QStringLiteral("next_hop_ip")].isNull());
            }
        }
    }

    /// Each of the expressions is named where the report says that something is unknown; what is said in words is not compared.
    static void compareUnresolved(const ImportReport& report, const QStringList& expressions) {
        QString unknown;
        for (const ImportEntry& entry : report.entries) {
            unknown += entry.status == ImportStatus::unknown ? QString::fromStdString(entry.note) : QString();
        }
        static const QRegularExpression name(
            QStringLiteral("parameters\\('?(\\w+)|^(uniqueString)|(privateIpAddress)"));
        for (const QString& expression : expressions) {
            const auto match = name.match(expression);
            QVERIFY2(!match.hasMatch() || unknown.contains(match.captured(match.lastCapturedIndex())),
                     qPrintable(expression));
        }
    }
};

QTEST_APPLESS_MAIN(TstImportCorpusArm)
#include "tst_import_corpus_arm.moc"
