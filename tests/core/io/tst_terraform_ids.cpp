// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which resources the ids of a plan lead to: those that Azure has yet to give out are followed through the configuration.
#include "core/io/importers/terraform/address.h"
#include "core/io/importers/terraform/identity.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;

namespace {

Json references(const QStringList& texts) {
    Json list = Json::array();
    for (const QString& text : texts) {
        list.push_back(text.toStdString());
    }
    return {{"references", std::move(list)}};
}

Json resource(const char* address, const char* type, Json values) {
    return {{"address", address}, {"mode", "managed"}, {"type", type}, {"values", std::move(values)}};
}

/// A plan with two subnets of a for_each in a module, one pool of another for_each, and the references of its subnet.
Json planWith(const QStringList& expression, const QStringList& output) {
    const auto subnet = [](const char* address, const char* name) {
        return resource(address, "azurerm_subnet",
                        {{"name", name}, {"resource_group_name", "g"}, {"virtual_network_name", "v"}});
    };
    const QStringList all{QStringLiteral("module.net.all"), QStringLiteral("module.net")};
    const Json network = resource("module.net.azurerm_virtual_network.v", "azurerm_virtual_network",
                                  {{"name", "v"}, {"resource_group_name", "g"}});
    Json plan;
    Json& root = plan["planned_values"]["root_module"];
    root["resources"] = Json::array({resource("azurerm_kubernetes_cluster_node_pool.p[\"b\"]",
                                              "azurerm_kubernetes_cluster_node_pool", {{"name", "p"}})});
    root["child_modules"] =
        Json::array({{{"address", "module.net"},
                      {"resources", Json::array({network, subnet("module.net.azurerm_subnet.s[\"a\"]", "sa"),
                                                 subnet("module.net.azurerm_subnet.s[\"b\"]", "sb")})}}});
    Json& configuration = plan["configuration"]["root_module"];
    configuration["resources"] = Json::array({{{"address", "azurerm_kubernetes_cluster_node_pool.p"},
                                               {"expressions", {{"vnet_subnet_id", references(expression)}}},
                                               {"for_each_expression", references(all)}}});
    Json& call = configuration["module_calls"]["net"];
    call["expressions"]["passed"] = references(all);
    call["module"]["outputs"]["all"]["expression"] = references(output);
    return plan;
}

/// The name of the subnet that the pool's expression leads to; "none" if it leads to no single one.
std::string subnetOf(const Json& plan) {
    std::vector<TerraformModel> models = readTerraformModels(plan);
    const TerraformResolver resolver(models.front());
    const TerraformIdentities identities(models.front(), resolver);
    const TerraformResource& pool = models.front().resources.front();
    const ArmId* id = identities.referred(terraformExpression(pool, "vnet_subnet_id"), pool,
                                          "Microsoft.Network/virtualNetworks/subnets");
    return id ? std::string(id->name()) : "none";
}

}  // namespace

class TstTerraformIds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void referencesLeadToOneSubnet_data() {
        QTest::addColumn<QStringList>("expression");
        QTest::addColumn<QStringList>("output");
        QTest::addColumn<QString>("subnet");
        const auto row = [](const char* name, const char* expression, const char* output, const char* subnet) {
            QTest::newRow(name) << QString::fromLatin1(expression).split(QLatin1Char(' '))
                                << QString::fromLatin1(output).split(QLatin1Char(' ')) << QString::fromLatin1(subnet);
        };
        const char* all = "module.net.all module.net";
        row("output of one", all, "azurerm_subnet.s[\"a\"].id azurerm_subnet.s[\"a\"]", "sa");
        row("element of a map", "module.net.all[\"b\"] module.net.all module.net", "azurerm_subnet.s", "sb");
        row("each.value", "each.value", "azurerm_subnet.s[\"a\"].id", "sa");
        row("each.value of the same keys", "each.value", "azurerm_subnet.s", "sb");
        row("element of the same key", "module.net.all module.net each.key", "azurerm_subnet.s", "sb");
        row("no key", all, "azurerm_subnet.s", "none");
        row("no such key", "module.net.all[\"c\"] module.net.all module.net", "azurerm_subnet.s", "none");
        row("another type", all, "azurerm_virtual_network.v.id azurerm_virtual_network.v", "none");
        row("a circle", all, "var.passed", "none");
        row("two subnets", all, "azurerm_subnet.s[\"a\"].id azurerm_subnet.s[\"b\"].id", "none");
    }
    void referencesLeadToOneSubnet() {
        QFETCH(QStringList, expression);
        QFETCH(QStringList, output);
        QFETCH(QString, subnet);
        QCOMPARE(subnetOf(planWith(expression, output)), subnet.toStdString());
    }

    void addressesComeApartAndTogether_data() {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QString>("local");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* module, const char* local, const char* key) {
            QTest::newRow(name) << QString::fromLatin1(module) << QString::fromLatin1(local)
                                << QString::fromLatin1(key);
        };
        row("plain", "", "azurerm_subnet.a", "");
        row("count", "", "azurerm_subnet.a", "[3]");
        row("for_each with dots and brackets", "module.m[\"x.y\"].module.n", "azurerm_subnet.a", "[\"p]q.\\\"r\"]");
        row("data", "module.m", "data.azurerm_subnet.a", "");
    }
    void addressesComeApartAndTogether() {
        QFETCH(QString, module);
        QFETCH(QString, local);
        QFETCH(QString, key);
        const QString text = (module.isEmpty() ? local : module + QLatin1Char('.') + local) + key;
        const auto address = parseTerraformAddress(text.toStdString());
        QVERIFY(address.has_value());
        QCOMPARE(address->module, module.toStdString());
        QCOMPARE(address->local(), local.toStdString());
        QCOMPARE(address->key, key.toStdString());
        QCOMPARE(address->block() + address->key, text.toStdString());
    }

    void whatIsNoAddressIsNone() {
        for (const char* text :
             {"", "azurerm_subnet", "module.m", "azurerm_subnet.a[\"", "data.azurerm_subnet", ".", ".a"}) {
            QVERIFY2(!parseTerraformAddress(text), text);
        }
    }

    void idsFollowNamesGroupsAndParents() {
        const Json state = Json::parse(R"({"version": 4, "terraform_version": "1.9.4", "resources": [
            {"mode": "managed", "type": "azurerm_virtual_network", "name": "v", "instances": [{"attributes":
              {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v", "name": "v",
               "resource_group_name": "g"}}]},
            {"mode": "managed", "type": "azurerm_subnet", "name": "byName", "instances": [{"attributes":
              {"name": "n", "virtual_network_name": "V", "resource_group_name": "G"}}]},
            {"mode": "managed", "type": "azurerm_subnet", "name": "elsewhere", "instances": [{"attributes":
              {"name": "n", "virtual_network_name": "v", "resource_group_name": "other"}}]},
            {"mode": "managed", "type": "azurerm_route_table", "name": "unnamed", "instances": [{"index_key": "a/b",
              "attributes": {"resource_group_name": "g"}}]}]})");
        std::vector<TerraformModel> models = readTerraformModels(state);
        const TerraformResolver resolver(models.front());
        const TerraformIdentities identities(models.front(), resolver);
        const auto& resources = models.front().resources;
        QCOMPARE(
            identities.of(resources[1])->text(),
            std::string("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n"));
        QCOMPARE(identities.of(resources[2])->text(),
                 std::string("/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/v/subnets/n"));
        QCOMPARE(std::string(identities.of(resources[3])->name()),
                 std::string("{azurerm_route_table.unnamed[\"a_b\"]}"));
        QVERIFY(identities.of(resources[3])->stated().empty());
    }
};

QTEST_APPLESS_MAIN(TstTerraformIds)
#include "tst_terraform_ids.moc"
