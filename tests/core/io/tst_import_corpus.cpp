// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real files, written by others, that lie beside the project: what `az` prints and what REST answers. Each is read a
// second time by Qt's own parser and a naive walk; what that finds must be in the plan or in the report.
#include "core/engine/engine.h"
#include "core/plan/enum_text.h"
#include "core/plan/integrity.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/show.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

QDir corpus() {
    return QDir(QStringLiteral(AKSNET_SOURCE_DIR "/../shared/corpus"));
}

/// A member without regard to case, past a `properties` wrapper if there is one.
QJsonValue member(const QJsonObject& object, const QString& key) {
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (each.key().compare(key, Qt::CaseInsensitive) == 0 && !each.value().isNull()) {
            return each.value();
        }
    }
    const QJsonValue properties = object.value(QStringLiteral("properties"));
    return properties.isObject() ? member(properties.toObject(), key) : QJsonValue();
}

struct FoundResource {
    QString type;  ///< in lower case
    QString id;    ///< likewise, without a slash at its end
    QJsonObject object;
};

/// The type that an id names: every other part after the last provider.
QString typeOfId(const QString& id) {
    QStringList parts = id.mid(id.lastIndexOf(QStringLiteral("/providers/")) + 11).split(QLatin1Char('/'));
    QString type = parts.value(0);
    for (int i = 1; i < parts.size(); i += 2) {
        type += QLatin1Char('/') + parts[i];
    }
    return type;
}

std::optional<FoundResource> resourceIn(const QJsonObject& object) {
    QString id = object.value(QStringLiteral("id")).toString().toLower();
    const QString type = object.value(QStringLiteral("type")).toString().toLower();
    if (id.endsWith(QLatin1Char('/'))) {
        id.chop(1);
    }
    if (object.value(QStringLiteral("name")).isObject()) {
        return std::nullopt;  // a record of usage
    }
    if (type.startsWith(QStringLiteral("microsoft.")) && type.contains(QLatin1Char('/'))) {
        return FoundResource{type, id, object};
    }
    if (id.contains(QStringLiteral("/providers/"))) {
        return FoundResource{typeOfId(id), id, object};
    }
    return std::nullopt;
}

/// All resources of a file that do not stand inside another one.
void collect(const QJsonValue& value, std::vector<FoundResource>& found) {
    for (const QJsonValue& element : value.toArray()) {
        collect(element, found);
    }
    if (!value.isObject()) {
        return;
    }
    const QJsonObject object = value.toObject();
    if (auto resource = resourceIn(object)) {
        found.push_back(std::move(*resource));
        return;
    }
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (each.key() != QStringLiteral("parameters")) {  // the request of a recorded exchange
            collect(each.value(), found);
        }
    }
}

const QString clusterType = QStringLiteral("microsoft.containerservice/managedclusters");
const QString networkType = QStringLiteral("microsoft.network/virtualnetworks");

QString lowered(const std::string& text) {
    return QString::fromStdString(text).toLower();
}

/// The ranges of an object that gives them in the plural or in the singular, as text.
QStringList rangesOf(const QJsonObject& object) {
    QStringList ranges;
    for (const QJsonValue& range : member(object, QStringLiteral("addressPrefixes")).toArray()) {
        ranges << range.toString();
    }
    const QJsonValue single = member(object, QStringLiteral("addressPrefix"));
    return ranges.isEmpty() && single.isString() ? QStringList{single.toString()} : ranges;
}

QStringList textsOf(const std::vector<Prefix>& prefixes) {
    QStringList texts;
    for (const Prefix& prefix : prefixes) {
        texts << QString::fromStdString(prefix.text());
    }
    return texts;
}

/// What is missing or other in the plan's network; empty if nothing is.
QString faultOfNetwork(const VirtualNetwork& network, const QJsonObject& object) {
    const QStringList space = rangesOf(member(object, QStringLiteral("addressSpace")).toObject());
    if (textsOf(network.addressPrefixes) != space) {
        return QStringLiteral("address space %1").arg(space.join(QLatin1Char(' ')));
    }
    const QJsonArray subnets = member(object, QStringLiteral("subnets")).toArray();
    if (static_cast<qsizetype>(network.subnets.size()) != subnets.size()) {
        return QStringLiteral("%1 subnets").arg(subnets.size());
    }
    for (qsizetype i = 0; i < subnets.size(); ++i) {
        if (textsOf(network.subnets[static_cast<std::size_t>(i)].addressPrefixes) != rangesOf(subnets[i].toObject())) {
            return QStringLiteral("range of subnet %1").arg(i);
        }
    }
    return {};
}

/// The same for a cluster.
QString faultOfCluster(const Cluster& cluster, const QJsonObject& object) {
    const QJsonArray pools = member(object, QStringLiteral("agentPoolProfiles")).toArray();
    if (static_cast<qsizetype>(cluster.agentPoolProfiles.size()) != pools.size()) {
        return QStringLiteral("%1 pools").arg(pools.size());
    }
    for (qsizetype i = 0; i < pools.size(); ++i) {
        const NodePool& pool = cluster.agentPoolProfiles[static_cast<std::size_t>(i)];
        const QJsonObject given = pools[i].toObject();
        const QJsonValue count = member(given, QStringLiteral("count"));
        const QJsonValue maxPods = member(given, QStringLiteral("maxPods"));
        if (lowered(pool.name) != member(given, QStringLiteral("name")).toString().toLower() ||
            (count.isDouble() && pool.count != count.toInt()) ||
            pool.maxPods != (maxPods.isDouble() ? std::optional(maxPods.toInt()) : std::nullopt) || !pool.vnetSubnet) {
            return QStringLiteral("pool %1").arg(i);
        }
    }
    const QJsonObject profile = member(object, QStringLiteral("networkProfile")).toObject();
    const auto same = [&](const char* key, std::string_view text) {
        return member(profile, QLatin1String(key)).toString().compare(QString::fromUtf8(text), Qt::CaseInsensitive) ==
               0;
    };
    const auto word = [](const auto& value) { return value ? enumText(*value) : std::string_view(); };
    const NetworkProfile& network = cluster.networkProfile;
    const bool isSame = same("networkPlugin", word(network.networkPlugin)) &&
                        same("networkDataplane", word(network.networkDataplane)) &&
                        same("networkPolicy", word(network.networkPolicy)) &&
                        same("outboundType", word(network.outboundType)) &&
                        same("loadBalancerSku", word(network.loadBalancerSku)) &&
                        same("podCidr", network.podCidrs.empty() ? "" : network.podCidrs.front().text()) &&
                        same("serviceCidr", network.serviceCidrs.empty() ? "" : network.serviceCidrs.front().text()) &&
                        same("dnsServiceIP", network.dnsServiceIp ? network.dnsServiceIp->text() : "");
    return isSame ? QString() : QStringLiteral("network profile");
}

/// The thing that a resource became: known by its id in any case, or by its name where the id has none.
template <class T>
const T* findThing(const std::vector<Shared<T>>& list, const FoundResource& resource) {
    const auto found = std::ranges::find_if(list, [&](const auto& thing) {
        const QString id = lowered(thing->info.armId);
        return id.isEmpty()
                   ? lowered(thing->info.name) == member(resource.object, QStringLiteral("name")).toString().toLower()
                   : id == resource.id;
    });
    return found == list.end() ? nullptr : &**found;
}

QStringList listOf(const QJsonValue& value) {
    QStringList texts;
    for (const QJsonValue& each : value.toArray()) {
        texts << each.toString();
    }
    return texts;
}

}  // namespace

class TstImportCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!corpus().exists()) {
            QSKIP("the collection of real files is not there: ../shared/corpus beside the project");
        }
    }

    void everyFileIsImportedOrRefused_data() {
        QTest::addColumn<QString>("path");
        for (const QString& path : files()) {
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
    void everyFileIsImportedOrRefused() {
        QFETCH(QString, path);
        const SourceFile file{QFileInfo(path).fileName().toStdString(), fileText(path)};
        std::vector<FoundResource> found;
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(file.text));
        collect(json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()), found);
        const auto outcome = importFiles({&file, 1});
        if (!outcome) {
            checkRefusal(outcome.error(), file.name, found);
            return;
        }
        QVERIFY2(!json.isNull(), "Qt reads what was imported");
        checkAccount(outcome->report, static_cast<int>(found.size()));
        QCOMPARE(integrity(outcome->plan), std::vector<Error>());
        QVERIFY(evaluate(Inputs{std::make_shared<const Plan>(outcome->plan), 1, "2026-11-23"}));
        // Of one resource that stands in a file twice, the last counts.
        std::map<QString, const FoundResource*> latest;
        for (const FoundResource& resource : found) {
            latest[resource.id] = &resource;
        }
        for (const auto& [id, resource] : latest) {
            checkResource(*outcome, *resource);
        }
    }

    void allFilesTogetherGiveOneSoundPlan() {
        std::vector<SourceFile> all;
        for (const QString& path : files()) {
            all.push_back({QFileInfo(path).fileName().toStdString(), fileText(path)});
        }
        QVERIFY(all.size() > 100);
        const ImportOutcome outcome = imported(all);
        QCOMPARE(integrity(outcome.plan), std::vector<Error>());
        QVERIFY(evaluate(Inputs{std::make_shared<const Plan>(outcome.plan), 1, "2026-11-23"}));
        const Plan again = imported(all, &outcome.plan).plan;
        QCOMPARE(again.clusters.size(), outcome.plan.clusters.size());
        QCOMPARE(again.virtualNetworks.size(), outcome.plan.virtualNetworks.size());
        QCOMPARE(again.nextNumber, outcome.plan.nextNumber);
    }

    void whatWasReadByHandIsWhatIsImported() {
        const auto truth = QJsonDocument::fromJson(
            QByteArray::fromStdString(fileText(corpus().filePath(QStringLiteral("truth.json")))));
        int compared = 0;
        for (const QJsonValue& value : truth.object().value(QStringLiteral("files")).toArray()) {
            const QString path = value[QStringLiteral("file")].toString();
            if (!path.startsWith(QStringLiteral("rest/")) && !path.startsWith(QStringLiteral("az-cli/"))) {
                continue;
            }
            const Plan plan = imported({{path.toStdString(), fileText(corpus().filePath(path))}}).plan;
            compareClusters(plan, value[QStringLiteral("expected")][QStringLiteral("clusters")].toArray());
            compareNetworks(plan, value[QStringLiteral("expected")][QStringLiteral("vnets")].toArray());
            ++compared;
        }
        QVERIFY(compared >= 3);
    }

    void aDualStackClusterIsToldByItsNodesAlone() {
        const QJsonObject expected = expectedOf(QStringLiteral("k8s-01-nnc-dualstack"));
        const Plan plan = planOf(expected);
        const QJsonObject given = expected[QStringLiteral("expected")][QStringLiteral("clusters")][0].toObject();
        QCOMPARE(plan.clusters.size(), std::size_t{1});
        QVERIFY(plan.virtualNetworks.empty());
        const Cluster& cluster = *plan.clusters.front();
        const NetworkProfile& network = cluster.networkProfile;
        QVERIFY(network.networkPlugin == NetworkPlugin::azure);
        QVERIFY(network.networkPluginMode == NetworkPluginMode::overlay);
        QVERIFY((network.ipFamilies == std::vector{IpFamily::v4, IpFamily::v6}));
        QCOMPARE(textsOf(network.podCidrs), listOf(given[QStringLiteral("pod_cidrs")]));
        QCOMPARE(cluster.agentPoolProfiles.size(), std::size_t{1});
        const QJsonValue pool = given[QStringLiteral("pools")].toArray().first();
        QCOMPARE(cluster.agentPoolProfiles.front().name, pool[QStringLiteral("name")].toString().toStdString());
        QCOMPARE(cluster.agentPoolProfiles.front().count, pool[QStringLiteral("count")].toInt());
    }

    void leavesOfACalculatorAreTheSubnets() {
        const QJsonObject expected = expectedOf(QStringLiteral("other-01-visualsubnetcalc"));
        const Plan plan = planOf(expected);
        QCOMPARE(plan.virtualNetworks.size(), std::size_t{1});
        const VirtualNetwork& network = *plan.virtualNetworks.front();
        QCOMPARE(textsOf(network.addressPrefixes),
                 QStringList{expected[QStringLiteral("expected")][QStringLiteral("base")].toString()});
        std::map<QString, QString> notes;
        std::set<std::string> names;
        for (const Subnet& subnet : network.subnets) {
            notes[textsOf(subnet.addressPrefixes).join(QLatin1Char(' '))] = QString::fromStdString(subnet.note);
            QVERIFY(names.insert(subnet.name).second);
        }
        std::map<QString, QString> leaves;
        for (const QJsonValue& leaf : expected[QStringLiteral("expected")][QStringLiteral("leaves")].toArray()) {
            leaves[leaf[0].toString()] = leaf[1].toString();
        }
        QVERIFY(notes == leaves);
    }

private:
    static QJsonObject expectedOf(const QString& id) {
        const auto truth = QJsonDocument::fromJson(
            QByteArray::fromStdString(fileText(corpus().filePath(QStringLiteral("truth.json")))));
        for (const QJsonValue& value : truth.object().value(QStringLiteral("files")).toArray()) {
            if (value[QStringLiteral("id")].toString() == id) {
                return value.toObject();
            }
        }
        return {};
    }

    static Plan planOf(const QJsonObject& expected) {
        const QString path = expected.value(QStringLiteral("file")).toString();
        return imported({{path.toStdString(), fileText(corpus().filePath(path))}}).plan;
    }

    static QStringList files() {
        QStringList paths;
        for (const QString& folder : {QStringLiteral("az-cli"), QStringLiteral("rest")}) {
            const QDir inner(corpus().filePath(folder));
            for (const QString& name : inner.entryList(QDir::Files, QDir::Name)) {
                paths << inner.filePath(name);
            }
        }
        return paths;
    }

    /// A refusal names the file and, where there is a cluster or a network in it, why that one was not taken.
    static void checkRefusal(const Error& error, const std::string& file, const std::vector<FoundResource>& found) {
        QVERIFY2(error.where.starts_with(file), error.text().c_str());
        QVERIFY2(error.what.ends_with('.'), error.text().c_str());
        for (const FoundResource& resource : found) {
            if (resource.type == clusterType || resource.type == networkType) {
                QVERIFY2(lowered(error.what).contains(resource.type), error.text().c_str());
            }
        }
    }

    static void checkAccount(const ImportReport& report, int found) {
        QCOMPARE(report.count(ImportStatus::imported) + report.count(ImportStatus::ignored) +
                     report.count(ImportStatus::notUnderstood),
                 found);
        std::set<std::string> places;
        for (const ImportEntry& entry : report.entries) {
            QVERIFY2(entry.isRemark || places.insert(entry.path).second, "each resource has one entry");
            QVERIFY2(!entry.note.empty() || (entry.status == ImportStatus::imported && !entry.isRemark),
                     "what was not imported has a reason");
        }
    }

    static void checkResource(const ImportOutcome& outcome, const FoundResource& resource) {
        const bool isNotImported = std::ranges::any_of(outcome.report.entries, [&](const ImportEntry& entry) {
            return !entry.isRemark && entry.status != ImportStatus::imported &&
                   lowered(entry.resourceType) == resource.type;
        });
        if (isNotImported) {
            return;
        }
        if (resource.type == clusterType) {
            const Cluster* cluster = findThing(outcome.plan.clusters, resource);
            QVERIFY2(cluster, qPrintable(resource.id));
            const QString fault = faultOfCluster(*cluster, resource.object);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
        if (resource.type == networkType) {
            const VirtualNetwork* network = findThing(outcome.plan.virtualNetworks, resource);
            QVERIFY2(network, qPrintable(resource.id));
            const QString fault = faultOfNetwork(*network, resource.object);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }

    static void compareClusters(const Plan& plan, const QJsonArray& expected) {
        QCOMPARE(static_cast<qsizetype>(plan.clusters.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const Cluster& cluster = *plan.clusters[static_cast<std::size_t>(i)];
            const QJsonObject given = expected[i].toObject();
            const auto text = [&](const char* key) { return given.value(QLatin1String(key)).toString().toStdString(); };
            const auto word = [](const auto& value) {
                return std::string(value ? enumText(*value) : std::string_view());
            };
            const NetworkProfile& network = cluster.networkProfile;
            QCOMPARE(cluster.info.name, text("name"));
            QCOMPARE(cluster.info.resourceGroup, text("resource_group"));
            QCOMPARE(word(network.networkPlugin), text("network_plugin"));
            QCOMPARE(word(network.networkPluginMode), text("network_plugin_mode"));
            QCOMPARE(word(network.networkDataplane), text("network_dataplane"));
            QCOMPARE(word(network.networkPolicy), text("network_policy"));
            QCOMPARE(word(network.outboundType), text("outbound_type"));
            QCOMPARE(word(network.loadBalancerSku), text("load_balancer_sku"));
            QCOMPARE(textsOf(network.podCidrs), listOf(given.value(QStringLiteral("pod_cidrs"))));
            QCOMPARE(textsOf(network.serviceCidrs), listOf(given.value(QStringLiteral("service_cidrs"))));
            QCOMPARE(network.dnsServiceIp.value().text(), text("dns_service_ip"));
            if (const QJsonObject gateway = given.value(QStringLiteral("nat_gateway")).toObject(); !gateway.isEmpty()) {
                QCOMPARE(network.natGatewayProfile.value().managedOutboundIpCount.value(),
                         gateway.value(QStringLiteral("managed_outbound_ips")).toInt());
                QCOMPARE(network.natGatewayProfile->idleTimeoutInMinutes.value(),
                         gateway.value(QStringLiteral("idle_timeout")).toInt());
            }
            comparePools(plan, cluster, given.value(QStringLiteral("pools")).toArray());
        }
    }

    static void comparePools(const Plan& plan, const Cluster& cluster, const QJsonArray& expected) {
        QCOMPARE(static_cast<qsizetype>(cluster.agentPoolProfiles.size()), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const NodePool& pool = cluster.agentPoolProfiles[static_cast<std::size_t>(i)];
            const QJsonObject given = expected[i].toObject();
            QCOMPARE(pool.name, given.value(QStringLiteral("name")).toString().toStdString());
            QCOMPARE(std::string(enumText(pool.mode)), given.value(QStringLiteral("mode")).toString().toStdString());
            QCOMPARE(pool.vmSize, given.value(QStringLiteral("vm_size")).toString().toStdString());
            QCOMPARE(pool.count, given.value(QStringLiteral("count")).toInt());
            QCOMPARE(pool.maxPods.value(), given.value(QStringLiteral("max_pods")).toInt());
            if (given.value(QStringLiteral("node_subnet")).isNull()) {
                const auto& network = *plan.virtualNetworks.front();
                QVERIFY(network.managedByAks);
                QVERIFY(pool.vnetSubnet == network.subnets.front().id);
            }
        }
    }

    static void compareNetworks(const Plan& plan, const QJsonArray& expected) {
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const VirtualNetwork& network = *plan.virtualNetworks[static_cast<std::size_t>(i)];
            const QJsonObject given = expected[i].toObject();
            QCOMPARE(network.info.name, given.value(QStringLiteral("name")).toString().toStdString());
            QCOMPARE(network.info.location, given.value(QStringLiteral("location")).toString().toStdString());
            QCOMPARE(textsOf(network.addressPrefixes), listOf(given.value(QStringLiteral("address_space"))));
            const QJsonArray subnets = given.value(QStringLiteral("subnets")).toArray();
            QCOMPARE(static_cast<qsizetype>(network.subnets.size()), subnets.size());
            for (qsizetype k = 0; k < subnets.size(); ++k) {
                const Subnet& subnet = network.subnets[static_cast<std::size_t>(k)];
                QCOMPARE(subnet.name, subnets[k][QStringLiteral("name")].toString().toStdString());
                QCOMPARE(textsOf(subnet.addressPrefixes), listOf(subnets[k][QStringLiteral("cidrs")]));
            }
            QCOMPARE(static_cast<qsizetype>(network.peerings.size()),
                     given.value(QStringLiteral("peerings")).toArray().size());
        }
    }
};

QTEST_APPLESS_MAIN(TstImportCorpus)
#include "tst_import_corpus.moc"
