// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is locked once it stands: the values, the efforts under each model, and which change is still open.
#include "core/report/changeability.h"
#include "core/report/report.h"
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <fmt/format.h>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;
using catalog::Changeable;
using catalog::Effort;

namespace {

/// "new cluster | service CIDR | 10.0.0.0/16 (default)", with the change after the field where there is one.
std::vector<std::string> linesOf(const Facts& facts, ObjectRef object) {
    std::vector<std::string> lines;
    for (const LockedField& field : lockedFields(facts)) {
        if (field.object == object) {
            lines.push_back(fmt::format("{} | {}{}{} | {}", catalog::effortTitle(field.effort), fieldTitle(field),
                                        field.change.empty() ? "" : ", ", field.change, field.value));
        }
    }
    return lines;
}

const LockedField* findField(const std::vector<LockedField>& fields, ObjectRef object, Changeable what) {
    const auto found = std::ranges::find_if(
        fields, [&](const LockedField& field) { return field.object == object && field.what == what; });
    return found == fields.end() ? nullptr : &*found;
}

void compareLines(const std::vector<std::string>& actual, const std::vector<std::string>& expected) {
    for (std::size_t i = 0; i < std::min(actual.size(), expected.size()); ++i) {
        QCOMPARE(actual[i], expected[i]);
    }
    QCOMPARE(actual.size(), expected.size());
}

}  // namespace

class TstLockedFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOverlayClusterByDefaults() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.1.0.0/16"_prefix});
        const auto nodes = maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const ClusterId cluster =
            maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolOf(3, nodes)});
        const auto facts = maker.facts();
        compareLines(
            linesOf(*facts, cluster),
            {"new cluster | networking model | azure (Overlay)", "new cluster | virtual network | vnet",
             "new cluster | pod CIDR, to any other range | 10.244.0.0/16 (default)",
             "new cluster | service CIDR | 10.0.0.0/16 (default)", "new cluster | DNS service IP | 10.0.0.10 (default)",
             "new cluster | load balancer SKU, Standard to Basic | standard (default)",
             "new cluster | private endpoint of the API server, public to private, and back | public",
             "one-way | data plane, Azure to Cilium | azure (default)",
             "one-way | API Server VNet Integration, off to on | off",
             "by reimage | IP families, IPv4 to dual-stack | IPv4 (default)",
             "by reimage | network policy engine | none (default)",
             "freely | pod CIDR, to a range that holds the old one | 10.244.0.0/16 (default)",
             "freely | outbound type | loadBalancer (default)",
             "freely | outbound addresses and ports | 1 managed (default); ports by number of nodes",
             "freely | authorized IP ranges | none", "freely | more pools | 1 now"});
        compareLines(linesOf(*facts, facts->pools.front().pool),
                     {"new pool | node subnet of a pool | nodes", "new pool | max pods | 250 (default)",
                      "new pool | operating system of a pool | Linux", "freely | node count | 3",
                      "freely | max surge | default"});
        compareLines(linesOf(*facts, network), {"freely | address space of the virtual network | 10.1.0.0/16"});
        compareLines(linesOf(*facts, nodes), {"new pool | prefix of the subnet | 10.1.0.0/24"});
    }

    void whatHasBeenDoneCannotBeDoneAgain() {
        PlanMaker maker;
        NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
        profile.networkDataplane = NetworkDataplane::cilium;
        profile.loadBalancerSku = LoadBalancerSku::basic;
        profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        const ClusterId id = maker.cluster(profile, {poolOf(3, {})});
        const auto facts = maker.facts();
        const auto fields = lockedFields(*facts);
        const LockedField* plane = findField(fields, id, Changeable::dataPlane);
        QVERIFY(plane && plane->effort == Effort::newCluster && plane->isDisputed && plane->value == "cilium");
        QCOMPARE(std::string(plane->change), std::string("Cilium to Azure"));
        QCOMPARE(fieldSentence(*plane),
                 std::string("data plane, Cilium to Azure: new cluster (sources disagree). One page "
                             "lists the way back as a reimage."));
        const LockedField* sku = findField(fields, id, Changeable::loadBalancerSku);
        QVERIFY(sku && sku->effort == Effort::oneWay && sku->change == "Basic to Standard" && sku->value == "basic");
        const LockedField* families = findField(fields, id, Changeable::ipFamilies);
        QVERIFY(families && families->effort == Effort::newCluster && families->value == "IPv4, IPv6");
        // Host routing needs Cilium, and without AKS's own network there is none to name.
        QVERIFY(findField(fields, id, Changeable::hostRouting));
        QCOMPARE(findField(fields, id, Changeable::virtualNetwork)->value, std::string("made by AKS (default)"));
        QVERIFY(!findField(fields, id, Changeable::privateDnsZone));
    }

    void kubenetLocksItsRouteTableAndPodCidr() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.1.0.0/16"_prefix});
        const auto nodes = maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const ClusterId id = maker.cluster(profileOf(NetworkPlugin::kubenet), {poolOf(3, nodes)});
        const auto facts = maker.facts();
        compareLines(linesOf(*facts, nodes),
                     {"new cluster | route table | made by AKS", "new pool | prefix of the subnet | 10.1.0.0/24"});
        const auto fields = lockedFields(*facts);
        QCOMPARE(findField(fields, id, Changeable::podCidr)->effort, Effort::newCluster);
        QCOMPARE(findField(fields, id, Changeable::networkPlugin)->effort, Effort::oneWay);
        QCOMPARE(std::string(findField(fields, id, Changeable::networkPlugin)->change), std::string("to Overlay"));
    }

    void podSubnetsAreThePoolsOwn() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.1.0.0/16"_prefix});
        const auto nodes = maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const auto pods = maker.subnet(network, "pods", {"10.1.16.0/20"_prefix});
        const ClusterId id = maker.cluster(profileOf(NetworkPlugin::azure), {poolOf(3, nodes, pods)});
        const auto facts = maker.facts();
        const auto fields = lockedFields(*facts);
        const ObjectRef pool = facts->pools.front().pool;
        QCOMPARE(findField(fields, pool, Changeable::poolPodSubnet)->value, std::string("pods"));
        QCOMPARE(findField(fields, pool, Changeable::poolPodSubnet)->effort, Effort::newPool);
        QVERIFY(findField(fields, pool, Changeable::allocationMode));
        QCOMPARE(findField(fields, pods, Changeable::subnetPrefix)->effort, Effort::newPool);
        QVERIFY(!findField(fields, id, Changeable::podCidr));  // a flat model has none
    }

    void aSubnetWithoutNodesChangesFreely() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.1.0.0/16"_prefix});
        const auto empty = maker.subnet(network, "empty", {"10.1.0.0/24"_prefix});
        const auto endpoints = maker.subnet(network, "endpoints", {"10.1.1.0/24"_prefix});
        const auto server = maker.subnet(network, "server", {"10.1.2.0/28"_prefix});
        SubnetConsumer endpoint;
        endpoint.name = "pe-sql";
        endpoint.subnet = endpoints;
        maker.put(Put<SubnetConsumer>{endpoint});
        Cluster cluster;
        cluster.info.name = "aks";
        cluster.apiServerAccessProfile.enableVnetIntegration = true;
        cluster.apiServerAccessProfile.subnet = server;
        maker.put(PutCluster{cluster});
        const auto fields = lockedFields(*maker.facts());
        const LockedField* free = findField(fields, empty, Changeable::subnetPrefix);
        QVERIFY(free->effort == Effort::freely && free->condition.starts_with("Nothing stands in it yet"));
        const LockedField* others = findField(fields, endpoints, Changeable::subnetPrefix);
        QVERIFY(others->effort == Effort::freely && others->condition.ends_with("move out first: pe-sql."));
        const LockedField* locked = findField(fields, server, Changeable::subnetPrefix);
        QVERIFY(locked->effort == Effort::newCluster && locked->condition.starts_with("The API server of aks"));
    }

    void ofEveryThingTheDearestComesFirst() {
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            std::vector<ObjectRef> things;
            const std::vector<LockedField> fields = lockedFields(*facts);
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const LockedField& field = fields[i];
                QVERIFY(field.source && !fieldTitle(field).empty());
                QVERIFY(field.condition.empty() || field.condition.ends_with('.'));
                if (i > 0 && fields[i - 1].object == field.object) {
                    QVERIFY(fields[i - 1].effort >= field.effort);
                } else {
                    QVERIFY(std::ranges::find(things, field.object) ==
                            things.end());  // a thing's fields stand together
                    things.push_back(field.object);
                }
            }
            for (const ObjectRef object : things) {
                const auto same = std::ranges::count(fields, object, &LockedField::object);
                QCOMPARE(std::ssize(lockedFieldsOf(*facts, object)), same);
            }
            QVERIFY(lockedFieldsOf(*facts, ObjectRef()).empty());
        }
    }

    void theTableHasARowAField() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.1.0.0/16"_prefix});
        maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const auto plan = std::make_shared<const Plan>(maker.plan());
        const Table table = changeability(*evaluate({.plan = plan, .revision = 0, .today = ""}));
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.columns.size(), static_cast<std::size_t>(ChangeabilityColumn::source) + 1);
        const auto cell = [&](ChangeabilityColumn column) {
            return cellText(table.rows[1].cells[static_cast<std::size_t>(column)], ColumnType::text);
        };
        QCOMPARE(cell(ChangeabilityColumn::thing), std::string("nodes"));
        QCOMPARE(cell(ChangeabilityColumn::kind), std::string("subnet"));
        QCOMPARE(cell(ChangeabilityColumn::in), std::string("vnet"));
        QCOMPARE(cell(ChangeabilityColumn::property), std::string("subnets.addressPrefixes"));
        QCOMPARE(cell(ChangeabilityColumn::effort), std::string("freely"));
        QVERIFY(cell(ChangeabilityColumn::source).starts_with("https://"));
    }
};

QTEST_APPLESS_MAIN(TstLockedFields)
#include "tst_locked_fields.moc"
